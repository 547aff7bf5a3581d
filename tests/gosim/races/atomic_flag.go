package main

import (
	"runtime"
	"sync/atomic"
)

func main() {
	var ready atomic.Bool
	n := 0
	go func() {
		n = 1
		ready.Store(true)
	}()
	for !ready.Load() {
		runtime.Gosched()
	}
	println(n)
}
