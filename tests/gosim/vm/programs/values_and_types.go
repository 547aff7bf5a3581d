// run
package main

import "fmt"

type Animal interface{ Sound() string }
type Dog struct{ name string }

func (d Dog) Sound() string { return d.name + " woof" }

type Loud struct {
	Animal
	n int
}
type Point struct{ X, Y int }
type Rect struct {
	Min, Max Point
	Tags     [2]string
}
type Node struct {
	val         int
	left, right *Node
}

func (n *Node) Insert(v int) *Node {
	if n == nil {
		return &Node{val: v}
	}
	if v < n.val {
		n.left = n.left.Insert(v)
	} else {
		n.right = n.right.Insert(v)
	}
	return n
}
func (n *Node) Walk(f func(int)) {
	if n != nil {
		n.left.Walk(f)
		f(n.val)
		n.right.Walk(f)
	}
}

type Celsius float64
type Weekday int

const (
	Sunday Weekday = iota
	Monday
)

func (d Weekday) String() string { return [...]string{"Sun", "Mon"}[d] }

type List[T any] struct {
	head *node[T]
	n    int
}
type node[T any] struct {
	v    T
	next *node[T]
}

func (l *List[T]) Add(v T) { l.head = &node[T]{v, l.head}; l.n++ }
func (l *List[T]) Each(f func(T)) {
	for n := l.head; n != nil; n = n.next {
		f(n.v)
	}
}
func Map[T, U any](xs []T, f func(T) U) []U {
	r := make([]U, 0, len(xs))
	for _, x := range xs {
		r = append(r, f(x))
	}
	return r
}

type Number interface{ ~int | ~int8 | ~float64 }

func Max[T Number](a, b T) T {
	if a > b {
		return a
	}
	return b
}

type Set[K comparable] map[K]struct{}

func (s Set[K]) Has(k K) bool { _, ok := s[k]; return ok }

type Pair[A, B any] struct {
	First  A
	Second B
}

func MakePair[A, B any](a A, b B) Pair[A, B] { return Pair[A, B]{a, b} }
func swap(p *Point)                           { p.X, p.Y = p.Y, p.X }
func mod(r Rect) Rect                         { r.Min.X = 100; r.Tags[0] = "m"; return r }
func variadic(pre string, xs ...int) int {
	t := len(pre)
	for _, x := range xs {
		t += x
	}
	return t
}
func two() (int, string)       { return 1, "two" }
func take(i int, s string) string { return fmt.Sprint(i, s) }

var global = initGlobal()
var (
	a1 = b1 + 1
	b1 = c1()
)

func c1() int         { return 41 }
func initGlobal() int { fmt.Println("init global"); return 7 }
func init()           { fmt.Println("init1", global, a1) }
func init()           { fmt.Println("init2") }

func main() {
	l := Loud{Dog{"rex"}, 2}
	fmt.Println(l.Sound(), l.n)
	var an Animal = l
	fmt.Println(an.Sound())
	r := Rect{Point{1, 2}, Point{3, 4}, [2]string{"a", "b"}}
	r2 := mod(r)
	fmt.Println(r, r2, r == r2, r == Rect{Point{1, 2}, Point{3, 4}, [2]string{"a", "b"}})
	p := &r.Min
	p.X = 50
	swap(&r.Max)
	q := &r.Tags[1]
	*q = "zz"
	fmt.Printf("%v %+v\n", r, r)
	r3 := r
	pr := &r3
	pr.Min.X++
	*pr = Rect{}
	fmt.Println(r3, r.Min)
	var root *Node
	for _, v := range []int{5, 2, 8, 1, 9, 3} {
		root = root.Insert(v)
	}
	root.Walk(func(v int) { fmt.Print(v, " ") })
	fmt.Println()
	fmt.Println(Celsius(36.6), Monday, []Weekday{0, 1}, map[Weekday]int{Monday: 3})
	var li List[string]
	li.Add("a")
	li.Add("b")
	li.Each(func(s string) { fmt.Print(s, ";") })
	fmt.Println(li.n)
	fmt.Println(Map([]int{1, 2, 3}, func(i int) string { return fmt.Sprint(i * i) }))
	fmt.Println(Max(3, 4), Max(2.5, 1.5), Max[int8](3, -4))
	s := Set[string]{"x": {}}
	fmt.Println(s.Has("x"), s.Has("y"))
	pp := MakePair(1, "x")
	fmt.Printf("%v %+v %T\n", pp, pp, pp)
	fmt.Println(variadic("ab"), variadic("ab", 1, 2), variadic("", []int{4, 5}...))
	fmt.Println(take(two()))
	arr := [5]int{1, 2, 3, 4, 5}
	sl := arr[1:3]
	sl = append(sl, 99)
	fmt.Println(arr, sl, len(sl), cap(sl))
	sl2 := append(sl[:1:1], 7)
	fmt.Println(arr, sl2)
	m := map[string]*Point{"a": {1, 2}}
	m["a"].X++
	mm := map[string]Point{"a": {1, 2}}
	v, ok := mm["zz"]
	fmt.Println(*m["a"], v, ok, len(mm))
	delete(mm, "a")
	fmt.Println(len(mm))
	ms := map[[2]int]string{{1, 2}: "q"}
	fmt.Println(ms[[2]int{1, 2}])
	var i interface{} = r
	if rr, ok := i.(Rect); ok {
		rr.Min.X = -1
		fmt.Println(rr.Min, i.(Rect).Min)
	}
	funcs := map[string]func(int, int) int{"add": func(a, b int) int { return a + b }}
	fmt.Println(funcs["add"](2, 3))
	x := 10
	ptr := &x
	pp2 := &ptr
	**pp2 = 20
	fmt.Println(x, *ptr == **pp2, ptr == *pp2)
	c := make(chan int, 3)
	c <- 1
	c <- 2
	close(c)
	for v := range c {
		fmt.Print(v, " ")
	}
	v2, ok2 := <-c
	fmt.Println(v2, ok2, len(c), cap(c))
	for i := range 3 {
		fmt.Print(i)
	}
	fmt.Println()
	var u8 uint8 = 200
	u8 += 100
	var i16 int16 = -32768
	i16 = -i16
	var u32 uint32 = 1 << 31
	u32 <<= 1
	var i64 int64 = -1 << 63
	fmt.Println(u8, i16, u32, i64/-1, i64%-1, uint64(i64), int8(-129+256), ^5, -5>>1, uint8(5)&^1)
	var f32 float32 = 16777216
	fmt.Println(f32+1, float32(0.1), float64(float32(0.1)), 1/3.0)
	f := 1e100
	fmt.Println(int64(f32), uint8(int(300)&0xff), f)
	switch y := x; {
	case y > 15:
		fmt.Println("gt")
		break
	default:
		fmt.Println("no")
	}
	type local struct{ a, b any }
	fmt.Println(local{1, "x"} == local{1, "x"}, local{1, 2} == local{1, 2.0})
	str := "hello, 世界"
	for i, c := range str {
		if c > 127 {
			fmt.Print(i, string(c), " ")
		}
	}
	fmt.Println(len(str), str[7:10], []byte(str)[7], []rune(str)[7])
	copy(arr[:], []int{9, 9})
	fmt.Println(arr, min(3, 1, 2), max(2.5, 1))
	clear(mm)
	matrix := [][]int{{1, 2}, {3, 4}}
	for _, row := range matrix {
		for j := range row {
			row[j] *= 2
		}
	}
	fmt.Println(matrix)
	func() {
		defer func(n int) { fmt.Println("deferred", n, x) }(x)
		x = 99
	}()
	lbl := 0
outer:
	for i := 0; i < 3; i++ {
		for j := 0; ; j++ {
			switch {
			case j == 2:
				continue outer
			case i == 2:
				break outer
			}
			lbl += 10*i + j
		}
	}
	fmt.Println(lbl)
	var nilm map[string]int
	fmt.Println(nilm["x"], len(nilm))
	var e1, e2 error
	fmt.Println(e1 == e2, e1 == nil)
	ch := make(chan Point, 1)
	pt := Point{1, 2}
	ch <- pt
	pt.X = 77
	fmt.Println(<-ch, pt)
	ap := &[3]int{1, 2, 3}
	for i, v := range ap {
		ap[2] = 10
		fmt.Print(i, v, " ")
	}
	av := [3]int{1, 2, 3}
	for i, v := range av {
		av[2] = 10
		fmt.Print(i, v, " ")
	}
	fmt.Println(len(ap))
}
