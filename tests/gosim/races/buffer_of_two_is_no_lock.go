package main

func main() {
	c := make(chan bool, 2)
	done := make(chan bool)
	n := 0
	for range 3 {
		go func() {
			c <- true
			n++ // race
			<-c
			done <- true
		}()
	}
	for range 3 {
		<-done
	}
	println(n)
}
