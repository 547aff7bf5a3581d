package utf8

const (
	RuneError = '\uFFFD'
	RuneSelf  = 0x80
	MaxRune   = '\U0010FFFF'
	UTFMax    = 4
)

func AppendRune(p []byte, r rune) []byte { return append(p, string(r)...) }

func DecodeRuneInString(s string) (r rune, size int)
func DecodeLastRuneInString(s string) (r rune, size int)
func FullRuneInString(s string) bool
func RuneCountInString(s string) (n int)
func RuneLen(r rune) int
func ValidRune(r rune) bool
func ValidString(s string) bool
func DecodeRune(p []byte) (r rune, size int)
func DecodeLastRune(p []byte) (r rune, size int)
func FullRune(p []byte) bool
func RuneCount(p []byte) int
func Valid(p []byte) bool

func EncodeRune(p []byte, r rune) int {
	s := string(r)
	_ = p[len(s)-1]
	return copy(p, s)
}

func RuneStart(b byte) bool { return b&0xC0 != 0x80 }
