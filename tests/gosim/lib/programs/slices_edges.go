// run

package main

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
)

var nan = math.NaN()

// try shows what a function panics with.
func try(name string, f func()) {
	defer func() { fmt.Println(name, "panics:", recover()) }()
	f()
}

func full(name string, s []int) {
	fmt.Println(name, s, len(s), cap(s), s == nil, s[:cap(s)])
}

// numbers has room for more, and something in it.
func numbers(n, room int) []int {
	s := make([]int, n+room)
	for i := range s {
		s[i] = i + 1
	}
	return s[:n]
}

func inserting() {
	for _, room := range []int{0, 1, 2, 5} {
		for n := range 4 {
			for i := range n + 1 {
				for m := range 4 {
					s := numbers(n, room)
					full(fmt.Sprint("insert ", n, room, i, m), slices.Insert(s, i, numbers(m, 0)...))
					full("was", s)
				}
			}
		}
	}
	s := numbers(5, 5)
	full("itself", slices.Insert(s, 1, s[2:5]...))
	s = numbers(5, 5)
	full("its beginning", slices.Insert(s, 2, s[:2]...))
	s = numbers(5, 5)
	full("across", slices.Insert(s, 2, s[1:4]...))
	s = numbers(5, 0)
	full("no room", slices.Insert(s, 2, s[1:4]...))
	full("nil", slices.Insert([]int(nil), 0))
	full("into nil", slices.Insert([]int(nil), 0, 1))
	try("insert", func() { slices.Insert(numbers(2, 4), 3, 1) })
	try("insert nothing", func() { slices.Insert(numbers(2, 4), 3) })
	try("insert below", func() { slices.Insert(numbers(2, 4), -1+len(s)-len(s), 1) })
}

func replacing() {
	for _, room := range []int{0, 2} {
		for i := range 4 {
			for j := i; j < 4; j++ {
				for m := range 4 {
					s := numbers(3, room)
					full(fmt.Sprint("replace ", room, i, j, m), slices.Replace(s, i, j, []int{70, 71, 72}[:m]...))
					full("was", s)
				}
			}
		}
	}
	s := numbers(6, 3)
	full("by its end", slices.Replace(s, 1, 2, s[3:6]...))
	s = numbers(6, 3)
	full("by its beginning", slices.Replace(s, 2, 5, s[:2]...))
	s = numbers(6, 0)
	full("by itself", slices.Replace(s, 2, 3, s...))
	try("replace", func() { slices.Replace(numbers(3, 3), 2, 1, 1) })
	try("replace beyond", func() { slices.Replace(numbers(3, 3), 2, 5, 1) })
}

func deleting() {
	for i := range 4 {
		for j := i; j < 4; j++ {
			s := numbers(3, 2)
			full(fmt.Sprint("delete ", i, j), slices.Delete(s, i, j))
			full("was", s)
		}
	}
	try("delete", func() { slices.Delete(numbers(3, 3), 2, 1) })
	try("delete beyond", func() { slices.Delete(numbers(3, 3), 2, 5) })
	try("delete nothing beyond", func() { slices.Delete(numbers(3, 3), 5, 5) })
	for mask := range 16 {
		s := numbers(4, 1)
		asked := ""
		left := slices.DeleteFunc(s, func(x int) bool {
			asked += fmt.Sprint(x)
			return mask>>(x-1)&1 != 0
		})
		full("delete those of "+asked, left)
		full("was", s)
	}
	full("delete nothing", slices.DeleteFunc([]int(nil), func(int) bool { return true }))
	full("delete nothing", slices.DeleteFunc([]int{}, func(int) bool { return true }))
}

func compacting() {
	for _, s := range [][]int{nil, {}, {1}, {1, 1}, {1, 2}, {1, 1, 2, 2, 2, 1, 3, 3}, {4, 4, 4}, {1, 2, 3, 3}} {
		full("compact", slices.Compact(slices.Clone(s)))
		asked := ""
		t := append([]int{}, s...)
		full("compact by a function", slices.CompactFunc(t, func(a, b int) bool {
			asked += fmt.Sprint(a, b, " ")
			return a == b
		}))
		fmt.Println(asked, t)
		// An order is no equality: what does it compare with?
		u := slices.Clone(s)
		full("rising", slices.CompactFunc(u, func(a, b int) bool { return a > b }))
	}
	fmt.Println(slices.Compact([]float64{nan, nan, 0, math.Copysign(0, -1)}))
}

func comparing() {
	all := [][]float64{nil, {}, {1}, {1, 2}, {1, nan}, {nan}, {nan, 1}, {0}, {math.Copysign(0, -1)}}
	for _, a := range all {
		for _, b := range all {
			calls := 0
			eq := slices.EqualFunc(a, b, func(x, y float64) bool { calls++; return x == y })
			c := slices.CompareFunc(a, b, func(x, y float64) int { calls++; return 7 * cmp.Compare(x, y) })
			fmt.Print(slices.Equal(a, b), eq, slices.Compare(a, b), c, calls, "; ")
		}
		fmt.Println()
	}
	fmt.Println(slices.Index([]float64{1, nan, 3}, nan), slices.Index([]float64{1, nan, 3}, 3), slices.Index([]int(nil), 1))
	fmt.Println(slices.IndexFunc(all[4], math.IsNaN), slices.IndexFunc(all[3], math.IsNaN))
	fmt.Println(slices.Contains([]string{"a"}, "a"), slices.Contains([]string{"a"}, ""), slices.ContainsFunc(all[4], math.IsNaN))
	try("equal", func() {
		fmt.Println(slices.Equal([]any{1, "a"}, []any{1, "b"}), slices.Equal([]any{func() {}}, []any{func() {}}))
	})
	try("lengths first", func() { fmt.Println(slices.Equal([]any{func() {}}, []any{})) })
}

func making() {
	for n := range 6 {
		for more := range 6 {
			s := numbers(n, 2)
			grown := slices.Grow(s, more)
			fmt.Println("grow", n, more, len(grown), cap(grown), grown[:min(cap(grown), n+2)])
		}
	}
	full("grow nil", slices.Grow([]int(nil), 0))
	try("grow", func() { slices.Grow([]int{}, -1) })
	full("clip", slices.Clip(numbers(2, 3)))
	full("clip", slices.Clip([]int(nil)))
	full("clone", slices.Clone([]int(nil)))
	full("clone", slices.Clone([]int{}))
	full("clone", slices.Clone(numbers(5, 9)))
	full("concat", slices.Concat[[]int]())
	full("concat", slices.Concat([]int{}, nil))
	full("concat", slices.Concat(numbers(2, 3), nil, numbers(3, 0)))
	for _, n := range []int{0, 1, 2, 3, 5, 8} {
		full("repeat", slices.Repeat(numbers(3, 1), n))
		full("repeat", slices.Repeat(numbers(1, 0), n))
	}
	full("repeat", slices.Repeat([]int{}, 5))
	full("repeat", slices.Repeat([]int(nil), 1<<62))
	try("repeat", func() { slices.Repeat([]int{1}, -1) })
	try("repeat", func() { slices.Repeat([]int{1, 2, 3, 4}, 1<<61) })
	try("repeat", func() { slices.Repeat([]int{1, 2, 3, 4}, 1<<62+1) })
	for n := range 5 {
		s := numbers(n, 0)
		slices.Reverse(s)
		fmt.Println(s)
	}
}

func extremes() {
	try("min", func() { slices.Min([]int{}) })
	try("max", func() { slices.Max([]string(nil)) })
	try("min by", func() { slices.MinFunc([]int{}, cmp.Compare[int]) })
	try("max by", func() { slices.MaxFunc([]int{}, cmp.Compare[int]) })
	fmt.Println(slices.Min([]float64{2, nan, 1}), slices.Max([]float64{2, nan, 3}), slices.Max([]string{"b", "c", "a"}))
	zeros := []float64{0, math.Copysign(0, -1), 0}
	fmt.Println(1/slices.Min(zeros), 1/slices.Max(zeros))
	type pair struct{ key, id int }
	pairs := []pair{{2, 0}, {1, 1}, {2, 2}, {1, 3}, {2, 4}}
	asked := ""
	by := func(a, b pair) int {
		asked += fmt.Sprint(a.id, b.id, " ")
		return cmp.Compare(a.key, b.key)
	}
	fmt.Println(slices.MinFunc(pairs, by), slices.MaxFunc(pairs, by), asked)
}

func searching() {
	for n := range 9 {
		s := numbers(n, 0)
		for want := range n + 2 {
			asked := ""
			at, found := slices.BinarySearchFunc(s, float64(want)+0.5*float64(n%2), func(a int, b float64) int {
				asked += fmt.Sprint(a, b, " ")
				return cmp.Compare(float64(a), b)
			})
			i, is := slices.BinarySearch(s, want)
			fmt.Println(n, want, at, found, i, is, asked)
		}
	}
	f := []float64{nan, nan, -1, 0, math.Inf(1)}
	for _, x := range []float64{nan, -2, -1, math.Copysign(0, -1), math.Inf(1)} {
		fmt.Println(slices.BinarySearch(f, x))
	}
	fmt.Println(slices.BinarySearch([]string{"a", "c", "c", "d"}, "c"))
	for _, s := range [][]int{nil, {1}, {1, 2, 3}, {2, 1, 3}, {1, 3, 2}, {1, 1}} {
		asked := ""
		is := slices.IsSortedFunc(s, func(a, b int) int {
			asked += fmt.Sprint(a, b, " ")
			return a - b
		})
		fmt.Println(slices.IsSorted(s), is, asked)
	}
	fmt.Println(slices.IsSorted(f), slices.IsSorted([]float64{1, nan}), slices.IsSorted([]float64{nan, nan, 1}))
}

func iterating() {
	s := numbers(5, 0)
	for i, v := range slices.All(s) {
		s[4] = 50
		fmt.Print(i, v, " ")
	}
	for i, v := range slices.Backward(s) {
		if i == 1 {
			break
		}
		fmt.Print(i, v, " ")
	}
	for v := range slices.Values(s) {
		if v == 3 {
			break
		}
		fmt.Print(v, " ")
	}
	fmt.Println()
	for range slices.All([]int(nil)) {
		fmt.Println("never")
	}
	full("collect", slices.Collect(slices.Values([]int{})))
	full("collect", slices.Collect(slices.Values(s)))
	full("append", slices.AppendSeq(numbers(2, 4), slices.Values(s)))
	for _, n := range []int{1, 2, 5, 9} {
		for c := range slices.Chunk(s, n) {
			full("chunk", c)
		}
	}
	for c := range slices.Chunk(s, 2) {
		full("one", c)
		break
	}
	try("chunk", func() { slices.Chunk(s, 0) })
	back := func(a, b int) int { return b - a }
	fmt.Println(slices.Sorted(slices.Values(s)), slices.SortedFunc(slices.Values(s), back), slices.SortedStableFunc(slices.Values(s), back))
	full("sorted", slices.Sorted(slices.Values([]int{})))
	full("sorted", slices.SortedFunc(slices.Values([]int{}), back))
	full("sorted", slices.SortedStableFunc(slices.Values([]int{}), back))
	floats := []float64{1, nan, math.Inf(-1), nan, 0, -3}
	slices.Sort(floats)
	fmt.Println(floats)
}

func sorting() {
	random := uint32(1)
	for _, n := range []int{0, 1, 2, 5, 12, 13, 33, 50, 51, 77, 150, 400} {
		for _, kinds := range []uint32{2, 7, 100000} {
			for shape := range 4 {
				type item struct{ key, id int }
				s := make([]item, n)
				for i := range s {
					random = random*1664525 + 1013904223
					key := int(random>>12) % int(kinds)
					switch shape {
					case 1:
						key = i
						if random>>28 == 0 {
							key = n / 2
						}
					case 2:
						key = n - i
					case 3:
						key = min(i, n-i) / 3
					}
					s[i] = item{key, i}
				}
				trace, calls := uint64(0), 0
				by := func(a, b item) int {
					calls++
					trace = trace*31 + uint64(a.id*1009+b.id)
					return cmp.Compare(a.key, b.key)
				}
				sum := uint64(0)
				t := slices.Clone(s)
				slices.SortFunc(t, by)
				for _, v := range t {
					sum = sum*131 + uint64(v.id)
				}
				fmt.Println(n, kinds, shape, sum, calls, trace)
				slices.SortStableFunc(s, func(a, b item) int { return cmp.Compare(a.key, b.key) })
				for _, v := range s {
					sum = sum*131 + uint64(v.id)
				}
				fmt.Println(sum)
			}
		}
	}
}

// killer orders its elements so that a quicksort finds no good pivot (McIlroy 1999).
func killer() {
	const gas = 1 << 30
	value := slices.Repeat([]int{gas}, 400)
	solid, candidate, calls := 0, 0, 0
	freeze := func(i int) { value[i] = solid; solid++ }
	s := numbers(len(value), 0)
	slices.SortFunc(s, func(a, b int) int {
		calls++
		a, b = a-1, b-1
		if value[a] == gas && value[b] == gas {
			if a == candidate {
				freeze(a)
			} else {
				freeze(b)
			}
		}
		if value[a] == gas {
			candidate = a
		} else if value[b] == gas {
			candidate = b
		}
		return value[a] - value[b]
	})
	fmt.Println(calls, s)
}

func orderings() {
	values := []float64{nan, math.Inf(-1), -1, math.Copysign(0, -1), 0, 1, math.Inf(1), nan}
	for _, a := range values {
		for _, b := range values {
			fmt.Print(cmp.Compare(a, b), cmp.Less(a, b), " ")
		}
		fmt.Println()
	}
	fmt.Println(cmp.Compare("a", "b"), cmp.Compare("b", "a"), cmp.Compare("", ""), cmp.Less("a", "a"))
	fmt.Println(cmp.Or(0, 0), cmp.Or(nan, 1), cmp.Or(any(nil), any("x")), cmp.Or[any](nil, 0, 1), cmp.Or[error]())
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	n := maps.Clone(m)
	fmt.Println(maps.Equal(m, n), maps.Equal(m, map[string]int{"a": 1}), maps.Equal(m, map[string]int{"a": 1, "b": 2, "d": 3}), maps.Equal(m, map[string]int{"a": 1, "b": 2, "c": 4}))
	fmt.Println(maps.Equal(map[int]float64{1: nan}, map[int]float64{1: nan}), maps.Equal(map[float64]int{nan: 1}, map[float64]int{nan: 1}), maps.Equal(map[int]int(nil), map[int]int{}))
	fmt.Println(maps.EqualFunc(m, map[string]string{"a": "1", "b": "2", "c": "3"}, func(a int, b string) bool { return fmt.Sprint(a) == b }))
	try("equal", func() { fmt.Println(maps.Equal(map[int]any{1: []int{}}, map[int]any{1: []int{}})) })
	try("other keys", func() { fmt.Println(maps.Equal(map[int]any{1: []int{}}, map[int]any{2: []int{}})) })
	try("copy into nil", func() { maps.Copy(map[int]int(nil), map[int]int{1: 1}) })
	maps.Copy(map[int]int(nil), map[int]int{})
	maps.DeleteFunc(m, func(k string, v int) bool { return k < "c" })
	fmt.Println(m, len(n), maps.Clone(map[int]int{}) == nil)
	for range maps.Keys(n) {
		break
	}
	for range maps.Values(n) {
		break
	}
	for k, v := range maps.All(n) {
		fmt.Println(n[k] == v)
		break
	}
	fmt.Println(slices.Sorted(maps.Keys(n)), slices.Sorted(maps.Values(n)), maps.Collect(maps.All(n)))
	maps.Insert(n, maps.All(map[string]int{"a": 5, "z": 6}))
	fmt.Println(n, maps.Collect(maps.All(map[int]int(nil))) == nil)
}

func main() {
	inserting()
	replacing()
	deleting()
	compacting()
	comparing()
	making()
	extremes()
	searching()
	iterating()
	sorting()
	killer()
	orderings()
}
