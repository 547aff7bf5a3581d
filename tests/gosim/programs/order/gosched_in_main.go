// run

package main

import (
	"fmt"
	"runtime"
)

func main() {
	var order []string
	for _, name := range []string{"A", "B", "C"} {
		go func() { order = append(order, name) }()
	}
	runtime.Gosched()
	order = append(order, "main")
	fmt.Println(order)
}
