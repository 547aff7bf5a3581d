// run

package main

import (
	"fmt"
	"runtime"
)

type box struct {
	name string
	next *box
}

type holder struct{ p **int }

var kept []any

func finalize(b *box) *box {
	runtime.SetFinalizer(b, func(b *box) { fmt.Println("gone:", b.name) })
	return b
}

// The pointer into an object keeps it, and so does what points to what points to it.
func build() *box {
	n := new(*int)
	runtime.SetFinalizer(n, func(**int) { fmt.Println("the pointer's target is gone too early") })
	kept = append(kept, &holder{n})
	return &box{"outer", finalize(&box{"inner", nil})}
}

func main() {
	b := build()
	for range 3 {
		runtime.GC()
	}
	fmt.Println("still there:", b.next.name)
	b.next = nil
	for range 3 {
		runtime.GC()
	}
	fmt.Println("end", b.name, len(kept))
	runtime.KeepAlive(kept)
}
