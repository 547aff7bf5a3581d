package main

import "fmt"

func main() {
	ch := make(chan int, 5)
	for i := range 5 {
		go func() { ch <- i }()
	}
	var order []int
	for range 5 {
		order = append(order, <-ch)
	}
	fmt.Println(order)
}
