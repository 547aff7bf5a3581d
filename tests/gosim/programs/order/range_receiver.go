// run

package main

import "fmt"

func main() {
	var order []string
	ch := make(chan int)
	done := make(chan bool)
	go func() {
		for v := range ch {
			order = append(order, fmt.Sprint("r", v))
		}
		close(done)
	}()
	for i := 0; i < 5; i++ {
		order = append(order, fmt.Sprint("s", i))
		ch <- i
	}
	close(ch)
	<-done
	fmt.Println(order)
}
