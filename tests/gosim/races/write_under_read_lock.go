package main

import (
	"sync"
)

type cache struct {
	mu   sync.RWMutex
	hits int
}

func main() {
	var wg sync.WaitGroup
	var c cache
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			c.mu.RLock()
			c.hits++ // race
			c.mu.RUnlock()
		}()
	}
	wg.Wait()
	println(c.hits)
}
