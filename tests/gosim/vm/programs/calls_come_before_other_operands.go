// run
package main

import "fmt"

type P struct{ x, y int }

type M struct{ v int }

func (m *M) set(n int) int { m.v = n; return n }
func (m M) get() int       { return m.v }
func (m *M) self() *M      { m.v++; return m }

var glob = 1

func bump() int { glob++; return glob }

func pair() (int, int) { glob += 10; return glob, glob + 1 }

func main() {
	p := P{1, 2}
	f := func() int { p.x = 9; return 5 }
	fmt.Println(p, f())
	p = P{1, 2}
	fmt.Println(p.x, f())
	p = P{1, 2}
	fmt.Println(p.x+1, f(), p)
	p = P{1, 2}
	q, n := p, f()
	fmt.Println(q, n)
	p = P{1, 2}
	arr := [2]any{p, f()}
	fmt.Println(arr)
	fmt.Println(glob, bump(), glob, bump())
	a := []int{glob, bump(), glob}
	fmt.Println(a)
	x := glob + bump()*glob
	fmt.Println(x)
	m := M{}
	fmt.Println(m.v, m.set(3), m.v, m.get())
	fmt.Println(m.self().v, m.v, m.self().v)
	y := m.v + m.set(10) + m.v
	fmt.Println(y)
	mm := map[int]int{1: 1}
	g := func() int { mm[1]++; return mm[1] }
	fmt.Println(mm[1], g(), mm[1])
	z := mm[1] + g() + mm[1]
	fmt.Println(z)
	w := []int{1, 2, 3}
	h := func() int { w = append(w, 4); w[0] = 100; return 1 }
	fmt.Println(w[0], h(), len(w))
	k := w[0] + h() + len(w)
	fmt.Println(k)
	i := 0
	inc := func() int { i++; return i }
	w[i] = inc()
	fmt.Println(w)
	w[i], i = inc(), 0
	fmt.Println(w, i)
	w[inc()] += i
	fmt.Println(w)
	w[i] += inc()
	fmt.Println(w)
	mm[i] = inc()
	fmt.Println(mm)
	ms := map[string]int{}
	s := "a"
	ss := func() int { s += "b"; return len(s) }
	ms[s] = ss()
	fmt.Println(ms)
	s = s + fmt.Sprint(ss()) + s
	fmt.Println(s)
	var e any = 1
	fe := func() int { e = 2; return 0 }
	fmt.Println(e, fe(), e)
	fmt.Println(e.(int), func() int { e = 3; return 0 }(), e.(int))
	b := glob == bump() || glob > bump()
	fmt.Println(b, glob)
	c := glob < bump() && bump() > glob
	fmt.Println(c, glob)
	st := struct{ a, b, c int }{glob, bump(), glob}
	fmt.Println(st)
	mp := map[int]int{glob: bump(), glob + 100: glob}
	fmt.Println(len(mp), mp[glob], mp[glob+100])
	ptr := &p
	swap := func() int { ptr = &P{7, 8}; return 0 }
	fmt.Println(ptr.x, swap(), ptr.x)
	t := ptr.x + swap() + ptr.y
	fmt.Println(t)
	ptr = &p
	ptr.x = func() int { ptr = &P{5, 5}; return 77 }()
	fmt.Println(p, *ptr)
	*ptr, i = P{1, 1}, inc()
	fmt.Println(*ptr, i)
	var ch = make(chan int, 3)
	ch <- 1
	ch <- 2
	ch <- 3
	fmt.Println(<-ch*10+<-ch, <-ch)
	w[0], w[1] = pair()
	w[glob-glob], w[1] = pair()
	fmt.Println(w)
	ret := func() (int, int) { return glob, bump() }
	fmt.Println(ret())
	ret2 := func() (r int, s int) { r, s = glob, bump(); return s, r }
	fmt.Println(ret2())
	ret3 := func() (r int, s int) { r = 5; return bump(), r }
	fmt.Println(ret3())
	sl := w[i-i:][bump()-glob:]
	fmt.Println(len(sl))
	var ifc interface{ get() int } = m
	fmt.Println(ifc.get(), m.set(44), ifc.get(), m.get())
	d := min(glob, bump(), glob)
	fmt.Println(d)
}
