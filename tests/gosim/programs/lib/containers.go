package main

import (
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
)

type item struct {
	name     string
	priority int
	index    int
}

type queue []*item

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].priority > q[j].priority }
func (q queue) Swap(i, j int) {
	q[i], q[j] = q[j], q[i]
	q[i].index, q[j].index = i, j
}
func (q *queue) Push(x any) {
	it := x.(*item)
	it.index = len(*q)
	*q = append(*q, it)
}
func (q *queue) Pop() any {
	old := *q
	it := old[len(old)-1]
	*q = old[:len(old)-1]
	it.index = -1
	return it
}

type ints []int

func (h ints) Len() int           { return len(h) }
func (h ints) Less(i, j int) bool { return h[i]/10 < h[j]/10 }
func (h ints) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *ints) Push(x any)        { *h = append(*h, x.(int)) }
func (h *ints) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}

func heaps() {
	q := queue{}
	for i, n := range []string{"a", "b", "c", "d", "e"} {
		heap.Push(&q, &item{name: n, priority: i * 7 % 5})
	}
	changed := q[len(q)-1]
	changed.priority = 9
	heap.Fix(&q, changed.index)
	removed := heap.Remove(&q, 2).(*item)
	fmt.Println("removed", removed.name)
	for q.Len() > 0 {
		it := heap.Pop(&q).(*item)
		fmt.Print(it.name, it.priority, " ")
	}
	fmt.Println()
	h := &ints{51, 23, 87, 22, 55, 11, 24, 13, 86, 57, 19}
	heap.Init(h)
	fmt.Println(*h)
	heap.Push(h, 20)
	heap.Push(h, 1)
	heap.Remove(h, 3)
	(*h)[2] = 99
	heap.Fix(h, 2)
	fmt.Println(*h)
	for h.Len() > 0 {
		fmt.Print(heap.Pop(h), " ")
	}
	fmt.Println()
}

func show(l *list.List) {
	fmt.Print(l.Len(), ":")
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(" ", e.Value)
	}
	fmt.Print(" |")
	for e := l.Back(); e != nil; e = e.Prev() {
		fmt.Print(" ", e.Value)
	}
	fmt.Println()
}

func lists() {
	var l list.List
	show(&l)
	a := l.PushBack("a")
	b := l.PushFront("b")
	c := l.InsertAfter("c", b)
	d := l.InsertBefore("d", a)
	show(&l)
	l.MoveToFront(a)
	show(&l)
	l.MoveToBack(b)
	l.MoveAfter(c, d)
	l.MoveBefore(d, c)
	show(&l)
	l.MoveBefore(c, c)
	other := list.New()
	x := other.PushBack(1)
	l.MoveToFront(x)
	fmt.Println(l.InsertAfter(2, x) == nil, l.Remove(x), other.Len(), l.Remove(c), c.Next() == nil, l.Remove(c))
	show(&l)
	l.PushBackList(&l)
	l.PushFrontList(other)
	show(&l)
	fmt.Println(l.Front().Value, l.Back().Value, other.Init().Len(), other.Front() == nil)
}

func rings() {
	r := ring.New(5)
	for i := range r.Len() {
		r.Value = i
		r = r.Next()
	}
	show := func(r *ring.Ring) {
		r.Do(func(v any) { fmt.Print(v, " ") })
		fmt.Println(r.Len())
	}
	show(r)
	show(r.Move(2))
	show(r.Move(-1))
	cut := r.Unlink(2)
	show(r)
	show(cut)
	r.Link(cut)
	show(r)
	show(r.Prev())
	var zero ring.Ring
	fmt.Println(zero.Len(), zero.Next() == &zero, ring.New(0) == nil, (*ring.Ring)(nil).Len())
	show(r.Link(r.Move(3)))
	show(r)
}

func main() {
	lists()
	rings()
	heaps()
}
