// run

package main

import "fmt"

func main() {
	ran := false
	ch := make(chan int)
	go func() {
		ran = true
		ch <- 1
	}()
	for i := 0; i < 100; i++ {
		select {
		case <-ch:
		default:
		}
	}
	fmt.Println(ran)
	<-ch
	fmt.Println(ran)
}
