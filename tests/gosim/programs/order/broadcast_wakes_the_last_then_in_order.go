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
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	for i := 1; i <= 5; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			cond.Wait()
			mu.Unlock()
			order = append(order, i)
		}()
		runtime.Gosched()
	}
	cond.Broadcast()
	wg.Wait()
	fmt.Println(order)
}
