package heap

import "sort"

type Interface interface {
	sort.Interface
	Push(x any)
	Pop() any
}

func Init(h Interface) {
	n := h.Len()
	for inner := n / 2; inner > 0; inner-- {
		down(h, inner-1, n)
	}
}

func Push(h Interface, x any) {
	h.Push(x)
	up(h, h.Len()-1)
}

func Pop(h Interface) any {
	last := h.Len() - 1
	h.Swap(0, last)
	down(h, 0, last)
	return h.Pop()
}

func Remove(h Interface, i int) any {
	last := h.Len() - 1
	if i == last {
		return h.Pop()
	}
	h.Swap(i, last)
	if moved := down(h, i, last); !moved {
		up(h, i)
	}
	return h.Pop()
}

func Fix(h Interface, i int) {
	if moved := down(h, i, h.Len()); !moved {
		up(h, i)
	}
}

// The functions that may call the heap's methods have Go's names: a stack trace shows them.

// up swaps an element with its parents while it is less than they are. As in Go, an index below
// zero reaches the heap's own methods.
func up(h Interface, i int) {
	parent := (i - 1) / 2
	for parent != i && h.Less(i, parent) {
		h.Swap(parent, i)
		i = parent
		parent = (i - 1) / 2
	}
}

// down swaps an element with the lesser of its children while that one is less; whether it moved.
// Only the first n elements count.
func down(h Interface, start, n int) (moved bool) {
	i := start
	for child := 2*i + 1; 0 <= child && child < n; child = 2*i + 1 {
		if child+1 < n && h.Less(child+1, child) {
			child++
		}
		if !h.Less(child, i) {
			break
		}
		h.Swap(i, child)
		i = child
	}
	return i != start
}
