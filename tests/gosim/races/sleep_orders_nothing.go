package main

import (
	"time"
)

func main() {
	n := 0
	go func() {
		n = 1 // race
	}()
	time.Sleep(time.Millisecond)
	println(n) // race
}
