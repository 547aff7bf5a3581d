// run

package main

import "fmt"

type T struct{ a []int; z complex128 }

func main() {
	x := []int{1}
	y := 1
	z := 1i
	s := "a"
	m := map[int]int{}
	arr := [3]int{}
	pa := &arr
	t := T{a: []int{1}}
	ch := make(chan int, 2)
	f := func() int { x = make([]int, 3); y = 7; z = 3i; s = "abc"; m[1] = 1; t.a = x; ch <- 1; t.z = 5i; pa[0] = 9; return 2 }
	r := func() { x = []int{1}; y = 1; z = 1i; s = "a"; m = map[int]int{}; t = T{a: []int{1}}; ch = make(chan int, 2) }
	a, b, c := len(x), f(), len(x)
	fmt.Println(a, b, c)
	r()
	fmt.Println(len(x), f(), len(x))
	r()
	fmt.Println(len(x)+1, f(), cap(x)+1)
	r()
	d := len(x) + f()
	fmt.Println(d)
	r()
	a, b = len(s), f()
	fmt.Println(a, b)
	r()
	a, b = len(m), f()
	fmt.Println(a, b)
	r()
	a, b = len(t.a), f()
	fmt.Println(a, b)
	r()
	a, b = len(ch), f()
	fmt.Println(a, b)
	r()
	e, b := real(z), f()
	fmt.Println(e, b)
	r()
	e, b = imag(z), f()
	fmt.Println(e, b)
	r()
	g, b := complex(float64(y), 1), f()
	fmt.Println(g, b)
	r()
	e, b = real(t.z), f()
	fmt.Println(e, b)
	r()
	a, b = y, f()
	fmt.Println(a, b)
	r()
	a, b = y+1, f()
	fmt.Println(a, b)
	r()
	a, b = len(x)+y, f()
	fmt.Println(a, b)
	r()
	h := []int{len(x), f(), cap(x), y}
	fmt.Println(h)
	r()
	if len(x) < f() {
		fmt.Println("less")
	}
	r()
	k, b := float64(len(x)), f()
	fmt.Println(k, b)
	r()
	q, b := x[len(x)-1:], f()
	fmt.Println(q, b)
	r()
	u, b := min(y, 5), f()
	fmt.Println(u, b)
	r()
	w, b := uint8(y), f()
	fmt.Println(w, b)
	r()
	ii, b := any(y), f()
	fmt.Println(ii, b)
	r()
	jj, b := string(rune(y+64)), f()
	fmt.Println(jj, b)
	r()
	kk, b := s+"x", f()
	fmt.Println(kk, b)
	r()
	ll, b := [2]int{y, y}, f()
	fmt.Println(ll, b)
	r()
	mm, b := m[1], f()
	fmt.Println(mm, b)
	r()
	nn, b := []byte(s), f()
	fmt.Println(nn, b)
	r()
	oo, b := y == 1, f()
	fmt.Println(oo, b)
	r()
	pp, b := *pa, f()
	fmt.Println(pp, b)
	r()
	qq, b := arr[0], f()
	fmt.Println(qq, b)
}
