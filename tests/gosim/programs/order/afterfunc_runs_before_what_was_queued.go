// run

package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var order []string
	var wg sync.WaitGroup
	wg.Add(3)
	time.AfterFunc(time.Millisecond, func() {
		order = append(order, "timer")
		wg.Done()
	})
	for _, name := range []string{"A", "B"} {
		go func() {
			order = append(order, name)
			wg.Done()
		}()
	}
	for start := time.Now(); time.Since(start) < 3*time.Millisecond; {
	}
	wg.Wait()
	fmt.Println(order)
}
