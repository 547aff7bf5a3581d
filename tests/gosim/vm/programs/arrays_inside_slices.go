// run
//
// A pointer to an array that is a part of a slice sees the slice, and the slice sees it.
package main

import "fmt"

type point struct{ x, y int }

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "panics:", r)
		}
	}()
	f()
}

func main() {
	s := []int{0, 1, 2, 3, 4, 5, 6, 7}
	p := (*[3]int)(s[2:])
	p[0] = 20
	s[3] = 30
	fmt.Println(s, *p, p, len(p), cap(p))
	fmt.Println(p == (*[3]int)(s[2:]), p == (*[3]int)(s[3:]), p != (*[3]int)(s[2:6]))
	*p = [3]int{7, 8, 9}
	fmt.Println(s)
	copied := *p
	copied[0] = -1
	fmt.Println(s[2], copied)
	q := p[1:]
	q[0] = 88
	q = append(q[:1], 99)
	fmt.Println(s, q, len(q), cap(q), cap(p[:2:2]))
	e := &p[2]
	*e += 1000
	fmt.Println(s[4], e == &s[4], &p[0] == &s[2])
	for i, v := range p {
		p[i] = v + 1
	}
	fmt.Println(s)
	for i := range p {
		p[len(p)-1-i]--
	}
	fmt.Println(*p == [3]int(s[2:5]), *p != [3]int{}, s)

	n := 3
	try("index", func() { fmt.Println(p[n]) })
	try("slice", func() { fmt.Println(p[n+1:]) })
	try("short", func() { fmt.Println((*[9]int)(s)) })
	try("short array", func() { fmt.Println([4]int(s[6:])) })

	var none []int
	fmt.Println((*[0]int)(none) == nil, (*[0]int)(s[:0]) == nil, [0]int(none), [0]int([]int{}))

	b := []byte("hello, world")
	w := (*[5]byte)(b[7:])
	w[0] = 'W'
	fmt.Printf("%s %s %v\n", b, w[:], *w == [5]byte{'W', 'o', 'r', 'l', 'd'})
	*w = [5]byte{'g', 'o', 'p', 'h', 'r'}
	fmt.Println(string(b))

	ps := []point{{1, 2}, {3, 4}, {5, 6}}
	two := (*[2]point)(ps[1:])
	two[0].x = 33
	ps[2] = point{55, 66}
	fmt.Println(ps, *two, two)
	inner := &two[1]
	inner.y++
	two[0], two[1] = two[1], two[0]
	fmt.Println(ps, *inner)
	whole := *two
	whole[0].x = 0
	fmt.Println(ps[1], whole)

	var a, c any = two, (*[2]point)(ps[1:])
	fmt.Println(a == c, a == any((*[2]point)(ps)))
	seen := map[*[2]point]string{two: "here"}
	fmt.Println(seen[(*[2]point)(ps[1:])], len(seen[(*[2]point)(ps)]))
	keys := map[any]int{two: 1}
	keys[c]++
	fmt.Println(len(keys), keys[a])

	sum := func(v *[3]int) (t int) {
		for _, x := range v {
			t += x
		}
		v[1] = t
		return
	}
	fmt.Println(sum((*[3]int)(s[5:])), s)
	clear(p[:])
	fmt.Println(s, copy(p[:], []int{1, 2}), s)
}
