// run

package main

import (
	"fmt"
	"math"
)

func main() {
	for _, f := range []string{
		"%d", "%5d|", "%-5d|", "%05d|", "%+d", "% d", "%x", "%X", "%#x", "%o", "%#o", "%O", "%b", "%#b",
		"%c", "%q", "%U", "%#U", "%08b", "%.3d", "%8.3d|", "%-8.3d|", "%+.0d|", "%v", "%#v", "%T", "%s", "%t", "%e", "%+q", "%5c|", "%-5c|", "%010x", "%+08d", "% 08d",
	} {
		fmt.Printf(f+"\n", 42)
		fmt.Printf(f+"\n", -7)
		fmt.Printf(f+"\n", 0)
		fmt.Printf(f+"\n", uint8(200))
		fmt.Printf(f+"\n", 0x4e16)
	}
	fmt.Println(math.MaxInt64, math.MinInt64, uint64(math.MaxUint64), int8(-128))
	fmt.Printf("%x %X %d %c %U\n", math.MinInt64, uint64(math.MaxUint64), int64(math.MinInt64), 0x110000, 0x110000)
	for _, f := range []string{
		"%v", "%f", "%.2f", "%8.2f|", "%-8.2f|", "%08.2f|", "%+f", "% f", "%e", "%E", "%.3e", "%g", "%G", "%.3g", "%10.3g|",
		"%b", "%x", "%X", "%.2x", "%#v", "%#g", "%#f", "%#.0f", "%.0f", "%F", "%+.1e", "%6.0f|", "%T", "%d", "%s", "%5t", "%#e", "%#.3g", "%+010.3f",
	} {
		for _, x := range []float64{0, 1, -1, 3.14159265, 1e6, 1e20, 1e21, 1e-5, 123456789, 0.000012345, 100000, 1234567.891, math.Inf(1), math.Inf(-1), math.NaN(), math.Copysign(0, -1), 5e-324, 1.7976931348623157e308, 2.5, 0.5} {
			fmt.Printf(f+" ", x)
		}
		fmt.Println()
	}
	for _, x := range []float32{0.1, 3.14159, 1e10, 16777216, 1e-45, 3.4e38, 0.3} {
		fmt.Println(x, float64(x))
		fmt.Printf("%v %g %e %f %x %b %.3g\n", x, x, x, x, x, x, x)
	}
	for _, f := range []string{
		"%s", "%10s|", "%-10s|", "%010s|", "%.2s|", "%5.1s|", "%q", "%+q", "%#q", "%x", "%X", "% x", "%# x", "%#x", "%v", "%#v", "%T", "%d", "%c", "%t", "%.3q", "%-8q|", "%8q|", "%.2x", "%08x|", "%U",
	} {
		for _, s := range []string{"", "a", "hello", "世界", "tab\tnl\n\"q\"", "bad\xffbyte", "é\u0301", "\x00\x7f", "back`quote", "\U0001F600"} {
			fmt.Printf(f+"\n", s)
		}
		fmt.Printf(f+"\n", []byte("hi\xfe"))
	}
	fmt.Printf("%t %v %5t| %-7t| %q %d %s\n", true, false, true, false, true, false, true)
	for _, c := range []complex128{0, 1 + 2i, -1.5 - 0.5i, complex(math.Inf(1), math.NaN())} {
		fmt.Println(c)
		fmt.Printf("%v %.2f %+v %e %g %8.3f| %d %s\n", c, c, c, c, c, c, c, c)
	}
	fmt.Println(complex64(0.1 + 0.2i))
	fmt.Printf("%v %d %x %q %s %c\n", []int{1, -2, 30}, []int{1, -2, 30}, []int{1, -2, 30}, []int{65, 66}, []string{"a", "b"}, []rune("hé"))
	fmt.Printf("%q %x %X %v\n", []string{"a b", "c"}, []string{"ab", "c"}, [3]byte{1, 2, 255}, [3]byte{1, 2, 255})
	fmt.Printf("%5d|%-5d|%05d\n", []int{1, 2}, []int{1, 2}, []int{1, 2})
	fmt.Printf("%6.2f|%v|%+v|%#v\n", []float64{1, 2.5}, []float32{1, 2.5}, []float64{}, []float64{1.5, 2, 1e20})
	fmt.Printf("%v %v %s %d %#v\n", []byte("abc"), []byte(nil), []byte("abc"), []byte("abc"), []byte("abc"))
	fmt.Printf("%v %+v %#v %T\n", [2]bool{true}, [2]bool{true}, [2]bool{true}, [2]bool{true})
	fmt.Printf("%v %#v %v %#v %T\n", []string(nil), []string(nil), []string{}, []string{}, []string{})
	fmt.Printf("%v %#v %T %v\n", map[string]int(nil), map[string]int(nil), map[string]int{}, map[string]int{})
	fmt.Printf("%v %+v %#v\n", map[int]string{3: "c", 1: "a", 2: "b"}, map[string]bool{"x": true}, map[string]int{"b": 2, "a": 1})
	fmt.Println(map[float64]int{math.NaN(): 1, 2: 2, -1: 3, math.Inf(-1): 4}, map[bool]int{true: 1, false: 0})
	fmt.Println(map[any]int{"b": 1, 2: 2, "a": 3, 1.5: 4, 1: 5}[1], map[[2]int]string{{2, 1}: "x", {1, 9}: "y"})
	fmt.Printf("%v %d %s\n", any(nil), nil, error(nil))
	fmt.Printf("%v %+v\n", struct{}{}, struct {
		A int
		b string
		C []int
		D map[string]int
		E *int
		F any
		G error
	}{1, "x", []int{1}, map[string]int{"k": 1}, nil, 2.5, nil})
	fmt.Printf("%#v\n", struct {
		A int
		b string
		C []int
		D any
		E error
		F *int
		G uint8
		H float64
		I func()
		J chan int
	}{1, "x", []int{1}, 7, nil, nil, 3, 1, nil, nil})
	type P struct{ X, Y int }
	p := &P{1, 2}
	pp := &p
	fmt.Printf("%v %+v %#v %T %T\n", p, p, p, p, pp)
	fmt.Printf("%v %v\n", []P{{1, 2}, {3, 4}}, map[string]P{"a": {1, 2}})
	fmt.Printf("%+v %#v\n", []P{{1, 2}}, []P{{1, 2}})
	fmt.Printf("%v %v %v %+v\n", &[]int{1}, &map[string]int{"a": 1}, &[2]string{"a", "b"}, &struct{ A, B any }{1, "b"})
	fmt.Printf("%d %s\n", P{1, 2}, P{1, 2})
	fmt.Printf("%d %x %s\n", &P{10, 20}, &P{10, 20}, struct{ s string }{"str"})
	var np *P
	var ni *int
	var nf func()
	var nc chan int
	fmt.Println(np, ni, nf == nil, nc)
	fmt.Printf("%v %+v %#v %p %d %s %T\n", np, np, np, np, np, np, np)
	fmt.Printf("%v %#v %p\n", nf, nf, nf)
	fmt.Printf("%v %#v %p %T\n", nc, nc, nc, (<-chan string)(nil))
	fmt.Printf("%T %T %T %T %T %T\n", 1, "s", 2.5, 'x', 1i, nil)
	fmt.Printf("%T %T %T %T\n", func(int, ...string) (bool, error) { return false, nil }, [3]*P{}, map[P][]any{}, struct{ A int }{})
	fmt.Printf("%T %T %T\n", new(any), make(chan<- int), interface{ M() }(nil))
	fmt.Printf("%6v|%-6v|%06v|%6v|%-8v|%8v\n", 42, 42, 42, "s", true, []int{1})
	fmt.Printf("%3c|%-3c|%03c\n", 'x', 'y', 'z')
	fmt.Printf("%10T|%-10T|%.2T\n", 1, 2, "x")
	type S string
	type I int
	type F float64
	type B bool
	type BS []byte
	fmt.Printf("%v %q %x %#v %T|%v %d %#v|%v %.1f %#v|%v %#v|%v %s %x %#v\n", S("a"), S("a"), S("a"), S("a"), S("a"), I(5), I(5), I(5), F(1.25), F(1.25), F(1), B(true), B(false), BS("ab"), BS("ab"), BS("ab"), BS("ab"))
	fmt.Printf("%#v %#v %#v %#v %#v %#v\n", int8(1), uint(2), uintptr(3), 'a', 1+2i, "q\"")
	fmt.Printf("%#v %#v %#v %#v\n", []any{1, "a", nil, 2.0}, map[string]any{"k": []int{1}}, [2]any{}, struct{ E error }{})
}
