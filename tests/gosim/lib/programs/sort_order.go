// run

package main

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
)

type pair struct{ key, id int }
type byKey []pair

func (p byKey) Len() int           { return len(p) }
func (p byKey) Less(i, j int) bool { return p[i].key < p[j].key }
func (p byKey) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }

type counted struct {
	byKey
	less, swaps int
	trace       uint64
}

func (c *counted) Less(i, j int) bool {
	c.less++
	c.trace = c.trace*31 + uint64(i*1000+j)
	return c.byKey.Less(i, j)
}

func (c *counted) Swap(i, j int) {
	c.swaps++
	c.trace = c.trace*37 + uint64(i*1000+j)
	c.byKey.Swap(i, j)
}

func data(n, kind int) []pair {
	x := uint32(n*7 + kind + 1)
	p := make([]pair, n)
	for i := range p {
		x = x*1664525 + 1013904223
		switch kind {
		case 0:
			p[i] = pair{int(x >> 16), i}
		case 1:
			p[i] = pair{int(x>>16) % 5, i}
		case 2:
			p[i] = pair{i, i}
		case 3:
			p[i] = pair{n - i, i}
		case 4:
			p[i] = pair{i % 17, i}
		case 5:
			p[i] = pair{min(i, n-i), i}
		case 6:
			p[i] = pair{0, i}
		case 7:
			p[i] = pair{i, i}
			if i%40 == 0 {
				p[i].key = 0
			}
		}
	}
	return p
}

func sum(p []pair) (h uint64) {
	for _, v := range p {
		h = h*131 + uint64(v.id)
	}
	return
}

func main() {
	for _, n := range []int{0, 1, 2, 3, 7, 12, 13, 20, 21, 49, 50, 51, 100, 257, 500} {
		for kind := range 8 {
			c := &counted{byKey: data(n, kind)}
			sort.Sort(c)
			d := &counted{byKey: data(n, kind)}
			sort.Stable(d)
			e := data(n, kind)
			sort.Slice(e, func(i, j int) bool { return e[i].key < e[j].key })
			f := data(n, kind)
			slices.SortFunc(f, func(a, b pair) int { return cmp.Compare(a.key, b.key) })
			g := data(n, kind)
			slices.SortStableFunc(g, func(a, b pair) int { return cmp.Compare(a.key, b.key) })
			h := data(n, kind)
			sort.SliceStable(h, func(i, j int) bool { return h[i].key < h[j].key })
			fmt.Println(n, kind, sum(c.byKey), c.less, c.swaps, c.trace, sum(d.byKey), d.less, d.swaps, d.trace, sum(e), sum(f), sum(g), sum(h))
		}
	}
	x := []int{3, 1, 2}
	sort.Ints(x)
	s := []string{"b", "a"}
	sort.Strings(s)
	fl := []float64{2.5, 1}
	sort.Float64s(fl)
	fmt.Println(x, s, fl, sort.IntsAreSorted(x), sort.StringsAreSorted([]string{"b", "a"}), sort.Float64sAreSorted(fl))
	sort.Sort(sort.Reverse(sort.IntSlice(x)))
	fmt.Println(x, sort.IsSorted(sort.IntSlice(x)), sort.SearchInts([]int{1, 3, 5}, 4), sort.SearchStrings([]string{"a", "c"}, "b"), sort.SearchFloat64s(fl, 2))
	fmt.Println(sort.Search(10, func(i int) bool { return i*i >= 50 }))
	fmt.Println(sort.Find(3, func(i int) int { return cmp.Compare(2, []int{1, 2, 3}[i]) }))
	fmt.Println(sort.SliceIsSorted([]int{1, 2}, func(i, j int) bool { return i < j }))
	p := []struct{ n int }{{2}, {1}}
	q := &p[0]
	sort.Slice(p, func(i, j int) bool { return p[i].n < p[j].n })
	fmt.Println(p, *q)
}
