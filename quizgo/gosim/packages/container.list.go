package list

// The elements of a list and its root are linked in a ring. The root links to itself when the list
// is empty, and to nothing before first use.
type Element struct {
	next, prev *Element
	list       *List

	Value any
}

type List struct {
	root Element
	len  int
}

func New() *List { return new(List).Init() }

func (l *List) Init() *List {
	l.root.next, l.root.prev = &l.root, &l.root
	l.len = 0
	return l
}

func (e *Element) Next() *Element { return e.unlessRoot(e.next) }
func (e *Element) Prev() *Element { return e.unlessRoot(e.prev) }

func (e *Element) unlessRoot(neighbour *Element) *Element {
	if e.list == nil || neighbour == &e.list.root {
		return nil
	}
	return neighbour
}

func (l *List) Len() int { return l.len }

func (l *List) Front() *Element {
	if l.len == 0 {
		return nil
	}
	return l.root.next
}

func (l *List) Back() *Element {
	if l.len == 0 {
		return nil
	}
	return l.root.prev
}

// ready makes the zero List usable.
func (l *List) ready() {
	if l.root.next == nil {
		l.Init()
	}
}

func (e *Element) linkAfter(at *Element) {
	e.prev, e.next = at, at.next
	at.next.prev = e
	at.next = e
}

func (e *Element) unlink() {
	e.prev.next = e.next
	e.next.prev = e.prev
}

func (l *List) add(v any, at *Element) *Element {
	e := &Element{list: l, Value: v}
	e.linkAfter(at)
	l.len++
	return e
}

func (l *List) PushFront(v any) *Element {
	l.ready()
	return l.add(v, &l.root)
}

func (l *List) PushBack(v any) *Element {
	l.ready()
	return l.add(v, l.root.prev)
}

func (l *List) InsertBefore(v any, mark *Element) *Element {
	if mark.list != l {
		return nil
	}
	return l.add(v, mark.prev)
}

func (l *List) InsertAfter(v any, mark *Element) *Element {
	if mark.list != l {
		return nil
	}
	return l.add(v, mark)
}

func (l *List) Remove(e *Element) any {
	if e.list == l {
		e.unlink()
		e.next, e.prev, e.list = nil, nil, nil
		l.len--
	}
	return e.Value
}

// moveAfter: elements of other lists stay where they are.
func (l *List) moveAfter(e, at *Element) {
	if e.list == l && e != at && at.next != e {
		e.unlink()
		e.linkAfter(at)
	}
}

func (l *List) MoveToFront(e *Element) { l.moveAfter(e, &l.root) }

func (l *List) MoveToBack(e *Element) { l.moveAfter(e, l.root.prev) }

func (l *List) MoveBefore(e, mark *Element) {
	if mark.list == l && e != mark {
		l.moveAfter(e, mark.prev)
	}
}

func (l *List) MoveAfter(e, mark *Element) {
	if mark.list == l {
		l.moveAfter(e, mark)
	}
}

// A list may be pushed to itself, so the number of elements is taken first.

func (l *List) PushBackList(other *List) {
	l.ready()
	e := other.Front()
	for n := other.Len(); n > 0; n-- {
		l.add(e.Value, l.root.prev)
		e = e.Next()
	}
}

func (l *List) PushFrontList(other *List) {
	l.ready()
	e := other.Back()
	for n := other.Len(); n > 0; n-- {
		l.add(e.Value, &l.root)
		e = e.Prev()
	}
}
