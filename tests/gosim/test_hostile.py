"""Programs that mean harm end by the name of a limit, or as under Go, and take little with them."""

from __future__ import annotations

import pytest

from quizgo import gosim
from tests.gosim.hostile import outcome

ENDLESS = {
    "spin": "func main() { for {} }",
    "two that spin": "func main() { go func() { for {} }(); for {} }",
    "goto": "func main() { L: goto L }",
    "select with default": "func main() { var c chan int; for { select { case <-c: default: } } }",
    "ping-pong": "func main() { c := make(chan int); go func() { for { c <- 1 } }(); for { <-c } }",
    "range over a function": """func main() {
	for range func(yield func() bool) { for yield() {} } {}
}""",
    "values that hold themselves twice": """import "fmt"
func main() { var a any = 1; for { a = []any{a, a}; _ = fmt.Sprint(a) } }""",
    "memory taken and dropped": """func main() {
	for { b := make([]byte, 16<<20); _ = b }
}""",
    "comparisons of long arrays": """func main() {
	var a, b [1 << 18]int; n := 0
	for { if a == b { n++ } }
}""",
    "comparisons of many structs": """func main() {
	var a, b [1 << 16]struct{ x, y int }; n := 0
	for { if a == b { n++ } }
}""",
    "comparisons of long arrays in interfaces": """func main() {
	var a, b any = [1 << 18]int{}, [1 << 18]int{}
	n := 0
	for { if a == b { n++ } }
}""",
    "comparisons of long strings": """import "strings"
func main() {
	a, b := strings.Repeat("x", 2<<20), strings.Repeat("x", 2<<20); n := 0
	for { if a == b { n++ } }
}""",
    "long keys": """func main() {
	m := map[[1 << 16]int]int{}
	var a [1 << 16]int
	for { m[a]++ }
}""",
    "copies": "func main() { a, b := make([]int, 1<<18), make([]int, 1<<18); for { copy(a, b) } }",
    "copies of bytes": """func main() {
	a, b := make([]byte, 1<<24), make([]byte, 1<<24)
	for { copy(a, b) }
}""",
    "appending what there is": """func main() {
	a := make([]int, 1<<18); var s []int
	for { s = append(s[:0], a...) }
}""",
    "clearing": "func main() { s := make([]int, 1<<18); for { clear(s) } }",
    "cutting a long string": """import "strings"
func main() { s := strings.Repeat("x", 5<<20); n := 0; for { n += len(s[1:]) } }""",
    "sorting": """import "slices"
func main() { s := make([]int, 1<<18); for { slices.Sort(s) } }""",
    "searching": """import "strings"
func main() {
	s, n := strings.Repeat("a", 2<<20), 0
	for { n += strings.Count(s, "a") }
}""",
    "appending": "func main() { var s []int; for { s = append(s, 1) } }",
    "ticker": 'import "time"\nfunc main() { for range time.NewTicker(1).C {} }',
    "timers one after the other": """import "time"
func main() { for { time.AfterFunc(1, func() {}); time.Sleep(1) } }""",
    "timers that make timers": """import "time"
func f() { time.AfterFunc(1, f); time.AfterFunc(1, f) }
func main() { f(); select {} }""",
    "timers that nobody waits for": """import "time"
func main() { for { time.NewTimer(time.Hour) } }""",
    "timers among channels": """import "time"
func main() {
	c := make(chan int)
	for { select { case <-c: case <-time.After(1): } }
}""",
    "contexts in contexts": """import ("context"; "time")
func main() {
	ctx := context.Background()
	for { ctx, _ = context.WithTimeout(ctx, time.Hour) }
}""",
    "calls up a long chain of contexts": """import ("context"; "time")
func main() {
	ctx := context.Background()
	for range 300 { ctx, _ = context.WithTimeout(ctx, time.Hour) }
	for { ctx.Value(1) }
}""",
    "garbage collections": """import "runtime"
func main() { for { runtime.GC() } }""",
    "garbage collections of much": """import "runtime"
func main() {
	m := map[int]*int{}
	for i := range 20000 { m[i] = new(int) }
	for { runtime.GC(); m[0] = nil }
}""",
    "finalizers that set themselves": """import "runtime"
type T struct{ a [10]int }
func f(t *T) { runtime.SetFinalizer(t, f) }
func main() { for range 1000 { f(new(T)) }; for { runtime.GC() } }""",
    "traces of all goroutines": """import "runtime"
func main() {
	for range 1000 { go func() { select {} }() }
	b := make([]byte, 1<<20)
	for { runtime.Stack(b, true) }
}""",
    "traces of a deep stack": """import "runtime/debug"
func f(n int) { if n > 0 { f(n-1) }; for { debug.Stack() } }
func main() { f(10000) }""",
    "long layouts": """import ("strings"; "time")
func main() { l := strings.Repeat("Monday ", 1<<12); for { time.Now().Format(l) } }""",
    "times read by long layouts": """import ("strings"; "time")
func main() { l := strings.Repeat("2006 ", 1<<12); for { time.Parse(l, l) } }""",
    "texts with many escapes": """import ("strconv"; "strings")
func main() {
	s := strconv.Quote(strings.Repeat("\\x00", 1<<12)); n := 0
	for { t, _ := strconv.Unquote(s); n += len(t) }
}""",
    "long texts in other case": """import "strings"
func main() {
	s := strings.Repeat("\u01c6", 1<<13); n := 0
	for { n += len(strings.ToUpper(s)) }
}""",
    "pointers printed": """import "fmt"
type T struct{ p *T; s []*T; m map[string]*T }
func main() {
	t := &T{}; t.p, t.s, t.m = t, []*T{t}, map[string]*T{"a": t}
	for { _ = fmt.Sprintf("%+v %#v", t, *t) }
}""",
    "long formats": """import ("fmt"; "strings")
func main() { f := strings.Repeat("%[1]v", 5000); for { _ = fmt.Sprintf(f, 1) } }""",
    "bytes printed": """import "fmt"
func main() { b := make([]byte, 1<<14); for { _ = fmt.Sprint(b) } }""",
    "strings made deep down": """func f(n int) string {
	if n == 0 { return "" }
	return f(n-1) + "xxxxxxxx"
}
func main() { for { f(3000) } }""",
    "long texts in quotes": """import ("fmt"; "strings")
func main() {
	s := strings.Repeat("\u4e16", 1<<13)
	for { _ = fmt.Sprintf("%+q %#q % x", s, s, s) }
}""",
    "sorting long strings": """import ("sort"; "strings")
func main() {
	s := make([]string, 100)
	for i := range s { s[i] = strings.Repeat("a", 1<<15) + string(rune(i)) }
	for { sort.Strings(s) }
}""",
    "sources of chance": """import "math/rand"
func main() { for i := int64(0); ; i++ { rand.New(rand.NewSource(i)) } }""",
    "mathematics": """import "math"
func main() { x := 1e308; for { x += math.Pow(x, 1e-310) + math.Gamma(171.3) } }""",
    "elements without a size": """func main() {
	var s []struct{}
	for { s = append(s, struct{}{}) }
}""",
    "copies by appending": """type S struct{ a, b int }
func main() { s := make([]S, 20000); for { _ = append(s[:len(s):len(s)], S{}) } }""",
    "calls with many arguments": "func f("
    + ",".join(f"a{i} int" for i in range(2000))
    + ") int { return a0 }\nfunc main() { for { f("
    + ",".join("1" * 2000)
    + ") } }",
    "keys whose parts share a hash": """func main() {
	m := map[[16]int]int{}
	for i := 0; ; i++ {
		var k [16]int
		for j := range k { k[j] = -1 - i>>j&1 }
		m[k]++
	}
}""",
    "formatting": """import "fmt"
func main() { n := 0; for { n += len(fmt.Sprintf("%d %v %s", n, n, "x")) } }""",
    "panics": """func f() { defer func() { recover() }(); panic(1) }
func main() { for { f() } }""",
    "locks": """import "sync"
func main() {
	var mu sync.Mutex
	for range 10 { go func() { for { mu.Lock(); mu.Unlock() } }() }
	select {}
}""",
    "many tickers": """import "time"
func main() { for range 1000 { go func() { for range time.Tick(1) {} }() }; select {} }""",
}
GREEDY = {
    "slice": "func main() { n := 1 << 40; s := make([]int, n); _ = s }",
    "channel": "func main() { n := 1 << 40; c := make(chan int, n); _ = c }",
    "array": "func main() { var a [1 << 40]byte; a[1] = 2; println(a[1]) }",
    "variable": "var a [1 << 26]int\nfunc main() { a[1] = 2; println(a[1]) }",
    "variable with a literal": "var a = [...]int{1 << 26: 1}\nfunc main() { println(len(a)) }",
    "new": "func main() { p := new([1 << 28]int); println(p[1]) }",
    "nested arrays": """type A [128]struct{ a, b, c, d int }
type B [128]A
var x [256]B
func main() { println(len(x)) }""",
    "parameters": """type A [1 << 18]int
func f(a A, n int) int { if n == 0 { return a[0] }; return f(a, n-1) }
func main() { var a A; println(f(a, 1000)) }""",
    "results": """type A [1 << 18]int
func f() (a A) { return }
func main() { var s []A; for { s = append(s, f()) } }""",
    "literal": "func main() { a := []int{1 << 28: 1}; println(len(a)) }",
    "doubled string": 'func main() { s := "ab"; for { s += s } }',
    "doubled slice": "func main() { s := []int{1}; for { s = append(s, s...) } }",
    "repeat": """import "strings"
func main() { println(len(strings.Repeat("x", 1<<40))) }""",
    "split": """import "strings"
func main() { println(len(strings.Split(strings.Repeat("a", 60<<20), ""))) }""",
    "fields": """import "strings"
func main() { println(len(strings.Fields(strings.Repeat("a ", 30<<20)))) }""",
    "runes": """import "strings"
func main() { println(len([]rune(strings.Repeat("a", 60<<20)))) }""",
    "replace": """import "strings"
func main() { s := "x"; for { s = strings.ReplaceAll(s, "x", "xxxxxxxxxx") } }""",
}
HOARDING = {
    "a map of arrays": """func main() {
	m := map[int][99]int{}
	for i := 0; ; i++ { m[i] = [99]int{} }
}""",
    "wide print": """import "fmt"
func main() { s := ""; for { s = fmt.Sprintf("%999999s", s) + s } }""",
    "numbers in a new slice": """func main() {
	s := make([]int, 3<<20)
	for i := range s { s[i] = i + 1000 }
	println(s[1])
}""",
    "closures": """func main() {
	var fs []func()
	for i := 0; ; i++ { fs = append(fs, func() { _ = i }) }
}""",
    "closures in closures": "func main() { f := func() {}; for { g := f; f = func() { g() } } }",
    "slices of one": """func main() {
	var s [][]int
	for i := 0; ; i++ { s = append(s, []int{i}) }
}""",
    "keys of structs": """type k struct{ a, b int }
func main() { m := map[k]int{}; for i := 0; ; i++ { m[k{i, i}] = i } }""",
    "contexts": """import "context"
func main() { ctx := context.Background(); for { ctx, _ = context.WithCancel(ctx) } }""",
    "timers": """import "time"
func main() {
	var ts []*time.Timer
	for { ts = append(ts, time.AfterFunc(time.Hour, func() {})) }
}""",
    "a list": "type n struct { next *n }\nfunc main() { var h *n; for { h = &n{h} } }",
    "a list with numbers": """type n struct { next *n; a, b, c int }
func main() { var h *n; for i := 300; ; i++ { h = &n{h, i, i * 1000, -i} } }""",
}
CROWDED = {
    "finalizers": """import "runtime"
type T struct{ a [10]int }
func main() { for { runtime.SetFinalizer(new(T), func(*T) {}) } }""",
    "fork bomb": "func f() { for { go f() } }\nfunc main() { f() }",
    "blocked": "func main() { for { go func() { select {} }() } }",
    "sleepers": """import "time"
func main() { for { go time.Sleep(time.Hour) } }""",
}
BOTTOMLESS = {
    "calls": "func f(n int) int { return f(n+1) + 1 }\nfunc main() { f(0) }",
    "calls with many variables": """func f(a, b, c, d int) int {
	e, g := a*1000, b*1000
	return f(a+1, b+1, c+1, d+1) + e + g
}
func main() { f(1000, 2000, 3000, 4000) }""",
    "deferred calls": "func f() { defer f() }\nfunc main() { f() }",
    "panics in deferred calls": "func f() { defer f(); panic(1) }\nfunc main() { f() }",
    "deferred closures": """func f() { x := 1; defer func() { f(); _ = x }() }
func main() { f() }""",
    "calls of closures": """func main() {
	var f func(int) int
	f = func(n int) int { return f(n+1) + 1 }
	f(0)
}""",
    "calls of methods": """type I interface{ m(int) int }
type T struct{}
func (T) m(n int) int { var i I = T{}; return i.m(n+1) + 1 }
func main() { T{}.m(0) }""",
    "calls with large frames": """type S struct{ a, b, c, d, e, f, g, h int }
func f(s S) S { s.a++; t := f(s); t.b++; return t }
func main() { f(S{}) }""",
    "deferred calls of Goexit": """import "runtime"
func f() { defer f(); runtime.Goexit() }
func main() { go f(); select {} }""",
    "calls of natives": """import "slices"
func f(a, b int) int { slices.SortFunc([]int{2, 1}, f); return 0 }
func main() { f(1, 2) }""",
    "comparison": """func main() {
	type T [1]any
	var a, b any
	for range 20000 { a, b = T{a}, T{b} }
	println(a == b)
}""",
    "key": """func main() {
	type T [1]any
	var a any
	for range 20000 { a = T{a} }
	println(len(map[any]int{a: 1}))
}""",
    "a map that holds itself": """import "fmt"
func main() { m := map[string]any{}; m["a"] = m; fmt.Println(m) }""",
}
TALKATIVE = {
    "a panic": """import "strings"
func main() { panic(strings.Repeat("x", 40<<20)) }""",
    "panics in panics": """import "strings"
func main() { s := strings.Repeat("\\n", 40<<20); defer func() { panic(s) }(); panic(s) }""",
    "an error": """import ("errors"; "strings")
func main() { panic(errors.New(strings.Repeat("x", 40<<20))) }""",
    "one println": """import "strings"
func main() { println(strings.Repeat("x", 40<<20)) }""",
    "println": 'func main() { for { println("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx") } }',
    "big prints": """import ("fmt"; "strings")
func main() { s := strings.Repeat("x", 1<<18); for { fmt.Print(s) } }""",
}


@pytest.mark.parametrize("name", ENDLESS)
def test_what_never_ends_is_stopped_after_so_many_steps(name: str) -> None:
    assert outcome(ENDLESS[name])[2] is gosim.Limit.STEPS


@pytest.mark.parametrize("name", GREEDY)
def test_what_wants_all_memory_is_stopped_before_it_has_it(name: str) -> None:
    assert outcome(GREEDY[name])[2] is gosim.Limit.HEAP


@pytest.mark.parametrize("name", HOARDING)
def test_what_keeps_everything_is_stopped(name: str) -> None:
    assert outcome(HOARDING[name])[2] in (gosim.Limit.HEAP, gosim.Limit.STEPS)


@pytest.mark.parametrize("name", CROWDED)
def test_what_multiplies_is_stopped(name: str) -> None:
    limit = outcome(CROWDED[name])[2]
    assert limit in (gosim.Limit.GOROUTINES, gosim.Limit.HEAP, gosim.Limit.STEPS)


@pytest.mark.parametrize("name", BOTTOMLESS)
def test_what_has_no_bottom_overflows_the_stack_as_under_go(name: str) -> None:
    text, how, limit = outcome(BOTTOMLESS[name])
    assert how is gosim.How.FATAL or limit in (gosim.Limit.STACK, gosim.Limit.STEPS)
    assert how is not gosim.How.FATAL or text == "stack overflow"


@pytest.mark.parametrize("name", TALKATIVE)
def test_what_never_stops_talking_is_cut_off(name: str) -> None:
    assert outcome(TALKATIVE[name])[2] in (gosim.Limit.OUTPUT, gosim.Limit.STEPS)
