package heap

import "sort"

type Interface interface {
	sort.Interface
	Push(x any)
	Pop() any
}

func Init(h Interface) {
	n := h.Len()
	for i := n/2 - 1; i >= 0; i-- {
		sink(h, i, n)
	}
}

func Push(h Interface, x any) {
	h.Push(x)
	rise(h, h.Len()-1)
}

func Pop(h Interface) any {
	last := h.Len() - 1
	h.Swap(0, last)
	sink(h, 0, last)
	return h.Pop()
}

func Remove(h Interface, i int) any {
	last := h.Len() - 1
	if i != last {
		h.Swap(i, last)
		if !sink(h, i, last) {
			rise(h, i)
		}
	}
	return h.Pop()
}

func Fix(h Interface, i int) {
	if !sink(h, i, h.Len()) {
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
func sink(h Interface, start, n int) bool {
	i := start
	for {
		child := 2*i + 1
		if child < 0 || child >= n {
			break
		}
		if right := child + 1; right < n && h.Less(right, child) {
			child = right
		}
		if !h.Less(child, i) {
			break
		}
		h.Swap(i, child)
		i = child
	}
	return i > start
}
