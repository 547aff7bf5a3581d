// run

package main

import (
	"fmt"
	"log"
	"os"
	"runtime"
)

func where() string {
	_, file, line, _ := runtime.Caller(1)
	return fmt.Sprint(file, ":", line)
}

//line /made/by/hand.go:10
func f() {
	fmt.Println(where())
/*line /made/../made/on.y:100:3*/ fmt.Println(where())
	fmt.Println(where())
/*line :7:1*/ fmt.Println(where())
//line :9
	fmt.Println(where())
	log.New(os.Stdout, "", log.Lshortfile).Println("logged")
}

//line /a.go:1
func main() { f(); fmt.Println(where()) }
