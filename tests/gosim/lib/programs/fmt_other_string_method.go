// run

package main

import "fmt"

type wrong struct{}

func (wrong) String() int { return 5 }

type asked struct{}

func (asked) Error(code int) string { return "asked" }

func main() {
	fmt.Println(wrong{}, asked{})
	_, ok := any(wrong{}).(fmt.Stringer)
	fmt.Println(ok)
}
