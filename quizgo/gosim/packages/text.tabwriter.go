package tabwriter

import (
	"bytes"
	"fmt"
	"io"
	"slices"
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
					return taken, err
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

// endEscape: the marks of escaped text have no width, nor have tags, and an entity is one rune.
func (b *Writer) endEscape() {
	if b.escape == ';' {
		b.cell.width++
	}
	if b.escape == Escape {
		b.measure()
		if !b.has(StripEscape) {
			b.cell.width -= 2
		}
	}
	b.escape, b.measured = 0, len(b.cell.text)
}

func (b *Writer) endCell(tab bool) {
	ended := b.cell
	ended.tab = tab
	line := len(b.lines) - 1
	b.lines[line] = append(b.lines[line], ended)
	b.cell, b.measured = cell{}, 0
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
	text := b.format()
	b.reset()
	return b.write(during, text)
}

func (b *Writer) write(during string, text []byte) error {
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

// format is all that is held, in columns. A column may have another width where lines without it
// stand between its cells.
func (b *Writer) format() (text []byte) {
	widths := make([][]int, len(b.lines))
	rows := make([]int, len(b.lines))
	for i := range rows {
		rows[i] = i
	}
	for column := 0; len(rows) > 0; column++ {
		rows = slices.DeleteFunc(rows, func(i int) bool { return column >= len(b.lines[i])-1 })
		for from, to := 0, 1; from < len(rows); from, to = to, to+1 {
			for to < len(rows) && rows[to] == rows[to-1]+1 {
				to++
			}
			width := b.width(column, rows[from:to])
			for _, i := range rows[from:to] {
				widths[i] = append(widths[i], width)
			}
		}
	}
	for i, line := range b.lines {
		if i > 0 {
			text = append(text, '\n')
		}
		text = b.appendLine(text, line, widths[i])
	}
	return text
}

// width is that of a column in the lines at these rows.
func (b *Writer) width(column int, rows []int) int {
	width, empty := b.minwidth, true
	for _, i := range rows {
		c := b.lines[i][column]
		width = max(width, c.width+b.padding)
		empty = empty && c.width == 0 && !c.tab
	}
	if empty && b.has(DiscardEmptyColumns) {
		return 0
	}
	return width
}

// appendLine: the cell behind the last column is not padded.
func (b *Writer) appendLine(text []byte, line []cell, widths []int) []byte {
	indent := b.has(TabIndent)
	for column, c := range line {
		if column > 0 && b.has(Debug) {
			text = append(text, '|')
		}
		indent = indent && len(c.text) == 0
		var padding []byte
		if column < len(widths) {
			padding = b.pad(c.width, widths[column], indent)
		}
		if b.has(AlignRight) {
			text = append(append(text, padding...), c.text...)
		} else {
			text = append(append(text, c.text...), padding...)
		}
	}
	return text
}

// pad fills from a width up to another one. Tabs go on to the next tab stop.
func (b *Writer) pad(from, to int, indent bool) []byte {
	if b.padchar != '\t' && !indent {
		return bytes.Repeat([]byte{b.padchar}, to-from)
	}
	if b.tabwidth == 0 {
		return nil
	}
	stop := (to + b.tabwidth - 1) / b.tabwidth * b.tabwidth
	return bytes.Repeat([]byte{'\t'}, (stop-from+b.tabwidth-1)/b.tabwidth)
}
