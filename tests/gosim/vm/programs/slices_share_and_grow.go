// run
package main

import "fmt"

// What escapes grows on the heap. (Since Go 1.25 the first 32 bytes of a slice that does not may be
// on the stack, with other capacities.)
var sink any

type big struct{ a, b, c, d int }

func caps[T any](n int) (list []int) {
	var s []T
	var zero T
	last := -1
	for range n {
		s = append(s, zero)
		sink = s
		if cap(s) != last {
			last = cap(s)
			list = append(list, last)
		}
	}
	return list
}

func main() {
	fmt.Println(caps[int](3000))
	fmt.Println(caps[byte](3000))
	fmt.Println(caps[string](1000))
	fmt.Println(caps[big](500))
	fmt.Println(caps[*int](2000))
	fmt.Println(caps[[3]byte](300))
	fmt.Println(caps[bool](300), len(caps[struct{}](5)))
	a := []int{1, 2, 3, 4, 5}
	b := a[1:3]
	b = append(b, 40)
	c := append(b, 50, 60)
	c[0] = 99
	fmt.Println(a, b, c, len(b), cap(b), cap(c))
	d := a[1:3:3]
	d = append(d, 7)
	d[0] = -1
	fmt.Println(a, d, cap(a[2:]), cap(a[:2:4]))
	e := append([]int(nil), a...)
	copy(e[1:], e)
	fmt.Println(e, copy(e, []int{8, 8}), e)
	var n []int
	fmt.Println(n == nil, n[:0] == nil, append(n, n...) == nil, len(n), cap(n))
	m := [][]int{{1}, {2, 3}}
	m[0] = append(m[0], 9)
	for i := range m {
		m[i] = m[i][1:]
	}
	fmt.Println(m)
	x := append(append([]byte("ab"), "cd"...), 'e')
	fmt.Println(string(x), len(x))
	st := []big{{1, 2, 3, 4}}
	p := &st[0]
	st = append(st, big{})
	p.a = 100
	fmt.Println(st[0].a, p.a)
	arr := [4]int{1, 2, 3, 4}
	q := arr[:]
	q[0] = 10
	arr2 := arr
	arr2[1] = 20
	fmt.Println(arr, arr2, q)
	grow := make([]int, 5, 6)
	sink = grow
	fmt.Println(cap(append(grow, 1)), cap(append(grow, 1, 2)), cap(append(grow, make([]int, 20)...)))
	clear(q[1:3])
	fmt.Println(arr)
}
