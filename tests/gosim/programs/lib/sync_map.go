// run

package main

import (
	"fmt"
	"sort"
	"sync"
)

type point struct{ x, y int }

func main() {
	var m sync.Map
	fmt.Println(m.Load("a"))
	m.Store("a", 1)
	fmt.Println(m.Load("a"))
	fmt.Println(m.LoadOrStore("a", 2))
	fmt.Println(m.LoadOrStore("b", 2))
	fmt.Println(m.Swap("b", 3))
	fmt.Println(m.Swap("c", 4))
	fmt.Println(m.CompareAndSwap("c", 5, 6), m.CompareAndSwap("c", 4, 6))
	fmt.Println(m.CompareAndDelete("c", 4), m.CompareAndDelete("c", 6))
	fmt.Println(m.LoadAndDelete("b"))
	fmt.Println(m.LoadAndDelete("b"))
	m.Store(point{1, 2}, "p")
	m.Store(1.5, nil)
	fmt.Println(m.Load(point{1, 2}))
	fmt.Println(m.Load(1.5))
	var keys []string
	m.Range(func(k, v any) bool {
		keys = append(keys, fmt.Sprint(k))
		return true
	})
	sort.Strings(keys)
	fmt.Println(keys)
	n := 0
	m.Range(func(k, v any) bool { n++; return false })
	fmt.Println(n)
	m.Delete("a")
	m.Clear()
	m.Range(func(k, v any) bool { panic("empty") })
	defer func() { fmt.Println(recover()) }()
	m.Store([]int{1}, 1)
}
