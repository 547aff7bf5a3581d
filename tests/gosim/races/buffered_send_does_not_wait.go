package main

func main() {
	c := make(chan bool, 1)
	done := make(chan bool)
	n := 0
	go func() {
		n = 1 // race
		<-c
		close(done)
	}()
	c <- true
	println(n) // race
	<-done
}
