package main

import (
	"sync"
)

func main() {
	var wg sync.WaitGroup
	m := map[int]int{}
	for i := range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			m[i] = i // race
		}()
	}
	wg.Wait()
	println(len(m))
}
