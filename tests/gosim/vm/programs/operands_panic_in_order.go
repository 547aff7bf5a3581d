// run
package main

import "fmt"

type T struct {
	p   *T
	v   int
	arr [4]int
	s   []int
}

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
	fmt.Println(name, "fine")
}

var nilm map[string]int

func main() {
	a := []int{1, 2}
	b := []int{1, 2}
	i, j, k, l := 10, 11, 12, 13
	var n *int
	var t *T
	var nn []*T = []*T{nil, nil}
	x := 5
	var e any = "s"
	zero := 0
	_ = x
	try("swap", func() { a := a; i, j := i, j; a[i], a[j] = a[j], a[i] })
	try("swap captured", func() { a[i], a[j] = a[j], a[i] })
	try("three", func() { a := a; i, j, k := i, j, k; a[i], a[j], a[k] = a[13], a[14], a[15] })
	try("three ok right", func() { a := a; a[i], a[j], a[k] = a[0], a[1], a[0] })
	try("nil ptr then index", func() { *n, a[j] = 1, 2 })
	try("index then nil ptr", func() { a[j], *n = 1, 2 })
	try("right index, left nil", func() { *n, a[1] = a[j], b[k] })
	try("right first, left nil", func() { *n, a[1] = a[j], 2 })
	try("right second, left nil", func() { *n, a[1] = 1, b[k] })
	try("nil map then index", func() { nilm["a"], a[j] = 1, 2 })
	try("nil map, second right index", func() { nilm["a"], a[0] = 1, b[j] })
	try("x then", func() { x := 1; x, a[j] = 3, 2; _ = x })
	try("field of nil", func() { t.v, a[0] = 3, b[j] })
	try("field of nil 2", func() { a[0], t.v = b[j], 3 })
	try("deep field", func() { nn[0].p.v, nn[1].p.v = 1, b[j] })
	try("deep field 2", func() { a[i], nn[1].p.v = b[j], 3 })
	try("deep index", func() { c := [][]int{{1}}; c[i][0], c[j][0] = 1, 2 })
	try("deep index 2", func() { c := [][]int{{1}}; c[0][i], c[j][0] = 1, a[k] })
	try("deep index 3", func() { c := [][]int{{1}}; c[i][0], c[0][j] = 1, a[k] })
	try("blank", func() { _, x = a[i], b[j] })
	try("blank 2", func() { x, _ = a[i], b[j] })
	try("define", func() { p, q := a[i], b[j]; _, _ = p, q })
	try("vars", func() { var p, q int; p, q = a[i], b[j]; _, _ = p, q })
	try("div", func() { p, q := 1, 2; p, q = p/zero, a[i]; _, _ = p, q })
	try("div2", func() { p, q := 1, 2; a[0], q = a[i], p/zero; _, _ = p, q })
	try("assert", func() { p, q := 1, 2; p, q = e.(int), a[i]; _, _ = p, q })
	try("assert2", func() { p, q := 1, 2; a[0], q = a[i], e.(int); _, _ = p, q })
	try("map keys 2", func() { m := map[any]int{}; a[0], m[[]int{}] = a[i], 1 })
	try("map read 2", func() { m := map[any]int{}; a[0], a[1] = m[[]int{}], a[i] })
	try("array", func() { var c [4]int; c[i], c[j] = c[j], c[i] })
	try("array ptr", func() { var c *[4]int; c[i], c[1] = c[2], a[i] })
	try("array in struct", func() { var c T; c.arr[i], c.arr[j] = c.arr[k], c.arr[l] })
	try("slice in struct", func() { var c T; c.s[i], c.s[j] = c.s[k], c.s[l] })
	try("slice in ptr struct", func() { c := &T{}; c.s[i], c.s[j] = c.s[k], c.s[l] })
	try("slicing", func() { p, q := a, b; p, q = a[i:], b[j:]; _, _ = p, q })
	try("slicing2", func() { var p [2][]int; c := p[:]; c[0], c[1] = a[i:], b[j:] })
	try("conv", func() { p, q := 1, [4]int{}; p, q = a[i], [4]int(b); _, _ = p, q })
	try("call", func() { f := func() int { return 0 }; a[i], a[f()] = a[j], b[k] })
	try("call2", func() { f := func() int { return 0 }; a[i], a[j] = a[k], f() })
	try("call3", func() { f := func() int { return 0 }; a[f()], a[j] = a[k], f() })
	try("call4", func() { f := func() int { panic("f") }; a[i], a[0] = a[k], f() })
	try("call5", func() { f := func() int { panic("f") }; *n, a[0] = a[k], f() })
	try("len", func() { a[len(a)], a[len(b)+1] = a[len(a)+2], a[len(a)+3] })
	try("op", func() { a[i] += a[j] })
	try("op nil", func() { *n += a[j] })
	try("op map", func() { nilm["a"] += a[j] })
	try("one", func() { a[i] = a[j] })
	try("one nil", func() { *n = a[j] })
	try("one map", func() { nilm["a"] = a[j] })
	try("one deep", func() { c := [][]int{{1}}; c[i][0] = a[j] })
	try("one field", func() { nn[0].p.v = a[j] })
	try("one field call", func() { f := func() int { panic("f") }; nn[0].p.v = f() })
	try("one deep call", func() { f := func() int { panic("f") }; c := [][]int{{1}}; c[i][0] = f() })
	try("sum", func() { x = a[i] + a[j] })
	try("sum call", func() { f := func() int { panic("f") }; x = a[i] + f() })
	try("args", func() { f := func(p, q int) {}; f(a[i], a[j]) })
	try("args call", func() { f := func(p, q int) {}; g := func() int { panic("g") }; f(a[i], g()) })
	try("lit", func() { _ = []int{a[i], a[j]} })
	try("lit call", func() { g := func() int { panic("g") }; _ = []int{a[i], g()} })
	try("struct lit", func() { g := func() int { panic("g") }; _ = T{v: a[i], arr: [4]int{g()}} })
	try("return", func() { f := func() (int, int) { return a[i], b[j] }; f() })
	try("return named", func() { f := func() (p, q int) { return a[i], b[j] }; f() })
	try("return call", func() { g := func() int { panic("g") }; f := func() (int, int) { return a[i], g() }; f() })
	try("commaok", func() { var ok bool; m := map[int]int{}; a[i], ok = m[a[j]]; _ = ok })
	try("commaok2", func() { var ok bool; a[i], ok = e.(int); _ = ok })
	try("multi", func() { f := func() (int, int) { panic("f") }; a[i], a[j] = f() })
	try("multi2", func() { f := func() (int, int) { return 1, 2 }; *n, a[j] = f() })
	try("multi3", func() { f := func() (int, int) { panic("f") }; c := [][]int{{1}}; c[i][0], a[j] = f() })
	try("send", func() { var c chan int; c <- a[i] })
	try("range", func() {
		for a[i], a[j] = range b {
		}
	})
	try("slices", func() { _ = a[i:][j:] })
	try("slices2", func() { _ = a[i:a[j]] })
	try("cmp", func() { _ = a[i] == a[j] || a[k] == 1 })
	try("cmp str", func() { s := "abc"; _ = s[i] == s[j] })
	try("append", func() { _ = append(a, a[i], a[j]) })
	try("copy", func() { copy(a[i:], b[j:]) })
	try("index of index", func() { a[a[j]] = a[i] })
	try("index of index 2", func() { a[a[j]], a[0] = a[i], a[k] })
	try("index of index 3", func() { a[0], a[a[j]] = a[i], a[k] })
	// values
	{
		a, i := []int{1, 2, 3}, 0
		i, a[i] = 1, 9
		fmt.Println(a, i)
		a[i], i = 7, 2
		fmt.Println(a, i)
		a, a[0] = nil, 44
		fmt.Println(a)
		type N struct {
			next *N
			v    int
		}
		h := &N{nil, 1}
		h, h.next = &N{nil, 2}, h
		fmt.Println(h.v, h.next)
		p := &N{nil, 3}
		q := p
		p.next, p = p, nil
		fmt.Println(q == q.next, p)
		s := [3]int{1, 2, 3}
		u := 0
		u, s[u] = 2, 10
		fmt.Println(s, u)
		s[0], s[1], s[2] = s[2], s[0], s[1]
		fmt.Println(s)
		m := map[string]int{"a": 1, "b": 2}
		m["a"], m["b"] = m["b"], m["a"]
		fmt.Println(m)
		st := struct{ a, b [2]int }{[2]int{1, 2}, [2]int{3, 4}}
		st.a, st.b = st.b, st.a
		fmt.Println(st)
		var rev *N
		for l := (&N{&N{nil, 2}, 1}); l != nil; {
			rev, l, l.next = l, l.next, rev
		}
		fmt.Println(rev.v, rev.next.v)
		c := [][]int{{1, 2}, {3, 4}}
		c[0], c[0][0] = c[1], 100
		fmt.Println(c)
		var f any = 1
		f, a = a, []int{f.(int)}
		fmt.Println(f, a)
		g := func() int { a[0] = 77; return 5 }
		x, y := 0, 0
		x, y = a[0], g()
		fmt.Println(x, y)
	}
}
