package main

var total int

func main() {
	done := make(chan bool)
	p := &total
	go func() {
		*p += 2 // race
		done <- true
	}()
	total++ // race
	<-done
	println(total)
}
