package tabwriter

import (
	"fmt"
	"io"
	"unicode/utf8"
)

const (
	FilterHTML uint = 1 << iota
	StripEscape
	AlignRight
	DiscardEmptyColumns
	TabIndent
	Debug
)

const Escape = '\xff'

// A cell is text that a tab or the end of a line ended.
type cell struct {
	text  []byte
	width int  // in runes, without what is escaped or HTML
	tab   bool // ended by \t, not \v
}

// A Writer holds lines until their columns are known. Cells of one column stand in lines one after
// another, each with a cell behind it: the last cell of a line belongs to no column.
type Writer struct {
	output                      io.Writer
	minwidth, tabwidth, padding int
	padchar                     byte
	flags                       uint

	lines    [][]cell
	cell     cell
	measured int  // bytes of the cell's text that its width counts
	escape   byte // what ends the escaped text, or 0
	widths   []int
	out      []byte
}

func NewWriter(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	return new(Writer).Init(output, minwidth, tabwidth, padding, padchar, flags)
}

func (b *Writer) Init(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	if minwidth < 0 || tabwidth < 0 || padding < 0 {
		panic("negative minwidth, tabwidth, or padding")
	}
	if padchar == '\t' {
		flags &^= AlignRight
	}
	b.output = output
	b.minwidth, b.tabwidth, b.padding = minwidth, tabwidth, padding
	b.padchar, b.flags = padchar, flags
	b.reset()
	return b
}

func (b *Writer) has(flag uint) bool { return b.flags&flag != 0 }

func (b *Writer) reset() {
	b.cell = cell{}
	b.measured, b.escape = 0, 0
	b.lines = [][]cell{nil}
	b.widths = nil
}

func (b *Writer) Write(buf []byte) (n int, err error) {
	taken := 0
	for i, c := range buf {
		if b.escape != 0 {
			if c == b.escape {
				end := i + 1
				if c == Escape && b.has(StripEscape) {
					end = i
				}
				b.add(buf[taken:end])
				b.endEscape()
				taken = i + 1
			}
			continue
		}
		switch c {
		case '\t', '\v', '\n', '\f':
			b.add(buf[taken:i])
			b.measure()
			b.endCell(c == '\t')
			taken = i + 1
			if c == '\n' || c == '\f' {
				if err := b.endLine(c == '\f'); err != nil {
					return 0, err
				}
			}
		case Escape:
			b.add(buf[taken:i])
			b.measure()
			taken = i
			if b.has(StripEscape) {
				taken++
			}
			b.escape = Escape
		case '<', '&':
			if b.has(FilterHTML) {
				b.add(buf[taken:i])
				b.measure()
				taken = i
				b.escape = '>'
				if c == '&' {
					b.escape = ';'
				}
			}
		}
	}
	b.add(buf[taken:])
	return len(buf), nil
}

func (b *Writer) add(text []byte) { b.cell.text = append(b.cell.text, text...) }

func (b *Writer) measure() {
	b.cell.width += utf8.RuneCount(b.cell.text[b.measured:])
	b.measured = len(b.cell.text)
}

func (b *Writer) endEscape() {
	switch b.escape {
	case Escape:
		b.measure()
		if !b.has(StripEscape) {
			b.cell.width -= 2
		}
	case ';':
		b.cell.width++
	}
	b.measured = len(b.cell.text)
	b.escape = 0
}

func (b *Writer) endCell(tab bool) {
	b.cell.tab = tab
	last := &b.lines[len(b.lines)-1]
	*last = append(*last, b.cell)
	b.cell = cell{}
	b.measured = 0
}

// endLine: a line without tabs ends all columns.
func (b *Writer) endLine(formfeed bool) error {
	cells := len(b.lines[len(b.lines)-1])
	b.lines = append(b.lines, nil)
	if !formfeed && cells > 1 {
		return nil
	}
	err := b.flush("Write")
	if err == nil && formfeed && b.has(Debug) {
		err = b.write("Write", []byte("---\n"))
	}
	return err
}

func (b *Writer) Flush() error { return b.flush("Flush") }

func (b *Writer) flush(during string) error {
	if len(b.cell.text) > 0 {
		if b.escape != 0 {
			b.endEscape()
		}
		b.endCell(false)
	}
	b.format(0, len(b.lines))
	b.reset()
	text := b.out
	b.out = nil
	return b.write(during, text)
}

func (b *Writer) write(during string, text []byte) error {
	if len(text) == 0 {
		return nil
	}
	defer func() {
		if x := recover(); x != nil {
			panic(fmt.Sprintf("tabwriter: panic during %s (%v)", during, x))
		}
	}()
	n, err := b.output.Write(text)
	if n != len(text) && err == nil {
		err = io.ErrShortWrite
	}
	return err
}

// format prints the lines from first up to end; the columns whose widths are known are the same in
// all of them.
func (b *Writer) format(first, end int) {
	column := len(b.widths)
	for i := first; i < end; i++ {
		if column >= len(b.lines[i])-1 {
			continue
		}
		b.print(first, i)
		first = i
		width, empty := b.minwidth, true
		for ; i < end && column < len(b.lines[i])-1; i++ {
			c := b.lines[i][column]
			width = max(width, c.width+b.padding)
			empty = empty && c.width == 0 && !c.tab
		}
		if empty && b.has(DiscardEmptyColumns) {
			width = 0
		}
		b.widths = append(b.widths, width)
		b.format(first, i)
		b.widths = b.widths[:column]
		first = i
	}
	b.print(first, end)
}

func (b *Writer) print(first, end int) {
	for i := first; i < end; i++ {
		indent := b.has(TabIndent)
		for column, c := range b.lines[i] {
			if column > 0 && b.has(Debug) {
				b.out = append(b.out, '|')
			}
			padded := column < len(b.widths)
			if len(c.text) == 0 {
				if padded {
					b.pad(c.width, b.widths[column], indent)
				}
				continue
			}
			indent = false
			if padded && b.has(AlignRight) {
				b.pad(c.width, b.widths[column], false)
			}
			b.out = append(b.out, c.text...)
			if padded && !b.has(AlignRight) {
				b.pad(c.width, b.widths[column], false)
			}
		}
		if i+1 < len(b.lines) {
			b.out = append(b.out, '\n')
		}
	}
}

func (b *Writer) pad(from, to int, indent bool) {
	char, n := b.padchar, to-from
	if char == '\t' || indent {
		if b.tabwidth == 0 {
			return
		}
		to = (to + b.tabwidth - 1) / b.tabwidth * b.tabwidth
		char, n = '\t', (to-from+b.tabwidth-1)/b.tabwidth
	}
	for range n {
		b.out = append(b.out, char)
	}
}
