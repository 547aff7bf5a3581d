// run

package main

import (
	"cmp"
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
	"iter"
	"maps"
	"math"
	"slices"
)

type ints []int

func (h ints) Len() int           { return len(h) }
func (h ints) Less(i, j int) bool { return h[i] < h[j] }
func (h ints) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *ints) Push(x any)        { *h = append(*h, x.(int)) }
func (h *ints) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("count is left")
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func show(l *list.List) {
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println(l.Len())
}

func main() {
	h := &ints{5, 2, 8, 1, 9, 3}
	heap.Init(h)
	heap.Push(h, 0)
	(*h)[2] = 7
	heap.Fix(h, 2)
	fmt.Println(heap.Remove(h, 1), *h)
	for h.Len() > 0 {
		fmt.Print(heap.Pop(h), " ")
	}
	fmt.Println()
	l := list.New()
	e4 := l.PushBack(4)
	e1 := l.PushFront(1)
	l.InsertBefore(3, e4)
	l.InsertAfter(2, e1)
	show(l)
	l.MoveToFront(e4)
	l.MoveToBack(e1)
	l.MoveBefore(e1, e4)
	l.MoveAfter(e1, e4)
	show(l)
	l.Remove(e4)
	m := list.New()
	m.PushBack("x")
	l.PushBackList(m)
	l.PushFrontList(m)
	show(l)
	fmt.Println(l.Back().Prev().Value, l.Front().Prev() == nil, l.InsertAfter(0, e4) == nil)
	var zero list.List
	zero.PushBack(1)
	show(&zero)
	r := ring.New(5)
	for i := 0; i < r.Len(); i++ {
		r.Value = i
		r = r.Next()
	}
	r.Unlink(2)
	r.Move(-1).Do(func(v any) { fmt.Print(v, " ") })
	fmt.Println(r.Len())

	next, stop := iter.Pull(count(3))
	fmt.Println(next())
	fmt.Println(next())
	stop()
	fmt.Println(next())
	next, stop = iter.Pull(count(1))
	fmt.Println(next())
	fmt.Println(next())
	fmt.Println(next())
	stop()
	next2, stop2 := iter.Pull2(maps.All(map[string]int{"k": 1}))
	fmt.Println(next2())
	stop2()

	mm := map[string]int{"a": 1, "b": 2, "c": 3}
	fmt.Println(slices.Sorted(maps.Keys(mm)), slices.Sorted(maps.Values(mm)), maps.Clone(mm), maps.Equal(mm, maps.Clone(mm)))
	maps.DeleteFunc(mm, func(k string, v int) bool { return v == 2 })
	maps.Copy(mm, map[string]int{"z": 26})
	maps.Insert(mm, maps.All(map[string]int{"y": 25}))
	fmt.Println(mm, maps.Collect(maps.All(mm)), maps.EqualFunc(mm, mm, func(a, b int) bool { return a == b }))
	fmt.Println(maps.Clone(map[int]int(nil)) == nil)
	fmt.Println(cmp.Compare(1, 2), cmp.Compare("b", "a"), cmp.Compare(math.NaN(), 1), cmp.Compare(math.NaN(), math.NaN()), cmp.Less(math.NaN(), 0), cmp.Or(0, 3, 4), cmp.Or("", "x"), cmp.Or[int]())
}
