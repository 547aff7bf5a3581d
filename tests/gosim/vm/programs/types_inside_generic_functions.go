package main

import (
	"errors"
	"fmt"
	"sort"
)

// A type declared in a generic function is another type in every instance of the function.

func box[T any](x T) any {
	type box struct{ v T }
	type list []box
	type node struct {
		v    T
		next *node
	}
	type plain int
	type pair = [2]box
	b := box{x}
	fmt.Printf("%T %v %+v %#v\n", b, b, b, plain(1))
	fmt.Printf("%T %+v %T\n", list{b, b}, list{b, b}, map[string]*box{})
	n := &node{x, &node{x, nil}}
	fmt.Println(n.next.v, n.next.next == nil)
	fmt.Printf("%T %T %T\n", n, plain(1), pair{b, b})
	return b
}

func pairs[K comparable, V any](k K, v V) map[K]V {
	type pair struct {
		k K
		v V
	}
	type change func(pair) pair
	type source interface{ next() (K, V) }
	var f change = func(p pair) pair { p.v = v; return p }
	ps := append([]pair{{k: k}}, f(pair{k: k}))
	out := map[K]V{}
	for _, p := range ps {
		out[p.k] = p.v
	}
	seen := map[any]int{}
	seen[any(k)]++
	var s source
	fmt.Printf("%T %T %T\n", ps, f, &s)
	for _, a := range []any{pair{k, v}, &ps[0], k, s} {
		switch a := a.(type) {
		case pair:
			fmt.Println("pair", a.k, a.v)
		case *pair:
			fmt.Println("pointer", a.k)
		case K:
			fmt.Println("key", a)
		case nil:
			fmt.Println("nothing")
		}
	}
	func() {
		type inner struct{ p pair }
		c := make(chan inner, 1)
		c <- inner{ps[1]}
		fmt.Printf("%T %v\n", c, <-c)
	}()
	return out
}

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Each() any {
	type entry struct {
		at int
		v  T
	}
	entries := make([]entry, 0, len(s.items))
	for i, v := range s.items {
		entries = append(entries, entry{i, v})
	}
	sort.Slice(entries, func(i, j int) bool { return entries[i].at > entries[j].at })
	fmt.Printf("%T %v\n", entries, entries)
	return entry{}
}

type Base[T any] struct{ name T }

func (b *Base[T]) Name() T     { return b.name }
func (b Base[T]) Error() string { return fmt.Sprint("base ", b.name) }

func promoted[T any](x T) error {
	type derived struct {
		Base[T]
		extra T
	}
	d := &derived{Base[T]{x}, x}
	read := d.Name
	fmt.Printf("%T %v %v\n", d, read(), d.extra)
	return derived{Base[T]{x}, x}
}

func same[A, B any]() bool {
	type local struct{}
	return wrapped[local]() == wrapped[struct{}]()
}

func wrapped[T any]() any {
	type of struct{ t *T }
	fmt.Printf("%T\n", of{})
	return of{}
}

func depth[T any](n int, x T) int {
	type frame struct{ x T }
	if n == 0 {
		return 0
	}
	f := frame{x}
	return 1 + depth(n-1, f.x)
}

type W[T any] struct{ x T }

// What stands inside the brackets tells types of the same name apart by their number.
func numbered() {
	type a = int
	type b int
	f := func() any { type b string; return W[b]{} }
	{
		type b float64
		fmt.Printf("%T\n", W[[]b]{})
	}
	type c struct{ b }
	fmt.Printf("%T %T %T %T %v\n", W[b]{}, W[c]{}, f(), W[map[a]struct{ q c }]{}, c{})
	defer func() { fmt.Println(recover()) }()
	_ = f().(W[b])
}

func main() {
	numbered()
	a, b := box(1), box("s")
	fmt.Println(a == b, a == box(1), b == box("s"))
	fmt.Println(pairs(1, "x"), pairs("y", 2.5))
	ints, words := &Stack[int]{[]int{4, 5}}, &Stack[string]{[]string{"q"}}
	fmt.Println(ints.Each() == words.Each(), ints.Each() == ints.Each())
	err := promoted("n")
	var base interface{ Error() string }
	fmt.Println(err, errors.As(err, &base), promoted(7))
	fmt.Println(same[int, error](), depth(3, []byte("x")))
	defer func() { fmt.Println(recover()) }()
	_ = a.(fmt.Stringer)
}
