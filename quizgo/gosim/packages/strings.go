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
func Cut(s, sep string) (before, after string, found bool)
func CutLast(s, sep string) (before, after string, found bool)
func CutPrefix(s, prefix string) (after string, found bool)
func CutSuffix(s, suffix string) (before string, found bool)
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
func TrimPrefix(s, prefix string) string
func TrimRight(s, cutset string) string
func TrimSpace(s string) string
func TrimSuffix(s, suffix string) string

func Join(elems []string, sep string) string
func repeat(s string, count int) string

// split: like SplitN, each part with the first save bytes of the separator behind it.
func split(s, sep string, save, n int) []string

func ContainsRune(s string, r rune) bool { return IndexRune(s, r) >= 0 }

func ContainsFunc(s string, f func(rune) bool) bool { return IndexFunc(s, f) >= 0 }

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
	for field := range FieldsFuncSeq(s, f) {
		fields = append(fields, field)
	}
	return fields
}

func FieldsFuncSeq(s string, f func(rune) bool) iter.Seq[string] {
	return func(yield func(string) bool) {
		begin, inside := 0, false
		for i, r := range s {
			if f(r) != inside {
				continue
			}
			if inside && !yield(s[begin:i]) {
				return
			}
			begin, inside = i, !inside
		}
		if inside {
			yield(s[begin:])
		}
	}
}

func IndexFunc(s string, f func(rune) bool) int {
	for i, r := range s {
		if f(r) {
			return i
		}
	}
	return -1
}

// lastRune is the rune that ends at a place, and its size.
func lastRune(s string, end int) (r rune, size int) {
	return utf8.DecodeLastRuneInString(s[max(0, end-utf8.UTFMax):end])
}

func LastIndexFunc(s string, f func(rune) bool) int {
	for end := len(s); end > 0; {
		r, size := lastRune(s, end)
		end -= size
		if f(r) {
			return end
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
	end := len(s)
	for end > 0 {
		r, size := lastRune(s, end)
		if !f(r) {
			break
		}
		end -= size
	}
	return s[:end]
}

func TrimFunc(s string, f func(rune) bool) string { return TrimRightFunc(TrimLeftFunc(s, f), f) }

func Map(mapping func(rune) rune, s string) string {
	mapped := make([]byte, 0, len(s))
	for _, r := range s {
		if r = mapping(r); r >= 0 {
			mapped = utf8.AppendRune(mapped, r)
		}
	}
	return string(mapped)
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
		for _, line := range SplitAfter(s, "\n") {
			if line == "" || !yield(line) {
				return
			}
		}
	}
}

func SplitSeq(s, sep string) iter.Seq[string]      { return each(Split(s, sep)) }
func SplitAfterSeq(s, sep string) iter.Seq[string] { return each(SplitAfter(s, sep)) }
func FieldsSeq(s string) iter.Seq[string]          { return each(Fields(s)) }

// Builder keeps its bytes as a slice, so that Cap grows as in Go. addr is where it was first used.
type Builder struct {
	addr *Builder
	buf  []byte
}

// settle: a Builder that is used elsewhere than before is a copy.
func (b *Builder) settle() {
	if b.addr != nil {
		panic("strings: illegal use of non-zero Builder copied by value")
	}
	b.addr = b
}

func (b *Builder) Cap() int       { return cap(b.buf) }
func (b *Builder) Len() int       { return len(b.buf) }
func (b *Builder) Reset()         { *b = Builder{} }
func (b *Builder) String() string { return string(b.buf) }

func (b *Builder) Grow(n int) {
	if b.addr != b {
		b.settle()
	}
	if n < 0 {
		panic("strings.Builder.Grow: negative count")
	}
	if room := cap(b.buf); n > room-len(b.buf) {
		larger := append([]byte(nil), make([]byte, 2*room+n)...)
		b.buf = larger[:copy(larger, b.buf)]
	}
}

func (b *Builder) WriteString(s string) (int, error) {
	if b.addr != b {
		b.settle()
	}
	b.buf = append(b.buf, s...)
	return len(s), nil
}

func (b *Builder) Write(p []byte) (int, error) {
	if b.addr != b {
		b.settle()
	}
	b.buf = append(b.buf, p...)
	return len(p), nil
}

func (b *Builder) WriteByte(c byte) error {
	if b.addr != b {
		b.settle()
	}
	b.buf = append(b.buf, c)
	return nil
}

func (b *Builder) WriteRune(r rune) (int, error) {
	if b.addr != b {
		b.settle()
	}
	before := len(b.buf)
	b.buf = utf8.AppendRune(b.buf, r)
	return len(b.buf) - before, nil
}

// A Reader is the text, how far it is read, and where the rune began that was read last (or -1).
type Reader struct {
	text string
	at   int64
	last int64
}

func NewReader(s string) *Reader { return &Reader{text: s, last: -1} }

// left counts the bytes that are not read yet. Seek may have led past the end.
func (r *Reader) left() int64 { return max(0, r.Size()-r.at) }

// ahead is what is not read yet, up to n bytes of it.
func (r *Reader) ahead(n int) string { return r.text[r.at : r.at+min(int64(n), r.left())] }

// take reads n bytes, which are no rune.
func (r *Reader) take(n int) {
	r.last = -1
	r.at += int64(n)
}

func (r *Reader) Len() int { return int(r.left()) }

func (r *Reader) Size() int64 { return int64(len(r.text)) }

func (r *Reader) Reset(s string) { *r = *NewReader(s) }

func (r *Reader) Read(b []byte) (n int, err error) {
	if r.left() == 0 {
		return 0, io.EOF
	}
	n = copy(b, r.ahead(len(b)))
	r.take(n)
	return n, nil
}

func (r *Reader) ReadAt(b []byte, off int64) (n int, err error) {
	switch {
	case off < 0:
		return 0, errors.New("strings.Reader.ReadAt: negative offset")
	case off < r.Size():
		n = copy(b, r.text[off:min(off+int64(len(b)), r.Size())])
	default:
		return 0, io.EOF
	}
	if n == len(b) {
		return n, nil
	}
	return n, io.EOF
}

func (r *Reader) ReadByte() (byte, error) {
	r.last = -1
	if r.at >= int64(len(r.text)) {
		return 0, io.EOF
	}
	r.at++
	return r.text[r.at-1], nil
}

func (r *Reader) UnreadByte() error {
	if r.at < 1 {
		return errors.New("strings.Reader.UnreadByte: at beginning of string")
	}
	r.take(-1)
	return nil
}

func (r *Reader) ReadRune() (ch rune, size int, err error) {
	r.last = -1
	end := min(r.at+utf8.UTFMax, int64(len(r.text)))
	if end <= r.at {
		return 0, 0, io.EOF
	}
	ch, size = utf8.DecodeRuneInString(r.text[r.at:end])
	r.last = r.at
	r.at += int64(size)
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
	if to := origins[whence] + offset; to >= 0 {
		r.at = to
		return to, nil
	}
	return 0, errors.New("strings.Reader.Seek: negative position")
}

func (r *Reader) WriteTo(w io.Writer) (n int64, err error) {
	r.take(0)
	size := r.Len()
	if size == 0 {
		return 0, nil
	}
	count, err := io.WriteString(w, r.ahead(size))
	if count > size {
		panic("strings.Reader.WriteTo: invalid WriteString count")
	}
	r.take(count)
	if err == nil && count < size {
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
