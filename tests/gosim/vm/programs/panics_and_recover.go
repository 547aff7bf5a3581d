// run
package main

import (
	"errors"
	"fmt"
	"runtime"
	"sync"
)

type T struct{ a int }

func (t *T) P()     { fmt.Println("P", t.a) }
func (t T) V()      { fmt.Println("V", t.a) }
func (t T) Rec()    { fmt.Println("rec", recover()) }
func (t *T) PRec()  { fmt.Println("prec", recover()) }

type R interface{ Rec() }
type W struct{ T }

func nested() {
	defer func() {
		func() { fmt.Println("inner", recover()) }()
	}()
	panic("n")
}

func try(name string, f func()) {
	defer func() {
		r := recover()
		if e, ok := r.(runtime.Error); ok {
			fmt.Println(name, "RE", e.Error())
		} else if e, ok := r.(error); ok {
			fmt.Println(name, "E", e)
		} else {
			fmt.Println(name, r)
		}
	}()
	f()
}

func named() (x int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
			x++
		}
	}()
	x = 5
	panic("named")
}

func multi() (s string) {
	defer func() { s += "1" }()
	defer func() { recover(); s += "2" }()
	defer func() { s += "3"; panic("second") }()
	panic("first")
}

func deferloop() {
	for i := 0; i < 3; i++ {
		defer fmt.Print(i, " ")
	}
}

func main() {
	try("nested", nested)
	try("wrap", func() { var r R = W{T{1}}; defer r.Rec(); panic("w1") })
	try("wrap2", func() { w := W{T{1}}; defer w.Rec(); panic("w2") })
	try("wrap3", func() { w := &W{T{1}}; defer w.PRec(); panic("w3") })
	try("wrap4", func() { f := W{T{1}}.Rec; defer f(); panic("w4") })
	try("direct", func() { defer recover(); panic("d") })
	try("direct2", func() { defer func() { defer recover(); }(); panic("d2") })
	fmt.Println(named())
	fmt.Println(multi())
	deferloop()
	fmt.Println()
	try("repanic", func() {
		defer func() { r := recover(); panic(fmt.Sprint("re-", r)) }()
		panic("x")
	})
	try("nilpanic", func() { panic(nil) })
	try("err", func() { panic(errors.New("boo")) })
	try("div", func() { a, b := 1, 0; _ = a / b })
	try("mod", func() { a, b := 1, 0; _ = a % b })
	try("idx", func() { a := []int{1, 2}; i := -1; _ = a[i] })
	try("idx2", func() { var a [3]int; i := 5; a[i] = 1 })
	try("str", func() { s := "abc"; i := 3; _ = s[i] })
	try("slice", func() { a := []int{1, 2}; i := 3; _ = a[i:] })
	try("slice2", func() { a := []int{1, 2}; i, j := 2, 1; _ = a[i:j] })
	try("slice3", func() { s := "abc"; i := 4; _ = s[:i] })
	try("slice4", func() { a := make([]int, 2, 4); i := 5; _ = a[:1:i] })
	try("slice5", func() { a := make([]int, 2, 4); i := -1; _ = a[i:] })
	try("slice6", func() { a := [4]int{}; i := 6; _ = a[:i] })
	try("conv", func() { var x any = "s"; _ = x.(int) })
	try("conv2", func() { var x any; _ = x.(int) })
	try("conv3", func() { var x any = 1; _ = x.(fmt.Stringer) })
	try("conv4", func() { var x error; _ = x.(fmt.Stringer) })
	try("conv5", func() { var x fmt.Stringer; _ = x.(*S) })
	try("nilmap", func() { var m map[string]int; m["a"]++ })
	try("nilfn", func() { var f func(); f() })
	try("nilfn2", func() { var f func(); defer f() })
	try("nilptr", func() { var p *T; p.P() })
	try("nilptr2", func() { var p *T; p.V() })
	try("nilif", func() { var p fmt.Stringer; _ = p.String() })
	try("hash", func() { m := map[any]int{}; m[[]int{1}] = 2 })
	try("cmp", func() { var a, b any = []int{1}, []int{1}; _ = a == b })
	try("cmp2", func() { type q struct{ f any }; a, b := q{func() {}}, q{func() {}}; _ = a == b })
	try("close", func() { var c chan int; close(c) })
	try("close2", func() { c := make(chan int); close(c); close(c) })
	try("send", func() { c := make(chan int); close(c); c <- 1 })
	try("make", func() { n := -1; _ = make([]int, n) })
	try("make2", func() { n := -1; _ = make([]int, 0, n) })
	try("make3", func() { n := -1; _ = make(chan int, n) })
	try("shift", func() { n := -1; _ = 1 << n })
	try("arr", func() { s := []int{1}; _ = [2]int(s) })
	try("wg", func() { var wg sync.WaitGroup; wg.Done() })
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() { fmt.Println("goexit", recover()) }()
		defer fmt.Println("d1")
		runtime.Goexit()
		fmt.Println("never")
	}()
	<-done
	done = make(chan bool)
	go func() {
		defer close(done)
		defer func() { fmt.Println("outer", recover()) }()
		defer func() {
			defer func() { fmt.Println("in", recover()) }()
			panic("during goexit")
		}()
		runtime.Goexit()
	}()
	<-done
	x := T{1}
	f, g := x.V, (&x).P
	x.a = 2
	f()
	g()
	h := T.V
	h(x)
	k := (*T).P
	k(&x)
	func() {
		defer func() { fmt.Println(recover()) }()
		defer func() { panic("3") }()
		defer func() { panic("2") }()
		panic("1")
	}()
}

type S struct{}

func (*S) String() string { return "S" }
