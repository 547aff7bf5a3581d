// run
package main

import (
	"errors"
	"fmt"
	"os"
	"sort"
	"strings"
	"sync"
	"time"
)

type Shape interface {
	Area() float64
	Perimeter() float64
}
type Named interface{ Name() string }
type NamedShape interface {
	Shape
	Named
}
type rect struct{ w, h float64 }

func (r rect) Area() float64       { return r.w * r.h }
func (r rect) Perimeter() float64  { return 2 * (r.w + r.h) }
func (r *rect) Scale(f float64)    { r.w *= f; r.h *= f }
func (r rect) Name() string        { return "rect" }

type IntSlice []int

func (s IntSlice) Sum() (t int) {
	for _, v := range s {
		t += v
	}
	return
}
func (s *IntSlice) Add(v int) { *s = append(*s, v) }

type HandlerFunc func(string) string

func (h HandlerFunc) Serve(s string) string { return h(s) + "!" }

type Base struct{ id int }

func (b Base) ID() int      { return b.id }
func (b *Base) SetID(i int) { b.id = i }

type Mid struct {
	Base
	tag string
}
type Top struct {
	*Mid
	sync.Mutex
	extra map[string]int
}
type Tree[K any, V any] struct {
	root *tnode[K, V]
	cmp  func(a, b K) int
	size int
}
type tnode[K, V any] struct {
	k    K
	v    V
	l, r *tnode[K, V]
}

func NewTree[K, V any](cmp func(a, b K) int) *Tree[K, V] { return &Tree[K, V]{cmp: cmp} }
func (t *Tree[K, V]) Put(k K, v V) {
	p := &t.root
	for *p != nil {
		switch c := t.cmp(k, (*p).k); {
		case c < 0:
			p = &(*p).l
		case c > 0:
			p = &(*p).r
		default:
			(*p).v = v
			return
		}
	}
	*p = &tnode[K, V]{k: k, v: v}
	t.size++
}
func (t *Tree[K, V]) All() func(func(K, V) bool) {
	var walk func(n *tnode[K, V], y func(K, V) bool) bool
	walk = func(n *tnode[K, V], y func(K, V) bool) bool {
		return n == nil || walk(n.l, y) && y(n.k, n.v) && walk(n.r, y)
	}
	return func(y func(K, V) bool) { walk(t.root, y) }
}

type Stringish interface {
	~string
	Len() int
}
type MyS string

func (m MyS) Len() int { return len(m) }
func TotalLen[S Stringish](xs ...S) (n int) {
	for _, x := range xs {
		n += x.Len() + len(string(x))
	}
	return
}
func Filter[T any, S ~[]T](s S, f func(T) bool) S {
	var out S
	for _, x := range s {
		if f(x) {
			out = append(out, x)
		}
	}
	return out
}
func Keys[M ~map[K]V, K comparable, V any](m M) int { return len(m) }
func Ptr[T any](v T) *T                             { return &v }

type Op int

const (
	Add Op = iota + 1
	Sub
	_
	Mul
)
const (
	KB = 1 << (10 * (iota + 1))
	MB
)

var ErrX = errors.New("x")

type wrapErr struct {
	op  string
	err error
}

func (w *wrapErr) Error() string { return w.op + ": " + w.err.Error() }
func (w *wrapErr) Unwrap() error { return w.err }

func mayFail(n int) (res string, err error) {
	defer func() {
		if err != nil {
			err = &wrapErr{"mayFail", err}
		}
	}()
	if n > 2 {
		return "", ErrX
	}
	return strings.Repeat("*", n), nil
}

type grid [3][4]int

func fill(g grid) grid {
	for i := range g {
		for j := range g[i] {
			g[i][j] = i*10 + j
		}
	}
	return g
}

func main() {
	var ns NamedShape = &rect{2, 3}
	fmt.Println(ns.Area(), ns.Perimeter(), ns.Name())
	ns.(*rect).Scale(2)
	fmt.Println(ns.Area())
	var is IntSlice
	is.Add(1)
	is.Add(2)
	fmt.Println(is.Sum(), is, len(is))
	h := HandlerFunc(strings.ToUpper)
	fmt.Println(h.Serve("hey"))
	t := Top{Mid: &Mid{Base{1}, "t"}, extra: map[string]int{}}
	t.SetID(42)
	t.extra["a"] += 3
	t.Lock()
	fmt.Println(t.ID(), t.Mid.Base.id, t.tag, t.extra)
	t.Unlock()
	f := t.ID
	t.SetID(7)
	g := t.SetID
	g(9)
	fmt.Println(f(), t.ID(), Base.ID(t.Base))
	tr := NewTree[string, int](strings.Compare)
	for i, w := range strings.Fields("the quick brown fox jumps over the lazy dog") {
		tr.Put(w, i)
	}
	for k, v := range tr.All() {
		fmt.Print(k, "=", v, " ")
	}
	fmt.Println(tr.size)
	fmt.Println(TotalLen(MyS("ab"), MyS("cde")), Filter([]int{1, 2, 3, 4}, func(i int) bool { return i%2 == 0 }), Keys(map[string]bool{"a": true}), *Ptr(5))
	fmt.Println(Add, Sub, Mul, KB, MB)
	for i := 1; i < 5; i += 2 {
		s, err := mayFail(i)
		var we *wrapErr
		fmt.Printf("%q %v %v %v\n", s, err, errors.Is(err, ErrX), errors.As(err, &we))
	}
	var gr grid
	g2 := fill(gr)
	g3 := g2
	g3[1][2] = 99
	row := g3[1]
	row[0] = -1
	pr := &g3[2]
	pr[3] = 77
	fmt.Println(gr[1][1], g2[1], g3, row, g2 == g3)
	sl := g3[0][1:3]
	sl[0] = 55
	fmt.Println(g3[0], sl)
	anon := []struct {
		name string
		n    int
	}{{"a", 1}, {"b", 2}}
	for i := range anon {
		anon[i].n *= 10
	}
	for _, a := range anon {
		a.n = 0
	}
	fmt.Println(anon)
	mm := map[string]map[string][]int{}
	add := func(a, b string, v int) {
		if mm[a] == nil {
			mm[a] = map[string][]int{}
		}
		mm[a][b] = append(mm[a][b], v)
	}
	add("x", "y", 1)
	add("x", "y", 2)
	add("z", "w", 3)
	fmt.Println(mm, len(mm["x"]["y"]))
	ik := map[any]string{1: "int", "1": "str", 1.0: "float", [2]int{1, 2}: "arr", struct{ a int }{1}: "st", nil: "nil"}
	fmt.Println(ik[1], ik["1"], ik[1.0], ik[[2]int{1, 2}], ik[struct{ a int }{1}], ik[nil], len(ik[2]))
	cc := make(chan chan int, 1)
	c := make(chan int, 1)
	cc <- c
	(<-cc) <- 5
	fmt.Println(<-c)
	done := make(chan struct{})
	res := make(chan int)
	go func() {
		defer close(done)
		n := 0
	loop:
		for {
			select {
			case v, ok := <-res:
				if !ok {
					break loop
				}
				if v%2 == 0 {
					continue loop
				}
				n += v
			case <-time.After(time.Hour):
				return
			}
		}
		fmt.Println("n", n)
	}()
	for i := range 10 {
		res <- i
	}
	close(res)
	<-done
	var wg sync.WaitGroup
	var mu sync.Mutex
	tot := 0
	for i := 1; i <= 10; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			defer mu.Unlock()
			tot += i
		}()
	}
	wg.Wait()
	fmt.Println(tot)
	people := []struct {
		n string
		a int
	}{{"A", 3}, {"B", 1}, {"C", 2}}
	sort.Slice(people, func(i, j int) bool { return people[i].a < people[j].a })
	fmt.Printf("%v %+v\n", people, people[0])
	var fib func(int) int
	memo := map[int]int{}
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		if v, ok := memo[n]; ok {
			return v
		}
		memo[n] = fib(n-1) + fib(n-2)
		return memo[n]
	}
	fmt.Println(fib(80))
	x := 1
	{
		x := x + 1
		x++
		fmt.Print(x, " ")
	}
	if x := x * 10; x > 5 {
		fmt.Print(x, " ")
	} else if y := x; y > 0 {
		fmt.Print(y)
	}
	fmt.Println(x)
	var iface any = 3
	switch v := iface.(type) {
	case nil:
		fmt.Println("nil")
	case int, float64:
		fmt.Printf("num %v %T\n", v, v)
	case func():
		v()
	}
	a, b, s := []int{1, 2, 3}, [3]int{4, 5, 6}, "héllo"
	for i, v := range a {
		a = append(a, v*10)
		if i == 1 {
			a[2] = 33
		}
	}
	for i, v := range b {
		b[2] = 60
		fmt.Print(i, v, " ")
	}
	for i, v := range &b {
		b[2] = 600
		fmt.Print(i, v, " ")
	}
	for i := range s {
		fmt.Print(i, " ")
	}
	fmt.Println(a, b, s[1:3] == "é", len(s))
	type pair struct{ k, v any }
	p1, p2 := pair{1, "a"}, pair{1, "a"}
	pp := &p1
	pp.k = 2
	fmt.Println(p1 == p2, *pp, p1)
	bs := []byte("abc")
	str := string(bs)
	bs[0] = 'X'
	fmt.Println(str, string(bs), strings.Map(func(r rune) rune { return r + 1 }, "abc"))
	func(xs ...any) { fmt.Println(len(xs), xs) }(1, "a", nil, []int{1})
	fmt.Fprintf(os.Stdout, "%5d|%-5s|%05.2f|%x|%t|%c|%U|%p\n", 42, "ab", 3.14159, "hi", true, 'x', 'x', nil)
	var nilp *rect
	var sh Shape = nilp
	fmt.Println(sh == nil, nilp == nil)
	ch := make(chan int)
	go func() { defer close(ch); for i := range 3 { ch <- i } }()
	for v := range ch {
		defer func(v int) { fmt.Print("d", v, " ") }(v)
	}
	const big = 1 << 62
	var u uint64 = big * 2
	fmt.Println(u, u>>63, uint8(u>>56), ^u)
	goto end
end:
	fmt.Println("end")
}
