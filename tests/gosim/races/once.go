package main

import (
	"sync"
)

func main() {
	var wg sync.WaitGroup
	var once sync.Once
	n := 0
	for range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			once.Do(func() { n = 1 })
			_ = n
		}()
	}
	wg.Wait()
}
