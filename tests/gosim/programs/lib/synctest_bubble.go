// run

package main

import (
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func main() {
	synctest.Test(new(testing.T), func(t *testing.T) {
		start := time.Now()
		fmt.Println(start.UTC().Year(), start.UnixNano())
		done := false
		go func() {
			time.Sleep(3 * time.Hour)
			done = true
		}()
		synctest.Wait()
		fmt.Println(done, time.Since(start))
		time.Sleep(5 * time.Hour)
		synctest.Wait()
		fmt.Println(done, time.Since(start))

		ctx := make(chan int)
		var wg sync.WaitGroup
		for i := range 3 {
			wg.Go(func() {
				select {
				case <-ctx:
				case <-time.After(time.Duration(i+1) * time.Minute):
					fmt.Println("timed out", i, time.Since(start))
				}
			})
		}
		wg.Wait()
		tick := time.NewTicker(time.Second)
		for range 3 {
			<-tick.C
		}
		fmt.Println(time.Since(start))
		ran := false
		time.AfterFunc(0, func() { ran = true })
		synctest.Wait()
		fmt.Println(ran)
	})
	for _, bad := range []func(*testing.T){
		func(t *testing.T) { <-make(chan int) },
		func(t *testing.T) { go func() { select {} }() },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			synctest.Test(new(testing.T), bad)
		}()
	}
	defer func() { fmt.Println(recover()) }()
	synctest.Wait()
}
