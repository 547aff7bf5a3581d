package slices

import (
	"cmp"
	"iter"
	"math"
	"math/bits"
)

func All[Slice ~[]E, E any](s Slice) iter.Seq2[int, E] {
	return func(yield func(int, E) bool) {
		for i := 0; i < len(s) && yield(i, s[i]); i++ {
		}
	}
}

func Backward[Slice ~[]E, E any](s Slice) iter.Seq2[int, E] {
	return func(yield func(int, E) bool) {
		for i := len(s) - 1; i >= 0 && yield(i, s[i]); i-- {
		}
	}
}

func Values[Slice ~[]E, E any](s Slice) iter.Seq[E] {
	return func(yield func(E) bool) {
		for i := 0; i < len(s) && yield(s[i]); i++ {
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
	all := Collect(seq)
	sortOrdered(all)
	return all
}

func SortedFunc[E any](seq iter.Seq[E], cmp func(E, E) int) []E { return quick(Collect(seq), cmp) }

func SortedStableFunc[E any](seq iter.Seq[E], cmp func(E, E) int) []E {
	return stable(Collect(seq), cmp)
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
	same := len(s1) == len(s2)
	for i := 0; same && i < len(s1); i++ {
		same = s1[i] == s2[i]
	}
	return same
}

func EqualFunc[S1 ~[]E1, S2 ~[]E2, E1, E2 any](s1 S1, s2 S2, eq func(E1, E2) bool) bool {
	same := len(s1) == len(s2)
	for i := 0; same && i < len(s1); i++ {
		same = eq(s1[i], s2[i])
	}
	return same
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
	return max(-1, min(len(s1)-len(s2), 1))
}

func Index[S ~[]E, E comparable](s S, v E) int {
	for i, x := range s {
		if x == v {
			return i
		}
	}
	return -1
}

func IndexFunc[S ~[]E, E any](s S, f func(E) bool) int {
	for i, x := range s {
		if f(x) {
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
	tail := s[j:]
	total := i + len(v) + len(tail)
	switch {
	case total > cap(s) && len(tail) == 0:
		return append(s[:i], v...)
	case total > cap(s):
		// As much room as append gives when it grows from the part before i.
		room := append(s[:i], make(S, total-i)...)
		copy(room[i+copy(room[i:], v):], tail)
		return room
	case len(v) == 0 && i == j:
		return s
	}
	v = append([]E(nil), v...)
	copy(s[i+len(v):total], tail)
	copy(s[i:total], v)
	if total < len(s) {
		return cut(s, total)
	}
	return s[:total]
}

// cut forgets the elements from n on.
func cut[S ~[]E, E any](s S, n int) S {
	clear(s[n:])
	return s[:n]
}

func Delete[S ~[]E, E any](s S, i, j int) S {
	if gone := s[i:j:len(s)]; len(gone) == 0 {
		return s
	}
	return cut(s, i+copy(s[i:], s[j:]))
}

func DeleteFunc[S ~[]E, E any](s S, del func(E) bool) S {
	kept := 0
	for i, v := range s {
		if del(v) {
			continue
		}
		if kept < i {
			s[kept] = v
		}
		kept++
	}
	return cut(s, kept)
}

func Clone[S ~[]E, E any](s S) S {
	if s == nil {
		return nil
	}
	return append(S{}, s...)
}

func Compact[S ~[]E, E comparable](s S) S {
	kept := 0
	var last E
	for i, v := range s {
		if i == 0 || v != last {
			s[kept] = v
			kept++
		}
		last = v
	}
	return cut(s, kept)
}

// CompactFunc: eq gets an element and the one before it as they were at first.
func CompactFunc[S ~[]E, E any](s S, eq func(E, E) bool) S {
	kept := 0
	var last E
	for i, v := range s {
		if i == 0 || !eq(v, last) {
			s[kept] = v
			kept++
		}
		last = v
	}
	return cut(s, kept)
}

func Grow[S ~[]E, E any](s S, n int) S {
	if n < 0 {
		panic("cannot be negative")
	}
	more := n - (cap(s) - len(s))
	if more <= 0 {
		return s
	}
	return append(s[:cap(s)], make([]E, more)...)[:len(s)]
}

func Clip[S ~[]E, E any](s S) S { return s[:len(s):len(s)] }

func Reverse[S ~[]E, E any](s S) {
	last := len(s) - 1
	for i := range len(s) / 2 {
		s[i], s[last-i] = s[last-i], s[i]
	}
}

func Concat[S ~[]E, E any](slices ...S) S {
	size := 0
	for i := 0; i < len(slices) && size >= 0; i++ {
		size += len(slices[i])
	}
	if size < 0 {
		panic("len out of range")
	}
	all := append(S(nil), make(S, size)...)
	size = 0
	for _, s := range slices {
		size += copy(all[size:], s)
	}
	return all
}

func Repeat[S ~[]E, E any](x S, count int) S {
	if count < 0 {
		panic("cannot be negative")
	}
	if len(x) > 0 && count > math.MaxInt/len(x) {
		panic("the result of (len(x) * count) overflows")
	}
	all := make(S, len(x)*count)
	// Twice as much each time.
	for done := copy(all, x); done < len(all); done *= 2 {
		copy(all[done:], all[:done])
	}
	return all
}

func Min[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) == 0 {
		panic("slices.Min: empty list")
	}
	least := x[0]
	for _, v := range x {
		least = min(least, v)
	}
	return least
}

func Max[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) == 0 {
		panic("slices.Max: empty list")
	}
	greatest := x[0]
	for _, v := range x {
		greatest = max(greatest, v)
	}
	return greatest
}

func MinFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) == 0 {
		panic("slices.MinFunc: empty list")
	}
	least := x[0]
	for _, v := range x[1:] {
		if cmp(v, least) < 0 {
			least = v
		}
	}
	return least
}

func MaxFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) == 0 {
		panic("slices.MaxFunc: empty list")
	}
	greatest := x[0]
	for _, v := range x[1:] {
		if cmp(v, greatest) > 0 {
			greatest = v
		}
	}
	return greatest
}

func BinarySearch[S ~[]E, E cmp.Ordered](x S, target E) (int, bool) {
	return BinarySearchFunc(x, target, cmp.Compare[E])
}

func BinarySearchFunc[S ~[]E, E, T any](x S, target T, cmp func(E, T) int) (int, bool) {
	at := lesser(x, target, cmp)
	return at, at < len(x) && cmp(x[at], target) == 0
}

// lesser is the number of elements that are before the target.
func lesser[E, T any](x []E, target T, cmp func(E, T) int) int {
	at := 0
	for left := len(x); left > 0; {
		half := left / 2
		if cmp(x[at+half], target) < 0 {
			at += half + 1
			half = left - half - 1
		}
		left = half
	}
	return at
}

// sortOrdered sorts a slice.
func sortOrdered(x any)

// Sort: elements that compare equal cannot be told apart (0 and -0 can: they keep their order).
func Sort[S ~[]E, E cmp.Ordered](x S) { sortOrdered(x) }

func IsSorted[S ~[]E, E cmp.Ordered](x S) bool { return IsSortedFunc(x, cmp.Compare[E]) }

// IsSortedFunc looks from the end, as Go does.
func IsSortedFunc[S ~[]E, E any](x S, cmp func(a, b E) int) bool {
	i := len(x) - 1
	for i > 0 && cmp(x[i], x[i-1]) >= 0 {
		i--
	}
	return i <= 0
}

// SortFunc is not stable. It sorts as Go does, by a pattern-defeating quicksort (Peters 2021) with
// the same pivots, thresholds and order of calls, so that equal elements end where Go leaves them.
func SortFunc[S ~[]E, E any](x S, cmp func(a, b E) int) { quick([]E(x), cmp) }

// SortStableFunc, too, calls cmp as Go does.
func SortStableFunc[S ~[]E, E any](x S, cmp func(a, b E) int) { stable([]E(x), cmp) }

const (
	fewElements  = 12 // sorted by insertion
	manyElements = 50 // worth nine looks for a pivot
	mostSwaps    = 12 // of those nine, if they are in falling order
	stableRun    = 20 // sorted by insertion before anything is merged
)

// A part of the slice is still to be sorted.
type part struct {
	a, b int
	// patience says how many uneven divisions are borne before the heap takes over.
	patience int
	// What the division that left this part was like; the first half to be sorted starts anew.
	even, untouched bool
}

// quick returns s, sorted.
func quick[E any](s []E, cmp func(a, b E) int) []E {
	parts := []part{{0, len(s), bits.Len(uint(len(s))), true, true}}
	for n := 1; n > 0; n = len(parts) {
		p := parts[n-1]
		parts = parts[:n-1]
		switch {
		case p.b-p.a <= fewElements:
			byInsertion(s[p.a:p.b], cmp)
		case p.patience == 0:
			byHeap(s[p.a:p.b], cmp)
		default:
			parts = divide(s, p, parts, cmp)
		}
	}
	return s
}

// divide adds what is left of a part to the others, the smaller half last: it is sorted next.
func divide[E any](s []E, p part, parts []part, cmp func(a, b E) int) []part {
	if !p.even {
		stir(s[p.a:p.b])
		p.patience--
	}
	pivot, swaps := choosePivot(s, p.a, p.b, cmp)
	if swaps == mostSwaps {
		Reverse(s[p.a:p.b])
		pivot = p.a + p.b - 1 - pivot
		swaps = 0
	}
	if p.even && p.untouched && swaps == 0 && nearlySorted(s, p.a, p.b, cmp) {
		return parts
	}
	if p.a > 0 && cmp(s[p.a-1], s[pivot]) >= 0 {
		// The pivot is the least there is: all its equals are in place.
		p.a = gatherEquals(s, p.a, p.b, pivot, cmp)
		return append(parts, p)
	}
	middle, untouched := partition(s, p.a, p.b, pivot, cmp)
	first := part{p.a, middle, p.patience, true, true}
	then := part{middle + 1, p.b, p.patience, true, untouched}
	left, right := middle-p.a, p.b-middle
	then.even = min(left, right) >= (p.b-p.a)/8
	if left >= right {
		first.a, first.b, then.a, then.b = then.a, then.b, first.a, first.b
	}
	return append(parts, then, first)
}

func byInsertion[E any](s []E, cmp func(a, b E) int) {
	for i := 1; i < len(s); i++ {
		settle(s, i, cmp)
	}
}

// settle moves an element to the left past all that are greater.
func settle[E any](s []E, i int, cmp func(a, b E) int) {
	for i > 0 && cmp(s[i], s[i-1]) < 0 {
		s[i-1], s[i] = s[i], s[i-1]
		i--
	}
}

func byHeap[E any](s []E, cmp func(a, b E) int) {
	for root := (len(s) - 1) / 2; root >= 0; root-- {
		sink(s, root, cmp)
	}
	for n := len(s) - 1; n >= 0; n-- {
		s[0], s[n] = s[n], s[0]
		sink(s[:n], 0, cmp)
	}
}

// sink restores the heap below an element that may be less than its children.
func sink[E any](s []E, root int, cmp func(a, b E) int) {
	for child := 2*root + 1; child < len(s); child = 2*root + 1 {
		if other := child + 1; other < len(s) && cmp(s[child], s[other]) < 0 {
			child = other
		}
		if cmp(s[root], s[child]) >= 0 {
			return
		}
		s[root], s[child] = s[child], s[root]
		root = child
	}
}

// stir swaps three elements about the middle with some drawn by Marsaglia's xorshift, which starts
// from the length.
func stir[E any](s []E) {
	n := len(s)
	drawn := uint64(n)
	for i := range 3 {
		drawn ^= drawn << 13
		drawn ^= drawn >> 7
		drawn ^= drawn << 17
		// A number below the next power of two is below n after one subtraction.
		other := int(drawn % (1 << bits.Len(uint(n))))
		if other >= n {
			other -= n
		}
		at := n/4*2 - 1 + i
		s[at], s[other] = s[other], s[at]
	}
}

// choosePivot also says how many swaps would put the elements it looked at in order.
func choosePivot[E any](s []E, a, b int, cmp func(a, b E) int) (pivot, swaps int) {
	quarter := (b - a) / 4
	var looks [3]int
	for i := range looks {
		looks[i] = a + (i+1)*quarter
		if b-a >= manyElements {
			looks[i] = median(s, looks[i]-1, looks[i], looks[i]+1, &swaps, cmp)
		}
	}
	pivot = median(s, looks[0], looks[1], looks[2], &swaps, cmp)
	return pivot, swaps
}

// median is the index of the middle one of three elements.
func median[E any](s []E, a, b, c int, swaps *int, cmp func(a, b E) int) int {
	if cmp(s[b], s[a]) < 0 {
		a, b = b, a
		*swaps++
	}
	if cmp(s[c], s[b]) < 0 {
		b = c
		*swaps++
	}
	if cmp(s[b], s[a]) < 0 {
		b = a
		*swaps++
	}
	return b
}

// partition brings what is less than the pivot to its left; where the pivot is then, and whether
// all was so before.
func partition[E any](s []E, a, b, pivot int, cmp func(a, b E) int) (middle int, untouched bool) {
	s[a], s[pivot] = s[pivot], s[a]
	value := s[a]
	left, right := a+1, b-1
	for swaps := 0; ; swaps++ {
		for left <= right && cmp(s[left], value) < 0 {
			left++
		}
		for left <= right && cmp(s[right], value) >= 0 {
			right--
		}
		if left > right {
			s[a], s[right] = s[right], value
			return right, swaps == 0
		}
		s[left], s[right] = s[right], s[left]
		left, right = left+1, right-1
	}
}

// gatherEquals brings what equals the pivot to the left, where nothing is less than it; the end
// of that part.
func gatherEquals[E any](s []E, a, b, pivot int, cmp func(a, b E) int) int {
	s[a], s[pivot] = s[pivot], s[a]
	value := s[a]
	left, right := a+1, b-1
	for {
		for left <= right && cmp(value, s[left]) >= 0 {
			left++
		}
		for left <= right && cmp(value, s[right]) < 0 {
			right--
		}
		if left > right {
			return left
		}
		s[left], s[right] = s[right], s[left]
		left, right = left+1, right-1
	}
}

// nearlySorted repairs up to five pairs that are out of order, in a part that is long enough;
// whether it is sorted now.
func nearlySorted[E any](s []E, a, b int, cmp func(a, b E) int) bool {
	i := a + 1
	for range 5 {
		i = ascent(s, i, b, cmp)
		if i == b || b-a < manyElements {
			return i == b
		}
		s[i-1], s[i] = s[i], s[i-1]
		if i > a+1 {
			// Like Go's, this may go on to the left of a: there all are less or equal.
			settle(s, i-1, cmp)
		}
		for j := i + 1; j < b && cmp(s[j], s[j-1]) < 0; j++ {
			s[j-1], s[j] = s[j], s[j-1]
		}
	}
	return false
}

// ascent is the index, from i on, of the first element that is less than the one before it; b if
// there is none.
func ascent[E any](s []E, i, b int, cmp func(a, b E) int) int {
	for i < b && cmp(s[i], s[i-1]) >= 0 {
		i++
	}
	return i
}

// stable returns s, sorted; equal elements keep their order.
func stable[E any](s []E, cmp func(a, b E) int) []E {
	for a := 0; a < len(s); a += stableRun {
		byInsertion(s[a:min(a+stableRun, len(s))], cmp)
	}
	for run := stableRun; run < len(s); run *= 2 {
		for a := 0; a+run < len(s); a += 2 * run {
			merge(s[a:min(a+2*run, len(s))], run, cmp)
		}
	}
	return s
}

// merge makes one of the sorted s[:m] and s[m:] in place, by Kim and Kutzner's symmetric
// comparisons (2004). None of them is empty.
func merge[E any](s []E, m int, cmp func(a, b E) int) {
	switch {
	case m == 1:
		rotate(s[:1+lesser(s[1:], s[0], cmp)], 1)
		return
	case m == len(s)-1:
		// What is not greater than the last one stays before it.
		at := lesser(s[:m], s[m], func(x, last E) int {
			if cmp(last, x) < 0 {
				return 1
			}
			return -1
		})
		rotate(s[at:], m-at)
		return
	}
	half := len(s) / 2
	sum := half + m
	from, to := max(0, sum-len(s)), min(half, m)
	for from < to {
		c := (from + to) / 2
		if cmp(s[sum-1-c], s[c]) < 0 {
			to = c
		} else {
			from = c + 1
		}
	}
	end := sum - from
	if from < m && m < end {
		rotate(s[from:end], m-from)
	}
	if 0 < from && from < half {
		merge(s[:half], from, cmp)
	}
	if half < end && end < len(s) {
		merge(s[half:], end-half, cmp)
	}
}

// rotate brings the first n elements behind the others.
func rotate[E any](s []E, n int) {
	first := append([]E(nil), s[:n]...)
	copy(s[copy(s, s[n:]):], first)
}
