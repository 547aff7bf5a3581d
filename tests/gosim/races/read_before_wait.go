package main

import (
	"sync"
)

func main() {
	var wg sync.WaitGroup
	n := 0
	wg.Add(1)
	go func() {
		n = 1 // race
		wg.Done()
	}()
	println(n) // race
	wg.Wait()
}
