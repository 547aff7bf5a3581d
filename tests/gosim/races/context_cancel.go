package main

import (
	"context"
)

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	n := 0
	go func() {
		n = 1
		cancel()
	}()
	<-ctx.Done()
	println(n, ctx.Err() != nil)
}
