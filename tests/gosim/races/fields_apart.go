package main

import (
	"sync"
)

type pair struct{ a, b int }

func main() {
	var wg sync.WaitGroup
	var p pair
	wg.Add(2)
	go func() {
		defer wg.Done()
		p.a = 1
	}()
	go func() {
		defer wg.Done()
		p.b = 2
	}()
	wg.Wait()
	println(p.a + p.b)
}
