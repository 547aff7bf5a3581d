package main

import (
	"sync"
)

func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	var p *int
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if p == nil { // race
				mu.Lock()
				if p == nil {
					p = new(int) // race
				}
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
}
