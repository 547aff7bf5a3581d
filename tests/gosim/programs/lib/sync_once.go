// run

package main

import (
	"fmt"
	"sync"
)

func try(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

func main() {
	var once sync.Once
	for i := 0; i < 3; i++ {
		once.Do(func() { fmt.Println("once", i) })
	}

	var panicking sync.Once
	try("first", func() { panicking.Do(func() { panic("boom") }) })
	try("second", func() { panicking.Do(func() { fmt.Println("never") }) })

	calls := 0
	value := sync.OnceValue(func() int { calls++; return 42 })
	fmt.Println(value(), value(), calls)

	pair := sync.OnceValues(func() (string, error) { calls++; return "a", fmt.Errorf("e%d", calls) })
	fmt.Println(pair())
	fmt.Println(pair())

	f := sync.OnceFunc(func() { calls++; panic(fmt.Sprint("call ", calls)) })
	try("oncefunc", f)
	try("oncefunc", f)
	fmt.Println(calls)
}
