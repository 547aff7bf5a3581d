// run

package main

import (
	"fmt"
	"sync"
)

func gen(n int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for i := 0; i < n; i++ {
			fmt.Println("gen", i)
			out <- i
		}
	}()
	return out
}

func stage(name string, in <-chan int, f func(int) int) <-chan int {
	out := make(chan int, 1)
	go func() {
		defer close(out)
		for v := range in {
			fmt.Println(name, v)
			out <- f(v)
		}
	}()
	return out
}

func merge(cs ...<-chan int) <-chan int {
	out := make(chan int)
	var wg sync.WaitGroup
	for i, c := range cs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for v := range c {
				fmt.Println("merge", i, v)
				out <- v
			}
		}()
	}
	go func() { wg.Wait(); close(out) }()
	return out
}

func main() {
	fmt.Println("start")
	a := stage("sq", gen(6), func(x int) int { return x * x })
	b := stage("add", a, func(x int) int { return x + 1 })
	c := stage("other", gen(4), func(x int) int { return -x })
	for v := range merge(b, c) {
		fmt.Println("out", v)
	}
}
