// run

package main

import (
	"fmt"
	str "strings"
)

const (
	a, b    = iota, "x" + `y`
	c, d
	big     = 0x1p-2 + 1_000i
)

var v, w int = 1, (2 + 3) * -4
var table = map[string][]int{"a": {1, 2}, "b": nil}

type (
	point[T any] struct {
		X, Y T `json:"x"`
		*inner
		fmt.Stringer
	}
	inner  struct{}
	number interface {
		~int | ~float64
		m(int, ...string) (n int, err error)
	}
	alias  = chan<- <-chan int
	tree[K comparable, V interface{ *K }] [4]func(K) V
	array [len("abc")]*int
)

func (p *point[T]) sum(q point[T]) (total T, _ error) {
	defer func() { recover() }()
	go p.run(func(xs ...T) bool { return len(xs) > 0 }, table["a"][1:2:2]...)
	return
}

func (p *point[T]) run(f func(...T) bool, _ ...int) {}

func generic[A, B any, C ~[]B](x A, y C) (A, B) {
outer:
	for i, r := range "世界" {
		switch y := any(r).(type) {
		case nil, int:
			continue outer
		case rune:
			_ = y
		default:
			break outer
		}
		if i := i + 1; i > 2 && !false || v&^w<<2 != 0 {
			x, y = x, y
			goto done
		} else if r == 'a' {
			v += 2
		} else {
			w--
		}
	}
done:
	for range 3 {
	}
	for ; ; v++ {
		break
	}
	var ch chan int
	select {
	case ch <- 1:
	case n, ok := <-ch:
		fmt.Println(n, ok)
	default:
	}
	switch {
	case x != x:
		fallthrough
	default:
		;
	}
	{
		type local struct{}
		const k = 1.5e3
	}
	fn := (*point[int]).sum
	_ = fn
	_ = [...]struct{ n int }{{1}, 3: {n: 2}}
	_ = any(ch).(chan int)
	_ = str.Map[func(rune) rune]
	return x, *new(B)
}

func main() {}
