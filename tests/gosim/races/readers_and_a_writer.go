package main

import (
	"sync"
)

func main() {
	var wg sync.WaitGroup
	var mu sync.RWMutex
	n := 0
	for i := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if i == 0 {
				mu.Lock()
				n = 1
				mu.Unlock()
				return
			}
			mu.RLock()
			_ = n
			mu.RUnlock()
		}()
	}
	wg.Wait()
	println(n)
}
