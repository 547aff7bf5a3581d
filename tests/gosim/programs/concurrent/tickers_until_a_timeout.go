// run

package main

import (
	"context"
	"fmt"
	"sync"
	"time"
)

func main() {
	fmt.Println("start")
	ctx, cancel := context.WithTimeout(context.Background(), 105*time.Millisecond)
	defer cancel()
	var wg sync.WaitGroup
	for i := 1; i <= 3; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			t := time.NewTicker(time.Duration(i*20) * time.Millisecond)
			defer t.Stop()
			n := 0
			for {
				select {
				case <-ctx.Done():
					fmt.Println(i, "done", n, ctx.Err())
					return
				case <-t.C:
					n++
				}
			}
		}()
	}
	wg.Wait()
	res := make(chan string)
	go func() {
		time.Sleep(30 * time.Millisecond)
		select {
		case res <- "late":
		default:
			fmt.Println("nobody")
		}
	}()
	select {
	case r := <-res:
		fmt.Println(r)
	case <-time.After(10 * time.Millisecond):
		fmt.Println("timeout")
	}
	time.Sleep(40 * time.Millisecond)
}
