package errors

type errorString struct {
	s string
}

func (e *errorString) Error() string { return e.s }

func New(text string) error { return &errorString{text} }

// ErrUnsupported: as in Go, for others to wrap.
var ErrUnsupported = New("unsupported operation")

func Unwrap(err error) error {
	u, ok := err.(interface{ Unwrap() error })
	if !ok {
		return nil
	}
	return u.Unwrap()
}

// comparable reports whether == on the value cannot panic.
func comparable_(v any) bool

func Is(err, target error) bool {
	if err == nil || target == nil {
		return err == target
	}
	return is(err, target, comparable_(target))
}

func is(err, target error, comparable bool) bool {
	judge, judges := err.(interface{ Is(error) bool })
	if comparable && err == target || judges && judge.Is(target) {
		return true
	}
	for _, cause := range causes(err) {
		if is(cause, target, comparable) {
			return true
		}
	}
	return false
}

// causes are the errors directly below one, by either way of wrapping.
func causes(err error) []error {
	if one, ok := err.(interface{ Unwrap() error }); ok {
		if cause := one.Unwrap(); cause != nil {
			return []error{cause}
		}
		return nil
	}
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		return many.Unwrap()
	}
	return nil
}

// What a target of As must be.
const (
	asFine = iota
	asNil
	asNoPointer
	asWrongType
)

// asTarget judges a target; assign stores err in *target if its type allows.
func asTarget(target any, err error) int
func assign(target any, err error) bool

func As(err error, target any) bool {
	if err == nil {
		return false
	}
	switch asTarget(target, err) {
	case asNil:
		panic("errors: target cannot be nil")
	case asNoPointer:
		panic("errors: target must be a non-nil pointer")
	case asWrongType:
		panic("errors: *target must be interface or implement error")
	}
	return as(err, target)
}

func as(err error, target any) bool {
	if assign(target, err) {
		return true
	}
	if judge, ok := err.(interface{ As(any) bool }); ok && judge.As(target) {
		return true
	}
	for _, cause := range causes(err) {
		if cause != nil && as(cause, target) {
			return true
		}
	}
	return false
}

func AsType[E error](err error) (found E, ok bool) {
	if err != nil {
		found, ok = asType[E](err)
	}
	if !ok {
		var none E
		found = none
	}
	return found, ok
}

// asType may leave something in found that it has not found.
func asType[E error](err error) (found E, ok bool) {
	if found, ok = err.(E); ok {
		return found, true
	}
	if judge, can := err.(interface{ As(any) bool }); can && judge.As(&found) {
		return found, true
	}
	for _, cause := range causes(err) {
		if cause == nil {
			continue
		}
		if found, ok = asType[E](cause); ok {
			break
		}
	}
	return found, ok
}

type joinError struct {
	errs []error
}

func Join(errs ...error) error {
	var all []error
	for _, err := range errs {
		if err != nil {
			all = append(all, err)
		}
	}
	if all == nil {
		return nil
	}
	return &joinError{all[:len(all):len(all)]}
}

func (e *joinError) Unwrap() []error { return e.errs }

func (e *joinError) Error() string {
	text := e.errs[0].Error()
	for _, err := range e.errs[1:] {
		text += "\n" + err.Error()
	}
	return text
}
