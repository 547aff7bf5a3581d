package main

import "fmt"

func f(s string) int { fmt.Println("call", s); return 1 }

func try(name string, g func()) {
	defer func() { fmt.Println(name, recover()) }()
	g()
}

func named() (a, b int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	x := []int{7}
	y := []int{}
	i := 0
	return x[i], y[i], nil
}

func main() {
	var m map[string]int
	var arr []int
	try("nil map, rhs panics", func() { i := 5; m["a"] = arr[i] })
	try("tuple nil map", func() { i := 5; var z int; m["a"], z = 1, arr[i]; _ = z })
	try("tuple nil map 2", func() { var z int; z, m["a"] = f("x"), f("y"); _ = z })
	try("unhashable empty", func() { e := map[any]int{}; var k any = []int{1}; fmt.Println(e[k]) })
	try("unhashable nil", func() { var e map[any]int; var k any = []int{1}; fmt.Println(e[k]) })
	try("unhashable delete", func() { e := map[any]int{}; var k any = []int{1}; delete(e, k) })
	try("unhashable tuple", func() { e := map[any]int{}; var k any = []int{1}; var z int; i := 5; e[k], z = 1, arr[i]; _ = z })
	fmt.Println(named())
	var p *struct{ x int }
	try("nil ptr tuple", func() { i := 9; p.x, arr = 1, arr[i:] })
	try("idx tuple", func() { i := 9; arr[i], p.x = 1, 2 })
	try("idx tuple2", func() { i := 9; p.x, arr[i] = 1, 2 })
}
