// run

package main

import (
	"fmt"
	"math"
	"math/rand"
	v2 "math/rand/v2"
)

func try(name string, f func()) {
	defer func() { fmt.Println(name, "panics:", recover()) }()
	f()
}

// steady is a source of 63 bits only, and of extreme numbers.
type steady struct{ at int }

func (s *steady) Seed(seed int64) { s.at = int(seed) }

func (s *steady) Int63() int64 {
	s.at++
	return []int64{0, math.MaxInt64, 1 << 62, 1<<62 - 1, 1 << 32, 12345678901234567}[s.at%6]
}

func (s *steady) Uint64() uint64 { return uint64(s.Int63())<<1 | uint64(s.at&1) }

// narrow hides Uint64.
type narrow struct{ rand.Source }

func old() {
	for _, seed := range []int64{0, 1, -1, 42, math.MaxInt64, math.MinInt64, 1<<31 - 1, 1 << 31} {
		r := rand.New(rand.NewSource(seed))
		fmt.Print(seed, ": ", r.Int63(), r.Uint64(), r.Int31(), r.Uint32(), r.Int())
		sum := uint64(0)
		for range 2000 {
			sum = sum*31 + r.Uint64()
		}
		fmt.Println(" ", sum, r.Int63())
		r.Seed(seed + 1)
		fmt.Println(r.Int63(), r.Float64(), r.Float32(), r.NormFloat64(), r.ExpFloat64())
	}
	sources := []rand.Source{rand.NewSource(7), &steady{}, narrow{&steady{}}, narrow{rand.NewSource(7)}}
	for _, source := range sources {
		r := rand.New(source)
		for _, n := range []int64{1, 2, 3, 10, 1 << 20, 1<<20 + 1, 1<<31 - 1, 1 << 31, 1<<31 + 1, 1 << 62, 1<<62 + 1, math.MaxInt64} {
			fmt.Print(n, ": ", r.Int63n(n), r.Intn(int(n)))
			if n < 1<<31 {
				fmt.Print(" ", r.Int31n(int32(n)))
			}
			fmt.Println("", r.Uint64(), r.Uint32())
		}
		fmt.Println(r.Perm(0), r.Perm(1), r.Perm(11))
		order := []int{0, 1, 2, 3, 4, 5, 6, 7, 8}
		r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		fmt.Println(order)
		for _, n := range []int{0, 1, 6, 7, 8, 15, 3} {
			b := make([]byte, n)
			got, err := r.Read(b)
			fmt.Print(b, got, err, " ")
		}
		r.Seed(3)
		b := make([]byte, 5)
		r.Read(b)
		fmt.Println(b, r.Int63())
	}
	r := rand.New(rand.NewSource(1))
	try("Int63n", func() { r.Int63n(0) })
	try("Int31n", func() { r.Int31n(-1) })
	try("Intn", func() { r.Intn(0) })
	try("Shuffle", func() { r.Shuffle(-1, nil) })
	try("Perm", func() { r.Perm(-1) })
	try("top Intn", func() { rand.Intn(0) })
	try("top Int31n", func() { rand.Int31n(0) })
	try("top Int63n", func() { rand.Int63n(-5) })
	r.Shuffle(0, nil)
	r.Shuffle(1, nil)
	z := rand.NewZipf(r, 1.5, 2, 100)
	fmt.Println(z.Uint64(), z.Uint64(), z.Uint64(), rand.NewZipf(r, 1, 1, 1) == nil)
	fmt.Println(rand.Intn(1), rand.Int31n(1), rand.Int63n(1), len(rand.Perm(4)), rand.Float64() < 1)
}

func new() {
	for _, source := range []v2.Source{v2.NewPCG(1, 2), v2.NewPCG(0, 0), v2.NewChaCha8([32]byte{1, 31: 9}), v2.NewChaCha8([32]byte{}), &steady{}} {
		r := v2.New(source)
		fmt.Println(r.Int64(), r.Uint32(), r.Uint64(), r.Int32(), r.Int(), r.Uint(), r.Float64(), r.Float32())
		sum := uint64(0)
		for range 1500 {
			sum = sum*31 + r.Uint64()
		}
		fmt.Println(sum)
		for _, n := range []uint64{1, 2, 3, 10, 1 << 20, 1<<20 + 1, 1<<31 - 1, 1<<32 - 1, 1 << 32, 1<<62 + 1, 1<<63 - 1, 1 << 63, 1<<63 + 1, math.MaxUint64} {
			fmt.Print(n, ": ", r.Uint64N(n), r.UintN(uint(n)), r.Uint32N(max(1, uint32(n))))
			if n < 1<<63 {
				fmt.Print(" ", r.Int64N(int64(n)), r.IntN(int(n)))
			}
			if n < 1<<31 {
				fmt.Print(" ", r.Int32N(int32(n)))
			}
			fmt.Println()
		}
		fmt.Println(r.Perm(0), r.Perm(1), r.Perm(11))
		order := []int{0, 1, 2, 3, 4, 5, 6, 7, 8}
		r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		fmt.Println(order, r.NormFloat64(), r.ExpFloat64())
	}
	r := v2.New(v2.NewPCG(3, 4))
	try("Int64N", func() { r.Int64N(0) })
	try("Int32N", func() { r.Int32N(-1) })
	try("IntN", func() { r.IntN(0) })
	try("Uint64N", func() { r.Uint64N(0) })
	try("Uint32N", func() { r.Uint32N(0) })
	try("UintN", func() { r.UintN(0) })
	try("Shuffle", func() { r.Shuffle(-1, nil) })
	try("top N", func() { v2.N(-1) })
	try("top IntN", func() { v2.IntN(0) })
	fmt.Println(v2.IntN(1), v2.N(uint8(1)), v2.Int32N(1), len(v2.Perm(3)))
	p := v2.NewPCG(5, 6)
	p.Uint64()
	state, err := p.MarshalBinary()
	fmt.Printf("%q %v\n", state, err)
	q := v2.NewPCG(0, 0)
	fmt.Println(q.UnmarshalBinary(state), q.Uint64() == p.Uint64(), q.UnmarshalBinary(state[1:]))
	c := v2.NewChaCha8([32]byte{7})
	b := make([]byte, 13)
	c.Read(b)
	for range 150 {
		c.Uint64()
	}
	state, err = c.MarshalBinary()
	fmt.Printf("%v %q %v\n", b, state, err)
	d := v2.NewChaCha8([32]byte{})
	fmt.Println(d.UnmarshalBinary(state), d.Uint64() == c.Uint64(), d.UnmarshalBinary(state[1:]))
}

func main() {
	old()
	new()
}
