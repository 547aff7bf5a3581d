package ring

// A Ring is one element of a ring. The zero Ring is a ring of one, linked at its first use.
type Ring struct {
	next, prev *Ring
	Value      any
}

func New(n int) *Ring {
	if n <= 0 {
		return nil
	}
	first := new(Ring)
	last := first
	for range n - 1 {
		r := new(Ring)
		join(last, r)
		last = r
	}
	join(last, first)
	return first
}

func join(before, after *Ring) { before.next, after.prev = after, before }

func (r *Ring) ready() *Ring {
	if r.next == nil {
		r.next, r.prev = r, r
	}
	return r
}

func (r *Ring) Next() *Ring { return r.ready().next }
func (r *Ring) Prev() *Ring { return r.ready().prev }

func (r *Ring) Move(n int) *Ring {
	r.ready()
	for ; n > 0; n-- {
		r = r.next
	}
	for ; n < 0; n++ {
		r = r.prev
	}
	return r
}

// Link joins two rings, or cuts out what lies between two elements of one.
func (r *Ring) Link(s *Ring) *Ring {
	behind := r.Next()
	if s != nil {
		end := s.Prev()
		join(r, s)
		join(end, behind)
	}
	return behind
}

func (r *Ring) Unlink(n int) *Ring {
	if n > 0 {
		return r.Link(r.Move(n + 1))
	}
	return nil
}

func (r *Ring) Len() int {
	n := 0
	r.Do(func(any) { n++ })
	return n
}

func (r *Ring) Do(f func(any)) {
	if r == nil {
		return
	}
	f(r.Value)
	for p := r.Next(); p != r; p = p.next {
		f(p.Value)
	}
}
