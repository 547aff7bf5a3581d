package unicode

func IsLetter(r rune) bool
