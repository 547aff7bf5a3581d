// run
package main

import (
	"fmt"
	"iter"
	"slices"
)

func upto(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("upto", n, "done")
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func zip[A, B any](as []A, bs []B) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		for i := range min(len(as), len(bs)) {
			if !yield(as[i], bs[i]) {
				return
			}
		}
	}
}

func none(yield func() bool) {
	for yield() {
	}
}

func rude(yield func(int) bool) {
	yield(1)
	yield(2)
}

func first(want int) (found int, err error) {
	defer func() { found += 100 }()
	for i := range upto(10) {
		defer fmt.Println("deferred in the body", i)
		if i == want {
			return i, nil
		}
	}
	return -1, fmt.Errorf("no %d", want)
}

func nested() string {
	s := ""
outer:
	for i := range upto(4) {
		for j := range upto(4) {
			switch {
			case j == 2:
				continue outer
			case i == 2:
				break outer
			}
			s += fmt.Sprint(i, j, " ")
		}
	}
	return s
}

func deep() int {
	for i := range upto(3) {
		for j := range upto(3) {
			for range 2 {
				if i+j == 3 {
					return 10*i + j
				}
			}
		}
	}
	return -1
}

func main() {
	fmt.Println(first(2))
	fmt.Println(first(20))
	fmt.Println(nested())
	fmt.Println(deep())
	for a, b := range zip([]string{"x", "y", "z"}, []int{1, 2}) {
		fmt.Print(a, b, " ")
	}
	fmt.Println()
	n := 0
	for range none {
		n++
		if n == 3 {
			break
		}
	}
	fmt.Println(n)
	var fs []func() int
	for i := range upto(3) {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	next, stop := iter.Pull(upto(3))
	fmt.Println(next())
	fmt.Println(next())
	stop()
	fmt.Println(next())
	fmt.Println(slices.Collect(upto(4)), slices.Sorted(slices.Values([]int{3, 1, 2})))
	func() {
		defer func() { fmt.Println(recover()) }()
		for i := range rude {
			fmt.Println("rude", i)
			break
		}
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		for i := range upto(3) {
			if i == 1 {
				panic("in the body")
			}
		}
	}()
	x, s := 0, []int{0, 0}
	for x, s[x] = range zip([]int{1, 0}, []int{5, 6}) {
	}
	fmt.Println(x, s)
}
