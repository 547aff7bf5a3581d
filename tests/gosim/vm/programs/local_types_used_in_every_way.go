package main

import (
	"fmt"
	"slices"
	"sync"
)

type Shape interface{ Area() float64 }
type Sq struct{ s float64 }

func (q Sq) Area() float64 { return q.s * q.s }

func key[K comparable, S Shape](ks []K, s S) int {
	type id K2[K]
	type enum uint8
	const (
		a enum = iota
		b
	)
	type k struct {
		id
		e enum
	}
	m := map[k][]S{}
	for i, x := range ks {
		kk := k{id{x}, enum(i) % 2}
		m[kk] = append(m[kk], s)
	}
	type named k
	n := named(k{id{ks[0]}, b})
	back := k(n)
	_, ok := m[back]
	fmt.Printf("%T %T %v %v %T\n", n, m, ok, a, K2[k]{})
	type sh interface{ Shape }
	var q sh = s
	fmt.Printf("%T %.1f\n", q, q.Area())
	var wg sync.WaitGroup
	type msg struct {
		from k
		err  error
	}
	c := make(chan msg)
	for kk := range m {
		wg.Add(1)
		go func() { defer wg.Done(); c <- msg{from: kk} }()
	}
	go func() { wg.Wait(); close(c) }()
	var got []string
	for x := range c {
		got = append(got, fmt.Sprintf("%T%v", x, x))
	}
	slices.Sort(got)
	fmt.Println(got)
	seq := func(yield func(k) bool) {
		for kk := range m {
			if !yield(kk) {
				return
			}
		}
	}
	cnt := 0
	for x := range seq {
		type inner struct{ x k }
		if any(inner{x}) != any(inner{k{}}) {
			cnt++
		}
	}
	var arr [2]k
	arr[1] = back
	p := &arr[1]
	p.e = a
	type rec map[enum]*rec2[k]
	r := rec{a: {v: *p}}
	fmt.Printf("%T %v %v\n", r, r[a].v, arr[1].e)
	switch any(r).(type) {
	case rec:
		cnt += 100
	}
	return cnt
}

type K2[K any] struct{ v K }
type rec2[T any] struct {
	v    T
	next *rec2[T]
}

func Map[T, U any](xs []T, f func(T) U) []U {
	type acc = []U
	var out acc
	type cell[0 + 1]T
	for _, x := range xs {
		c := cell{x}
		out = append(out, f(c[0]))
	}
	fmt.Printf("%T %d\n", cell{}, len(cell{}))
	return out
}

func main() {
	fmt.Println(key([]int{1, 2, 3}, Sq{2}))
	fmt.Println(key([]string{"x", "y"}, Shape(Sq{3})))
	type local struct{ n int }
	fmt.Printf("%v\n", Map([]int{1, 2}, func(i int) local { return local{i} }))
	fmt.Printf("%v\n", Map([]local{{7}}, func(i local) string { return fmt.Sprintf("%T", i) }))
}
