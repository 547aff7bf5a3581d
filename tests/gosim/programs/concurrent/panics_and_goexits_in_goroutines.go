// run

package main

import (
	"errors"
	"fmt"
	"runtime"
	"sync"
)

func safe(name string, wg *sync.WaitGroup, f func()) {
	defer wg.Done()
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "recovered", r)
		}
	}()
	f()
	fmt.Println(name, "fine")
}

func main() {
	fmt.Println("start")
	var wg sync.WaitGroup
	ch := make(chan int)
	var nilmap map[string]int
	fs := map[string]func(){
		"a": func() { panic(errors.New("e")) },
	}
	wg.Add(6)
	go safe("err", &wg, fs["a"])
	go safe("close", &wg, func() { close(ch); close(ch) })
	go safe("map", &wg, func() { nilmap["x"] = 1 })
	go safe("goexit", &wg, func() { defer fmt.Println("in goexit"); runtime.Goexit() })
	go safe("send", &wg, func() { ch <- 1 })
	go safe("idx", &wg, func() { x := []int{1}; i := 5; fmt.Println(x[i]) })
	wg.Wait()
	var once sync.Once
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			once.Do(func() { fmt.Println("once by", i); runtime.Gosched() })
			fmt.Println("after", i)
		}()
	}
	wg.Wait()
}
