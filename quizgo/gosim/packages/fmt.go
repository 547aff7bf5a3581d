package fmt

import (
	"errors"
	"io"
	"os"
	"strconv"
	"unicode/utf8"
)

type Stringer interface {
	String() string
}

type GoStringer interface {
	GoString() string
}

type State interface {
	Write(b []byte) (n int, err error)
	Width() (wid int, ok bool)
	Precision() (prec int, ok bool)
	Flag(c int) bool
}

type Formatter interface {
	Format(f State, verb rune)
}

// printState is the State a Format method writes to.
type printState struct {
	text      []byte
	wid, prec int // -1: none
	flags     int
}

func (s *printState) Write(b []byte) (n int, err error) {
	s.text = append(s.text, b...)
	return len(b), nil
}

func (s *printState) WriteString(text string) (n int, err error) {
	s.text = append(s.text, text...)
	return len(text), nil
}

func (s *printState) Width() (wid int, ok bool) {
	if s.wid < 0 {
		return 0, false
	}
	return s.wid, true
}

func (s *printState) Precision() (prec int, ok bool) {
	if s.prec < 0 {
		return 0, false
	}
	return s.prec, true
}

func (s *printState) Flag(c int) bool {
	switch c {
	case '-':
		return s.flags&1 != 0
	case '+':
		return s.flags&2 != 0
	case '#':
		return s.flags&4 != 0
	case ' ':
		return s.flags&8 != 0
	case '0':
		return s.flags&16 != 0
	}
	return false
}

// Methods that a request can be for.
const (
	callError = iota
	callString
	callGoString
	callFormat
)

// request asks for the text of a value that can print itself.
type request struct {
	v                any
	method           int
	verb             rune
	wid, prec, flags int
}

// answer is that text. problem is what the method panicked with, if it failed.
type answer struct {
	text    string
	problem any
	failed  bool
}

func callMethods(requests []request) []answer {
	answers := make([]answer, len(requests))
	for i := range requests {
		answers[i] = requests[i].carryOut()
	}
	return answers
}

func (r *request) carryOut() (a answer) {
	var state *printState
	a.failed = true
	defer func() {
		if !a.failed {
			return
		}
		a.problem = recover()
		if state != nil {
			a.text = string(state.text)
		}
	}()
	switch r.method {
	case callError:
		a.text = r.v.(error).Error()
	case callString:
		a.text = r.v.(Stringer).String()
	case callGoString:
		a.text = r.v.(GoStringer).GoString()
	case callFormat:
		state = &printState{wid: r.wid, prec: r.prec, flags: r.flags}
		r.v.(Formatter).Format(state, r.verb)
		a.text = string(state.text)
	}
	a.failed = false
	return
}

type hookTable struct {
	call       func([]request) []answer
	interfaces [4]any
	native     any
}

var hooks = hookTable{
	callMethods,
	[4]any{(*error)(nil), (*Stringer)(nil), (*GoStringer)(nil), (*Formatter)(nil)},
	nil,
}

func sprintf(hooks *hookTable, format string, a []any) string
func sprint(hooks *hookTable, a []any) string
func sprintln(hooks *hookTable, a []any) string
func errorf(hooks *hookTable, format string, a []any) (text string, wraps int, operands []int)

func Sprintf(format string, a ...any) string { return sprintf(&hooks, format, a) }
func Sprint(a ...any) string                 { return sprint(&hooks, a) }
func Sprintln(a ...any) string               { return sprintln(&hooks, a) }

func Printf(format string, a ...any) (n int, err error) {
	return os.Stdout.WriteString(sprintf(&hooks, format, a))
}

func Print(a ...any) (n int, err error) { return os.Stdout.WriteString(sprint(&hooks, a)) }

func Println(a ...any) (n int, err error) { return os.Stdout.WriteString(sprintln(&hooks, a)) }

func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	return w.Write([]byte(sprintf(&hooks, format, a)))
}

func Fprint(w io.Writer, a ...any) (n int, err error) { return w.Write([]byte(sprint(&hooks, a))) }

func Fprintln(w io.Writer, a ...any) (n int, err error) {
	return w.Write([]byte(sprintln(&hooks, a)))
}

func Appendf(b []byte, format string, a ...any) []byte {
	return append(b, sprintf(&hooks, format, a)...)
}

func Append(b []byte, a ...any) []byte { return append(b, sprint(&hooks, a)...) }

func Appendln(b []byte, a ...any) []byte { return append(b, sprintln(&hooks, a)...) }

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }
func (e *wrapError) Unwrap() error { return e.err }

type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string   { return e.msg }
func (e *wrapErrors) Unwrap() []error { return e.errs }

func Errorf(format string, a ...any) (err error) {
	text, wraps, operands := errorf(&hooks, format, a)
	switch wraps {
	case 0:
		return errors.New(text)
	case 1:
		w := &wrapError{msg: text}
		w.err, _ = a[operands[0]].(error)
		return w
	}
	w := &wrapErrors{msg: text}
	for _, i := range operands {
		if e, ok := a[i].(error); ok {
			w.errs = append(w.errs, e)
		}
	}
	return w
}

// FormatString gives back the directive that a Format method was called for.
func FormatString(state State, verb rune) string {
	s := "%"
	for _, c := range " +-#0" {
		if state.Flag(int(c)) {
			s += string(c)
		}
	}
	if w, ok := state.Width(); ok {
		s += Sprint(w)
	}
	if p, ok := state.Precision(); ok {
		s += "." + Sprint(p)
	}
	return s + string(verb)
}

type ScanState interface {
	ReadRune() (r rune, size int, err error)
	UnreadRune() error
	SkipSpace()
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
	Width() (wid int, ok bool)
	Read(buf []byte) (n int, err error)
}

type Scanner interface {
	Scan(state ScanState, verb rune) error
}

func Scan(a ...any) (n int, err error)   { return Fscan(os.Stdin, a...) }
func Scanln(a ...any) (n int, err error) { return Fscanln(os.Stdin, a...) }

func Scanf(format string, a ...any) (n int, err error) { return Fscanf(os.Stdin, format, a...) }

type stringReader struct{ rest string }

func (r *stringReader) Read(b []byte) (n int, err error) {
	n = copy(b, r.rest)
	r.rest = r.rest[n:]
	if n == 0 {
		err = io.EOF
	}
	return
}

func Sscan(str string, a ...any) (n int, err error)   { return Fscan(&stringReader{str}, a...) }
func Sscanln(str string, a ...any) (n int, err error) { return Fscanln(&stringReader{str}, a...) }

func Sscanf(str string, format string, a ...any) (n int, err error) {
	return Fscanf(&stringReader{str}, format, a...)
}

func Fscan(r io.Reader, a ...any) (n int, err error) {
	return newScanning(r, true, false).values(a)
}

func Fscanln(r io.Reader, a ...any) (n int, err error) {
	return newScanning(r, false, true).values(a)
}

func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	return newScanning(r, false, false).formatted(format, a)
}

// byteRunes reads runes from a Reader byte by byte, so that nothing is taken that is not used.
type byteRunes struct {
	r      io.Reader
	bytes  []byte // read, not used yet: of a broken rune
	last   rune
	size   int
	unread bool
}

func (b *byteRunes) next(at int) error {
	if at < len(b.bytes) {
		return nil
	}
	var one [1]byte
	if n, err := io.ReadFull(b.r, one[:]); n != 1 {
		return err
	}
	b.bytes = append(b.bytes, one[0])
	return nil
}

func (b *byteRunes) ReadRune() (r rune, size int, err error) {
	if b.unread {
		b.unread = false
		return b.last, b.size, nil
	}
	if err = b.next(0); err != nil {
		return
	}
	n := 1
	for ; !utf8.FullRune(b.bytes[:n]); n++ {
		if err = b.next(n); err == io.EOF {
			break
		} else if err != nil {
			return
		}
	}
	r, size = utf8.DecodeRune(b.bytes[:n])
	b.bytes = b.bytes[size:]
	b.last, b.size = r, size
	return r, size, nil
}

func (b *byteRunes) UnreadRune() error {
	b.unread = true
	return nil
}

const (
	noRune  = -1
	anyWide = 1 << 30
)

// scanProblem is what a scan panics with; the exported functions recover it.
type scanProblem struct{ err error }

// scanning is one call of a Scan function. It is the ScanState of Scan methods.
type scanning struct {
	in        io.RuneScanner
	text      []byte // of the token being read
	count     int    // runes read
	atEnd     bool
	lineEnds  bool // a newline ends the scan
	lineSpace bool // a newline is white space
	limit     int  // count may not go beyond it: the width of a verb
	width     int
}

func newScanning(r io.Reader, lineSpace, lineEnds bool) *scanning {
	in, ok := r.(io.RuneScanner)
	if !ok {
		in = &byteRunes{r: r}
	}
	return &scanning{in: in, lineEnds: lineEnds, lineSpace: lineSpace, limit: anyWide, width: anyWide}
}

func (s *scanning) fail(message string) { panic(scanProblem{errors.New(message)}) }

func (s *scanning) failWith(err error) { panic(scanProblem{err}) }

func scanRecover(err *error) {
	switch problem := recover().(type) {
	case nil:
	case scanProblem:
		*err = problem.err
	default:
		panic(problem)
	}
}

func (s *scanning) Read(buf []byte) (n int, err error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}

func (s *scanning) ReadRune() (r rune, size int, err error) {
	if s.atEnd || s.count >= s.limit {
		return 0, 0, io.EOF
	}
	r, size, err = s.in.ReadRune()
	if err == nil {
		s.count++
		s.atEnd = s.lineEnds && r == '\n'
	} else if err == io.EOF {
		s.atEnd = true
	}
	return
}

func (s *scanning) UnreadRune() error {
	s.in.UnreadRune()
	s.atEnd = false
	s.count--
	return nil
}

func (s *scanning) Width() (wid int, ok bool) {
	if s.width == anyWide {
		return 0, false
	}
	return s.width, true
}

func (s *scanning) Token(skipSpace bool, f func(rune) bool) (token []byte, err error) {
	defer scanRecover(&err)
	if f == nil {
		f = notSpace
	}
	s.text = nil
	return s.token(skipSpace, f), nil
}

func isSpace(r rune) bool

func notSpace(r rune) bool { return !isSpace(r) }

func (s *scanning) rune() rune {
	r, _, err := s.ReadRune()
	if err == io.EOF {
		return noRune
	}
	if err != nil {
		s.failWith(err)
	}
	return r
}

func (s *scanning) mustRune() rune {
	r := s.rune()
	if r == noRune {
		s.failWith(io.ErrUnexpectedEOF)
	}
	return r
}

func (s *scanning) mustGoOn() {
	if s.rune() == noRune {
		s.failWith(io.EOF)
	}
	s.UnreadRune()
}

func isIn(set string, r rune) bool {
	for _, c := range set {
		if c == r {
			return true
		}
	}
	return false
}

func (s *scanning) peek(set string) bool {
	r := s.rune()
	if r != noRune {
		s.UnreadRune()
	}
	return isIn(set, r)
}

// accept takes the next rune into the token if it is in the set.
func (s *scanning) accept(set string) bool {
	r := s.rune()
	if r == noRune {
		return false
	}
	if isIn(set, r) {
		s.text = utf8.AppendRune(s.text, r)
		return true
	}
	s.UnreadRune()
	return false
}

func (s *scanning) acceptAll(set string) {
	for s.accept(set) {
	}
}

func (s *scanning) SkipSpace() {
	for {
		r := s.rune()
		switch {
		case r == noRune:
			return
		case r == '\r' && s.peek("\n"):
		case r == '\n':
			if !s.lineSpace {
				s.fail("unexpected newline")
			}
		case !isSpace(r):
			s.UnreadRune()
			return
		}
	}
}

func (s *scanning) token(skipSpace bool, f func(rune) bool) []byte {
	if skipSpace {
		s.SkipSpace()
	}
	for {
		r := s.rune()
		if r == noRune {
			break
		}
		if !f(r) {
			s.UnreadRune()
			break
		}
		s.text = utf8.AppendRune(s.text, r)
	}
	return s.text
}

func (s *scanning) checkVerb(verb rune, fine, what string) {
	if !isIn(fine, verb) {
		s.fail("bad verb '%" + string(verb) + "' for " + what)
	}
}

func (s *scanning) start() {
	s.SkipSpace()
	s.mustGoOn()
}

func (s *scanning) bool(verb rune) bool {
	s.start()
	s.checkVerb(verb, "tv", "boolean")
	wrong := false
	result := false
	switch s.rune() {
	case '1':
		result = true
	case 't', 'T':
		result = true
		wrong = s.accept("rR") && (!s.accept("uU") || !s.accept("eE"))
	case 'f', 'F':
		wrong = s.accept("aA") && (!s.accept("lL") || !s.accept("sS") || !s.accept("eE"))
	}
	if wrong {
		s.fail("syntax error scanning boolean")
	}
	return result
}

const (
	decimal     = "0123456789"
	hexadecimal = "0123456789aAbBcCdDeEfF"
	floatVerbs  = "beEfFgGv"
)

// integer reads the digits of an integer and gives the base they are in.
func (s *scanning) integer(verb rune, signed bool) (digits string, base int) {
	s.start()
	s.checkVerb(verb, "bdoUxXv", "integer")
	base = 10
	set := decimal
	switch verb {
	case 'b':
		base, set = 2, "01"
	case 'o':
		base, set = 8, "01234567"
	case 'x', 'X', 'U':
		base, set = 16, hexadecimal
	}
	some := false
	if verb == 'U' {
		if s.rune() != 'U' || s.rune() != '+' {
			s.fail("bad unicode format ")
		}
	} else {
		if signed {
			s.accept("+-")
		}
		if verb == 'v' {
			base, set = 0, decimal+"_"
			if s.accept("0") {
				some = true
				switch {
				case s.accept("bB"):
					set = "01_"
				case s.accept("oO"):
					set = "01234567_"
				case s.accept("xX"):
					set = hexadecimal + "_"
				default:
					set = "01234567_"
				}
			}
		}
	}
	if !some {
		s.mustGoOn()
		if !s.accept(set) {
			s.fail("expected integer")
		}
	}
	s.acceptAll(set)
	return string(s.text), base
}

func (s *scanning) char(bits int) rune {
	s.mustGoOn()
	r := s.rune()
	if shift := uint(64 - bits); int64(r)<<shift>>shift != int64(r) {
		s.fail("overflow on character value " + string(r))
	}
	return r
}

func (s *scanning) int(verb rune, bits int) int64 {
	if verb == 'c' {
		return int64(s.char(bits))
	}
	digits, base := s.integer(verb, true)
	n, err := strconv.ParseInt(digits, base, 64)
	if err != nil {
		s.failWith(err)
	}
	if shift := uint(64 - bits); n<<shift>>shift != n {
		s.fail("integer overflow on token " + digits)
	}
	return n
}

func (s *scanning) uint(verb rune, bits int) uint64 {
	if verb == 'c' {
		return uint64(s.char(bits))
	}
	digits, base := s.integer(verb, false)
	n, err := strconv.ParseUint(digits, base, 64)
	if err != nil {
		s.failWith(err)
	}
	if shift := uint(64 - bits); n<<shift>>shift != n {
		s.fail("unsigned integer overflow on token " + digits)
	}
	return n
}

func (s *scanning) floatText() string {
	s.text = nil
	if s.accept("nN") && s.accept("aA") && s.accept("nN") {
		return string(s.text)
	}
	s.accept("+-")
	if s.accept("iI") && s.accept("nN") && s.accept("fF") {
		return string(s.text)
	}
	digits, exponent := decimal+"_", "eEpP"
	if s.accept("0") && s.accept("xX") {
		digits, exponent = hexadecimal+"_", "pP"
	}
	s.acceptAll(digits)
	if s.accept(".") {
		s.acceptAll(digits)
	}
	if s.accept(exponent) {
		s.accept("+-")
		s.acceptAll(decimal + "_")
	}
	return string(s.text)
}

func (s *scanning) parsedFloat(text string, bits int) float64 {
	f, err := strconv.ParseFloat(text, bits)
	if err != nil {
		s.failWith(err)
	}
	return f
}

func (s *scanning) float(verb rune, bits int) float64 {
	s.checkVerb(verb, floatVerbs, "float"+strconv.Itoa(bits))
	s.start()
	return s.parsedFloat(s.floatText(), bits)
}

func (s *scanning) complex(verb rune, bits int) complex128 {
	s.checkVerb(verb, floatVerbs, "complex")
	s.start()
	const wrong = "syntax error scanning complex number"
	open := s.accept("(")
	re := s.floatText()
	s.text = nil
	if !s.accept("+-") {
		s.fail(wrong)
	}
	sign := string(s.text)
	im := sign + s.floatText()
	if !s.accept("i") || open && !s.accept(")") {
		s.fail(wrong)
	}
	return complex(s.parsedFloat(re, bits/2), s.parsedFloat(im, bits/2))
}

func (s *scanning) string(verb rune) string {
	s.checkVerb(verb, "svqxX", "string")
	s.start()
	switch verb {
	case 'q':
		return s.quoted()
	case 'x', 'X':
		return s.hex()
	}
	return string(s.token(true, notSpace))
}

func (s *scanning) quoted() string {
	s.mustGoOn()
	mark := s.rune()
	if mark != '`' && mark != '"' {
		s.fail("expected quoted string")
	}
	s.text = utf8.AppendRune(s.text, mark)
	for {
		r := s.mustRune()
		s.text = utf8.AppendRune(s.text, r)
		if r == mark {
			break
		}
		if r == '\\' && mark == '"' {
			s.text = utf8.AppendRune(s.text, s.mustRune())
		}
	}
	if mark == '`' {
		return string(s.text[1 : len(s.text)-1])
	}
	result, err := strconv.Unquote(string(s.text))
	if err != nil {
		s.failWith(err)
	}
	return result
}

func (s *scanning) hex() string {
	s.mustGoOn()
	var out []byte
	for s.peek(hexadecimal) {
		pair := string(s.rune())
		r := s.mustRune()
		if !isIn(hexadecimal, r) {
			s.fail("illegal hex digit")
		}
		n, _ := strconv.ParseUint(pair+string(r), 16, 8)
		out = append(out, byte(n))
	}
	if len(out) == 0 {
		s.fail("no hex data for %x string")
	}
	return string(out)
}

// What an operand points to, as scanTarget says.
const (
	scanNoPointer = iota
	scanOther
	scanBool
	scanInt
	scanUint
	scanFloat
	scanComplex
	scanString
	scanBytes
)

func scanTarget(arg any) (kind, bits int, name string)
func store(arg any, value any)

func (s *scanning) value(verb rune, arg any) {
	s.text = nil
	if v, ok := arg.(Scanner); ok {
		if err := v.Scan(s, verb); err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			s.failWith(err)
		}
		return
	}
	kind, bits, name := scanTarget(arg)
	switch kind {
	case scanNoPointer:
		s.fail("type not a pointer: " + name)
	case scanOther:
		s.fail("can't scan type: " + name)
	case scanBool:
		store(arg, s.bool(verb))
	case scanInt:
		store(arg, s.int(verb, bits))
	case scanUint:
		store(arg, s.uint(verb, bits))
	case scanFloat:
		store(arg, s.float(verb, bits))
	case scanComplex:
		store(arg, s.complex(verb, bits))
	case scanString:
		store(arg, s.string(verb))
	case scanBytes:
		store(arg, []byte(s.string(verb)))
	}
}

func (s *scanning) values(a []any) (n int, err error) {
	defer scanRecover(&err)
	for _, arg := range a {
		s.value('v', arg)
		n++
	}
	for s.lineEnds {
		r := s.rune()
		if r == '\n' || r == noRune {
			break
		}
		if !isSpace(r) {
			s.fail("expected newline")
		}
	}
	return
}

// literal matches the format up to its next verb and says how much of it that was.
// matched is false where the input differs.
func (s *scanning) literal(format string) (i int, matched bool) {
	for i < len(format) {
		c, w := utf8.DecodeRuneInString(format[i:])
		if isSpace(c) {
			i += s.space(format[i:])
			continue
		}
		if c == '%' {
			if i+w == len(format) {
				s.fail("missing verb: % at end of format string")
			}
			if format[i+w] != '%' {
				return i, true
			}
			i += w
		}
		if r := s.mustRune(); r != c {
			s.UnreadRune()
			return i, false
		}
		i += w
	}
	return i, true
}

// space matches white space of the format: newlines one by one, other space in any amount.
func (s *scanning) space(format string) (n int) {
	newlines := 0
	trailing := false
	for i, c := range format {
		if !isSpace(c) {
			break
		}
		trailing = c != '\n'
		if !trailing {
			newlines++
		}
		n = i + utf8.RuneLen(c)
	}
	for range newlines {
		r := s.rune()
		for isSpace(r) && r != '\n' {
			r = s.rune()
		}
		if r != '\n' && r != noRune {
			s.fail("newline in format does not match input")
		}
	}
	if trailing {
		r := s.rune()
		if newlines == 0 {
			if !isSpace(r) && r != noRune {
				s.fail("expected space in input to match format")
			}
			if r == '\n' {
				s.fail("newline in input does not match format")
			}
		}
		for isSpace(r) && r != '\n' {
			r = s.rune()
		}
		if r != noRune {
			s.UnreadRune()
		}
	}
	return n
}

func (s *scanning) formatted(format string, a []any) (n int, err error) {
	defer scanRecover(&err)
	for i := 0; i < len(format); {
		w, matched := s.literal(format[i:])
		if !matched {
			s.fail("input does not match format")
		}
		if w > 0 {
			i += w
			continue
		}
		i++
		s.width = anyWide
		if start := i; i < len(format) && isIn(decimal, rune(format[i])) {
			for i < len(format)-1 && isIn(decimal, rune(format[i])) {
				i++
			}
			s.width, _ = strconv.Atoi(format[start:i])
		}
		verb, size := utf8.DecodeRuneInString(format[i:])
		i += size
		if verb != 'c' {
			s.SkipSpace()
		}
		if verb == '%' {
			s.start()
			if !s.accept("%") {
				s.fail("missing literal %")
			}
			continue
		}
		s.limit = min(anyWide, s.count+s.width)
		if n >= len(a) {
			s.fail("too few operands for format '%" + format[i-size:] + "'")
		}
		s.value(verb, a[n])
		n++
		s.limit = anyWide
	}
	if n < len(a) {
		s.fail("too many operands")
	}
	return
}
