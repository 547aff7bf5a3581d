// run

package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var order []int
	var wg sync.WaitGroup
	ch := make(chan int)
	for i := 1; i <= 5; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			<-ch
			order = append(order, i)
		}()
		runtime.Gosched()
	}
	close(ch)
	wg.Wait()
	fmt.Println(order)
}
