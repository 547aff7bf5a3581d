package main

import (
	"sync"
)

type pair struct{ a, b int }

func main() {
	var wg sync.WaitGroup
	p := pair{1, 2}
	wg.Add(1)
	go func() {
		defer wg.Done()
		p.b = 3 // race
	}()
	q := p // race
	wg.Wait()
	println(q.a)
}
