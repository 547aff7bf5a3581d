package unicode

const (
	MaxRune         = '\U0010FFFF'
	ReplacementChar = '\uFFFD'
	MaxASCII        = '\u007F'
	MaxLatin1       = '\u00FF'
	UpperLower      = MaxRune + 1
	Version         = "14.0.0" // of the tables here; Go 1.27 has a later one
)

const (
	UpperCase = iota
	LowerCase
	TitleCase
	MaxCase
)

type Range16 struct {
	Lo     uint16
	Hi     uint16
	Stride uint16
}

type Range32 struct {
	Lo     uint32
	Hi     uint32
	Stride uint32
}

// RangeTable: a table of this package has a class instead of ranges.
type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int
	class       string
}

type d [MaxCase]rune

type CaseRange struct {
	Lo    uint32
	Hi    uint32
	Delta d
}

type SpecialCase []CaseRange

func (special SpecialCase) ToUpper(r rune) rune { return special.to(UpperCase, r) }
func (special SpecialCase) ToLower(r rune) rune { return special.to(LowerCase, r) }
func (special SpecialCase) ToTitle(r rune) rune { return special.to(TitleCase, r) }

func (special SpecialCase) to(_case int, r rune) rune {
	for _, c := range special {
		if uint32(r) >= c.Lo && uint32(r) <= c.Hi {
			if d := c.Delta[_case]; d <= MaxRune {
				return r + d
			}
			return rune(c.Lo) + (r-rune(c.Lo))&^1 | rune(_case&1)
		}
	}
	return To(_case, r)
}

var TurkishCase = SpecialCase{
	CaseRange{0x0049, 0x0049, d{0, 0x131 - 0x49, 0}},
	CaseRange{0x0069, 0x0069, d{0x130 - 0x69, 0, 0x130 - 0x69}},
	CaseRange{0x0130, 0x0130, d{0, 0x69 - 0x130, 0}},
	CaseRange{0x0131, 0x0131, d{0x49 - 0x131, 0, 0x49 - 0x131}},
}

var (
	Letter = &RangeTable{class: "L"}
	L      = Letter
	Upper  = &RangeTable{class: "Lu"}
	Lu     = Upper
	Lower  = &RangeTable{class: "Ll"}
	Ll     = Lower
	Title  = &RangeTable{class: "Lt"}
	Lt     = Title
	Lm     = &RangeTable{class: "Lm"}
	Lo     = &RangeTable{class: "Lo"}
	Mark   = &RangeTable{class: "M"}
	M      = Mark
	Mn     = &RangeTable{class: "Mn"}
	Mc     = &RangeTable{class: "Mc"}
	Me     = &RangeTable{class: "Me"}
	Number = &RangeTable{class: "N"}
	N      = Number
	Digit  = &RangeTable{class: "Nd"}
	Nd     = Digit
	Nl     = &RangeTable{class: "Nl"}
	No     = &RangeTable{class: "No"}
	Punct  = &RangeTable{class: "P"}
	P      = Punct
	Symbol = &RangeTable{class: "S"}
	S      = Symbol
	Sc     = &RangeTable{class: "Sc"}
	Sm     = &RangeTable{class: "Sm"}
	Space  = &RangeTable{class: "Z"}
	Z      = Space
	Zs     = &RangeTable{class: "Zs"}
	Other  = &RangeTable{class: "C"}
	C      = Other
	Cc     = &RangeTable{class: "Cc"}
	Cf     = &RangeTable{class: "Cf"}
	Cn     = &RangeTable{class: "Cn"}
	Co     = &RangeTable{class: "Co"}
	Cs     = &RangeTable{class: "Cs"}
	Pc     = &RangeTable{class: "Pc"}
	Pd     = &RangeTable{class: "Pd"}
	Pe     = &RangeTable{class: "Pe"}
	Pf     = &RangeTable{class: "Pf"}
	Pi     = &RangeTable{class: "Pi"}
	Po     = &RangeTable{class: "Po"}
	Ps     = &RangeTable{class: "Ps"}
	Sk     = &RangeTable{class: "Sk"}
	So     = &RangeTable{class: "So"}
	Zl     = &RangeTable{class: "Zl"}
	Zp     = &RangeTable{class: "Zp"}

	White_Space = &RangeTable{class: "space"}
	Han         = &RangeTable{class: "script CJK"}
	Latin       = &RangeTable{class: "script LATIN"}
	Greek       = &RangeTable{class: "script GREEK"}
	Cyrillic    = &RangeTable{class: "script CYRILLIC"}
	Hiragana    = &RangeTable{class: "script HIRAGANA"}
	Katakana    = &RangeTable{class: "script KATAKANA"}
	Hangul      = &RangeTable{class: "script HANGUL"}
	Arabic      = &RangeTable{class: "script ARABIC"}
	Hebrew      = &RangeTable{class: "script HEBREW"}
	Thai        = &RangeTable{class: "script THAI"}
)

var GraphicRanges = []*RangeTable{L, M, N, P, S, Zs}
var PrintRanges = []*RangeTable{L, M, N, P, S}

func inClass(class string, r rune) bool

func IsControl(r rune) bool
func IsDigit(r rune) bool
func IsGraphic(r rune) bool
func IsLetter(r rune) bool
func IsLower(r rune) bool
func IsMark(r rune) bool
func IsNumber(r rune) bool
func IsPrint(r rune) bool
func IsPunct(r rune) bool
func IsSpace(r rune) bool
func IsSymbol(r rune) bool
func IsTitle(r rune) bool
func IsUpper(r rune) bool
func SimpleFold(r rune) rune
func ToLower(r rune) rune
func ToTitle(r rune) rune
func ToUpper(r rune) rune

func To(_case int, r rune) rune {
	switch _case {
	case UpperCase:
		return ToUpper(r)
	case LowerCase:
		return ToLower(r)
	case TitleCase:
		return ToTitle(r)
	}
	return ReplacementChar
}

func Is(rangeTab *RangeTable, r rune) bool {
	if rangeTab.class != "" {
		return inClass(rangeTab.class, r)
	}
	for _, x := range rangeTab.R16 {
		if r >= rune(x.Lo) && r <= rune(x.Hi) {
			return x.Stride == 1 || (r-rune(x.Lo))%rune(x.Stride) == 0
		}
	}
	for _, x := range rangeTab.R32 {
		if uint32(r) >= x.Lo && uint32(r) <= x.Hi {
			return x.Stride == 1 || (uint32(r)-x.Lo)%x.Stride == 0
		}
	}
	return false
}

func In(r rune, ranges ...*RangeTable) bool { return IsOneOf(ranges, r) }

func IsOneOf(ranges []*RangeTable, r rune) bool {
	for _, inside := range ranges {
		if Is(inside, r) {
			return true
		}
	}
	return false
}
