// run

package main

import (
	"fmt"
	"sync"
)

func main() {
	var order []string
	var wg sync.WaitGroup
	wg.Add(4)
	note := func(name string) {
		order = append(order, name)
		wg.Done()
	}
	go note("A")
	go func() {
		go note("D")
		note("B")
	}()
	go note("C")
	wg.Wait()
	fmt.Println(order)
}
