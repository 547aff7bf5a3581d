package main

import (
	"runtime"
)

func main() {
	ready := false
	go func() {
		ready = true // race
	}()
	for !ready { // race
		runtime.Gosched()
	}
}
