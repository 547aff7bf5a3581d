package strings

import (
	"errors"
	"io"
	"iter"
	"unicode"
	"unicode/utf8"
)

func Clone(s string) string { return s }

func Compare(a, b string) int {
	if a == b {
		return 0
	}
	if a < b {
		return -1
	}
	return +1
}

func Contains(s, substr string) bool
func ContainsAny(s, chars string) bool
func Count(s, substr string) int
func EqualFold(s, t string) bool
func Fields(s string) []string
func HasPrefix(s, prefix string) bool
func HasSuffix(s, suffix string) bool
func Index(s, substr string) int
func IndexAny(s, chars string) int
func IndexByte(s string, c byte) int
func IndexRune(s string, r rune) int
func LastIndex(s, substr string) int
func LastIndexAny(s, chars string) int
func LastIndexByte(s string, c byte) int
func Replace(s, old, new string, n int) string
func Title(s string) string
func ToLower(s string) string
func ToTitle(s string) string
func ToUpper(s string) string
func ToValidUTF8(s, replacement string) string
func Trim(s, cutset string) string
func TrimLeft(s, cutset string) string
func TrimRight(s, cutset string) string
func TrimSpace(s string) string

func Join(elems []string, sep string) string
func repeat(s string, count int) string

// split: like SplitN, each part with the first save bytes of the separator behind it.
func split(s, sep string, save, n int) []string

func ContainsRune(s string, r rune) bool { return IndexRune(s, r) >= 0 }

func ContainsFunc(s string, f func(rune) bool) bool { return IndexFunc(s, f) >= 0 }

func Cut(s, sep string) (before, after string, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

func CutLast(s, sep string) (before, after string, found bool) {
	if i := LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

func CutPrefix(s, prefix string) (after string, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

func CutSuffix(s, suffix string) (before string, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}

func TrimPrefix(s, prefix string) string {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

func TrimSuffix(s, suffix string) string {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}

func Repeat(s string, count int) string {
	if count < 0 {
		panic("strings: negative Repeat count")
	}
	if len(s) > 0 && count > (1<<63-1)/len(s) {
		panic("strings: Repeat output length overflow")
	}
	return repeat(s, count)
}

func ReplaceAll(s, old, new string) string { return Replace(s, old, new, -1) }

func Split(s, sep string) []string { return split(s, sep, 0, -1) }

func SplitN(s, sep string, n int) []string { return split(s, sep, 0, n) }

func SplitAfter(s, sep string) []string { return split(s, sep, len(sep), -1) }

func SplitAfterN(s, sep string, n int) []string { return split(s, sep, len(sep), n) }

func FieldsFunc(s string, f func(rune) bool) []string {
	fields := []string{}
	start := -1
	for i, r := range s {
		if f(r) {
			if start >= 0 {
				fields = append(fields, s[start:i])
				start = -1
			}
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		fields = append(fields, s[start:])
	}
	return fields
}

func IndexFunc(s string, f func(rune) bool) int {
	for i, r := range s {
		if f(r) {
			return i
		}
	}
	return -1
}

func LastIndexFunc(s string, f func(rune) bool) int {
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		if f(r) {
			return i
		}
	}
	return -1
}

func TrimLeftFunc(s string, f func(rune) bool) string {
	for i, r := range s {
		if !f(r) {
			return s[i:]
		}
	}
	return ""
}

func TrimRightFunc(s string, f func(rune) bool) string {
	for len(s) > 0 {
		r, size := utf8.DecodeLastRuneInString(s)
		if !f(r) {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}

func TrimFunc(s string, f func(rune) bool) string { return TrimRightFunc(TrimLeftFunc(s, f), f) }

func Map(mapping func(rune) rune, s string) string {
	var b Builder
	for i, c := range s {
		r := mapping(c)
		if r == c && c != utf8.RuneError {
			b.WriteRune(c)
			continue
		}
		if r == utf8.RuneError && c == utf8.RuneError {
			_, size := utf8.DecodeRuneInString(s[i:])
			if size != 1 {
				b.WriteString(s[i : i+size])
				continue
			}
		}
		if r >= 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func ToUpperSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToUpper, s) }
func ToLowerSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToLower, s) }
func ToTitleSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToTitle, s) }

func each(parts []string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, part := range parts {
			if !yield(part) {
				return
			}
		}
	}
}

func Lines(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for len(s) > 0 {
			var line string
			if i := IndexByte(s, '\n'); i >= 0 {
				line, s = s[:i+1], s[i+1:]
			} else {
				line, s = s, ""
			}
			if !yield(line) {
				return
			}
		}
	}
}

func SplitSeq(s, sep string) iter.Seq[string]      { return each(Split(s, sep)) }
func SplitAfterSeq(s, sep string) iter.Seq[string] { return each(SplitAfter(s, sep)) }
func FieldsSeq(s string) iter.Seq[string]          { return each(Fields(s)) }

func FieldsFuncSeq(s string, f func(rune) bool) iter.Seq[string] {
	return func(yield func(string) bool) {
		start := -1
		for i, r := range s {
			if f(r) {
				if start >= 0 {
					if !yield(s[start:i]) {
						return
					}
					start = -1
				}
			} else if start < 0 {
				start = i
			}
		}
		if start >= 0 {
			yield(s[start:])
		}
	}
}

// Builder keeps its bytes as a slice, so that Cap grows as in Go.
type Builder struct {
	addr *Builder
	buf  []byte
}

func (b *Builder) copyCheck() {
	if b.addr == nil {
		b.addr = b
	} else if b.addr != b {
		panic("strings: illegal use of non-zero Builder copied by value")
	}
}

func (b *Builder) String() string { return string(b.buf) }

func (b *Builder) Len() int { return len(b.buf) }

func (b *Builder) Cap() int { return cap(b.buf) }

func (b *Builder) Reset() {
	b.addr = nil
	b.buf = nil
}

func (b *Builder) Grow(n int) {
	b.copyCheck()
	if n < 0 {
		panic("strings.Builder.Grow: negative count")
	}
	if cap(b.buf)-len(b.buf) < n {
		grown := make([]byte, len(b.buf), 2*cap(b.buf)+n)
		copy(grown, b.buf)
		b.buf = grown
	}
}

func (b *Builder) Write(p []byte) (int, error) {
	b.copyCheck()
	b.buf = append(b.buf, p...)
	return len(p), nil
}

func (b *Builder) WriteByte(c byte) error {
	b.copyCheck()
	b.buf = append(b.buf, c)
	return nil
}

func (b *Builder) WriteRune(r rune) (int, error) {
	b.copyCheck()
	n := len(b.buf)
	b.buf = utf8.AppendRune(b.buf, r)
	return len(b.buf) - n, nil
}

func (b *Builder) WriteString(s string) (int, error) {
	b.copyCheck()
	b.buf = append(b.buf, s...)
	return len(s), nil
}

// A Reader is the text, how far it is read, and where the rune began that was read last (or -1).
type Reader struct {
	text string
	at   int64
	last int64
}

func NewReader(s string) *Reader { return &Reader{text: s, last: -1} }

// rest is what is not read yet. Seek may have led past the end.
func (r *Reader) rest() string { return r.text[min(r.at, int64(len(r.text))):] }

// take reads n bytes, which are no rune.
func (r *Reader) take(n int) {
	r.last = -1
	r.at += int64(n)
}

func (r *Reader) Len() int { return len(r.rest()) }

func (r *Reader) Size() int64 { return int64(len(r.text)) }

func (r *Reader) Reset(s string) { *r = *NewReader(s) }

func (r *Reader) Read(b []byte) (n int, err error) {
	rest := r.rest()
	if rest == "" {
		return 0, io.EOF
	}
	n = copy(b, rest)
	r.take(n)
	return n, nil
}

func (r *Reader) ReadAt(b []byte, off int64) (n int, err error) {
	switch {
	case off < 0:
		return 0, errors.New("strings.Reader.ReadAt: negative offset")
	case off < r.Size():
		n = copy(b, r.text[off:])
	default:
		return 0, io.EOF
	}
	if n == len(b) {
		return n, nil
	}
	return n, io.EOF
}

func (r *Reader) ReadByte() (byte, error) {
	rest := r.rest()
	if rest == "" {
		r.take(0)
		return 0, io.EOF
	}
	r.take(1)
	return rest[0], nil
}

func (r *Reader) UnreadByte() error {
	if r.at < 1 {
		return errors.New("strings.Reader.UnreadByte: at beginning of string")
	}
	r.take(-1)
	return nil
}

func (r *Reader) ReadRune() (ch rune, size int, err error) {
	begin, rest := r.at, r.rest()
	if rest == "" {
		r.take(0)
		return 0, 0, io.EOF
	}
	ch, size = utf8.DecodeRuneInString(rest)
	r.take(size)
	r.last = begin
	return ch, size, nil
}

func (r *Reader) UnreadRune() error {
	switch {
	case r.at < 1:
		return errors.New("strings.Reader.UnreadRune: at beginning of string")
	case r.last < 0:
		return errors.New("strings.Reader.UnreadRune: previous operation was not ReadRune")
	}
	r.take(int(r.last - r.at))
	return nil
}

func (r *Reader) Seek(offset int64, whence int) (int64, error) {
	origins := [...]int64{io.SeekStart: 0, io.SeekCurrent: r.at, io.SeekEnd: r.Size()}
	r.last = -1
	if whence < 0 || whence >= len(origins) {
		return 0, errors.New("strings.Reader.Seek: invalid whence")
	}
	to := origins[whence] + offset
	if to < 0 {
		return 0, errors.New("strings.Reader.Seek: negative position")
	}
	r.at = to
	return to, nil
}

func (r *Reader) WriteTo(w io.Writer) (n int64, err error) {
	rest := r.rest()
	r.take(0)
	if rest == "" {
		return 0, nil
	}
	count, err := io.WriteString(w, rest)
	if count > len(rest) {
		panic("strings.Reader.WriteTo: invalid WriteString count")
	}
	r.take(count)
	if err == nil && count < len(rest) {
		err = io.ErrShortWrite
	}
	return int64(count), err
}

type Replacer struct {
	oldnew []string
}

func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)%2 == 1 {
		panic("strings.NewReplacer: odd argument count")
	}
	return &Replacer{append([]string(nil), oldnew...)}
}

// replaceAll tries the pairs in order at every place.
func replaceAll(oldnew []string, s string) string

func (r *Replacer) Replace(s string) string { return replaceAll(r.oldnew, s) }

func (r *Replacer) WriteString(w io.Writer, s string) (n int, err error) {
	return io.WriteString(w, r.Replace(s))
}
