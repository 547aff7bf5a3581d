package unicode

const (
	MaxRune         = '\U0010FFFF'
	ReplacementChar = '\uFFFD'
	MaxASCII        = '\u007F'
	MaxLatin1       = '\u00FF'
	UpperLower      = MaxRune + 1
	Version         = "17.0.0"
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
		if first := rune(c.Lo); first <= r && r <= rune(c.Hi) {
			distance := c.Delta[_case]
			if distance > MaxRune {
				// Capitals and small letters take turns.
				distance = (r-first)&^1 + rune(_case&1) - (r - first)
			}
			return r + distance
		}
	}
	return To(_case, r)
}

var AzeriCase = TurkishCase

var TurkishCase = SpecialCase{
	{'I', 'I', d{LowerCase: 'ı' - 'I'}},
	{'i', 'i', d{UpperCase: 'İ' - 'i', TitleCase: 'İ' - 'i'}},
	{'İ', 'İ', d{LowerCase: 'i' - 'İ'}},
	{'ı', 'ı', d{UpperCase: 'I' - 'ı', TitleCase: 'I' - 'ı'}},
}

// A table of this package is a class: a category, or `script` and a name.
var (
	L      = &RangeTable{class: "L"}
	Letter = L
	Lu     = &RangeTable{class: "Lu"}
	Upper  = Lu
	Ll     = &RangeTable{class: "Ll"}
	Lower  = Ll
	Lt     = &RangeTable{class: "Lt"}
	Title  = Lt
	Lm     = &RangeTable{class: "Lm"}
	Lo     = &RangeTable{class: "Lo"}
	LC     = &RangeTable{class: "LC"}
	M      = &RangeTable{class: "M"}
	Mark   = M
	Mn     = &RangeTable{class: "Mn"}
	Mc     = &RangeTable{class: "Mc"}
	Me     = &RangeTable{class: "Me"}
	N      = &RangeTable{class: "N"}
	Number = N
	Nd     = &RangeTable{class: "Nd"}
	Digit  = Nd
	Nl     = &RangeTable{class: "Nl"}
	No     = &RangeTable{class: "No"}
	P      = &RangeTable{class: "P"}
	Punct  = P
	Pc     = &RangeTable{class: "Pc"}
	Pd     = &RangeTable{class: "Pd"}
	Pe     = &RangeTable{class: "Pe"}
	Pf     = &RangeTable{class: "Pf"}
	Pi     = &RangeTable{class: "Pi"}
	Po     = &RangeTable{class: "Po"}
	Ps     = &RangeTable{class: "Ps"}
	S      = &RangeTable{class: "S"}
	Symbol = S
	Sc     = &RangeTable{class: "Sc"}
	Sk     = &RangeTable{class: "Sk"}
	Sm     = &RangeTable{class: "Sm"}
	So     = &RangeTable{class: "So"}
	Z      = &RangeTable{class: "Z"}
	Space  = Z
	Zl     = &RangeTable{class: "Zl"}
	Zp     = &RangeTable{class: "Zp"}
	Zs     = &RangeTable{class: "Zs"}
	C      = &RangeTable{class: "C"}
	Other  = C
	Cc     = &RangeTable{class: "Cc"}
	Cf     = &RangeTable{class: "Cf"}
	Cn     = &RangeTable{class: "Cn"}
	Co     = &RangeTable{class: "Co"}
	Cs     = &RangeTable{class: "Cs"}

	White_Space = &RangeTable{class: "space"}

	Arabic     = &RangeTable{class: "script Arabic"}
	Armenian   = &RangeTable{class: "script Armenian"}
	Bengali    = &RangeTable{class: "script Bengali"}
	Cyrillic   = &RangeTable{class: "script Cyrillic"}
	Devanagari = &RangeTable{class: "script Devanagari"}
	Ethiopic   = &RangeTable{class: "script Ethiopic"}
	Georgian   = &RangeTable{class: "script Georgian"}
	Greek      = &RangeTable{class: "script Greek"}
	Han        = &RangeTable{class: "script Han"}
	Hangul     = &RangeTable{class: "script Hangul"}
	Hebrew     = &RangeTable{class: "script Hebrew"}
	Hiragana   = &RangeTable{class: "script Hiragana"}
	Katakana   = &RangeTable{class: "script Katakana"}
	Khmer      = &RangeTable{class: "script Khmer"}
	Lao        = &RangeTable{class: "script Lao"}
	Latin      = &RangeTable{class: "script Latin"}
	Mongolian  = &RangeTable{class: "script Mongolian"}
	Tamil      = &RangeTable{class: "script Tamil"}
	Thai       = &RangeTable{class: "script Thai"}
	Tibetan    = &RangeTable{class: "script Tibetan"}
	Bopomofo   = &RangeTable{class: "script Bopomofo"}
)

var Categories = map[string]*RangeTable{
	"L":  L,
	"Lu": Lu,
	"Ll": Ll,
	"Lt": Lt,
	"Lm": Lm,
	"Lo": Lo,
	"LC": LC,
	"M":  M,
	"Mn": Mn,
	"Mc": Mc,
	"Me": Me,
	"N":  N,
	"Nd": Nd,
	"Nl": Nl,
	"No": No,
	"P":  P,
	"Pc": Pc,
	"Pd": Pd,
	"Pe": Pe,
	"Pf": Pf,
	"Pi": Pi,
	"Po": Po,
	"Ps": Ps,
	"S":  S,
	"Sc": Sc,
	"Sk": Sk,
	"Sm": Sm,
	"So": So,
	"Z":  Z,
	"Zl": Zl,
	"Zp": Zp,
	"Zs": Zs,
	"C":  C,
	"Cc": Cc,
	"Cf": Cf,
	"Cn": Cn,
	"Co": Co,
	"Cs": Cs,
}

// Scripts: those that are used most.
var Scripts = map[string]*RangeTable{
	"Arabic":     Arabic,
	"Armenian":   Armenian,
	"Bengali":    Bengali,
	"Cyrillic":   Cyrillic,
	"Devanagari": Devanagari,
	"Ethiopic":   Ethiopic,
	"Georgian":   Georgian,
	"Greek":      Greek,
	"Han":        Han,
	"Hangul":     Hangul,
	"Hebrew":     Hebrew,
	"Hiragana":   Hiragana,
	"Katakana":   Katakana,
	"Khmer":      Khmer,
	"Lao":        Lao,
	"Latin":      Latin,
	"Mongolian":  Mongolian,
	"Tamil":      Tamil,
	"Thai":       Thai,
	"Tibetan":    Tibetan,
	"Bopomofo":   Bopomofo,
}

var Properties = map[string]*RangeTable{"White_Space": White_Space}

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

func IsOneOf(ranges []*RangeTable, r rune) (is bool) {
	for i := 0; !is && i < len(ranges); i++ {
		is = Is(ranges[i], r)
	}
	return is
}
