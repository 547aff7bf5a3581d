package main

import (
	"sync"
)

func main() {
	var wg sync.WaitGroup
	var s []int
	for i := range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			s = append(s, i) // race
		}()
	}
	wg.Wait()
	println(len(s))
}
