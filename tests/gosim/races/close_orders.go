package main

func main() {
	c := make(chan bool)
	n := 0
	go func() {
		n = 1
		close(c)
	}()
	<-c
	println(n)
}
