package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	var order []string
	note := func(name string) {
		mu.Lock()
		order = append(order, name)
		mu.Unlock()
		wg.Done()
	}
	wg.Add(4)
	go note("A")
	go func() {
		go note("C")
		note("B")
	}()
	go note("D")
	wg.Wait()
	fmt.Println(order)
}
