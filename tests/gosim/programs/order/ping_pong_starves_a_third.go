// run

package main

import "fmt"

func main() {
	var order []string
	ping, pong := make(chan int), make(chan int)
	done := make(chan bool, 2)
	go func() {
		order = append(order, "T")
		done <- true
	}()
	go func() {
		for range ping {
			order = append(order, "ping")
			pong <- 1
		}
	}()
	go func() {
		for i := 0; i < 3; i++ {
			ping <- 1
			<-pong
			order = append(order, "pong")
		}
		done <- true
	}()
	<-done
	<-done
	fmt.Println(order)
}
