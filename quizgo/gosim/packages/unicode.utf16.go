package utf16

// A character beyond the first plane is written as two surrogates: its upper ten bits above the
// first plane, and its lower ten, each with a mark of its own. A mark and ten bits are a block.
const (
	replacement = '\uFFFD'
	highest     = '\U0010FFFF'
	upperMark   = 0xD800
	lowerMark   = 0xDC00
	payload     = 1<<10 - 1
)

func isUpper(r rune) bool { return r&^payload == upperMark }
func isLower(r rune) bool { return r&^payload == lowerMark }

func IsSurrogate(r rune) bool { return isUpper(r) || isLower(r) }

func DecodeRune(r1, r2 rune) rune {
	if isUpper(r1) && isLower(r2) {
		return 1<<16 + r1&payload<<10 + r2&payload
	}
	return replacement
}

func EncodeRune(r rune) (r1, r2 rune) {
	if RuneLen(r) != 2 {
		return replacement, replacement
	}
	return upperMark - 1<<16>>10 + r>>10, lowerMark + r&payload
}

func RuneLen(r rune) int {
	if r < 0 || r > highest || IsSurrogate(r) {
		return -1
	}
	return 1 + min(1, int(r>>16))
}

func AppendRune(a []uint16, r rune) []uint16 {
	switch RuneLen(r) {
	case 1:
		return append(a, uint16(r))
	case -1:
		return append(a, replacement)
	}
	upper, lower := EncodeRune(r)
	return append(a, uint16(upper), uint16(lower))
}

func Encode(s []rune) []uint16 {
	size := len(s)
	for _, r := range s {
		// As in Go, there is room for two where there is no character, too.
		if r>>16 > 0 {
			size++
		}
	}
	a := make([]uint16, 0, size)
	for _, r := range s {
		a = AppendRune(a, r)
	}
	return a
}

func Decode(s []uint16) []rune {
	runes := make([]rune, 0, 64)
	for len(s) > 0 {
		r, used := rune(s[0]), 1
		if IsSurrogate(r) {
			if len(s) > 1 && isUpper(r) && isLower(rune(s[1])) {
				used = 2
				r = DecodeRune(r, rune(s[1]))
			} else {
				r = replacement
			}
		}
		runes = append(runes, r)
		s = s[used:]
	}
	return runes
}
