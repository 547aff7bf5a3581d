// run

package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var order []int
	var gate, wg sync.WaitGroup
	gate.Add(1)
	for i := 1; i <= 5; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			gate.Wait()
			order = append(order, i)
		}()
		runtime.Gosched()
	}
	gate.Done()
	wg.Wait()
	fmt.Println(order)
}
