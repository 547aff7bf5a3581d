package sort

import (
	"cmp"
	"math/bits"
	"slices"
)

type Interface interface {
	Len() int
	Less(i, j int) bool
	Swap(i, j int)
}

func Sort(data Interface) {
	if n := data.Len(); n > 1 {
		sorter{data}.quick(0, n, bits.Len(uint(n)))
	}
}

func Stable(data Interface) { sorter{data}.stable(data.Len()) }

func IsSorted(data Interface) bool {
	for i := data.Len() - 1; i > 0; i-- {
		if data.Less(i, i-1) {
			return false
		}
	}
	return true
}

type reverse struct{ Interface }

func (r reverse) Less(i, j int) bool { return r.Interface.Less(j, i) }

func Reverse(data Interface) Interface { return &reverse{data} }

// sorter does what Go's pattern-defeating quicksort does, comparison by comparison: the order
// in which equal elements end up is the same.
type sorter struct{ data Interface }

const (
	smallEnoughToInsert = 12
	smallestNinther     = 50
	mostSwapsForPivot   = 12
	mostShifts          = 5
	smallestToShift     = 50
	stableBlock         = 20
)

func (s sorter) insertion(lo, hi int) {
	for i := lo + 1; i < hi; i++ {
		s.sink(i, lo)
	}
}

// sink moves element i to the left as long as it is less than its neighbour, not beyond lo.
func (s sorter) sink(i, lo int) {
	for ; i > lo && s.data.Less(i, i-1); i-- {
		s.data.Swap(i, i-1)
	}
}

func (s sorter) quick(lo, hi, badPivotsLeft int) {
	balanced, partitioned := true, true
	for {
		n := hi - lo
		if n <= smallEnoughToInsert {
			s.insertion(lo, hi)
			return
		}
		if badPivotsLeft == 0 {
			s.heap(lo, hi)
			return
		}
		if !balanced {
			s.scatter(lo, hi)
			badPivotsLeft--
		}
		pivot, swaps := s.choosePivot(lo, hi)
		increasing := swaps == 0
		if swaps == mostSwapsForPivot {
			for i, j := lo, hi-1; i < j; i, j = i+1, j-1 {
				s.data.Swap(i, j)
			}
			pivot = hi - 1 - (pivot - lo)
			increasing = true
		}
		if balanced && partitioned && increasing && s.almostSorted(lo, hi) {
			return
		}
		if lo > 0 && !s.data.Less(lo-1, pivot) {
			lo = s.splitEqual(lo, hi, pivot)
			continue
		}
		var mid int
		mid, partitioned = s.split(lo, hi, pivot)
		left, right := mid-lo, hi-mid
		balanced = min(left, right) >= n/8
		if left < right {
			s.quick(lo, mid, badPivotsLeft)
			lo = mid + 1
		} else {
			s.quick(mid+1, hi, badPivotsLeft)
			hi = mid
		}
	}
}

// split puts what is less than the pivot to its left. inPlace: nothing had to move.
func (s sorter) split(lo, hi, pivot int) (mid int, inPlace bool) {
	s.data.Swap(lo, pivot)
	i, j := lo+1, hi-1
	for first := true; ; first = false {
		for i <= j && s.data.Less(i, lo) {
			i++
		}
		for i <= j && !s.data.Less(j, lo) {
			j--
		}
		if i > j {
			s.data.Swap(j, lo)
			return j, first
		}
		s.data.Swap(i, j)
		i++
		j--
	}
}

// splitEqual puts what equals the pivot, the least of the range, to the left.
func (s sorter) splitEqual(lo, hi, pivot int) int {
	s.data.Swap(lo, pivot)
	i, j := lo+1, hi-1
	for {
		for i <= j && !s.data.Less(lo, i) {
			i++
		}
		for i <= j && s.data.Less(lo, j) {
			j--
		}
		if i > j {
			return i
		}
		s.data.Swap(i, j)
		i++
		j--
	}
}

// almostSorted shifts a few elements into place and says whether that was enough.
func (s sorter) almostSorted(lo, hi int) bool {
	i := lo + 1
	for shifts := 0; shifts < mostShifts; shifts++ {
		for i < hi && !s.data.Less(i, i-1) {
			i++
		}
		if i == hi {
			return true
		}
		if hi-lo < smallestToShift {
			return false
		}
		s.data.Swap(i, i-1)
		if i-lo >= 2 {
			s.sink(i-1, 0)
		}
		if hi-i >= 2 {
			for j := i + 1; j < hi && s.data.Less(j, j-1); j++ {
				s.data.Swap(j, j-1)
			}
		}
	}
	return false
}

// scatter swaps three elements of the middle with others, against inputs made to be slow.
func (s sorter) scatter(lo, hi int) {
	n := hi - lo
	if n < 8 {
		return
	}
	random := uint64(n)
	mask := uint(1)<<bits.Len(uint(n)) - 1
	middle := lo + n/4*2
	for i := middle - 1; i <= middle+1; i++ {
		random ^= random << 13
		random ^= random >> 7
		random ^= random << 17
		other := int(uint(random) & mask)
		if other >= n {
			other -= n
		}
		s.data.Swap(i, lo+other)
	}
}

// choosePivot counts the swaps that ordering the candidates would take.
func (s sorter) choosePivot(lo, hi int) (pivot, swaps int) {
	n := hi - lo
	i, j, k := lo+n/4, lo+n/4*2, lo+n/4*3
	if n >= 8 {
		if n >= smallestNinther {
			i = s.median(i-1, i, i+1, &swaps)
			j = s.median(j-1, j, j+1, &swaps)
			k = s.median(k-1, k, k+1, &swaps)
		}
		j = s.median(i, j, k, &swaps)
	}
	return j, swaps
}

func (s sorter) median(a, b, c int, swaps *int) int {
	a, b = s.ordered(a, b, swaps)
	b, c = s.ordered(b, c, swaps)
	a, b = s.ordered(a, b, swaps)
	return b
}

func (s sorter) ordered(a, b int, swaps *int) (int, int) {
	if s.data.Less(b, a) {
		*swaps++
		return b, a
	}
	return a, b
}

func (s sorter) heap(lo, hi int) {
	n := hi - lo
	for i := (n - 1) / 2; i >= 0; i-- {
		s.siftDown(lo, i, n)
	}
	for i := n - 1; i >= 0; i-- {
		s.data.Swap(lo, lo+i)
		s.siftDown(lo, 0, i)
	}
}

func (s sorter) siftDown(base, root, n int) {
	for {
		child := 2*root + 1
		if child >= n {
			return
		}
		if child+1 < n && s.data.Less(base+child, base+child+1) {
			child++
		}
		if !s.data.Less(base+root, base+child) {
			return
		}
		s.data.Swap(base+root, base+child)
		root = child
	}
}

func (s sorter) stable(n int) {
	size := stableBlock
	lo := 0
	for ; lo+size <= n; lo += size {
		s.insertion(lo, lo+size)
	}
	s.insertion(lo, n)
	for ; size < n; size *= 2 {
		lo = 0
		for ; lo+2*size <= n; lo += 2 * size {
			s.merge(lo, lo+size, lo+2*size)
		}
		if mid := lo + size; mid < n {
			s.merge(lo, mid, n)
		}
	}
}

// merge joins two sorted ranges in place, after Kim and Kutzner's SymMerge.
func (s sorter) merge(lo, mid, hi int) {
	if mid-lo == 1 {
		to := mid + Search(hi-mid, func(i int) bool { return !s.data.Less(mid+i, lo) })
		for k := lo; k < to-1; k++ {
			s.data.Swap(k, k+1)
		}
		return
	}
	if hi-mid == 1 {
		to := lo + Search(mid-lo, func(i int) bool { return s.data.Less(mid, lo+i) })
		for k := mid; k > to; k-- {
			s.data.Swap(k, k-1)
		}
		return
	}
	half := int(uint(lo+hi) >> 1)
	sum := half + mid
	from, to := lo, mid
	if mid > half {
		from, to = sum-hi, half
	}
	for n := to - from; n > 0; {
		c := from + n/2
		if s.data.Less(sum-1-c, c) {
			n /= 2
		} else {
			n -= c + 1 - from
			from = c + 1
		}
	}
	end := sum - from
	if from < mid && mid < end {
		s.rotate(from, mid, end)
	}
	if lo < from && from < half {
		s.merge(lo, from, half)
	}
	if half < end && end < hi {
		s.merge(half, end, hi)
	}
}

// rotate exchanges the neighbouring ranges lo..mid and mid..hi.
func (s sorter) rotate(lo, mid, hi int) {
	left, right := mid-lo, hi-mid
	for left != right {
		if left > right {
			s.swapRanges(mid-left, mid, right)
			left -= right
		} else {
			s.swapRanges(mid-left, mid+right-left, left)
			right -= left
		}
	}
	s.swapRanges(mid-left, mid, left)
}

func (s sorter) swapRanges(a, b, n int) {
	for i := range n {
		s.data.Swap(a+i, b+i)
	}
}

func sliceLen(x any) int // -1: x is no slice
func kindName(x any) string
func swapElems(x any, i, j int)

// byFunc sorts the elements of any slice.
type byFunc struct {
	x    any
	less func(i, j int) bool
}

func (f *byFunc) Len() int           { return sliceLen(f.x) }
func (f *byFunc) Less(i, j int) bool { return f.less(i, j) }
func (f *byFunc) Swap(i, j int)      { swapElems(f.x, i, j) }

// sliceData: Go finds out by reflection what is no slice, in the call of that name.
func sliceData(x any, less func(i, j int) bool, call string) Interface {
	if sliceLen(x) < 0 {
		panic("reflect: call of " + call + " on " + kindName(x) + " Value")
	}
	return &byFunc{x, less}
}

func Slice(x any, less func(i, j int) bool) {
	data := sliceData(x, less, "Swapper")
	n := data.Len()
	sorter{data}.quick(0, n, bits.Len(uint(n)))
}

func SliceStable(x any, less func(i, j int) bool) {
	data := sliceData(x, less, "Swapper")
	sorter{data}.stable(data.Len())
}

func SliceIsSorted(x any, less func(i, j int) bool) bool {
	return IsSorted(sliceData(x, less, "reflectlite.Value.Len"))
}

// Search halves what is left, and keeps the upper half's first element in the lower one.
func Search(n int, f func(int) bool) int {
	begin := 0
	for n > 0 {
		half := n / 2
		if f(begin + half) {
			n = half
		} else {
			begin += half + 1
			n -= half + 1
		}
	}
	return begin
}

func Find(n int, cmp func(int) int) (i int, found bool) {
	for left := n; left > 0; {
		half := left / 2
		if cmp(i+half) <= 0 {
			left = half
		} else {
			i += half + 1
			left -= half + 1
		}
	}
	return i, i < n && cmp(i) == 0
}

func SearchInts(a []int, x int) int
func SearchStrings(a []string, x string) int

// SearchFloat64s: no number is at least NaN.
func SearchFloat64s(a []float64, x float64) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

type (
	IntSlice     []int
	Float64Slice []float64
	StringSlice  []string
)

func (x IntSlice) Len() int     { return len(x) }
func (x Float64Slice) Len() int { return len(x) }
func (x StringSlice) Len() int  { return len(x) }

func (x IntSlice) Less(i, j int) bool     { return x[i] < x[j] }
func (x Float64Slice) Less(i, j int) bool { return cmp.Less(x[i], x[j]) }
func (x StringSlice) Less(i, j int) bool  { return x[i] < x[j] }

func (x IntSlice) Swap(i, j int)     { x[i], x[j] = x[j], x[i] }
func (x Float64Slice) Swap(i, j int) { x[i], x[j] = x[j], x[i] }
func (x StringSlice) Swap(i, j int)  { x[i], x[j] = x[j], x[i] }

func (x IntSlice) Sort()     { Sort(x) }
func (x Float64Slice) Sort() { Sort(x) }
func (x StringSlice) Sort()  { Sort(x) }

func (x IntSlice) Search(wanted int) int         { return SearchInts(x, wanted) }
func (x Float64Slice) Search(wanted float64) int { return SearchFloat64s(x, wanted) }
func (x StringSlice) Search(wanted string) int   { return SearchStrings(x, wanted) }

func Ints(x []int)         { slices.Sort(x) }
func Float64s(x []float64) { slices.Sort(x) }
func Strings(x []string)   { slices.Sort(x) }

func IntsAreSorted(x []int) bool         { return slices.IsSorted(x) }
func Float64sAreSorted(x []float64) bool { return slices.IsSorted(x) }
func StringsAreSorted(x []string) bool   { return slices.IsSorted(x) }
