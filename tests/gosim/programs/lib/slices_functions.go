package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

type pair struct {
	key, id int
}

type names []string

func byKey(a, b pair) int { return cmp.Compare(a.key, b.key) }

func sorts() {
	ints := []int{5, -3, 9, 0, 5, 1 << 60, -1 << 63}
	slices.Sort(ints)
	fmt.Println(ints, slices.IsSorted(ints))
	floats := []float64{2, math.NaN(), -1, math.Inf(1), 0, math.Inf(-1)}
	slices.Sort(floats)
	fmt.Println(floats, slices.IsSorted(floats))
	s := names{"b", "", "a\xff", "a", "é", "B"}
	slices.Sort(s[1:])
	fmt.Printf("%q %T\n", s, s)
	b := []byte("hello")
	slices.Sort(b)
	fmt.Println(string(b))
	// The order of equal elements is that of Go's own algorithm.
	for _, n := range []int{5, 12, 13, 49, 50, 51, 200, 1000} {
		for kind := range 4 {
			p := make([]pair, n)
			for i := range p {
				switch kind {
				case 0:
					p[i] = pair{i * 7919 % 13, i}
				case 1:
					p[i] = pair{(n - i) / 3, i}
				case 2:
					p[i] = pair{i / 3, i}
				case 3:
					p[i] = pair{i % 2, i}
				}
			}
			q := slices.Clone(p)
			slices.SortFunc(p, byKey)
			slices.SortStableFunc(q, byKey)
			sum := 0
			for i := range p {
				sum = (sum*31 + p[i].id) % 1000003
			}
			fmt.Print(sum, " ", slices.IsSortedFunc(p, byKey), " ")
			sum = 0
			for i := range q {
				sum = (sum*31 + q[i].id) % 1000003
			}
			fmt.Print(sum, "; ")
		}
		fmt.Println()
	}
	fmt.Println(slices.Min(ints), slices.Max(ints), slices.Min(floats), slices.Max(floats), slices.MinFunc(s, strings.Compare), slices.MaxFunc(s, strings.Compare))
	fmt.Println(slices.MinFunc([]pair{{2, 1}, {1, 2}, {1, 3}}, byKey), slices.MaxFunc([]pair{{2, 1}, {1, 2}, {2, 3}}, byKey))
	for _, x := range []int{-5, 0, 5, 6, 1 << 62} {
		i, found := slices.BinarySearch(ints, x)
		j, found2 := slices.BinarySearchFunc(ints, fmt.Sprint(x), func(e int, t string) int {
			var n int
			fmt.Sscan(t, &n)
			return cmp.Compare(e, n)
		})
		fmt.Print(i, found, j, found2, " ")
	}
	fmt.Println(slices.BinarySearch(floats, math.NaN()))
}

func edits() {
	s := make([]int, 5, 10)
	for i := range s {
		s[i] = i
	}
	fmt.Println(slices.Insert(s, 2, 7, 8), s, len(slices.Insert(s, 5)), cap(slices.Insert(s, 1, 1, 2, 3, 4, 5, 6)))
	fmt.Println(slices.Insert(s[:5], 1, s[2:4]...))
	s = []int{0, 1, 2, 3, 4, 5}
	fmt.Println(slices.Delete(slices.Clone(s), 1, 3), slices.Replace(slices.Clone(s), 1, 3, 9, 9, 9), slices.Replace(slices.Clone(s), 1, 5, 7))
	d := slices.Delete(s, 1, 4)
	fmt.Println(d, s, len(d), cap(d))
	s = []int{1, 1, 2, 3, 3, 3, 1}
	fmt.Println(slices.Compact(slices.Clone(s)), slices.CompactFunc(slices.Clone(s), func(a, b int) bool { return a%2 == b%2 }))
	e := slices.DeleteFunc(s, func(x int) bool { return x == 3 })
	fmt.Println(e, s)
	fmt.Println(slices.Clone([]int(nil)) == nil, slices.Clone([]int{}) == nil, slices.Concat([]int{1}, nil, []int{2, 3}), slices.Concat[[]int]() == nil, slices.Repeat([]string{"a", "b"}, 3))
	g := slices.Grow([]int{1}, 10)
	fmt.Println(len(g), cap(g) >= 11, cap(slices.Clip(g)))
	r := []string{"a", "b", "c"}
	slices.Reverse(r)
	fmt.Println(r, slices.Contains(r, "b"), slices.Index(r, "z"), slices.IndexFunc(r, func(s string) bool { return s < "c" }), slices.ContainsFunc(r, func(s string) bool { return s == "" }))
	fmt.Println(slices.Equal([]int{1, 2}, []int{1, 2}), slices.Equal([]float64{math.NaN()}, []float64{math.NaN()}), slices.EqualFunc([]int{1}, []string{"1"}, func(a int, b string) bool { return fmt.Sprint(a) == b }))
	fmt.Println(slices.Compare([]int{1, 2}, []int{1, 3}), slices.Compare([]int{1, 2}, []int{1}), slices.Compare([]string{}, []string{"a"}), slices.CompareFunc([]int{3}, []int{2}, func(a, b int) int { return b - a }))
	var anys []any
	anys = append(anys, 1, "x", nil, 2.5)
	fmt.Println(slices.Index(anys, any("x")), slices.Index(anys, nil), slices.Contains(anys, any(1.0)))
	ptr := &pair{1, 2}
	fmt.Println(slices.Contains([]*pair{{1, 2}}, ptr), slices.Contains([]*pair{ptr}, ptr), slices.Contains([]pair{{1, 2}}, *ptr))
}

func iterators() {
	s := []string{"x", "y", "z"}
	for i, v := range slices.All(s) {
		fmt.Print(i, v, " ")
	}
	for i, v := range slices.Backward(s) {
		fmt.Print(i, v, " ")
		if i == 1 {
			break
		}
	}
	for v := range slices.Values(s) {
		fmt.Print(v, " ")
	}
	fmt.Println(slices.Collect(slices.Values(s)), slices.AppendSeq([]string{"w"}, slices.Values(s)), slices.Sorted(slices.Values([]int{3, 1, 2})))
	fmt.Println(slices.SortedFunc(slices.Values(s), func(a, b string) int { return -strings.Compare(a, b) }), slices.SortedStableFunc(slices.Values([]pair{{2, 1}, {1, 2}, {2, 3}}), byKey))
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c, len(c), cap(c), " ")
	}
	fmt.Println()
}

func main() {
	sorts()
	edits()
	iterators()
	for _, f := range []func(){
		func() { slices.Min([]int{}) }, func() { slices.Max([]int{}) }, func() { slices.Insert([]int{1}, 2, 3) }, func() { slices.Delete([]int{1}, 1, 0) }, func() { slices.Replace([]int{1}, 0, 5) },
		func() { slices.Grow([]int{}, -1) }, func() { slices.Repeat([]int{1}, -1) }, func() { slices.Repeat(make([]int, 100), 1<<60) }, func() { slices.Chunk([]int{}, 0) }, func() { slices.MinFunc([]pair{}, byKey) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
	fmt.Println(cmp.Compare("a", "b"), cmp.Compare(2, 1), cmp.Compare(math.NaN(), 1), cmp.Compare(1, math.NaN()), cmp.Compare(math.NaN(), math.NaN()), cmp.Less(math.NaN(), 0), cmp.Less(0, math.NaN()), cmp.Or(0, 3, 5), cmp.Or("", ""), cmp.Or[int]())
}
