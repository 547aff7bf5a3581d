// run

package main

import "fmt"

func main() {
	var order []string
	ch := make(chan int)
	go func() {
		for i := 0; i < 4; i++ {
			order = append(order, fmt.Sprint("s", i))
			ch <- i
		}
	}()
	for i := 0; i < 4; i++ {
		<-ch
		order = append(order, fmt.Sprint("r", i))
	}
	fmt.Println(order)
}
