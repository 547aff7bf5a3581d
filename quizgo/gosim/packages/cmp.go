package cmp

type Ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 |
		~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr |
		~float32 | ~float64 |
		~string
}

func Less[T Ordered](x, y T) bool { return (x != x && y == y) || x < y }

// Compare has NaN before all numbers.
func Compare[T Ordered](x, y T) int {
	switch {
	case x == y:
		return 0
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return isNumber(x) - isNumber(y)
}

// isNumber is 0 for NaN, or else 1.
func isNumber[T Ordered](x T) int {
	if x == x {
		return 1
	}
	return 0
}

func Or[T comparable](vals ...T) (first T) {
	var zero T
	for i := 0; first == zero && i < len(vals); i++ {
		first = vals[i]
	}
	return first
}
