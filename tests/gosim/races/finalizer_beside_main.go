package main

import "runtime"

type thing struct{ data [8]int }

func main() {
	n := 0
	runtime.SetFinalizer(&thing{}, func(*thing) {
		n++ // race
	})
	runtime.GC()
	for range 1000 {
		runtime.Gosched()
	}
	println(n) // race
}
