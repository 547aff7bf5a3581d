// The capacities of slices that stay in their functions, leave them, or leave them late: every
// function of the table prints its own.
package main

import ("fmt"; "io"; "os"; "slices"; "sort"; "strings"; "strconv"; "bytes")

var _ = io.Discard; var _ = os.Args; var _ = slices.Sort[[]int]; var _ = sort.Ints; var _ = strings.Join; var _ = strconv.Itoa; var _ bytes.Buffer
var global []int; var gbytes []byte; var grunes []rune; var gp *int
type T2 struct { s []int }
func (t *T2) add(x int) { t.s = append(t.s, x) }
func p(xs ...int) { for _, x := range xs { fmt.Print(x, " ") } }
func sum(s []int) int { n := 0; for _, v := range s { n += v }; return n }
//go:noinline
func word() string { return "hello" }
func ret() []int { var s []int; s = append(s, 1); return s }
func build(n int) []int { var s []int; for i := range n { s = append(s, i) }; return s }
func fill(s []int, n int) []int { for i := range n { s = append(s, i) }; return s }
func add(s *[]int, x int) { *s = append(*s, x) }
func gappend[T any](s []T, x T) []T { return append(s, x) }
func helper(s []int) []int { s = append(s, 1); return s }
func variadic(xs ...int) []int { return xs }
func noEsc(s []int) int { s = append(s, 1); return cap(s) }

//go:noinline
func f0() { var s []int; for i := range 6 { s = append(s, i); p(len(s), cap(s)) } }

//go:noinline
func f1() { s := []int{}; for i := range 6 { s = append(s, i); p(len(s), cap(s)) } }

//go:noinline
func f2() { s := make([]int, 0); for i := range 6 { s = append(s, i); p(len(s), cap(s)) } }

//go:noinline
func f3() { s := make([]int, 0, 2); for i := range 6 { s = append(s, i); p(len(s), cap(s)) } }

//go:noinline
func f4() { var s []int; for i := range 3 { s = append(s, i); p(cap(s)) }; p(sum(s)) }

//go:noinline
func f5() { var s []int; for i := range 3 { s = append(s, i); p(cap(s)) }; t := s; p(len(t), cap(t)) }

//go:noinline
func f6() { var s []int; for i := range 3 { s = append(s, i); p(cap(s)) }; t := s[:2]; p(len(t), cap(t)) }

//go:noinline
func f7() { var s []int; for i := range 3 { s = append(s, i); p(cap(s)) }; for _, v := range s { p(v) } }

//go:noinline
func f8() { s := []int{}; for i := range 3 { s = append(s, i); p(cap(s)) }; for _, v := range s { p(v) } }

//go:noinline
func f9() { s := []int{}; defer func() { p(cap(s)) }(); s = append(s, 1) }

//go:noinline
func f10() { s := []int{}; go func() { _ = s }(); s = append(s, 1); p(cap(s)) }

//go:noinline
func f11() { s := []int{}; s = append(s, 1); global = s; p(cap(s)) }

//go:noinline
func f12() { s := []int{}; s = append(s, 1); p(cap(s)); var e any = s; _ = e }

//go:noinline
func f13() { s := []int{}; s = append(s, 1); p(cap(s)); var e any = len(s); _ = e }

//go:noinline
func f14() { s := []int{}; s = append(s, 1, 2, 3, 4, 5); p(cap(s)) }

//go:noinline
func f15() { s := []int{}; s = append(s, 1, 2, 3); p(cap(s)) }

//go:noinline
func f16() { var s []int; s = append(s, []int{1, 2}...); p(cap(s)) }

//go:noinline
func f17() { var s []int; t := []int{1, 2}; s = append(s, t...); p(cap(s)) }

//go:noinline
func f18() { var s []byte; s = append(s, "hello"...); p(cap(s)) }

//go:noinline
func f19() { var s []byte; for i := range 40 { s = append(s, byte(i)) }; p(cap(s)) }

//go:noinline
func f20() { var s []byte; s = append(s, 1); p(cap(s)) }

//go:noinline
func f21() { var s []string; s = append(s, "x"); p(cap(s)); s = append(s, "x", "y"); p(cap(s)) }

//go:noinline
func f22() { var s []struct{}; s = append(s, struct{}{}); p(cap(s)) }

//go:noinline
func f23() { var s []any; s = append(s, 1); p(cap(s)) }

//go:noinline
func f24() { var s []*int; s = append(s, new(int)); p(cap(s)) }

//go:noinline
func f25() { type T struct{ a, b, c int }; var s []T; s = append(s, T{}); p(cap(s)); s = append(s, T{}); p(cap(s)) }

//go:noinline
func f26() { type T [5]int; var s []T; s = append(s, T{}); p(cap(s)); s = append(s, T{}); p(cap(s)) }

//go:noinline
func f27() { var s []int32; s = append(s, 1); p(cap(s)); for i := range 8 { s = append(s, int32(i)) }; p(cap(s)) }

//go:noinline
func f28() { var s []bool; s = append(s, true); p(cap(s)) }

//go:noinline
func f29() { var s []float64; for range 5 { s = append(s, 1) }; p(cap(s)) }

//go:noinline
func f30() { b := []byte("hello"); p(len(b), cap(b)) }

//go:noinline
func f31() { str := word(); b := []byte(str); p(len(b), cap(b)); b = append(b, '!'); p(cap(b)) }

//go:noinline
func f32() { str := word(); b := []byte(str); gbytes = b; p(len(b), cap(b)) }

//go:noinline
func f33() { str := word(); b := []rune(str); p(len(b), cap(b)) }

//go:noinline
func f34() { str := word(); b := []rune(str); grunes = b; p(len(b), cap(b)) }

//go:noinline
func f35() { b := []rune("hello"); p(len(b), cap(b)) }

//go:noinline
func f36() { str := word() + word() + word() + word() + word() + word() + word(); b := []byte(str); p(len(b), cap(b)) }

//go:noinline
func f37() { var s [][]int; s = append(s, []int{1}); p(cap(s)) }

//go:noinline
func f38() { s := build(3); p(len(s), cap(s)) }

//go:noinline
func f39() { s := fill(nil, 3); p(len(s), cap(s)) }

//go:noinline
func f40() { s := fill([]int{}, 3); p(len(s), cap(s)) }

//go:noinline
func f41() { p(cap(append([]int{}, 1))) }

//go:noinline
func f42() { p(cap(append([]int(nil), 1))) }

//go:noinline
func f43() { p(cap(append([]int(nil), 1, 2, 3))) }

//go:noinline
func f44() { p(len(append([]int{}, 1)), cap(append([]byte{}, word()...))) }

//go:noinline
func f45() { s := append([]int{}, 1); p(cap(s)); s = append(s, 2); p(cap(s)) }

//go:noinline
func f46() { s := append([]int(nil), 1, 2, 3); p(cap(s)) }

//go:noinline
func f47() { b := append([]byte(nil), word()...); p(cap(b)) }

//go:noinline
func f48() { b := append([]byte("a"), word()...); p(cap(b)) }

//go:noinline
func f49() { var t T2; t.s = append(t.s, 1); p(cap(t.s)); t.s = append(t.s, 1); p(cap(t.s)) }

//go:noinline
func f50() { t := &T2{}; t.s = append(t.s, 1); p(cap(t.s)) }

//go:noinline
func f51() { t := T2{}; t.add(1); p(cap(t.s)); t.add(2); t.add(3); p(cap(t.s)) }

//go:noinline
func f52() { var a [2][]int; a[0] = append(a[0], 1); p(cap(a[0])) }

//go:noinline
func f53() { m := map[string][]int{}; m["a"] = append(m["a"], 1); p(cap(m["a"])); m["a"] = append(m["a"], 1); m["a"] = append(m["a"], 1); p(cap(m["a"])) }

//go:noinline
func f54() { s := []int{}; ps := &s; *ps = append(*ps, 1); p(cap(s)) }

//go:noinline
func f55() { s := []int{}; add(&s, 1); p(cap(s)); add(&s, 2); add(&s, 3); p(cap(s)) }

//go:noinline
func f56() { var s []int; for i := range 3 { s = append(s[:i], i); p(cap(s)) } }

//go:noinline
func f57() { var s []int; s = append(s, 1); s = append(s, s...); p(cap(s)) }

//go:noinline
func f58() { var s, t []int; s = append(s, 1); t = append(s, 2); p(cap(s), cap(t)) }

//go:noinline
func f59() { var s []int; t := append(s, 2); p(cap(t)) }

//go:noinline
func f60() { var s []int; t := append(s, 2); u := append(t, 3); p(cap(t), cap(u)) }

//go:noinline
func f61() { s := []int{1}; s = append(s, 2); p(cap(s)); s = append(s, 2); p(cap(s)) }

//go:noinline
func f62() { s := []int{1, 2, 3}; s = append(s, 2); p(cap(s)) }

//go:noinline
func f63() { s := make([]int, 3); s = append(s, 2); p(cap(s)) }

//go:noinline
func f64() { s := []int{}; s = append(s, 1); sort.Ints(s); p(cap(s)) }

//go:noinline
func f65() { s := []int{}; s = append(s, 1); slices.Sort(s); p(cap(s)) }

//go:noinline
func f66() { s := []int{}; s = append(s, 1); s = slices.Insert(s, 0, 5); p(cap(s)) }

//go:noinline
func f67() { s := slices.Grow([]int(nil), 3); p(cap(s)) }

//go:noinline
func f68() { s := slices.Clone([]int{1, 2, 3}); p(cap(s)) }

//go:noinline
func f69() { s := []int{}; s = append(s, 1); copy(s, s); clear(s); p(cap(s)) }

//go:noinline
func f70() { s := []string{}; s = append(s, "1"); p(cap(s)); _ = strings.Join(s, ",") }

//go:noinline
func f71() { s := []int{}; s = append(s, 1); if s != nil { p(cap(s)) } }

//go:noinline
func f72() { s := []int{}; s = append(s, 1); switch { case len(s) == 1: p(cap(s)) } }

//go:noinline
func f73() { s := []int{}; s = append(s, 1); ch := make(chan []int, 1); ch <- s; p(cap(s)) }

//go:noinline
func f74() { s := []int{}; s = append(s, 1); x := &s[0]; *x = 2; p(cap(s)) }

//go:noinline
func f75() { s := []int{}; s = append(s, 1); x := &s[0]; gp = x; p(cap(s)) }

//go:noinline
func f76() { s := []int{}; s = append(s, 1); s[0]++; s[0] = 3; p(cap(s), s[0]) }

//go:noinline
func f77() { s := []int{}; s = append(s, 1); s = s[1:]; s = append(s, 2); p(cap(s)) }

//go:noinline
func f78() { s := []int{}; s = append(s, 1); s = s[:0]; s = append(s, 2); p(cap(s)) }

//go:noinline
func f79() { s := []int{}; s = append(s, 1); s = nil; s = append(s, 2); p(cap(s)) }

//go:noinline
func f80() { s := []int{}; s = append(s, 1, 2, 3, 4); s = append(s, 5); p(cap(s)); s = nil; s = append(s, 1); p(cap(s)) }

//go:noinline
func f81() { type S []int; var s S; s = append(s, 1); p(cap(s)) }

//go:noinline
func f82() { type S []int; s := S{}; s = append(s, 1); p(cap(s)) }

//go:noinline
func f83() { s := *new([]int); s = append(s, 1); p(cap(s)) }

//go:noinline
func f84() { s, n := []int{}, 1; s = append(s, n); p(cap(s)) }

//go:noinline
func f85() { s, n := []int(nil), 1; s = append(s, n); p(cap(s)) }

//go:noinline
func f86() { var s []int = nil; s = append(s, 1); p(cap(s)) }

//go:noinline
func f87() { var s = []int{}; s = append(s, 1); p(cap(s)) }

//go:noinline
func f88() { var s []int; var i any = 1; s = append(s, i.(int)); p(cap(s)) }

//go:noinline
func f89() { var s []int; { s = append(s, 1) }; p(cap(s)) }

//go:noinline
func f90() { var s []int; L: for i := range 9 { s = append(s, i); if i == 4 { break L } }; p(cap(s)) }

//go:noinline
func f91() { var s []int; i := 0; again: s = append(s, i); i++; if i < 3 { goto again }; p(cap(s)) }


//go:noinline
func f93() { s := variadic(); p(cap(s)); s = variadic(1, 2); p(cap(s)); s = append(s, 3); p(cap(s)) }

//go:noinline
func f94() { x := noEsc([]int{1, 2}); p(x) }

//go:noinline
func f95() { s := []int{}; s = append(s, 1); b := (*[1]int)(s); p(len(b), cap(s)) }

//go:noinline
func f96() { s := []int{}; s = append(s, 1); b := [1]int(s); p(len(b), cap(s)) }

//go:noinline
func f97() { b := []byte{}; b = strconv.AppendInt(b, 12345, 10); p(cap(b)) }

//go:noinline
func f98() { var b []byte; b = fmt.Appendf(b, "%d", 12345); p(cap(b)) }

//go:noinline
func f99() { var sb strings.Builder; sb.WriteString("hello"); p(sb.Cap()) }

//go:noinline
func f100() { var sb strings.Builder; sb.WriteByte('h'); p(sb.Cap()) }

//go:noinline
func f101() { var bb bytes.Buffer; bb.WriteString("hello"); p(bb.Cap()) }

//go:noinline
func f102() { var bb bytes.Buffer; bb.WriteByte('h'); p(bb.Cap()) }

func main() {
	fmt.Print(0, ": ")
	f0()
	fmt.Println()
	fmt.Print(1, ": ")
	f1()
	fmt.Println()
	fmt.Print(2, ": ")
	f2()
	fmt.Println()
	fmt.Print(3, ": ")
	f3()
	fmt.Println()
	fmt.Print(4, ": ")
	f4()
	fmt.Println()
	fmt.Print(5, ": ")
	f5()
	fmt.Println()
	fmt.Print(6, ": ")
	f6()
	fmt.Println()
	fmt.Print(7, ": ")
	f7()
	fmt.Println()
	fmt.Print(8, ": ")
	f8()
	fmt.Println()
	fmt.Print(9, ": ")
	f9()
	fmt.Println()
	fmt.Print(10, ": ")
	f10()
	fmt.Println()
	fmt.Print(11, ": ")
	f11()
	fmt.Println()
	fmt.Print(12, ": ")
	f12()
	fmt.Println()
	fmt.Print(13, ": ")
	f13()
	fmt.Println()
	fmt.Print(14, ": ")
	f14()
	fmt.Println()
	fmt.Print(15, ": ")
	f15()
	fmt.Println()
	fmt.Print(16, ": ")
	f16()
	fmt.Println()
	fmt.Print(17, ": ")
	f17()
	fmt.Println()
	fmt.Print(18, ": ")
	f18()
	fmt.Println()
	fmt.Print(19, ": ")
	f19()
	fmt.Println()
	fmt.Print(20, ": ")
	f20()
	fmt.Println()
	fmt.Print(21, ": ")
	f21()
	fmt.Println()
	fmt.Print(22, ": ")
	f22()
	fmt.Println()
	fmt.Print(23, ": ")
	f23()
	fmt.Println()
	fmt.Print(24, ": ")
	f24()
	fmt.Println()
	fmt.Print(25, ": ")
	f25()
	fmt.Println()
	fmt.Print(26, ": ")
	f26()
	fmt.Println()
	fmt.Print(27, ": ")
	f27()
	fmt.Println()
	fmt.Print(28, ": ")
	f28()
	fmt.Println()
	fmt.Print(29, ": ")
	f29()
	fmt.Println()
	fmt.Print(30, ": ")
	f30()
	fmt.Println()
	fmt.Print(31, ": ")
	f31()
	fmt.Println()
	fmt.Print(32, ": ")
	f32()
	fmt.Println()
	fmt.Print(33, ": ")
	f33()
	fmt.Println()
	fmt.Print(34, ": ")
	f34()
	fmt.Println()
	fmt.Print(35, ": ")
	f35()
	fmt.Println()
	fmt.Print(36, ": ")
	f36()
	fmt.Println()
	fmt.Print(37, ": ")
	f37()
	fmt.Println()
	fmt.Print(38, ": ")
	f38()
	fmt.Println()
	fmt.Print(39, ": ")
	f39()
	fmt.Println()
	fmt.Print(40, ": ")
	f40()
	fmt.Println()
	fmt.Print(41, ": ")
	f41()
	fmt.Println()
	fmt.Print(42, ": ")
	f42()
	fmt.Println()
	fmt.Print(43, ": ")
	f43()
	fmt.Println()
	fmt.Print(44, ": ")
	f44()
	fmt.Println()
	fmt.Print(45, ": ")
	f45()
	fmt.Println()
	fmt.Print(46, ": ")
	f46()
	fmt.Println()
	fmt.Print(47, ": ")
	f47()
	fmt.Println()
	fmt.Print(48, ": ")
	f48()
	fmt.Println()
	fmt.Print(49, ": ")
	f49()
	fmt.Println()
	fmt.Print(50, ": ")
	f50()
	fmt.Println()
	fmt.Print(51, ": ")
	f51()
	fmt.Println()
	fmt.Print(52, ": ")
	f52()
	fmt.Println()
	fmt.Print(53, ": ")
	f53()
	fmt.Println()
	fmt.Print(54, ": ")
	f54()
	fmt.Println()
	fmt.Print(55, ": ")
	f55()
	fmt.Println()
	fmt.Print(56, ": ")
	f56()
	fmt.Println()
	fmt.Print(57, ": ")
	f57()
	fmt.Println()
	fmt.Print(58, ": ")
	f58()
	fmt.Println()
	fmt.Print(59, ": ")
	f59()
	fmt.Println()
	fmt.Print(60, ": ")
	f60()
	fmt.Println()
	fmt.Print(61, ": ")
	f61()
	fmt.Println()
	fmt.Print(62, ": ")
	f62()
	fmt.Println()
	fmt.Print(63, ": ")
	f63()
	fmt.Println()
	fmt.Print(64, ": ")
	f64()
	fmt.Println()
	fmt.Print(65, ": ")
	f65()
	fmt.Println()
	fmt.Print(66, ": ")
	f66()
	fmt.Println()
	fmt.Print(67, ": ")
	f67()
	fmt.Println()
	fmt.Print(68, ": ")
	f68()
	fmt.Println()
	fmt.Print(69, ": ")
	f69()
	fmt.Println()
	fmt.Print(70, ": ")
	f70()
	fmt.Println()
	fmt.Print(71, ": ")
	f71()
	fmt.Println()
	fmt.Print(72, ": ")
	f72()
	fmt.Println()
	fmt.Print(73, ": ")
	f73()
	fmt.Println()
	fmt.Print(74, ": ")
	f74()
	fmt.Println()
	fmt.Print(75, ": ")
	f75()
	fmt.Println()
	fmt.Print(76, ": ")
	f76()
	fmt.Println()
	fmt.Print(77, ": ")
	f77()
	fmt.Println()
	fmt.Print(78, ": ")
	f78()
	fmt.Println()
	fmt.Print(79, ": ")
	f79()
	fmt.Println()
	fmt.Print(80, ": ")
	f80()
	fmt.Println()
	fmt.Print(81, ": ")
	f81()
	fmt.Println()
	fmt.Print(82, ": ")
	f82()
	fmt.Println()
	fmt.Print(83, ": ")
	f83()
	fmt.Println()
	fmt.Print(84, ": ")
	f84()
	fmt.Println()
	fmt.Print(85, ": ")
	f85()
	fmt.Println()
	fmt.Print(86, ": ")
	f86()
	fmt.Println()
	fmt.Print(87, ": ")
	f87()
	fmt.Println()
	fmt.Print(88, ": ")
	f88()
	fmt.Println()
	fmt.Print(89, ": ")
	f89()
	fmt.Println()
	fmt.Print(90, ": ")
	f90()
	fmt.Println()
	fmt.Print(91, ": ")
	f91()
	fmt.Println()
	fmt.Print(93, ": ")
	f93()
	fmt.Println()
	fmt.Print(94, ": ")
	f94()
	fmt.Println()
	fmt.Print(95, ": ")
	f95()
	fmt.Println()
	fmt.Print(96, ": ")
	f96()
	fmt.Println()
	fmt.Print(97, ": ")
	f97()
	fmt.Println()
	fmt.Print(98, ": ")
	f98()
	fmt.Println()
	fmt.Print(99, ": ")
	f99()
	fmt.Println()
	fmt.Print(100, ": ")
	f100()
	fmt.Println()
	fmt.Print(101, ": ")
	f101()
	fmt.Println()
	fmt.Print(102, ": ")
	f102()
	fmt.Println()
}
