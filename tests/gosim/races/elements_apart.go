package main

import (
	"sync"
)

func main() {
	var wg sync.WaitGroup
	s := make([]int, 4)
	for i := range s {
		wg.Add(1)
		go func() {
			defer wg.Done()
			s[i] = i
		}()
	}
	wg.Wait()
	println(s[3])
}
