// run

package main

import (
	"fmt"
	"sync"
)

type Tree struct {
	L, R *Tree
	V    int
}

func insert(t *Tree, v int) *Tree {
	if t == nil {
		return &Tree{V: v}
	}
	if v < t.V {
		t.L = insert(t.L, v)
	} else {
		t.R = insert(t.R, v)
	}
	return t
}

func walk(t *Tree, ch chan<- int) {
	if t == nil {
		return
	}
	walk(t.L, ch)
	ch <- t.V
	walk(t.R, ch)
}

func msort(xs []int, depth int) []int {
	if len(xs) < 2 {
		return xs
	}
	mid := len(xs) / 2
	var l, r []int
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { defer wg.Done(); l = msort(xs[:mid], depth+1); fmt.Println("L", depth, l) }()
	go func() { defer wg.Done(); r = msort(xs[mid:], depth+1); fmt.Println("R", depth, r) }()
	wg.Wait()
	out := make([]int, 0, len(xs))
	for len(l) > 0 && len(r) > 0 {
		if l[0] <= r[0] {
			out, l = append(out, l[0]), l[1:]
		} else {
			out, r = append(out, r[0]), r[1:]
		}
	}
	return append(append(out, l...), r...)
}

func main() {
	fmt.Println("start")
	var a, b *Tree
	for _, v := range []int{5, 2, 8, 1, 9, 3} {
		a = insert(a, v)
		b = insert(b, 10-v)
	}
	ca, cb := make(chan int), make(chan int)
	go func() { walk(a, ca); close(ca) }()
	go func() { walk(b, cb); close(cb) }()
	for va := range ca {
		fmt.Println(va, <-cb)
	}
	fmt.Println(msort([]int{3, 1, 2, 9, 7, 8, 5}, 0))
}
