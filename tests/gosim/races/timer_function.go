package main

import (
	"time"
)

func main() {
	n := 1
	done := make(chan bool)
	time.AfterFunc(time.Millisecond, func() {
		n++
		close(done)
	})
	<-done
	println(n)
}
