package main

func main() {
	c, quit := make(chan int), make(chan bool)
	n := 0
	go func() {
		n = 1
		select {
		case c <- 1:
		case <-quit:
		}
	}()
	select {
	case <-c:
	case <-quit:
	}
	println(n)
}
