package main

import (
	"errors"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	var err error
	for i := range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if i >= 0 {
				err = errors.New("failed") // race
			}
		}()
	}
	wg.Wait()
	println(err.Error())
}
