package slices

import (
	"cmp"
	"iter"
	"math/bits"
)

func All[Slice ~[]E, E any](s Slice) iter.Seq2[int, E] {
	return func(yield func(int, E) bool) {
		for i, v := range s {
			if !yield(i, v) {
				break
			}
		}
	}
}

func Backward[Slice ~[]E, E any](s Slice) iter.Seq2[int, E] {
	return func(yield func(int, E) bool) {
		for i := len(s) - 1; i >= 0; i-- {
			if !yield(i, s[i]) {
				break
			}
		}
	}
}

func Values[Slice ~[]E, E any](s Slice) iter.Seq[E] {
	return func(yield func(E) bool) {
		for _, v := range s {
			if !yield(v) {
				break
			}
		}
	}
}

func AppendSeq[Slice ~[]E, E any](s Slice, seq iter.Seq[E]) Slice {
	for v := range seq {
		s = append(s, v)
	}
	return s
}

func Collect[E any](seq iter.Seq[E]) []E { return AppendSeq([]E(nil), seq) }

func Sorted[E cmp.Ordered](seq iter.Seq[E]) []E {
	s := Collect(seq)
	Sort(s)
	return s
}

func SortedFunc[E any](seq iter.Seq[E], cmp func(E, E) int) []E {
	s := Collect(seq)
	SortFunc(s, cmp)
	return s
}

func SortedStableFunc[E any](seq iter.Seq[E], cmp func(E, E) int) []E {
	s := Collect(seq)
	SortStableFunc(s, cmp)
	return s
}

func Chunk[Slice ~[]E, E any](s Slice, n int) iter.Seq[Slice] {
	if n < 1 {
		panic("cannot be less than 1")
	}
	return func(yield func(Slice) bool) {
		for rest := s; len(rest) > 0; {
			size := min(n, len(rest))
			if !yield(rest[:size:size]) {
				break
			}
			rest = rest[size:]
		}
	}
}

func Equal[S ~[]E, E comparable](s1, s2 S) bool {
	if len(s1) != len(s2) {
		return false
	}
	for i, v := range s1 {
		if v != s2[i] {
			return false
		}
	}
	return true
}

func EqualFunc[S1 ~[]E1, S2 ~[]E2, E1, E2 any](s1 S1, s2 S2, eq func(E1, E2) bool) bool {
	if len(s1) != len(s2) {
		return false
	}
	for i, v := range s1 {
		if !eq(v, s2[i]) {
			return false
		}
	}
	return true
}

func Compare[S ~[]E, E cmp.Ordered](s1, s2 S) int {
	for i := range min(len(s1), len(s2)) {
		if c := cmp.Compare(s1[i], s2[i]); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(s1), len(s2))
}

func CompareFunc[S1 ~[]E1, S2 ~[]E2, E1, E2 any](s1 S1, s2 S2, cmp func(E1, E2) int) int {
	for i := range min(len(s1), len(s2)) {
		if c := cmp(s1[i], s2[i]); c != 0 {
			return c
		}
	}
	switch {
	case len(s1) < len(s2):
		return -1
	case len(s1) > len(s2):
		return 1
	}
	return 0
}

func Index[S ~[]E, E comparable](s S, v E) int {
	for i := range s {
		if s[i] == v {
			return i
		}
	}
	return -1
}

func IndexFunc[S ~[]E, E any](s S, f func(E) bool) int {
	for i := range s {
		if f(s[i]) {
			return i
		}
	}
	return -1
}

func Contains[S ~[]E, E comparable](s S, v E) bool { return Index(s, v) >= 0 }

func ContainsFunc[S ~[]E, E any](s S, f func(E) bool) bool { return IndexFunc(s, f) >= 0 }

func Insert[S ~[]E, E any](s S, i int, v ...E) S {
	_ = s[i:]
	return splice(s, i, i, v)
}

func Replace[S ~[]E, E any](s S, i, j int, v ...E) S {
	_ = s[i:j]
	return splice(s, i, j, v)
}

// splice puts v in the place of s[i:j]. v may be a part of s.
func splice[S ~[]E, E any](s S, i, j int, v []E) S {
	total := len(s) - (j - i) + len(v)
	if total > cap(s) {
		if j == len(s) {
			return append(s[:i], v...)
		}
		// As much room as append gives when it grows from the part before i.
		grown := append(s[:i], make(S, total-i)...)
		copy(grown[i:], v)
		copy(grown[i+len(v):], s[j:])
		return grown
	}
	if len(v) == 0 && i == j {
		return s
	}
	v = append([]E(nil), v...)
	result := s[:total]
	copy(result[i+len(v):], s[j:])
	copy(result[i:], v)
	if total < len(s) {
		clear(s[total:])
	}
	return result
}

func Delete[S ~[]E, E any](s S, i, j int) S {
	_ = s[i:j:len(s)]
	if i == j {
		return s
	}
	rest := append(s[:i], s[j:]...)
	clear(s[len(rest):])
	return rest
}

func DeleteFunc[S ~[]E, E any](s S, del func(E) bool) S {
	kept := IndexFunc(s, del)
	if kept < 0 {
		return s
	}
	for _, v := range s[kept+1:] {
		if !del(v) {
			s[kept] = v
			kept++
		}
	}
	clear(s[kept:])
	return s[:kept]
}

func Clone[S ~[]E, E any](s S) S {
	if s == nil {
		return nil
	}
	return append(S{}, s...)
}

func Compact[S ~[]E, E comparable](s S) S {
	if len(s) < 2 {
		return s
	}
	kept := 1
	last := s[0]
	for i := 1; i < len(s); i++ {
		v := s[i]
		if v != last {
			if kept != i {
				s[kept] = v
			}
			kept++
		}
		last = v
	}
	clear(s[kept:])
	return s[:kept]
}

// CompactFunc: eq gets an element and the one before it as they were at first.
func CompactFunc[S ~[]E, E any](s S, eq func(E, E) bool) S {
	if len(s) < 2 {
		return s
	}
	kept := 1
	last := s[0]
	for i := 1; i < len(s); i++ {
		v := s[i]
		if !eq(v, last) {
			if kept != i {
				s[kept] = v
			}
			kept++
		}
		last = v
	}
	clear(s[kept:])
	return s[:kept]
}

func Grow[S ~[]E, E any](s S, n int) S {
	if n < 0 {
		panic("cannot be negative")
	}
	if more := n - (cap(s) - len(s)); more > 0 {
		s = append(s[:cap(s)], make([]E, more)...)[:len(s)]
	}
	return s
}

func Clip[S ~[]E, E any](s S) S { return s[:len(s):len(s)] }

func Reverse[S ~[]E, E any](s S) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}

func Concat[S ~[]E, E any](slices ...S) S {
	size := 0
	for _, s := range slices {
		size += len(s)
		if size < 0 {
			panic("len out of range")
		}
	}
	all := Grow[S](nil, size)
	for _, s := range slices {
		all = append(all, s...)
	}
	return all
}

func Repeat[S ~[]E, E any](x S, count int) S {
	if count < 0 {
		panic("cannot be negative")
	}
	hi, size := bits.Mul(uint(len(x)), uint(count))
	if hi > 0 || size > uint(1<<63-1) {
		panic("the result of (len(x) * count) overflows")
	}
	all := make(S, int(size))
	for at := 0; at < len(all); at += len(x) {
		copy(all[at:], x)
	}
	return all
}

func Min[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) < 1 {
		panic("slices.Min: empty list")
	}
	least := x[0]
	for _, v := range x {
		least = min(least, v)
	}
	return least
}

func MinFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) < 1 {
		panic("slices.MinFunc: empty list")
	}
	least := x[0]
	for i := 1; i < len(x); i++ {
		if cmp(x[i], least) < 0 {
			least = x[i]
		}
	}
	return least
}

func Max[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) < 1 {
		panic("slices.Max: empty list")
	}
	greatest := x[0]
	for _, v := range x {
		greatest = max(greatest, v)
	}
	return greatest
}

func MaxFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) < 1 {
		panic("slices.MaxFunc: empty list")
	}
	greatest := x[0]
	for i := 1; i < len(x); i++ {
		if cmp(x[i], greatest) > 0 {
			greatest = x[i]
		}
	}
	return greatest
}

func BinarySearch[S ~[]E, E cmp.Ordered](x S, target E) (int, bool) {
	lo, hi := 0, len(x)
	for lo < hi {
		middle := (lo + hi) / 2
		if cmp.Less(x[middle], target) {
			lo = middle + 1
		} else {
			hi = middle
		}
	}
	return lo, lo < len(x) && (x[lo] == target || x[lo] != x[lo] && target != target)
}

func BinarySearchFunc[S ~[]E, E, T any](x S, target T, cmp func(E, T) int) (int, bool) {
	lo, hi := 0, len(x)
	for lo < hi {
		middle := (lo + hi) / 2
		if cmp(x[middle], target) < 0 {
			lo = middle + 1
		} else {
			hi = middle
		}
	}
	return lo, lo < len(x) && cmp(x[lo], target) == 0
}

// sortOrdered sorts a slice.
func sortOrdered(x any)

// Sort: elements that compare equal cannot be told apart (0 and -0 can: they keep their order).
func Sort[S ~[]E, E cmp.Ordered](x S) { sortOrdered(x) }

func IsSorted[S ~[]E, E cmp.Ordered](x S) bool {
	for i := len(x) - 1; i > 0; i-- {
		if cmp.Less(x[i], x[i-1]) {
			return false
		}
	}
	return true
}

func IsSortedFunc[S ~[]E, E any](x S, cmp func(a, b E) int) bool {
	for i := len(x) - 1; i > 0; i-- {
		if cmp(x[i], x[i-1]) < 0 {
			return false
		}
	}
	return true
}

// SortFunc is not stable. It sorts as Go does, by a pattern-defeating quicksort (Peters 2021) with
// the same pivots, thresholds and order of calls, so that equal elements end where Go leaves them.
func SortFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	quick([]E(x), 0, len(x), bits.Len(uint(len(x))), cmp)
}

const (
	fewElements  = 12 // sorted by insertion
	manyElements = 50 // worth nine looks for a pivot
)

// What the search for a pivot says of the order.
const (
	unknown = iota
	rising
	falling
)

// quick sorts s[a:b]. After `patience` uneven partitions it takes to the heap.
func quick[E any](s []E, a, b, patience int, cmp func(a, b E) int) {
	even, untouched := true, true
	for b-a > fewElements {
		if patience == 0 {
			byHeap(s[a:b], cmp)
			return
		}
		if !even {
			stir(s[a:b])
			patience--
		}
		pivot, order := choosePivot(s, a, b, cmp)
		if order == falling {
			Reverse(s[a:b])
			pivot = a + b - 1 - pivot
			order = rising
		}
		if even && untouched && order == rising && nearlySorted(s, a, b, cmp) {
			return
		}
		if a > 0 && cmp(s[a-1], s[pivot]) >= 0 {
			// The pivot is the least there is: all its equals are in place.
			a = partitionEqual(s, a, b, pivot, cmp)
			continue
		}
		var middle int
		middle, untouched = partition(s, a, b, pivot, cmp)
		left, right := middle-a, b-middle
		even = min(left, right) >= (b-a)/8
		if left < right {
			quick(s, a, middle, patience, cmp)
			a = middle + 1
		} else {
			quick(s, middle+1, b, patience, cmp)
			b = middle
		}
	}
	byInsertion(s, a, b, cmp)
}

func byInsertion[E any](s []E, a, b int, cmp func(a, b E) int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && cmp(s[j], s[j-1]) < 0; j-- {
			s[j], s[j-1] = s[j-1], s[j]
		}
	}
}

func byHeap[E any](s []E, cmp func(a, b E) int) {
	for i := (len(s) - 1) / 2; i >= 0; i-- {
		sink(s, i, cmp)
	}
	for i := len(s) - 1; i >= 0; i-- {
		s[0], s[i] = s[i], s[0]
		sink(s[:i], 0, cmp)
	}
}

func sink[E any](s []E, root int, cmp func(a, b E) int) {
	for {
		child := 2*root + 1
		if child >= len(s) {
			return
		}
		if child+1 < len(s) && cmp(s[child], s[child+1]) < 0 {
			child++
		}
		if cmp(s[root], s[child]) >= 0 {
			return
		}
		s[root], s[child] = s[child], s[root]
		root = child
	}
}

// stir swaps three elements about the middle with some drawn by an xorshift that starts from the
// length.
func stir[E any](s []E) {
	n := len(s)
	if n < 8 {
		return
	}
	word := uint64(n)
	mask := uint(1)<<bits.Len(uint(n)) - 1
	at := n / 4 * 2
	for i := at - 1; i <= at+1; i++ {
		word ^= word << 13
		word ^= word >> 7
		word ^= word << 17
		other := int(uint(word) & mask)
		if other >= n {
			other -= n
		}
		s[i], s[other] = s[other], s[i]
	}
}

func choosePivot[E any](s []E, a, b int, cmp func(a, b E) int) (pivot, order int) {
	quarter := (b - a) / 4
	i, j, k := a+quarter, a+2*quarter, a+3*quarter
	swaps, mostSwaps := 0, 12
	if b-a >= 8 {
		if b-a >= manyElements {
			i = median(s, i-1, i, i+1, &swaps, cmp)
			j = median(s, j-1, j, j+1, &swaps, cmp)
			k = median(s, k-1, k, k+1, &swaps, cmp)
		}
		j = median(s, i, j, k, &swaps, cmp)
	}
	switch swaps {
	case 0:
		return j, rising
	case mostSwaps:
		return j, falling
	}
	return j, unknown
}

func median[E any](s []E, a, b, c int, swaps *int, cmp func(a, b E) int) int {
	n := 0
	if cmp(s[b], s[a]) < 0 {
		a, b = b, a
		n++
	}
	if cmp(s[c], s[b]) < 0 {
		b = c
		n++
	}
	if cmp(s[b], s[a]) < 0 {
		b = a
		n++
	}
	*swaps += n
	return b
}

// partition brings what is less than the pivot to its left; where the pivot is then, and whether
// all was so before.
func partition[E any](s []E, a, b, pivot int, cmp func(a, b E) int) (middle int, untouched bool) {
	s[a], s[pivot] = s[pivot], s[a]
	i, j := a+1, b-1
	untouched = true
	for {
		for i <= j && cmp(s[i], s[a]) < 0 {
			i++
		}
		for i <= j && cmp(s[j], s[a]) >= 0 {
			j--
		}
		if i > j {
			break
		}
		untouched = false
		s[i], s[j] = s[j], s[i]
		i++
		j--
	}
	s[j], s[a] = s[a], s[j]
	return j, untouched
}

// partitionEqual brings what equals the pivot to the left, where nothing is less than it; the end
// of that part.
func partitionEqual[E any](s []E, a, b, pivot int, cmp func(a, b E) int) int {
	s[a], s[pivot] = s[pivot], s[a]
	i, j := a+1, b-1
	for {
		for i <= j && cmp(s[a], s[i]) >= 0 {
			i++
		}
		for i <= j && cmp(s[a], s[j]) < 0 {
			j--
		}
		if i > j {
			return i
		}
		s[i], s[j] = s[j], s[i]
		i++
		j--
	}
}

// nearlySorted repairs up to five pairs that are out of order, in a slice that is long enough;
// whether it is sorted now.
func nearlySorted[E any](s []E, a, b int, cmp func(a, b E) int) bool {
	i := a + 1
	for range 5 {
		for i < b && cmp(s[i], s[i-1]) >= 0 {
			i++
		}
		if i == b {
			return true
		}
		if b-a < manyElements {
			return false
		}
		s[i], s[i-1] = s[i-1], s[i]
		if i-a >= 2 {
			// Like Go's, this may go on to the left of a: there all are less or equal.
			for j := i - 1; j >= 1 && cmp(s[j], s[j-1]) < 0; j-- {
				s[j], s[j-1] = s[j-1], s[j]
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && cmp(s[j], s[j-1]) < 0; j++ {
				s[j], s[j-1] = s[j-1], s[j]
			}
		}
	}
	return false
}

// SortStableFunc merges runs of twenty, by way of a second slice.
func SortStableFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	const run = 20
	n := len(x)
	for a := 0; a < n; a += run {
		byInsertion([]E(x), a, min(a+run, n), cmp)
	}
	if n <= run {
		return
	}
	from, to := []E(x), make([]E, n)
	for size := run; size < n; size *= 2 {
		for a := 0; a < n; a += 2 * size {
			middle, b := min(a+size, n), min(a+2*size, n)
			merge(to[a:b], from[a:middle], from[middle:b], cmp)
		}
		from, to = to, from
	}
	copy(x, from)
}

func merge[E any](to, left, right []E, cmp func(a, b E) int) {
	i, j := 0, 0
	for k := range to {
		if j == len(right) || i < len(left) && cmp(right[j], left[i]) >= 0 {
			to[k] = left[i]
			i++
		} else {
			to[k] = right[j]
			j++
		}
	}
}
