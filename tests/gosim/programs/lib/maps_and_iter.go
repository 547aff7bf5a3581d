package main

import (
	"fmt"
	"iter"
	"maps"
	"runtime"
	"slices"
)

type table map[string]int

func count(n int, log bool) iter.Seq[int] {
	return func(yield func(int) bool) {
		if log {
			defer fmt.Println("the sequence ends")
		}
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func pulls() {
	next, stop := iter.Pull(count(3, true))
	for range 5 {
		fmt.Println(next())
	}
	stop()
	next, stop = iter.Pull(count(3, true))
	fmt.Println(next())
	stop()
	stop()
	fmt.Println(next())
	next, stop = iter.Pull(count(3, true))
	stop()
	fmt.Println(next())

	next2, stop2 := iter.Pull2(maps.All(map[string]int{"only": 1}))
	fmt.Println(next2())
	fmt.Println(next2())
	stop2()

	next, stop = iter.Pull(func(yield func(int) bool) {
		yield(1)
		panic("in the sequence")
	})
	fmt.Println(next())
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		next()
	}()
	fmt.Println(next())
	stop()

	done := make(chan bool)
	go func() {
		defer close(done)
		defer fmt.Println("the goroutine leaves")
		next, _ := iter.Pull(func(yield func(int) bool) {
			yield(7)
			runtime.Goexit()
		})
		fmt.Println(next())
		fmt.Println(next())
		fmt.Println("not reached")
	}()
	<-done

	// Two sequences side by side.
	a, stopA := iter.Pull(count(4, false))
	b, stopB := iter.Pull(slices.Values([]string{"a", "b"}))
	defer stopA()
	defer stopB()
	for {
		x, ok1 := a()
		y, ok2 := b()
		if !ok1 || !ok2 {
			fmt.Println("end", x, y)
			break
		}
		fmt.Print(x, y, " ")
	}
}

func main() {
	m := table{"a": 1, "b": 2, "c": 3}
	fmt.Println(slices.Sorted(maps.Keys(m)), slices.Sorted(maps.Values(m)))
	sum := 0
	for k, v := range maps.All(m) {
		if k != "b" {
			sum += v
		}
	}
	fmt.Println(sum)
	c := maps.Clone(m)
	c["d"] = 4
	fmt.Printf("%v %v %T\n", m, c, c)
	fmt.Println(maps.Clone(table(nil)) == nil, maps.Equal(m, c), maps.Equal(m, map[string]int{"a": 1, "b": 2, "c": 3}))
	fmt.Println(maps.EqualFunc(m, map[string]string{"a": "1", "b": "2", "c": "3"}, func(a int, b string) bool { return fmt.Sprint(a) == b }))
	maps.DeleteFunc(c, func(k string, v int) bool { return v%2 == 0 })
	fmt.Println(c)
	maps.Copy(c, m)
	maps.Insert(c, maps.All(map[string]int{"z": 26}))
	fmt.Println(c, maps.Collect(maps.All(m)), maps.Collect(slices.All([]string{"x", "y"})))
	for k := range maps.Keys(m) {
		_ = k
		break
	}
	pulls()
}
