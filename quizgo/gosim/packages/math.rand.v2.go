package rand

import (
	"errors"
	"math"
	"math/bits"
)

type Source interface {
	Uint64() uint64
}

// draw is one draw of the run's chance, below n; any number for 0.
func draw(n uint64) uint64

// chance is the source of the functions: small numbers are one draw each.
type chance struct{}

func (chance) Uint64() uint64 { return draw(0) }

type Rand struct {
	src   Source
	drawn bool
}

func New(src Source) *Rand { return &Rand{src: src} }

var global = &Rand{src: chance{}, drawn: true}

func (r *Rand) Int64() int64   { return int64(r.src.Uint64() &^ (1 << 63)) }
func (r *Rand) Uint32() uint32 { return uint32(r.src.Uint64() >> 32) }
func (r *Rand) Uint64() uint64 { return r.src.Uint64() }
func (r *Rand) Int32() int32   { return int32(r.src.Uint64() >> 33) }
func (r *Rand) Int() int       { return int(r.src.Uint64() &^ (1 << 63)) }
func (r *Rand) Uint() uint     { return uint(r.src.Uint64()) }

// scaled makes an even number below n of a random word, but for some words, by Lemire's way.
func scaled(word, n uint64) (number uint64, even bool)

func (r *Rand) below(n uint64) uint64 {
	if r.drawn {
		return draw(n)
	}
	for {
		if number, even := scaled(r.src.Uint64(), n); even {
			return number
		}
	}
}

func (r *Rand) Int64N(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int64N")
	}
	return int64(r.below(uint64(n)))
}

func (r *Rand) Uint64N(n uint64) uint64 {
	if n == 0 {
		panic("invalid argument to Uint64N")
	}
	return r.below(n)
}

func (r *Rand) Int32N(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int32N")
	}
	return int32(r.below(uint64(n)))
}

func (r *Rand) Uint32N(n uint32) uint32 {
	if n == 0 {
		panic("invalid argument to Uint32N")
	}
	return uint32(r.below(uint64(n)))
}

func (r *Rand) IntN(n int) int {
	if n <= 0 {
		panic("invalid argument to IntN")
	}
	return int(r.below(uint64(n)))
}

func (r *Rand) UintN(n uint) uint {
	if n == 0 {
		panic("invalid argument to UintN")
	}
	return uint(r.below(uint64(n)))
}

type intType interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 |
		~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}

func (r *Rand) N[Int intType](n Int) Int {
	if n <= 0 {
		panic("invalid argument to N")
	}
	return Int(r.below(uint64(n)))
}

func (r *Rand) Float64() float64 { return float64(r.Uint64()<<11>>11) / (1 << 53) }
func (r *Rand) Float32() float32 { return float32(r.Uint32()<<8>>8) / (1 << 24) }

func (r *Rand) Perm(n int) []int {
	order := make([]int, n)
	for i := range n {
		order[i] = i
	}
	r.Shuffle(n, func(i, j int) { order[i], order[j] = order[j], order[i] })
	return order
}

func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	for left := n; left > 1; left-- {
		swap(left-1, int(r.below(uint64(left))))
	}
}

// The ziggurats: a number for 32 random bits and a layer, and whether it is surely under the
// density; if not, whether it is at a random height.

func normalAt(j int32, layer int) (x float64, sure bool)
func normalKeeps(layer int, x, u float64) bool
func exponentialAt(j uint32, layer int) (x float64, sure bool)
func exponentialKeeps(layer int, x, u float64) bool

const (
	normalTail      = 3.442619855899
	exponentialTail = 7.69711747013104972
)

func (r *Rand) NormFloat64() float64 {
	for {
		u := r.Uint64()
		j := int32(u)
		layer := int(u >> 32 & 0x7F)
		x, sure := normalAt(j, layer)
		if sure {
			return x
		}
		if layer == 0 {
			return r.tail(j > 0)
		}
		if normalKeeps(layer, x, r.Float64()) {
			return x
		}
	}
}

// tail: beyond the last layer.
func (r *Rand) tail(positive bool) float64 {
	for {
		x := -math.Log(r.Float64()) * (1.0 / normalTail)
		y := -math.Log(r.Float64())
		if y+y >= x*x {
			if positive {
				return normalTail + x
			}
			return -normalTail - x
		}
	}
}

func (r *Rand) ExpFloat64() float64 {
	for {
		u := r.Uint64()
		layer := int(u >> 32 & 0xFF)
		x, sure := exponentialAt(uint32(u), layer)
		if sure {
			return x
		}
		if layer == 0 {
			return exponentialTail - math.Log(r.Float64())
		}
		if exponentialKeeps(layer, x, r.Float64()) {
			return x
		}
	}
}

// IntN and N go straight to the draw: they are what programs call.

func IntN(n int) int {
	if n <= 0 {
		panic("invalid argument to IntN")
	}
	return int(draw(uint64(n)))
}

func N[Int intType](n Int) Int {
	if n <= 0 {
		panic("invalid argument to N")
	}
	return Int(draw(uint64(n)))
}

func Int64() int64                       { return global.Int64() }
func Uint32() uint32                     { return global.Uint32() }
func Uint64N(n uint64) uint64            { return global.Uint64N(n) }
func Uint32N(n uint32) uint32            { return global.Uint32N(n) }
func Uint64() uint64                     { return global.Uint64() }
func Int32() int32                       { return global.Int32() }
func Int() int                           { return global.Int() }
func Uint() uint                         { return global.Uint() }
func Int64N(n int64) int64               { return global.Int64N(n) }
func Int32N(n int32) int32               { return global.Int32N(n) }
func UintN(n uint) uint                  { return global.UintN(n) }
func Float64() float64                   { return global.Float64() }
func Float32() float32                   { return global.Float32() }
func Perm(n int) []int                   { return global.Perm(n) }
func Shuffle(n int, swap func(i, j int)) { global.Shuffle(n, swap) }
func NormFloat64() float64               { return global.NormFloat64() }
func ExpFloat64() float64                { return global.ExpFloat64() }

// A PCG is O'Neill's generator of 128 bits with the output function DXSM.
type PCG struct {
	hi, lo uint64
}

func NewPCG(seed1, seed2 uint64) *PCG { return &PCG{seed1, seed2} }

func (p *PCG) Seed(seed1, seed2 uint64) { p.hi, p.lo = seed1, seed2 }

func (p *PCG) Uint64() uint64 {
	const (
		factorHi, factorLo = 0x2360ed051fc65da4, 0x4385df649fccf645
		addHi, addLo       = 0x5851f42d4c957f2d, 0x14057b7ef767814f
	)
	hi, lo := bits.Mul64(p.lo, factorLo)
	hi += p.hi*factorLo + p.lo*factorHi
	lo, carry := bits.Add64(lo, addLo, 0)
	hi += addHi + carry
	p.hi, p.lo = hi, lo

	hi ^= hi >> 32
	hi *= 0xda942042e4dd58b5
	hi ^= hi >> 48
	return hi * (lo | 1)
}

func (p *PCG) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, "pcg:"...)
	return appendBig(appendBig(b, p.hi), p.lo), nil
}

func (p *PCG) MarshalBinary() ([]byte, error) { return p.AppendBinary(nil) }

func (p *PCG) UnmarshalBinary(data []byte) error {
	if len(data) != 20 || string(data[:4]) != "pcg:" {
		return errors.New("invalid PCG encoding")
	}
	p.hi, p.lo = big(data[4:]), big(data[12:])
	return nil
}

func appendBig(b []byte, x uint64) []byte {
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(x>>shift))
	}
	return b
}

func big(b []byte) (x uint64) {
	for _, c := range b[:8] {
		x = x<<8 | uint64(c)
	}
	return x
}

func little(b []byte) (x uint64) {
	for i, c := range b[:8] {
		x |= uint64(c) << (8 * i)
	}
	return x
}

const (
	perBlock  = 32
	blockStep = 4  // counters that a block takes
	lastBlock = 12 // its last words are the next seed
	newSeed   = 4
)

// A ChaCha8 gives the words of blocks; after four of them the seed is changed.
type ChaCha8 struct {
	seed    [4]uint64
	words   []uint64
	used    int
	counter uint32
	// left are bytes of the last word that Read has not used.
	left []byte
}

// block makes 32 words.
func block(seed []uint64, counter uint32) []uint64

func NewChaCha8(seed [32]byte) *ChaCha8 {
	c := new(ChaCha8)
	c.Seed(seed)
	return c
}

func (c *ChaCha8) Seed(seed [32]byte) {
	for i := range c.seed {
		c.seed[i] = little(seed[8*i:])
	}
	c.start(0, 0)
	c.left = nil
}

func (c *ChaCha8) start(counter uint32, used int) {
	c.counter, c.used = counter, used
	c.words = block(c.seed[:], counter)
	if counter == lastBlock {
		c.words = c.words[:perBlock-newSeed]
	}
}

func (c *ChaCha8) Uint64() uint64 {
	if c.used >= len(c.words) {
		if c.counter == lastBlock {
			copy(c.seed[:], c.words[perBlock-newSeed:perBlock])
			c.start(0, 0)
		} else {
			c.start(c.counter+blockStep, 0)
		}
	}
	c.used++
	return c.words[c.used-1]
}

func (c *ChaCha8) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if len(c.left) == 0 {
			word := c.Uint64()
			for range 8 {
				c.left = append(c.left, byte(word))
				word >>= 8
			}
		}
		got := copy(p[n:], c.left)
		c.left = c.left[got:]
		n += got
	}
	return n, nil
}

func (c *ChaCha8) AppendBinary(b []byte) ([]byte, error) {
	if len(c.left) > 0 {
		b = append(b, "readbuf:"...)
		b = append(b, byte(len(c.left)))
		b = append(b, c.left...)
	}
	b = append(b, "chacha8:"...)
	b = appendBig(b, uint64(c.counter/blockStep*perBlock)+uint64(c.used))
	for _, word := range c.seed {
		for range 8 {
			b = append(b, byte(word))
			word >>= 8
		}
	}
	return b, nil
}

func (c *ChaCha8) MarshalBinary() ([]byte, error) { return c.AppendBinary(nil) }

func (c *ChaCha8) UnmarshalBinary(data []byte) error {
	const readbuf = "readbuf:"
	if len(data) > len(readbuf) && string(data[:len(readbuf)]) == readbuf {
		size := int(data[len(readbuf)])
		data = data[len(readbuf)+1:]
		if len(data) < size {
			return errors.New("invalid ChaCha8 Read buffer encoding")
		}
		c.left = append([]byte(nil), data[:size]...)
		data = data[size:]
	}
	if len(data) != 48 || string(data[:8]) != "chacha8:" {
		return errors.New("invalid ChaCha8 encoding")
	}
	used := big(data[8:])
	if used > 4*perBlock-newSeed {
		return errors.New("invalid ChaCha8 encoding")
	}
	for i := range c.seed {
		c.seed[i] = little(data[16+8*i:])
	}
	c.start(uint32(used/perBlock)*blockStep, int(used%perBlock))
	return nil
}

// A Zipf draws k with a chance that goes as (v+k)**-s, by rejection from the inverse of the
// integral (Hörmann and Derflinger 1996).
type Zipf struct {
	r                  *Rand
	most, v, q, inside float64
	power, inverse     float64 // 1-q, 1/(1-q)
	end, span          float64
}

func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	if s <= 1 || v < 1 {
		return nil
	}
	z := &Zipf{r: r, most: float64(imax), v: v, q: s}
	z.power = 1 - z.q
	z.inverse = 1 / z.power
	z.end = z.integral(z.most + 0.5)
	z.span = z.integral(0.5) - math.Exp(math.Log(z.v)*(-z.q)) - z.end
	z.inside = 1 - z.at(z.integral(1.5)-math.Exp(-z.q*math.Log(z.v+1)))
	return z
}

func (z *Zipf) integral(x float64) float64 { return math.Exp(z.power*math.Log(z.v+x)) * z.inverse }
func (z *Zipf) at(y float64) float64       { return math.Exp(z.inverse*math.Log(z.power*y)) - z.v }

func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	for {
		y := z.end + z.r.Float64()*z.span
		x := z.at(y)
		k := math.Floor(x + 0.5)
		if k-x <= z.inside || y >= z.integral(k+0.5)-math.Exp(-math.Log(k+z.v)*z.q) {
			return uint64(k)
		}
	}
}
