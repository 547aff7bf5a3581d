// run

// A collection while deferred calls run keeps what the function that recovers still needs.

package main

import (
	"errors"
	"fmt"
	"runtime"
)

func collecting(err *error) {
	runtime.GC()
	if problem := recover(); problem != nil {
		runtime.GC()
		*err = fmt.Errorf("recovered: %v", problem)
	}
	runtime.GC()
}

func results(fails bool) (n int, words []string, err error) {
	defer func() { words = append(words, "last") }()
	defer collecting(&err)
	defer runtime.GC()
	words = []string{"first"}
	n = 7
	if fails {
		panic(errors.New("broken"))
	}
	return n + 1, words, nil
}

func nested() (text string) {
	defer func() {
		defer func() {
			runtime.GC()
			text += fmt.Sprint(" outer ", recover())
		}()
		runtime.GC()
		text = fmt.Sprint("inner ", recover())
		panic("second")
	}()
	panic("first")
}

func main() {
	for _, fails := range []bool{false, true} {
		fmt.Println(results(fails))
	}
	fmt.Println(nested())
}
