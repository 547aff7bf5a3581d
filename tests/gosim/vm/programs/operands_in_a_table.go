// Which operands are evaluated before which, and what of it is done when one panics: every line
// of the table is a function, and prints what it calls.
package main

import ("runtime"; "fmt")

var _ = runtime.Gosched
type T struct { x, y int }
func (t T) val(i int) { out("val ", t.x, " ", i, " ") }
func (t *T) ptr(i int) { out("ptr ", t != nil, " ", i, " ") }
type I interface { m(int) I }
type N string
func (n N) m(i int) I { out(string(n), ".m ", i, " "); return n }
func get(s string) I { out("get ", s, " "); return N(s) }
func getp(i int) *T { out("getp ", i, " "); return &T{} }
func ptr(i int) *int { out("ptr ", i, " "); return &i }
func mk(n int) []int { return make([]int, n) }
func pi(i int) int { out("pi", i, " "); panic(i) }
func v(i int) int { out("v", i, " "); return i }
func ix(i int) int { out("ix", i, " "); return i }
func ks(s string) string { out("ks ", s, " "); return s }
func str(s string) string { out("str ", s, " "); return s }
func un() any { return []int{1} }
func inc(p *int) int { *p++; return *p }
func incs(a []int) int { a[0]++; return a[0] }
func incm(m map[int]int) int { m[0]++; return m[0] }
var glob int
func incg() int { glob++; return glob }
func fn(s string) func(int, int) { out("fn ", s, " "); return func(a, b int) { out("called ", a, b, " ") } }
func show(xs ...int) { out("["); for _, x := range xs { out(" ", x) }; out(" ]") }
func show2(x int) { out("[", x, "]") }
func chf(c chan int) chan int { out("chf "); return c }
func nil2() chan int { c := make(chan int); close(c); return c }
func bool2(b bool) int { if b { return 1 }; return 0 }
func r1() int { out("r1 "); return 1 }
func r2() int { out("r2 "); return 2 }
func r3() []int { out("r3 "); return nil }
func two(i int) (int, int) { out("two "); return i, i + 1 }
func named() (x, y int) { defer func() { recover(); out("named ", x, y, " ") }(); a := []int{}; i := 0; return 1, a[i] }
func named2() (x, y int) { defer func() { recover(); out("named2 ", x, y, " ") }(); a := []int{}; i := 0; return v(1), a[i] }
func named3() (x, y int) { defer func() { recover(); out("named3 ", x, y, " ") }(); a, b := []int{7}, []int{}; i := 0; return a[i], b[i] }
func named4() (x, y int) { x = 3; defer func() { recover(); out("named4 ", x, y, " ") }(); return y + 1, x / y }
func chf2(f *func(int)) int { out("chf2 "); *f = func(x int) { show(100 + x) }; return 1 }
func chi(i *I) int { *i = N("b"); return 1 }
func setm(m map[int]T) int { m[0] = T{8, 8}; return 3 }
func nilp(p **T) int { *p = nil; return 4 }
func out(args ...any) {
	for _, arg := range args {
		fmt.Print(arg)
	}
}
func run(i int, f func()) {
	out(i, ": ")
	defer func() {
		if e := recover(); e != nil { s := fmt.Sprint(e); out(" ! ", s) }
		fmt.Println()
	}()
	f()
}

var table = []func(){
	func() { var m map[string]int; m[ks("k")] = pi(1) },
	func() { var m map[string]int; m["k"] = pi(1) },
	func() { var m map[string]int; var x int; m["k"], x = 1, pi(1); _ = x },
	func() { var m map[string]int; var x int; x, m["k"] = pi(1), 1; _ = x },
	func() { var m map[string]int; m["a"], m["b"] = 1, pi(2) },
	func() { var m map[any]int = map[any]int{}; m[un()] = pi(1) },
	func() { var m map[any]int = map[any]int{}; m[un()], m["a"] = 1, pi(2) },
	func() { var m map[any]int = map[any]int{}; m["a"], m[un()] = 1, 2; show(len(m)) },
	func() { var m map[any]int; show(m[un()]) },
	func() { var m map[any]int; _ = m[un()] },
	func() { m := map[any]int{}; m[un()]++ },
	func() { m := map[any]int{}; m[un()] += pi(1) },
	func() { var m map[string]int; m["a"] += pi(1) },
	func() { var m map[string]int; m["a"]++ },
	func() { a := []int{1}; i := 5; a[i] = pi(1) },
	func() { a := []int{1}; i := 5; a[i] += pi(1) },
	func() { a := []int{1}; a[ix(5)] = v(1) },
	func() { a := []int{1}; a[ix(5)] += v(1) },
	func() { a := []int{1}; a[ix(0)], a[ix(5)] = v(1), v(2) },
	func() { a := []int{1}; i := 5; a[0], a[i] = 7, 8; show(a[0]) },
	func() { a := []int{1}; defer func() { show(a[0]) }(); i := 5; a[0], a[i] = 7, 8 },
	func() { a := []int{1}; defer func() { show(a[0]) }(); i := 5; a[i], a[0] = 7, 8 },
	func() { var p *T; p.x = pi(1) },
	func() { var p *T; p.x = v(1) },
	func() { var p *T; p.x, p.y = v(1), v(2) },
	func() { var p *T; p.x += v(1) },
	func() { var p *int; *p = v(1) },
	func() { var p *int; *p += v(1) },
	func() { var p *int; x := 0; x, *p = v(1), v(2); show(x) },
	func() { x := 0; defer func() { show(x) }(); var p *int; x, *p = 1, 2 },
	func() { x := 0; defer func() { show(x) }(); var p *int; *p, x = 1, 2 },
	func() { x := 0; defer func() { show(x) }(); var m map[int]int; x, m[0] = 1, 2 },
	func() { x := 0; defer func() { show(x) }(); var m map[int]int; m[0], x = 1, 2 },
	func() { x := 0; defer func() { show(x) }(); var e any = "s"; x, _ = 1, e.(int) },
	func() { x := 0; y := 0; defer func() { show(x, y) }(); var e any = "s"; x, y = 1, e.(int) },
	func() { x := 0; y := 0; defer func() { show(x, y) }(); z := 0; x, y = 1, 1/z },
	func() { x := 0; y := 0; defer func() { show(x, y) }(); a := []int{}; x, y = 1, a[y] },
	func() { x := 0; y := 0; defer func() { show(x, y) }(); a := []int{}; x, y = v(1), a[y] },
	func() { x := 0; y := 0; defer func() { show(x, y) }(); a := []int{}; x, y = a[y], v(1) },
	func() { show(v(1) + ix(2)*v(3)) },
	func() { show(v(1), ix(2), v(3)) },
	func() { a := []int{1, 2}; i := 0; i, a[i] = 1, 9; show(i, a[0], a[1]) },
	func() { a := []int{1, 2}; i := 0; a[i], i = 9, 1; show(i, a[0], a[1]) },
	func() { a := []int{1, 2}; a[0], a[1] = a[1], a[0]; show(a[0], a[1]) },
	func() { i := 0; x := []int{i, inc(&i), i}; show(x[0], x[1], x[2]) },
	func() { i := 0; x := [3]int{i, inc(&i), i}; show(x[0], x[1], x[2]) },
	func() { i := 0; show(i, inc(&i), i) },
	func() { i := 0; show(i+inc(&i), i) },
	func() { i := 0; x := T{i, inc(&i)}; show(x.x, x.y) },
	func() { i := 0; m := map[int]int{i: inc(&i), i + 10: inc(&i)}; show(len(m), m[0], m[1], m[11], m[10], m[12]) },
	func() { m := map[int]int{v(1): v(2), v(3): v(4)}; show(len(m)) },
	func() { m := map[any]int{un(): v(2), "a": v(4)}; show(len(m)) },
	func() { m := map[any]int{"a": v(2), un(): v(4)}; show(len(m)) },
	func() { m := map[any]int{"a": v(2), "b": pi(1), un(): 1}; show(len(m)) },
	func() { f := fn("f"); f(v(1), v(2)) },
	func() { var f func(int); f(v(1)) },
	func() { var f func(int); f(pi(1)) },
	func() { var f func(int); defer f(v(1)); show(1) },
	func() { defer fn("f")(v(1), v(2)); show(0) },
	func() { defer get("a").m(v(1)); show(0) },
	func() { get("a").m(v(1)) },
	func() { get("a").m(v(1)).m(v(2)) },
	func() { var t *T; t.ptr(v(1)) },
	func() { var t *T; t.val(v(1)) },
	func() { var t *T; defer t.val(v(1)); show(1) },
	func() { var t *T; defer t.ptr(v(1)); show(1) },
	func() { var t *T; f := t.val; show(1); f(1) },
	func() { var t *T; f := t.ptr; show(1); f(1) },
	func() { var i I; f := i.m; show(1); f(1) },
	func() { var i I; i.m(v(1)) },
	func() { var i I; defer i.m(v(1)); show(1) },
	func() { i := 1; f := T{i, 2}.val; i = 5; f(3) },
	func() { t := T{1, 2}; f := t.val; t.x = 9; f(3) },
	func() { t := T{1, 2}; defer t.val(3); t.x = 9 },
	func() { t := &T{1, 2}; defer t.val(3); t.x = 9 },
	func() { t := &T{1, 2}; defer t.ptr(3); t.x = 9 },
	func() { x := 1; defer show(x); x = 2 },
	func() { x := 1; defer func() { show(x) }(); x = 2 },
	func() { for i := range 3 { defer show(i) } },
	func() { for i := range ix(3) { show(i) } },
	func() { a := []int{1, 2, 3}; for i, x := range a { a = append(a, x); if i == 0 { a[1] = 7 } ; show(x) } },
	func() { a := [3]int{1, 2, 3}; for i, x := range a { if i == 0 { a[1] = 7 } ; show(x) } },
	func() { a := [3]int{1, 2, 3}; for i, x := range &a { if i == 0 { a[1] = 7 } ; show(x) } },
	func() { a := []int{1, 2, 3}; for i := range a { a = nil; show(i, len(a)) } },
	func() { var p *[3]int; for i := range p { show(i) } },
	func() { var p *[3]int; for i, x := range p { show(i, x) } },
	func() { var p *[3]int; show(len(p)) },
	func() { var p *[3]int; for range len(p) { show(1) } },
	func() { m := map[int]int{1: 1}; for k, x := range m { delete(m, k); show(k, x) } },
	func() { var m map[int]int; for k := range m { show(k) }; show(len(m)) },
	func() { a := []int{9, 9}; b := []int{0, 0}; for b[ix(0)], b[ix(1)] = range a { show(b[0], b[1]) } },
	func() { a := []int{9, 9}; var b []int; for b[ix(0)] = range a { show(1) } },
	func() { a := []int{}; var b []int; for b[ix(0)] = range a { show(1) }; show(2) },
	func() { var ch chan int; select { case ch <- v(1): default: show(0) } },
	func() { ch := make(chan int, 1); select { case ch <- v(1): show(<-ch) } },
	func() { ch := make(chan int, 1); a := []chan int{ch, nil}; select { case a[ix(0)] <- v(1): show(5); case a[ix(1)] <- v(2): } },
	func() { ch := make(chan int, 1); ch <- 3; a := []int{0}; select { case a[ix(0)] = <-chf(ch): show(a[0]); case chf(nil) <- v(2): } },
	func() { ch := make(chan int, 1); ch <- 3; a := []int{}; select { case a[ix(0)] = <-chf(ch): show(a[0]); case chf(nil) <- v(2): } },
	func() { ch := make(chan int, 1); select { case chf(ch) <- pi(2): default: show(1) } },
	func() { ch := make(chan int); close(ch); select { case ch <- v(1): default: } },
	func() { chf(nil2()) <- v(1) },
	func() { ch := make(chan int, 1); chf(ch) <- v(1); show(<-chf(ch)) },
	func() { ch := make(chan int, 1); close(ch); chf(ch) <- v(1) },
	func() { ch := make(chan int, 1); close(ch); ch <- pi(1) },
	func() { switch v(1) { case v(2): show(2); case v(1): show(1); case v(3): } },
	func() { switch { case v(1) == 2: show(2); case v(2) == 2: show(1); case v(3) == 3: } },
	func() { switch x := v(1); { case x == v(1): show(x) } },
	func() { switch e := any(v(1)).(type) { case int: show(e) } },
	func() { if x := v(1); x == v(1) && ix(0) == 1 || v(3) == 3 { show(x) } },
	func() { show(bool2(v(0) == 1 && v(1) == 1), bool2(v(0) == 0 || v(1) == 1)) },
	func() { s := []int{1, 2, 3}; show(s[ix(2):ix(1)][0]) },
	func() { s := []int{1, 2, 3}; i, j := 2, 1; show(len(s[i:j])) },
	func() { s := []int{1, 2, 3}; i, j, k := 0, 5, 9; show(len(s[i:j:k])) },
	func() { s := []int{1, 2, 3}; i, j, k := 3, 2, 3; show(len(s[i:j:k])) },
	func() { s := "abc"; i := 5; show(int(s[i])) },
	func() { s := "abc"; i := 5; show(len(s[i:])) },
	func() { s := []int{1}; n := -1; _ = make([]int, n, v(1)); _ = s },
	func() { n := -1; _ = make([]int, v(1), n) },
	func() { n, k := 5, 2; _ = make([]int, n, k) },
	func() { n := -1; _ = make(chan int, n) },
	func() { n := -1; _ = make(map[int]int, n); show(1) },
	func() { s := []int{1}; a := [2]int(s); show(a[0]) },
	func() { s := []int{1}; a := (*[2]int)(s); show(a[0]) },
	func() { var s []int; a := (*[0]int)(s); show(bool2(a == nil)) },
	func() { var e any; show(e.(int)) },
	func() { var e any = "s"; show(e.(int)) },
	func() { var e any = "s"; x, ok := e.(int); show(x, bool2(ok)) },
	func() { var e any = T{}; _ = e.(I) },
	func() { var e any; _ = e.(I) },
	func() { var e any = get("a"); e.(I).m(v(1)) },
	func() { var e any = 1; show(bool2(e == any(un()))) },
	func() { var a, b any = un(), un(); show(bool2(a == b)) },
	func() { var a, b any = un(), 1; show(bool2(a == b)) },
	func() { type S struct { a any; b int }; x, y := S{un(), 1}, S{un(), 2}; show(bool2(x == y)) },
	func() { type S struct { b int; a any }; x, y := S{1, un()}, S{2, un()}; show(bool2(x == y)) },
	func() { x, y := [2]any{1, un()}, [2]any{2, un()}; show(bool2(x == y)) },
	func() { x, y := [2]any{un(), 1}, [2]any{un(), 2}; show(bool2(x == y)) },
	func() { z := 0; show(v(1)/z) },
	func() { z := 0; show(v(1)%z + v(2)) },
	func() { z := 0; x := 1; x /= z },
	func() { z := 0; a := []int{1}; a[ix(0)] /= z },
	func() { z := -1; show(1 << z) },
	func() { z := -1; x := 1; x <<= z },
	func() { z := 0; show(pi(1) / z) },
	func() { a := []int{0}; z := 0; a[v(5)] = 1 / z },
	func() { a := []int{0}; z := 0; a[5-z] = 1 / z },
	func() { var p *T; z := 0; p.x = 1 / z },
	func() { var p *T; a := []int{}; z := 0; p.x = a[z] },
	func() { var p *T; a := []int{}; z := 0; a[z] = p.x },
	func() { var m map[int]int; a := []int{}; z := 0; m[0] = a[z] },
	func() { var m map[int]int; a := []int{}; z := 0; m[a[z]] = v(1) },
	func() { m := map[any]int{}; a := []int{}; z := 0; m[un()] = a[z] },
	func() { m := map[any]int{}; a := []int{}; z := 0; m[un()] = v(a[z]) },
	func() { var m map[int]*T; m[0].x = v(1) },
	func() { m := map[int]*T{}; m[v(0)].x = v(1) },
	func() { m := map[int][]int{}; m[v(0)][v(1)] = v(2) },
	func() { m := map[int][]int{}; m[v(0)] = append(m[v(0)], v(1)); show(len(m[0])) },
	func() { m := map[int]int{}; m[0], m[1] = m[1]+1, m[0]+2; show(m[0], m[1]) },
	func() { m := map[int]int{1: 5}; delete(m, v(1)); show(len(m)) },
	func() { var m map[any]int; delete(m, un()) },
	func() { m := map[any]int{}; delete(m, un()) },
	func() { m := map[any]int{}; x, ok := m[un()]; show(x, bool2(ok)) },
	func() { show(r1(), r2(), len(r3())) },
	func() { x, y := two(v(1)); show(x, y) },
	func() { var a [2]int; a[ix(0)], a[ix(1)] = two(v(1)); show(a[0], a[1]) },
	func() { var a []int; a[ix(0)], a[ix(1)] = two(v(1)) },
	func() { var m map[int]int; m[ix(0)], m[ix(1)] = two(v(1)) },
	func() { var m map[int]int; x := 0; defer func() { show(x) }(); x, m[ix(1)] = two(v(1)) },
	func() { var p *T; p.x, p.y = two(v(1)) },
	func() { var a []int; var ok bool; m := map[int]int{}; a[ix(0)], ok = m[v(1)]; _ = ok },
	func() { var a []int; var ok bool; var e any = 1; a[ix(0)], ok = e.(int); _ = ok },
	func() { var a []int; var ok bool; ch := make(chan int, 1); ch <- 1; a[ix(0)], ok = <-ch; _ = ok },
	func() { show(named()); show(named2()); show(named3()); show(named4()) },
	func() { x := 1; p := &x; *p, x = 5, 6; show(x) },
	func() { x := 1; p := &x; x, *p = 5, 6; show(x) },
	func() { p := &T{1, 2}; q := p; p, p.x = nil, 9; show(q.x) },
	func() { p := &T{1, 2}; q := p; p.x, p = 9, nil; show(q.x) },
	func() { a := []int{1, 2}; b := a; a, a[0] = nil, 9; show(b[0]) },
	func() { a := []int{1, 2}; b := a; a[0], a = 9, nil; show(b[0]) },
	func() { i := 0; a := []int{0, 0, 0}; i, a[i], i, a[i] = 1, 5, 2, 6; show(i, a[0], a[1], a[2]) },
	func() { x := []int{1, 2, 3}; i := 0; i, x[i] = 2, x[i+1]; show(i, x[0]) },
	func() { s := "a"; s += str("b") + str("c"); show(len(s)) },
	func() { s := str("a") + str("b") + str("c"); show(len(s)) },
	func() { x := 1; x += inc(&x); show(x) },
	func() { x := 1; x = x + inc(&x); show(x) },
	func() { x := 1; x = inc(&x) + x; show(x) },
	func() { x := 1; y := x + inc(&x)*10; show(y) },
	func() { a := []int{1}; a[0] += incs(a); show(a[0]) },
	func() { a := []int{1}; a[0] = a[0] + incs(a); show(a[0]) },
	func() { t := T{1, 2}; t.x += inc(&t.x); show(t.x) },
	func() { m := map[int]int{0: 1}; m[0] += incm(m); show(m[0]) },
	func() { m := map[int]int{0: 1}; m[0] = m[0] + incm(m); show(m[0]) },
	func() { a := []int{1}; show(a[0], incs(a), a[0]) },
	func() { m := map[int]int{0: 1}; show(m[0], incm(m), m[0]) },
	func() { p := &T{1, 2}; show(p.x, inc(&p.x), p.x) },
	func() { glob = 1; show(glob, incg(), glob) },
	func() { glob = 1; show(glob+incg(), glob) },
	func() { glob = 1; x := glob + incg() + glob; show(x) },
	func() { var e any = 1; show(e.(int), v(2)) },
	func() { a := []int{}; i := 0; show(a[i], v(2)) },
	func() { a := []int{}; i := 0; x := a[i] + v(2); show(x) },
	func() { a := []int{}; i := 0; x := v(2) + a[i]; show(x) },
	func() { z := 0; x := 1/z + v(2); show(x) },
	func() { var p *T; x := p.x + v(2); show(x) },
	func() { var p *T; show(p.x, v(2)) },
	func() { copy(mk(v(1)), mk(v(2))); show(1) },
	func() { a := append(mk(v(1)), v(2), v(3)); show(len(a)) },
	func() { panic(str("a") + str("b")) },
	func() { func() { defer func() { show(v(1)) }(); panic(v(2)) }() },
	func() { func() { defer show(v(1)); defer pi(2); show(3) }() },
	func() { lbl := 0; for lbl < ix(3) { lbl += v(1) } },
	func() { min2 := min(v(1), v(2), v(0)); show(min2) },
	func() { c := complex(float64(v(1)), float64(v(2))); show(int(real(c))) },
	func() { x := *ptr(v(1)) + *ptr(v(2)); show(x) },
	func() { *ptr(v(1)), *ptr(v(2)) = v(3), v(4) },
	func() { sl := [][]int{mk(2), mk(1)}; sl[v(0)][v(1)], sl[v(1)][v(0)] = v(3), v(4); show(sl[0][1]) },
	func() { arr := [2][2]int{}; arr[v(0)][v(1)] = v(3); show(arr[0][1]) },
	func() { st := struct{ a [2]int }{}; st.a[ix(1)] = v(2); show(st.a[1]) },
	func() { getp(v(1)).x, getp(v(2)).y = v(3), v(4) },
	func() { getp(v(1)).x += v(2) },
	func() { mm := map[string]map[string]int{}; mm[str("a")][str("b")] = v(1) },
	func() { mm := map[string]map[string]int{}; mm[str("a")][str("b")] += v(1) },
	func() { mm := map[string]map[string]int{}; show(mm[str("a")][str("b")]) },
	func() { go show2(v(1)); runtime.Gosched() },
	func() { go get("a").m(v(1)); runtime.Gosched() },
	func() { ch := make(chan func(int), 1); ch <- func(x int) { show(x) }; (<-ch)(v(1)) },
	func() { x := [...]int{2: v(2), 0: v(0), 1: v(1)}; show(x[0]) },
	func() { x := []int{2: v(2), 0: v(0)}; show(x[0]) },
	func() { x := T{y: v(2), x: v(1)}; show(x.x) },
	func() { x := &T{y: v(2), x: pi(1)}; show(x.x) },
	func() { t := T{1, 2}; t.val(inc(&t.x)) },
	func() { t := &T{1, 2}; t.val(inc(&t.x)) },
	func() { t := T{1, 2}; (*(&t)).val(inc(&t.x)) },
	func() { t := []T{{1, 2}}; t[0].val(inc(&t[0].x)) },
	func() { t := []T{}; t[0].val(v(1)) },
	func() { t := []T{}; i := 0; t[i].val(pi(1)) },
	func() { t := []*T{nil}; t[0].val(v(1)) },
	func() { t := map[int]T{0: {1, 2}}; t[0].val(setm(t)) },
	func() { t := map[int]*T{}; t[0].val(v(1)) },
	func() { t := struct{ T }{T{1, 2}}; t.val(inc(&t.x)) },
	func() { t := struct{ *T }{&T{1, 2}}; t.val(inc(&t.x)) },
	func() { t := struct{ *T }{}; t.val(v(1)) },
	func() { t := struct{ *T }{}; t.ptr(v(1)) },
	func() { var t *struct{ T }; t.val(v(1)) },
	func() { var t *struct{ T }; t.ptr(v(1)) },
	func() { var t *struct{ z int; T }; t.ptr(v(1)) },
	func() { var t *struct{ I }; t.m(v(1)) },
	func() { var t struct{ I }; t.m(v(1)) },
	func() { f := func(x int) { show(x) }; f(chf2(&f)) },
	func() { var f func(int); f(chf2(&f)) },
	func() { f := func(x int) { show(x) }; s := []func(int){f}; s[0](chf2(&s[0])) },
	func() { var i I = N("a"); i.m(chi(&i)) },
	func() { var i I; i.m(chi(&i)) },
	func() { t := T{1, 2}; f := t.val; t.x = 5; f(inc(&t.x)) },
	func() { t := T{1, 2}; defer t.val(inc(&t.x)); t.x = 8 },
	func() { t := &T{1, 2}; defer t.val(inc(&t.x)); t.x = 8 },
	func() { t := &T{1, 2}; q := t; t.ptr(nilp(&t)); show(q.x) },
	func() { T{1, 2}.val(v(1)) },
	func() { (&T{1, 2}).val(v(1)) },
	func() { T.val(T{1, 2}, v(1)) },
	func() { (*T).val(nil, v(1)) },
	func() { (*T).ptr(nil, v(1)) },
	func() { f := (*T).val; f(nil, v(1)) },
	func() { N("q").m(v(1)) },
	func() { I.m(nil, v(1)) },
	func() { var m map[string]int; z := 0; m["a"] /= z },
	func() { m := map[any]int{}; z := 0; m[un()] /= z },
	func() { var m map[any]int; m[un()]++ },
	func() { var m map[any][]int; m[un()] = append(m[un()], v(1)) },
	func() { m := map[any][]int{}; m[un()] = append(m[un()], 1) },
	func() { m := map[any]string{}; m[un()] += str("x") },
	func() { m := map[any]int{"a": 1}; m[un()]++ },
}

func main() {
	for i, f := range table {
		run(i, f)
	}
}
