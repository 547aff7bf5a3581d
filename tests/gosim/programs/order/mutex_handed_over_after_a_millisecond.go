// run

package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

func main() {
	var order []string
	var wg sync.WaitGroup
	var mu sync.Mutex
	spin := func(d time.Duration) {
		for start := time.Now(); time.Since(start) < d; {
		}
	}
	mu.Lock()
	wg.Add(1)
	go func() {
		defer wg.Done()
		mu.Lock()
		order = append(order, "waiter")
		mu.Unlock()
	}()
	runtime.Gosched()
	spin(2 * time.Millisecond)
	mu.Unlock()
	mu.Lock()
	order = append(order, "barged")
	runtime.Gosched()
	mu.Unlock()
	mu.Lock()
	order = append(order, "main")
	mu.Unlock()
	wg.Wait()
	fmt.Println(order)
}
