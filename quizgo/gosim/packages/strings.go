package strings

func Contains(s, substr string) bool
func Fields(s string) []string
func HasPrefix(s, prefix string) bool
func HasSuffix(s, suffix string) bool
func Index(s, substr string) int
func Join(elems []string, sep string) string
func Repeat(s string, count int) string
func Split(s, sep string) []string
func ToLower(s string) string
func ToUpper(s string) string
func TrimSpace(s string) string

type Builder struct {
	native any
}

func (b *Builder) String() string
func (b *Builder) Len() int
func (b *Builder) Reset()
func (b *Builder) WriteByte(c byte) error
func (b *Builder) WriteRune(r rune) (int, error)
func (b *Builder) WriteString(s string) (int, error)
func (b *Builder) Write(p []byte) (int, error)
