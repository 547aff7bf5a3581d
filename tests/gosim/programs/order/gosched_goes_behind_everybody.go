// run

package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var order []string
	var wg sync.WaitGroup
	for _, name := range []string{"A", "B", "C"} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for turn := 1; turn <= 3; turn++ {
				order = append(order, fmt.Sprint(name, turn))
				runtime.Gosched()
			}
		}()
	}
	wg.Wait()
	fmt.Println(order)
}
