// run

package main

import (
	"fmt"
	"io"
)

// giver notes what room each Read has.
type giver struct {
	left, most int
	rooms      []int
}

func (g *giver) Read(p []byte) (int, error) {
	g.rooms = append(g.rooms, len(p))
	n := min(len(p), g.left, g.most)
	g.left -= n
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

func main() {
	for _, size := range []int{0, 1, 480, 481, 511, 512, 513, 600, 752, 753, 1000, 3000, 5000, 20000, 100000} {
		for _, most := range []int{1 << 30, 481} {
			g := &giver{left: size, most: most}
			all, err := io.ReadAll(g)
			fmt.Println(size, most, len(all), cap(all), err)
			if size < 10000 || most > size {
				fmt.Println("  ", g.rooms)
			}
		}
	}
}
