// run
package main

import (
	"errors"
	"fmt"
	"os"
	"sort"
	"strings"
)

func count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func pairs(m []string) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for i, s := range m {
			if !yield(i, s) {
				return
			}
		}
	}
}

func find(n int) (res int, err error) {
	defer func() { res *= 10 }()
	for i := range count(100) {
		if i == n {
			return i, errors.New("found")
		}
	}
	return -1, nil
}

type Shape interface {
	Area() float64
	Name() string
}
type base struct{ name string }

func (b *base) Name() string { return b.name }

type Sq struct {
	*base
	s float64
}

func (s Sq) Area() float64 { return s.s * s.s }

type Num interface{ ~int | ~float64 }

func Sum[T Num](xs ...T) (t T) {
	for _, x := range xs {
		t += x
	}
	return
}

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(x T) { s.items = append(s.items, x) }
func (s *Stack[T]) Pop() (T, bool) {
	var zero T
	if len(s.items) == 0 {
		return zero, false
	}
	x := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type E struct{ code int }

func (e E) Error() string { return fmt.Sprintf("E%d", e.code) }

func try(f func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	f()
	return nil
}

func main() {
	s := 0
outer:
	for i := range count(10) {
		for j := range count(10) {
			if j == 3 {
				continue outer
			}
			if i == 4 {
				break outer
			}
			s += i * j
		}
	}
	fmt.Println(s)
	fmt.Println(find(7))
	for i, x := range pairs([]string{"a", "b", "c"}) {
		fmt.Print(i, x, " ")
	}
	fmt.Println()
	var sh Shape = Sq{&base{"sq"}, 3}
	fmt.Println(sh.Name(), sh.Area())
	fmt.Println(Sum(1, 2, 3), Sum(1.5, 2.5))
	var st Stack[string]
	st.Push("x")
	st.Push("y")
	fmt.Println(st.Pop())
	fmt.Println(st.Pop())
	fmt.Println(st.Pop())
	m := map[string][]int{}
	for i, w := range strings.Fields("the quick brown the lazy quick the") {
		m[w] = append(m[w], i)
	}
	keys := make([]string, 0)
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		fmt.Println(k, m[k], len(m[k]), cap(m[k]))
	}
	fmt.Println(try(func() { var p *base; fmt.Println(p.name) }))
	fmt.Println(try(func() { a := []int{1}; i := 3; a[i]++ }))
	fmt.Println(try(func() { panic(E{4}) }))
	fmt.Println(try(func() { var m map[string]int; m["a"] = 1 }))
	var e E
	err := fmt.Errorf("wrap: %w", E{9})
	fmt.Println(errors.As(err, &e), e.code)
	type pt struct{ x, y int }
	mp := map[pt]string{{1, 2}: "a", {3, 4}: "b"}
	fmt.Println(mp[pt{1, 2}], mp[pt{3, 4}], len(mp[pt{}]))
	arr := [3]int{1, 2, 3}
	brr := arr
	brr[0] = 9
	fmt.Println(arr, brr, arr == [3]int{1, 2, 3})
	var i8 int8 = 127
	i8++
	var u8 uint8 = 0
	u8--
	fmt.Println(i8, u8, -7/2, -7%2, 7&^2, 1<<10)
	switch x := any(i8).(type) {
	case int:
		fmt.Println("int", x)
	case int8, int16:
		fmt.Printf("%T %v\n", x, x)
	}
	switch {
	case s > 1000:
		fmt.Println("big")
	case s > 0:
		fmt.Println("pos")
		fallthrough
	case s > -1:
		fmt.Println("fell")
	default:
		fmt.Println("def")
	}
	fs := []func() int{}
	for i := 0; i < 3; i++ {
		defer func() { fmt.Fprintln(os.Stdout, "deferred", i) }()
		fs = append(fs, func() int { i *= 10; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), ";")
	}
	fmt.Println()
	f := sh.Area
	g := (*Stack[string]).Push
	g(&st, "z")
	fmt.Println(f(), st.items, fmt.Sprintf("%v %+v %#v", e, pt{1, 2}, pt{1, 2}))
	for i, r := range "héy\xff" {
		fmt.Print(i, ":", string(r), " ")
	}
	fmt.Println([]byte("hé"), []rune("hé"), string([]rune{104, 233}))
	i := 0
loop:
	if i < 3 {
		i++
		goto loop
	}
	fmt.Println(i)
	c := complex(1, 2)
	fmt.Println(c*c, real(c), imag(c))
	x, y := 1, 2
	x, y = y, x
	a := []int{0, 1, 2}
	j := 0
	j, a[j] = 2, 7
	fmt.Println(x, y, j, a)
}
