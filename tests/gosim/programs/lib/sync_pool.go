// run

package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
)

func main() {
	debug.SetGCPercent(-1)
	made := 0
	p := sync.Pool{New: func() any { made++; return fmt.Sprint("new", made) }}
	fmt.Println(p.Get())
	p.Put("a")
	p.Put("b")
	p.Put("c")
	fmt.Println(p.Get(), p.Get(), p.Get(), p.Get())
	p.Put("d")
	p.Put("e")
	p.Put("f")
	runtime.GC()
	fmt.Println(p.Get(), p.Get(), p.Get(), p.Get())
	p.Put("g")
	runtime.GC()
	runtime.GC()
	fmt.Println(p.Get())
	var zero sync.Pool
	fmt.Println(zero.Get())
	zero.Put(nil)
}
