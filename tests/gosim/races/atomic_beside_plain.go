package main

import (
	"sync"
	"sync/atomic"
)

func main() {
	var wg sync.WaitGroup
	var n int64
	wg.Add(1)
	go func() {
		defer wg.Done()
		atomic.AddInt64(&n, 1) // race
	}()
	println(n) // race
	wg.Wait()
}
