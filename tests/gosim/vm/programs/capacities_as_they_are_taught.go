// The capacities of slices in programs as they are taught.
package main

import ("fmt"; "sort"; "slices"; "strings"; "sync")

var _ sync.Mutex; var _ = sort.Ints; var _ = slices.Sort[[]int]; var _ = strings.ToUpper
type stack struct{ xs []int }
func (s *stack) push(x int) { s.xs = append(s.xs, x) }
func collect(n int) []int { var out []int; for i := 0; i < n; i++ { out = append(out, i) }; return out }
func collectBig(n int) []int { var out []int; for i := 0; i < n; i++ { if i%2 == 0 { fmt.Print() }; out = append(out, i) }; fmt.Println("done", n); return out }
func named(n int) (out []int) { for i := 0; i < n; i++ { out = append(out, i) }; return }
func evens(xs []int) []int { var out []int; for _, x := range xs { if x%2 == 0 { out = append(out, x) } }; return out }
func words(s string) []string { out := []string{}; for _, w := range strings.Split(s, " ") { out = append(out, w) }; return out }
func mapper[T, U any](xs []T, f func(T) U) []U { var out []U; for _, x := range xs { out = append(out, f(x)) }; return out }
func modify(s []int) { s = append(s, 1); fmt.Println("in", len(s), cap(s)) }
//go:noinline
func grow(s []int) []int { return append(s, 1, 2, 3) }
func sumAll(xs ...int) int { t := 0; for _, x := range xs { t += x }; return t }
func print2(s []int) { fmt.Println(s) }
func show(s []int) { for i, x := range s { fmt.Println(i, x) } }
func f0() { var s []int; for i := 0; i < 10; i++ { s = append(s, i); fmt.Println(len(s), cap(s)) } }
func f1() { s := []int{}; for i := 0; i < 10; i++ { s = append(s, i); fmt.Println(len(s), cap(s)) }; fmt.Println(s) }
func f2() { var s []int; for i := 0; i < 10; i++ { s = append(s, i); fmt.Println(len(s), cap(s)) }; for _, v := range s { fmt.Println(v) } }
func f3() { s := make([]int, 0); for i := 0; i < 10; i++ { s = append(s, i); fmt.Println(len(s), cap(s)) }; for _, v := range s { fmt.Println(v) } }
func f4() { s := []int{1, 2, 3}; t := s[:2]; t = append(t, 4); fmt.Println(s, t, cap(t)); t = append(t, 5); fmt.Println(cap(t)) }
func f5() { s := []int{1, 2, 3}; t := append(s, 4); fmt.Println(len(t), cap(t)) }
func f6() { s := make([]int, 3, 5); t := append(s, 1); u := append(s, 2); fmt.Println(t[3], u[3], cap(t)) }
func f7() { s := []string{}; s = append(s, "a"); fmt.Println(len(s), cap(s)); s = append(s, "b", "c"); fmt.Println(len(s), cap(s)) }
func f8() { s := []string{}; s = append(s, "a"); fmt.Println(len(s), cap(s), s) }
func f9() { var s []byte; s = append(s, 'a'); fmt.Println(len(s), cap(s)); s = append(s, "bcd"...); fmt.Println(string(s), cap(s)) }
func f10() { s := "hello"; b := []byte(s); fmt.Println(len(b), cap(b)) }
func f11() { s := "hello"; b := []byte(s); b[0] = 'H'; fmt.Println(string(b), cap(b)) }
func f12() { s := "hello"; b := []byte(s); fmt.Println(b, cap(b)) }
func f13() { b := []byte("hello"); b = append(b, '!'); fmt.Println(len(b), cap(b)) }
func f14() { s := "héllo"; r := []rune(s); fmt.Println(len(r), cap(r)) }
func f15() { s := "héllo"; r := []rune(s); r[0] = 'H'; fmt.Println(string(r), cap(r)) }
func f16() { s := collect(3); fmt.Println(len(s), cap(s)); s = append(s, 1, 2); fmt.Println(len(s), cap(s)) }
func f17() { s := collectBig(3); fmt.Println(len(s), cap(s)) }
func f18() { s := collectBig(5); fmt.Println(len(s), cap(s)) }
func f19() { s := named(3); fmt.Println(len(s), cap(s)) }
func f20() { s := evens([]int{1, 2, 4, 6}); fmt.Println(len(s), cap(s)) }
func f21() { s := words("a b c"); fmt.Println(len(s), cap(s)) }
func f22() { s := mapper([]int{1, 2, 3}, func(i int) string { return "x" }); fmt.Println(len(s), cap(s)) }
func f23() { st := &stack{}; st.push(1); st.push(2); st.push(3); fmt.Println(len(st.xs), cap(st.xs)) }
func f24() { var st stack; st.push(1); fmt.Println(len(st.xs), cap(st.xs)) }
func f25() { q := []int{}; q = append(q, 1, 2, 3); for len(q) > 0 { x := q[0]; q = q[1:]; fmt.Println(x, len(q), cap(q)) } }
func f26() { q := []int{1}; for i := 0; i < 5; i++ { q = append(q[1:], i); fmt.Println(len(q), cap(q)) } }
func f27() { s := [][]int{}; for i := range 3 { row := []int{}; for j := range i { row = append(row, j) }; s = append(s, row) }; fmt.Println(s, cap(s), cap(s[2])) }
func f28() { m := map[string][]int{}; for i := range 5 { m["a"] = append(m["a"], i) }; fmt.Println(cap(m["a"])) }
func f29() { a := []int{1, 2, 3, 4}; a = append(a[:1], a[2:]...); fmt.Println(a, len(a), cap(a)) }
func f30() { s := make([]int, 2, 10); s2 := s[1:4]; s2 = append(s2, 9); fmt.Println(len(s2), cap(s2), s[:5]) }
func f31() { var s []int; add := func(x int) { s = append(s, x) }; for i := range 5 { add(i) }; fmt.Println(len(s), cap(s)) }
func f32() { var wg sync.WaitGroup; var mu sync.Mutex; var s []int; for i := range 5 { wg.Add(1); go func() { defer wg.Done(); mu.Lock(); s = append(s, i); mu.Unlock() }() }; wg.Wait(); fmt.Println(len(s), cap(s)) }
func f33() { s := []int{}; modify(s); fmt.Println(len(s), cap(s)) }
func f34() { s := make([]int, 0, 3); modify(s); fmt.Println(len(s), cap(s), s[:1]) }
func f35() { s := []int{}; s = grow(s); fmt.Println(len(s), cap(s)) }
func f36() { var s []int; s = append(s, 1); p := &s; *p = append(*p, 2); fmt.Println(len(s), cap(s)) }
func f37() { s := []int{}; s = append(s, 1); t := s; t = append(t, 2); s = append(s, 3); fmt.Println(s[0], t[1], len(s), cap(t)) }
func f38() { s := []int{}; s = append(s, 1); var e interface{} = len(s); fmt.Println(e, cap(s)) }
func f39() { type P struct{ x, y int }; ps := []P{}; for i := range 4 { ps = append(ps, P{i, i}); fmt.Println(len(ps), cap(ps)) } }
func f40() { ps := []*int{}; for i := range 4 { ps = append(ps, &i); fmt.Println(len(ps), cap(ps)) } }
func f41() { es := []error{}; for range 3 { es = append(es, nil); fmt.Println(len(es), cap(es)) } }
func f42() { fs := []func(){}; for i := range 3 { fs = append(fs, func() { fmt.Println(i) }); fmt.Println(cap(fs)) }; for _, f := range fs { f() } }
func f43() { s := []int{}; s = append(s, 3, 1, 2); sort.Ints(s); fmt.Println(s[0], cap(s)) }
func f44() { s := []int{}; s = append(s, 3, 1, 2); sort.Slice(s, func(i, j int) bool { return s[i] < s[j] }); fmt.Println(s[0], cap(s)) }
func f45() { s := []int{}; s = append(s, 3, 1, 2); slices.Sort(s); fmt.Println(slices.Contains(s, 3), cap(s)) }
func f46() { s := []int{}; for i := range 3 { s = append(s, i) }; fmt.Println(sumAll(s...), cap(s)) }
func f47() { s := []int{}; for i := range 3 { s = append(s, i) }; print2(s); fmt.Println(cap(s)) }
func f48() { s := []int{}; for i := range 3 { s = append(s, i) }; show(s); fmt.Println(cap(s)) }
func f49() { s := strings.Fields("a b c"); fmt.Println(len(s)); s = append(s, "d"); fmt.Println(len(s)) }
func f50() { s := []int{}; for i := range 3 { s = append(s, i); if i == 1 { fmt.Println(cap(s)); return } } }
func main() {
fmt.Print(0, ": "); f0(); fmt.Println("end")
fmt.Print(1, ": "); f1(); fmt.Println("end")
fmt.Print(2, ": "); f2(); fmt.Println("end")
fmt.Print(3, ": "); f3(); fmt.Println("end")
fmt.Print(4, ": "); f4(); fmt.Println("end")
fmt.Print(5, ": "); f5(); fmt.Println("end")
fmt.Print(6, ": "); f6(); fmt.Println("end")
fmt.Print(7, ": "); f7(); fmt.Println("end")
fmt.Print(8, ": "); f8(); fmt.Println("end")
fmt.Print(9, ": "); f9(); fmt.Println("end")
fmt.Print(10, ": "); f10(); fmt.Println("end")
fmt.Print(11, ": "); f11(); fmt.Println("end")
fmt.Print(12, ": "); f12(); fmt.Println("end")
fmt.Print(13, ": "); f13(); fmt.Println("end")
fmt.Print(14, ": "); f14(); fmt.Println("end")
fmt.Print(15, ": "); f15(); fmt.Println("end")
fmt.Print(16, ": "); f16(); fmt.Println("end")
fmt.Print(17, ": "); f17(); fmt.Println("end")
fmt.Print(18, ": "); f18(); fmt.Println("end")
fmt.Print(19, ": "); f19(); fmt.Println("end")
fmt.Print(20, ": "); f20(); fmt.Println("end")
fmt.Print(21, ": "); f21(); fmt.Println("end")
fmt.Print(22, ": "); f22(); fmt.Println("end")
fmt.Print(23, ": "); f23(); fmt.Println("end")
fmt.Print(24, ": "); f24(); fmt.Println("end")
fmt.Print(25, ": "); f25(); fmt.Println("end")
fmt.Print(26, ": "); f26(); fmt.Println("end")
fmt.Print(27, ": "); f27(); fmt.Println("end")
fmt.Print(28, ": "); f28(); fmt.Println("end")
fmt.Print(29, ": "); f29(); fmt.Println("end")
fmt.Print(30, ": "); f30(); fmt.Println("end")
fmt.Print(31, ": "); f31(); fmt.Println("end")
fmt.Print(32, ": "); f32(); fmt.Println("end")
fmt.Print(33, ": "); f33(); fmt.Println("end")
fmt.Print(34, ": "); f34(); fmt.Println("end")
fmt.Print(35, ": "); f35(); fmt.Println("end")
fmt.Print(36, ": "); f36(); fmt.Println("end")
fmt.Print(37, ": "); f37(); fmt.Println("end")
fmt.Print(38, ": "); f38(); fmt.Println("end")
fmt.Print(39, ": "); f39(); fmt.Println("end")
fmt.Print(40, ": "); f40(); fmt.Println("end")
fmt.Print(41, ": "); f41(); fmt.Println("end")
fmt.Print(42, ": "); f42(); fmt.Println("end")
fmt.Print(43, ": "); f43(); fmt.Println("end")
fmt.Print(44, ": "); f44(); fmt.Println("end")
fmt.Print(45, ": "); f45(); fmt.Println("end")
fmt.Print(46, ": "); f46(); fmt.Println("end")
fmt.Print(47, ": "); f47(); fmt.Println("end")
fmt.Print(48, ": "); f48(); fmt.Println("end")
fmt.Print(49, ": "); f49(); fmt.Println("end")
fmt.Print(50, ": "); f50(); fmt.Println("end")
}
