package main

import (
	"runtime"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	var m sync.Map
	n := 0
	wg.Add(2)
	go func() {
		defer wg.Done()
		n = 1
		m.Store("ready", true)
	}()
	go func() {
		defer wg.Done()
		for {
			if _, ok := m.Load("ready"); ok {
				break
			}
			runtime.Gosched()
		}
		println(n)
	}()
	wg.Wait()
}
