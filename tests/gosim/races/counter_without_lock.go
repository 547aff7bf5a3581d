package main

import (
	"sync"
)

func main() {
	var wg sync.WaitGroup
	n := 0
	for range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			n++ // race
		}()
	}
	wg.Wait()
	println(n)
}
