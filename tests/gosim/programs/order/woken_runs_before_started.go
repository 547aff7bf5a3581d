// run

package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var order []string
	var wg sync.WaitGroup
	wg.Add(3)
	ch := make(chan int)
	go func() {
		<-ch
		order = append(order, "X")
		wg.Done()
	}()
	runtime.Gosched()
	for _, name := range []string{"A", "B"} {
		go func() {
			order = append(order, name)
			wg.Done()
		}()
	}
	ch <- 1
	wg.Wait()
	fmt.Println(order)
}
