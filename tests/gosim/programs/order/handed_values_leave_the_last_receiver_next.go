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
	ch := make(chan int)
	for i := 1; i <= 3; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			v := <-ch
			order = append(order, fmt.Sprintf("w%d=%d", i, v))
		}()
		runtime.Gosched()
	}
	for v := 1; v <= 3; v++ {
		ch <- v
	}
	wg.Wait()
	fmt.Println(order)
}
