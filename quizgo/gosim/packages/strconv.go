package strconv

import "errors"

const IntSize = 64

var (
	ErrRange  = errors.New("value out of range")
	ErrSyntax = errors.New("invalid syntax")
)

type NumError struct {
	Func string
	Num  string
	Err  error
}

func (e *NumError) Error() string {
	return "strconv." + e.Func + ": parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

func (e *NumError) Unwrap() error { return e.Err }

// What the natives that parse report.
const (
	fine = iota
	badSyntax
	badRange
	badBase
	badBitSize
)

func problem(code int, fn, s string, number int) error {
	switch code {
	case fine:
		return nil
	case badSyntax:
		return &NumError{fn, s, ErrSyntax}
	case badRange:
		return &NumError{fn, s, ErrRange}
	case badBase:
		return &NumError{fn, s, errors.New("invalid base " + Itoa(number))}
	}
	return &NumError{fn, s, errors.New("invalid bit size " + Itoa(number))}
}

func parseBool(s string) (value bool, code int)
func parseInt(s string, base, bitSize int) (n int64, code int)
func parseUint(s string, base, bitSize int) (n uint64, code int)
func parseFloat(s string, bitSize int) (f float64, code int)
func parseComplex(s string, bitSize int) (c complex128, code int)
func unquote(s string) (t string, ok bool)
func unquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, ok bool)
func quotedPrefix(s string) (t string, ok bool)
func formatInt(i int64, base int) string
func formatUint(i uint64, base int) string

func Itoa(i int) string
func FormatBool(b bool) string
func FormatFloat(f float64, fmt byte, prec, bitSize int) string
func FormatComplex(c complex128, fmt byte, prec, bitSize int) string
func Quote(s string) string
func QuoteToASCII(s string) string
func QuoteToGraphic(s string) string
func QuoteRune(r rune) string
func QuoteRuneToASCII(r rune) string
func QuoteRuneToGraphic(r rune) string
func CanBackquote(s string) bool
func IsPrint(r rune) bool
func IsGraphic(r rune) bool

func Atoi(s string) (int, error) {
	n, code := parseInt(s, 10, 0)
	return int(n), problem(code, "Atoi", s, 0)
}

func ParseInt(s string, base int, bitSize int) (i int64, err error) {
	n, code := parseInt(s, base, bitSize)
	if code == badBitSize {
		return n, problem(code, "ParseInt", s, bitSize)
	}
	return n, problem(code, "ParseInt", s, base)
}

func ParseUint(s string, base int, bitSize int) (uint64, error) {
	n, code := parseUint(s, base, bitSize)
	if code == badBitSize {
		return n, problem(code, "ParseUint", s, bitSize)
	}
	return n, problem(code, "ParseUint", s, base)
}

func ParseFloat(s string, bitSize int) (float64, error) {
	f, code := parseFloat(s, bitSize)
	return f, problem(code, "ParseFloat", s, 0)
}

func ParseComplex(s string, bitSize int) (complex128, error) {
	c, code := parseComplex(s, bitSize)
	return c, problem(code, "ParseComplex", s, 0)
}

func ParseBool(str string) (bool, error) {
	value, code := parseBool(str)
	return value, problem(code, "ParseBool", str, 0)
}

func FormatInt(i int64, base int) string {
	if base < 2 || base > 36 {
		panic("strconv: illegal AppendInt/FormatInt base")
	}
	return formatInt(i, base)
}

func FormatUint(i uint64, base int) string {
	if base < 2 || base > 36 {
		panic("strconv: illegal AppendInt/FormatInt base")
	}
	return formatUint(i, base)
}

func Unquote(s string) (string, error) {
	t, ok := unquote(s)
	if !ok {
		return "", ErrSyntax
	}
	return t, nil
}

func UnquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, err error) {
	value, multibyte, tail, ok := unquoteChar(s, quote)
	if !ok {
		return 0, false, "", ErrSyntax
	}
	return
}

func QuotedPrefix(s string) (string, error) {
	t, ok := quotedPrefix(s)
	if !ok {
		return "", ErrSyntax
	}
	return t, nil
}

func AppendBool(dst []byte, b bool) []byte { return append(dst, FormatBool(b)...) }

func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte {
	return append(dst, FormatFloat(f, fmt, prec, bitSize)...)
}

func AppendInt(dst []byte, i int64, base int) []byte { return append(dst, FormatInt(i, base)...) }

func AppendUint(dst []byte, i uint64, base int) []byte { return append(dst, FormatUint(i, base)...) }

func AppendQuote(dst []byte, s string) []byte { return append(dst, Quote(s)...) }

func AppendQuoteToASCII(dst []byte, s string) []byte { return append(dst, QuoteToASCII(s)...) }

func AppendQuoteToGraphic(dst []byte, s string) []byte { return append(dst, QuoteToGraphic(s)...) }

func AppendQuoteRune(dst []byte, r rune) []byte { return append(dst, QuoteRune(r)...) }

func AppendQuoteRuneToASCII(dst []byte, r rune) []byte {
	return append(dst, QuoteRuneToASCII(r)...)
}

func AppendQuoteRuneToGraphic(dst []byte, r rune) []byte {
	return append(dst, QuoteRuneToGraphic(r)...)
}
