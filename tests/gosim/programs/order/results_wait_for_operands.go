// run

package main

import "fmt"

// A result that a deferred call may see is set only when no later operand can panic.
func assigned() (seen bool, n int) {
	defer func() { recover() }()
	var p *int
	seen, n = true, *p
	return
}

func returned() (seen bool, n int) {
	defer func() { recover() }()
	var p *int
	return true, *p
}

func plain(n int) (seen bool, m int) {
	seen, m = n > 0, n+1
	return
}

func main() {
	fmt.Println(assigned())
	fmt.Println(returned())
	fmt.Println(plain(1))
}
