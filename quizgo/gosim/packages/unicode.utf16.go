package utf16

const (
	notRune   = '\uFFFD'
	highFirst = 0xD800
	lowFirst  = 0xDC00
	lowEnd    = 0xE000
	planeOne  = 0x10000
	maxRune   = '\U0010FFFF'
)

func IsSurrogate(r rune) bool { return highFirst <= r && r < lowEnd }

func isHigh(r rune) bool { return highFirst <= r && r < lowFirst }
func isLow(r rune) bool  { return lowFirst <= r && r < lowEnd }

func DecodeRune(r1, r2 rune) rune {
	if isHigh(r1) && isLow(r2) {
		return (r1-highFirst)<<10 | (r2 - lowFirst) + planeOne
	}
	return notRune
}

func EncodeRune(r rune) (r1, r2 rune) {
	if r < planeOne || r > maxRune {
		return notRune, notRune
	}
	r -= planeOne
	return highFirst + r>>10, lowFirst + r&0x3FF
}

func RuneLen(r rune) int {
	switch {
	case r < 0 || r > maxRune || IsSurrogate(r):
		return -1
	case r < planeOne:
		return 1
	}
	return 2
}

func Encode(s []rune) []uint16 {
	a := make([]uint16, 0, len(s))
	for _, r := range s {
		a = AppendRune(a, r)
	}
	return a
}

func AppendRune(a []uint16, r rune) []uint16 {
	switch RuneLen(r) {
	case 1:
		return append(a, uint16(r))
	case 2:
		r1, r2 := EncodeRune(r)
		return append(a, uint16(r1), uint16(r2))
	}
	return append(a, notRune)
}

func Decode(s []uint16) []rune {
	runes := make([]rune, 0, len(s))
	for i := 0; i < len(s); i++ {
		r := rune(s[i])
		if IsSurrogate(r) {
			next := rune(0)
			if i+1 < len(s) {
				next = rune(s[i+1])
			}
			r = DecodeRune(r, next)
			if r != notRune {
				i++
			}
		}
		runes = append(runes, r)
	}
	return runes
}
