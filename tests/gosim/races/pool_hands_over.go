package main

import (
	"sync"
)

func main() {
	pool := sync.Pool{New: func() any { return new(int) }}
	done := make(chan bool)
	for range 3 {
		go func() {
			p := pool.Get().(*int)
			*p++
			pool.Put(p)
			done <- true
		}()
	}
	for range 3 {
		<-done
	}
}
