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
	var mu sync.Mutex
	mu.Lock()
	for i := 1; i <= 4; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			order = append(order, fmt.Sprint(i))
			mu.Unlock()
		}()
		runtime.Gosched()
	}
	mu.Unlock()
	mu.Lock()
	order = append(order, "main")
	mu.Unlock()
	wg.Wait()
	fmt.Println(order)
}
