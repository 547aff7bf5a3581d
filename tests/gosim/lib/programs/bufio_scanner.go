// run

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

var errBroken = errors.New("broken")

type step struct {
	text string
	n    int // what is said to be read, if not the text's length
	err  error
}

type script struct{ steps []step }

func (s *script) Read(p []byte) (int, error) {
	if len(s.steps) == 0 {
		return 0, io.EOF
	}
	now := s.steps[0]
	n := copy(p, now.text)
	if n < len(now.text) {
		s.steps[0].text = now.text[n:]
		return n, nil
	}
	s.steps = s.steps[1:]
	if now.n != 0 {
		n = now.n
	}
	return n, now.err
}

type empty struct{}

func (empty) Read(p []byte) (int, error) { return 0, nil }

func caught(what string, f func()) {
	defer func() { fmt.Println(what, "panics:", recover()) }()
	f()
}

func tell(s *bufio.Scanner) {
	for range 12 {
		more := s.Scan()
		fmt.Printf(" %v %q", more, s.Text())
		if !more {
			break
		}
	}
	fmt.Println(" ", s.Bytes() == nil, s.Err(), s.Scan())
}

func splits() {
	texts := []string{"", "\n", "a", "a\nb\r\n\nc\r", "  two words ", "\t世\u3000界\u00a0x\u2003", "\xff\xe4\xb8", "\r\n", " ", "é\xe4 \u0085"}
	for i, split := range []bufio.SplitFunc{bufio.ScanLines, bufio.ScanWords, bufio.ScanRunes, bufio.ScanBytes} {
		for _, text := range texts {
			fmt.Print(i)
			s := bufio.NewScanner(strings.NewReader(text))
			s.Split(split)
			tell(s)
			var steps []step
			for j := range len(text) {
				steps = append(steps, step{text: text[j : j+1]})
			}
			s = bufio.NewScanner(&script{append(steps, step{err: errBroken})})
			s.Split(split)
			tell(s)
			for _, atEnd := range []bool{false, true} {
				if i == 2 && text == "" && !atEnd || i == 3 && text == "" && !atEnd {
					continue
				}
				n, token, err := split([]byte(text), atEnd)
				fmt.Printf(" %d %q %v %v", n, token, token == nil, err)
			}
			fmt.Println()
		}
	}
}

func ownSplits() {
	answers := map[string]bufio.SplitFunc{
		"negative": func(data []byte, atEOF bool) (int, []byte, error) { return -1, nil, nil },
		"too far":  func(data []byte, atEOF bool) (int, []byte, error) { return len(data) + 1, nil, nil },
		"error":    func(data []byte, atEOF bool) (int, []byte, error) { return 1, data[:1], errBroken },
		"final":    func(data []byte, atEOF bool) (int, []byte, error) { return 1, data[:1], bufio.ErrFinalToken },
		"final nil": func(data []byte, atEOF bool) (int, []byte, error) {
			return 0, nil, bufio.ErrFinalToken
		},
		"final empty": func(data []byte, atEOF bool) (int, []byte, error) {
			return 0, []byte{}, bufio.ErrFinalToken
		},
		"skip": func(data []byte, atEOF bool) (int, []byte, error) {
			if len(data) > 1 {
				return 1, nil, nil
			}
			return 0, nil, nil
		},
		"all": func(data []byte, atEOF bool) (int, []byte, error) {
			if atEOF {
				return len(data), data, nil
			}
			return 0, nil, nil
		},
		"pairs": func(data []byte, atEOF bool) (int, []byte, error) {
			if len(data) >= 2 {
				return 2, data[:2], nil
			}
			if atEOF {
				return 0, data, bufio.ErrFinalToken
			}
			return 0, nil, nil
		},
	}
	for _, name := range []string{"negative", "too far", "error", "final", "final nil", "final empty", "skip", "all", "pairs"} {
		for _, text := range []string{"", "a", "abcde"} {
			fmt.Printf("%s %q:", name, text)
			s := bufio.NewScanner(strings.NewReader(text))
			s.Split(answers[name])
			tell(s)
		}
	}
	count := 0
	s := bufio.NewScanner(strings.NewReader("x"))
	s.Split(func(data []byte, atEOF bool) (int, []byte, error) { return 0, []byte{}, nil })
	caught("no progress", func() {
		for count < 300 && s.Scan() {
			count++
		}
	})
	fmt.Println(count)
	count = 0
	s = bufio.NewScanner(&script{[]step{{text: "x"}, {text: "y"}}})
	s.Split(func(data []byte, atEOF bool) (int, []byte, error) {
		if !atEOF {
			return 0, nil, nil
		}
		return 0, data, nil
	})
	caught("no progress at end", func() {
		for s.Scan() {
			count++
		}
	})
	fmt.Println(count)
}

func limits() {
	long := strings.Repeat("x", 70000)
	for _, size := range []int{65534, 65535, 65536, 70000} {
		s := bufio.NewScanner(strings.NewReader(long[:size] + "\nend"))
		fmt.Println(s.Scan(), len(s.Bytes()), s.Scan(), len(s.Bytes()), s.Err())
	}
	for _, most := range []int{-1, 0, 1, 3, 4, 5, 100} {
		for _, room := range []int{0, 2, 4, 10} {
			s := bufio.NewScanner(strings.NewReader("abc\ndefg\nhijkl\n"))
			s.Buffer(make([]byte, 0, room), most)
			fmt.Print(most, " ", room, ":")
			for s.Scan() {
				fmt.Printf(" %q", s.Text())
			}
			fmt.Println(" ", s.Err(), s.Text())
		}
	}
	s := bufio.NewScanner(strings.NewReader("a\nb"))
	s.Scan()
	caught("Buffer", func() { s.Buffer(nil, 1) })
	caught("Split", func() { s.Split(bufio.ScanBytes) })
	fmt.Println(s.Text())
}

func sources() {
	for _, steps := range [][]step{
		{{text: "a\nb", err: errBroken}, {text: "c\n"}},
		{{err: errBroken}},
		{{text: "a\n", n: -1}},
		{{text: "a\n", n: 1 << 30}},
		{{text: "a"}, {}, {text: "\n"}, {}, {text: "b", err: io.EOF}, {text: "never"}},
		{{text: "a\nb\n"}, {n: -1}},
	} {
		tell(bufio.NewScanner(&script{steps}))
	}
	tell(bufio.NewScanner(empty{}))
	tell(bufio.NewScanner(&script{append(make([]step, 99), step{text: "patient\n"})}))
	tell(bufio.NewScanner(&script{append(make([]step, 101), step{text: "impatient\n"})}))
	fmt.Println(bufio.MaxScanTokenSize, bufio.ErrTooLong, bufio.ErrFinalToken)
}

func main() {
	splits()
	ownSplits()
	limits()
	sources()
}
