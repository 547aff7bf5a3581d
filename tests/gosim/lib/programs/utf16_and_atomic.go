// run

package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"unicode/utf16"
)

func try(name string, f func()) {
	defer func() { fmt.Println(name, "panics:", recover()) }()
	f()
}

func surrogates() {
	runes := []rune{-1, 0, 'a', 0x7ff, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xfffd, 0xffff, 0x10000, 0x1f600, 0x10ffff, 0x110000, 1 << 30}
	for _, r := range runes {
		a, b := utf16.EncodeRune(r)
		fmt.Println(r, utf16.IsSurrogate(r), utf16.RuneLen(r), a, b, utf16.AppendRune(nil, r))
		for _, s := range runes {
			fmt.Print(utf16.DecodeRune(r, s), " ")
		}
		fmt.Println()
	}
	e := utf16.Encode(runes)
	fmt.Println(e, len(e), cap(e))
	d := utf16.Decode(e)
	fmt.Printf("%v %d %q\n", d, len(d), string(d))
	e = utf16.Encode([]rune("\U0001f600\U0001f600"))
	fmt.Println(len(e), cap(e), cap(utf16.Encode(nil)), utf16.Encode(nil) == nil)
	d = utf16.Decode(nil)
	fmt.Println(len(d), cap(d), d == nil)
	fmt.Println(utf16.Decode([]uint16{0xd83d}), utf16.Decode([]uint16{0xd83d, 0xd83d, 0xde00}), utf16.Decode([]uint16{0xde00, 0xd83d, 'a'}))
	d = utf16.Decode(make([]uint16, 100))
	fmt.Println(len(d), cap(d))
}

func values() {
	var v atomic.Value
	fmt.Println(v.Load(), v.CompareAndSwap(1, 2), v.Load())
	try("store", func() { v.Store(nil) })
	try("swap", func() { v.Swap(nil) })
	try("cas", func() { v.CompareAndSwap(nil, nil) })
	try("cas", func() { v.CompareAndSwap(1, "a") })
	fmt.Println(v.CompareAndSwap(nil, 1), v.Load(), v.CompareAndSwap(nil, 2), v.CompareAndSwap(2, 3), v.CompareAndSwap(1, 3), v.Load())
	try("store", func() { v.Store("x") })
	try("swap", func() { v.Swap("x") })
	try("cas", func() { v.CompareAndSwap("x", "y") })
	try("cas", func() { v.CompareAndSwap(nil, "y") })
	fmt.Println(v.Swap(4), v.Load())
	var f atomic.Value
	f.Store([]int{1})
	try("slices", func() { f.CompareAndSwap([]int{1}, []int{2}) })
	var p atomic.Pointer[int]
	n := new(int)
	fmt.Println(p.Load() == nil, p.CompareAndSwap(n, n), p.CompareAndSwap(nil, n), p.Swap(nil) == n, p.Load() == nil)
}

func deep(n int) string {
	if n > 0 {
		return deep(n - 1)
	}
	return string(debug.Stack())
}

func stacks() {
	s := deep(3)
	fmt.Println(strings.HasPrefix(s, "goroutine 1 [running]:\n"), strings.Count(s, "main.deep("), strings.HasSuffix(s, "\n"))
	s = deep(60)
	fmt.Println(len(s) > 1024, strings.Count(s, "main.deep("), strings.Contains(s, "main.main()"))
	fmt.Println(runtime.Stack(nil, false), runtime.Stack(make([]byte, 10), true))
	fmt.Println(debug.SetGCPercent(50), debug.SetGCPercent(100), debug.SetMaxThreads(10000))
}

func main() {
	surrogates()
	values()
	stacks()
}
