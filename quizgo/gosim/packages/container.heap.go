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
		sink(h, inner-1, n)
	}
}

func Push(h Interface, x any) {
	h.Push(x)
	rise(h, h.Len()-1)
}

func Pop(h Interface) any {
	n := h.Len() - 1
	h.Swap(0, n)
	sink(h, 0, n)
	return h.Pop()
}

func Remove(h Interface, i int) any {
	if n := h.Len() - 1; n != i {
		h.Swap(i, n)
		settle(h, i, n)
	}
	return h.Pop()
}

func Fix(h Interface, i int) { settle(h, i, h.Len()) }

// settle moves an element of the first n to where it belongs.
func settle(h Interface, i, n int) {
	if !sink(h, i, n) {
		rise(h, i)
	}
}

// rise swaps an element with its parents while it is less than they are. As in Go, an index below
// zero reaches the heap's own methods.
func rise(h Interface, i int) {
	parent := (i - 1) / 2
	for parent != i && h.Less(i, parent) {
		h.Swap(parent, i)
		i = parent
		parent = (i - 1) / 2
	}
}

// sink swaps an element with the lesser of its children while that one is less; whether it moved.
// Only the first n elements count.
func sink(h Interface, start, n int) (moved bool) {
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
