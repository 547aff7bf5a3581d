// run

package main

import (
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
	"math"
	"sort"
)

// told is a heap and a sortable that tells what is asked of it.
type told struct {
	x     []int
	quiet bool
}

func (t *told) say(format string, args ...any) {
	if !t.quiet {
		fmt.Printf(format, args...)
	}
}

func (t *told) Len() int {
	t.say("n ")
	return len(t.x)
}

func (t *told) Less(i, j int) bool {
	t.say("%d<%d ", i, j)
	return t.x[i]/10 < t.x[j]/10
}

func (t *told) Swap(i, j int) {
	t.say("%d-%d ", i, j)
	t.x[i], t.x[j] = t.x[j], t.x[i]
}

func (t *told) Push(v any) {
	t.say("push ")
	t.x = append(t.x, v.(int))
}

func (t *told) Pop() any {
	t.say("pop ")
	last := t.x[len(t.x)-1]
	t.x = t.x[:len(t.x)-1]
	return last
}

func caught(what string, f func()) {
	defer func() { fmt.Println(what, "panics:", recover()) }()
	f()
}

func heaps() {
	for n := range 12 {
		t := &told{}
		for i := range n {
			t.x = append(t.x, (i*7+3)%11*10+i)
		}
		heap.Init(t)
		fmt.Println(t.x)
		heap.Push(t, n*5)
		fmt.Println(t.x)
		for i := range n {
			t.x[i] = (t.x[i] + 37*i) % 100
			heap.Fix(t, i)
		}
		fmt.Println(t.x)
		for i := 0; len(t.x) > i; i += 2 {
			fmt.Print(heap.Remove(t, i), " ")
		}
		for len(t.x) > 0 {
			fmt.Print(heap.Pop(t), " ")
		}
		fmt.Println()
	}
	caught("Remove", func() { heap.Remove(&told{x: []int{1, 2}}, 2) })
	caught("Remove", func() { heap.Remove(&told{x: []int{1, 2}}, -1) })
	caught("Fix", func() { heap.Fix(&told{x: []int{1, 2}}, -1) })
	caught("Fix", func() { heap.Fix(&told{x: []int{1, 2}}, 9) })
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
	fmt.Println(l.Front() == nil, l.Back() == nil)
	e4 := l.PushBack(4)
	e1 := l.PushFront(1)
	show(&l)
	e2 := l.InsertAfter(2, e1)
	e3 := l.InsertBefore(3, e4)
	l.InsertBefore(0, e1)
	l.InsertAfter(5, e4)
	show(&l)
	other := list.New()
	o := other.PushBack("other")
	fmt.Println(l.InsertAfter(9, o) == nil, l.InsertBefore(9, o) == nil, l.Remove(o), other.Len())
	for _, move := range []func(){
		func() { l.MoveToFront(e3) }, func() { l.MoveToFront(e3) }, func() { l.MoveToBack(e3) },
		func() { l.MoveToBack(e3) }, func() { l.MoveBefore(e3, e1) }, func() { l.MoveBefore(e3, e1) },
		func() { l.MoveAfter(e3, e4) }, func() { l.MoveAfter(e3, e4) }, func() { l.MoveAfter(e1, e1) },
		func() { l.MoveBefore(e1, e1) }, func() { l.MoveToFront(o) }, func() { l.MoveToBack(o) },
		func() { l.MoveBefore(o, e1) }, func() { l.MoveAfter(e1, o) }, func() { l.MoveBefore(e4, e2) },
		func() { l.MoveAfter(l.Front(), l.Back()) }, func() { l.MoveBefore(l.Back(), l.Front()) },
	} {
		move()
		show(&l)
	}
	fmt.Println(l.Remove(e2), e2.Next() == nil, e2.Prev() == nil, l.Remove(e2), e2.Value)
	show(&l)
	l.PushBackList(&l)
	show(&l)
	l.PushFrontList(other)
	l.PushFrontList(&l)
	show(&l)
	l.PushBackList(list.New())
	for l.Len() > 1 {
		l.Remove(l.Front())
		if l.Len() > 1 {
			l.Remove(l.Back())
		}
	}
	show(&l)
	l.Remove(l.Front())
	show(&l)
	l.PushBack("again")
	old := l.Front()
	show(l.Init())
	fmt.Println(old.Next() == nil, old.Value)
	var zero list.Element
	fmt.Println(zero.Next() == nil, zero.Prev() == nil, l.Remove(&zero))
	var into list.List
	into.PushFrontList(other)
	show(&into)
	caught("nil", func() { l.InsertAfter(1, nil) })
	caught("nil", func() { l.Remove(nil) })
}

func circle(r *ring.Ring) {
	fmt.Print(r.Len(), ":")
	r.Do(func(v any) { fmt.Print(" ", v) })
	fmt.Println()
}

func numbered(n, first int) *ring.Ring {
	r := ring.New(n)
	for range r.Len() {
		r.Value = first
		first++
		r = r.Next()
	}
	return r
}

func rings() {
	for n := -1; n < 5; n++ {
		circle(numbered(n, 1))
	}
	for n := -2; n < 8; n++ {
		r := numbered(5, 1)
		fmt.Println(n, r.Move(n).Value, r.Prev().Value)
		circle(r.Unlink(n))
		circle(r)
	}
	r, s := numbered(3, 1), numbered(2, 11)
	fmt.Println(r.Link(s).Value)
	circle(r)
	fmt.Println(r.Link(r.Move(3)).Value)
	circle(r)
	fmt.Println(r.Link(r).Value)
	circle(r)
	circle(r.Next())
	fmt.Println(s.Link(nil).Value)
	var zero ring.Ring
	circle(&zero)
	fmt.Println(zero.Next() == &zero, zero.Prev() == &zero, zero.Move(3) == &zero)
	circle(zero.Link(numbered(2, 1)))
	circle(nil)
	caught("nil", func() { (*ring.Ring)(nil).Next() })
}

func sorting() {
	for _, n := range []int{0, 1, 2, 12, 13, 40, 70, 200} {
		x := make([]int, n)
		for i := range x {
			x[i] = i * 7919 % 101
		}
		t := &told{x: x, quiet: n > 13}
		sort.Stable(t)
		fmt.Println(t.x, sort.IsSorted(t))
	}
	for _, n := range []int{0, 1, 2, 3, 10, 17} {
		for _, wanted := range []int{-1, 0, 1, 5, 9, 100} {
			at := sort.Search(n, func(i int) bool {
				fmt.Print(i, "? ")
				return i >= wanted
			})
			i, found := sort.Find(n, func(i int) int {
				fmt.Print(i, "! ")
				return wanted - i
			})
			fmt.Println(at, i, found)
		}
	}
	fmt.Println(sort.Search(-5, func(int) bool { return true }))
	ints, floats, words := []int{1, 3, 3, 7}, []float64{-1, 0.5, 0.5}, []string{"", "b", "d"}
	for _, x := range []int{0, 1, 2, 3, 7, 8} {
		fmt.Print(sort.SearchInts(ints, x), sort.IntSlice(ints).Search(x), sort.SearchFloat64s(floats, float64(x)/2), sort.Float64Slice(floats).Search(float64(x)-2), " ")
	}
	for _, x := range []string{"", "a", "b", "c", "z"} {
		fmt.Print(sort.SearchStrings(words, x), sort.StringSlice(words).Search(x), " ")
	}
	fmt.Println(sort.SearchInts(nil, 3), sort.SearchStrings(words[1:2], "c"), sort.SearchInts(ints[1:3], 3))
	nan := math.NaN()
	odd := []float64{nan, nan, 1, 2, nan}
	fmt.Println(sort.SearchFloat64s(odd, nan), sort.SearchFloat64s(odd, 1), sort.SearchFloat64s(odd, 3))
	unsorted := []int{5, 1, 9, 3, 7, 2}
	for x := range 11 {
		fmt.Print(sort.SearchInts(unsorted, x), " ")
	}
	fmt.Println()
	sort.Sort(sort.Float64Slice(odd))
	fmt.Println(odd, sort.Float64sAreSorted(odd))
	data := sort.Reverse(sort.IntSlice(ints))
	sort.Sort(data)
	fmt.Println(ints, sort.IsSorted(data), sort.IntsAreSorted(ints))
	for _, v := range []any{nil, 1, "s", [2]int{}, map[int]int{}, &ints, struct{}{}, func() {}, make(chan int), 1.5, 2i, true, uint8(1), uintptr(1)} {
		caught("Slice", func() { sort.Slice(v, nil) })
		caught("SliceStable", func() { sort.SliceStable(v, nil) })
	}
	caught("SliceIsSorted", func() { sort.SliceIsSorted(1, nil) })
	caught("SliceIsSorted", func() { sort.SliceIsSorted(nil, nil) })
}

func main() {
	heaps()
	lists()
	rings()
	sorting()
}
