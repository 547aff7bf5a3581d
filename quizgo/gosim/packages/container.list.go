package list

// An Element is linked to its neighbours. list is the one that it is in.
type Element struct {
	prev, next *Element
	list       *List
	Value      any
}

// A List knows its ends. The zero List is empty.
type List struct {
	first, last *Element
	len         int
}

func New() *List { return new(List) }

func (l *List) Init() *List {
	*l = List{}
	return l
}

func (l *List) Len() int        { return l.len }
func (l *List) Front() *Element { return l.first }
func (l *List) Back() *Element  { return l.last }

func (e *Element) Next() *Element { return e.next }
func (e *Element) Prev() *Element { return e.prev }

// link puts e between neighbours; nil stands for an end of the list.
func (l *List) link(e, prev, next *Element) {
	e.prev, e.next = prev, next
	if prev != nil {
		prev.next = e
	} else {
		l.first = e
	}
	if next != nil {
		next.prev = e
	} else {
		l.last = e
	}
}

func (l *List) unlink(e *Element) {
	if e.prev != nil {
		e.prev.next = e.next
	} else {
		l.first = e.next
	}
	if e.next != nil {
		e.next.prev = e.prev
	} else {
		l.last = e.prev
	}
}

func (l *List) insert(v any, prev, next *Element) *Element {
	e := &Element{list: l, Value: v}
	l.link(e, prev, next)
	l.len++
	return e
}

func (l *List) PushFront(v any) *Element { return l.insert(v, nil, l.first) }
func (l *List) PushBack(v any) *Element  { return l.insert(v, l.last, nil) }

func (l *List) InsertBefore(v any, mark *Element) *Element {
	if mark.list == l {
		return l.insert(v, mark.prev, mark)
	}
	return nil
}

func (l *List) InsertAfter(v any, mark *Element) *Element {
	if mark.list == l {
		return l.insert(v, mark, mark.next)
	}
	return nil
}

func (l *List) Remove(e *Element) any {
	if e.list == l {
		l.unlink(e)
		e.prev, e.next, e.list = nil, nil, nil
		l.len--
	}
	return e.Value
}

// move: elements of other lists stay where they are, and so does what is next to that place.
func (l *List) move(e, prev, next *Element) {
	if e.list == l && e != prev && e != next {
		l.unlink(e)
		l.link(e, prev, next)
	}
}

func (l *List) MoveToFront(e *Element) { l.move(e, nil, l.first) }
func (l *List) MoveToBack(e *Element)  { l.move(e, l.last, nil) }

func (l *List) MoveBefore(e, mark *Element) {
	if mark.list == l {
		l.move(e, mark.prev, mark)
	}
}

func (l *List) MoveAfter(e, mark *Element) {
	if mark.list == l {
		l.move(e, mark, mark.next)
	}
}

// A list may be pushed to itself, so the number of elements is taken first.

func (l *List) PushBackList(other *List) {
	e := other.first
	for range other.len {
		l.PushBack(e.Value)
		e = e.next
	}
}

func (l *List) PushFrontList(other *List) {
	e := other.last
	for range other.len {
		l.PushFront(e.Value)
		e = e.prev
	}
}
