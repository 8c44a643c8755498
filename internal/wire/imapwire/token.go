package imapwire

import (
	"math"
	"strings"
)

// The classes of octets of RFC 9051 section 9, as bits.
const (
	clAtom   = 1 << iota // ATOM-CHAR
	clString             // ASTRING-CHAR: ATOM-CHAR and "]"
	clList               // list-char: ATOM-CHAR, "]", "%" and "*"
	clTag                // tag: ASTRING-CHAR without "+"
	clDigit
	clAttr // part of an attribute name: ATOM-CHAR without "[" and "<"
)

// classes gives the classes of each octet. Octets from 0x80 count as characters of strings and patterns: RFC 9051
// demands quotes around them, but clients that type a name into a prompt send them bare.
var classes = buildClasses()

func buildClasses() (t [256]uint8) {
	for c := range t {
		switch {
		case c >= 0x80:
			t[c] = clString | clList
		case c <= ' ' || c == 0x7f || strings.IndexByte(`(){%*"\]`, byte(c)) >= 0:
		default:
			t[c] = clAtom | clString | clList | clTag | clAttr
		}
		if c >= '0' && c <= '9' {
			t[c] |= clDigit
		}
	}
	t[']'] = clString | clList | clTag
	t['%'] = clList
	t['*'] = clList
	t['+'] &^= clTag
	t['['] &^= clAttr
	t['<'] &^= clAttr
	return t
}

// token reads octets of a class into the scratch buffer. The result is valid until the next token.
func (d *Decoder) token(class uint8) ([]byte, error) {
	d.tok = d.tok[:0]
	for {
		c, err := d.peek()
		if err != nil {
			return nil, err
		}
		if classes[c]&class == 0 {
			return d.tok, nil
		}
		if _, err := d.next(); err != nil {
			return nil, err
		}
		d.tok = append(d.tok, c)
	}
}

// Tag reads the tag of a command and the space behind it.
func (d *Decoder) Tag() (string, error) {
	const maxTag = 128
	b, err := d.token(clTag)
	if err != nil {
		return "", err
	}
	if len(b) == 0 || len(b) > maxTag {
		return "", syntax("expected a tag")
	}
	tag := string(b)
	return tag, d.SP()
}

// Atom reads an atom.
func (d *Decoder) Atom() (string, error) {
	b, err := d.token(clAtom)
	if err != nil {
		return "", err
	}
	if len(b) == 0 {
		return "", syntax("expected an atom")
	}
	return string(b), nil
}

// Keyword reads an atom that is a name of the protocol, in upper case.
func (d *Decoder) Keyword() (string, error) {
	b, err := d.token(clAtom)
	if err != nil {
		return "", err
	}
	if len(b) == 0 {
		return "", syntax("expected a keyword")
	}
	upper(b)
	return string(b), nil
}

// upper changes ASCII letters to upper case in place.
func upper(b []byte) {
	for i, c := range b {
		if c >= 'a' && c <= 'z' {
			b[i] = c - 'a' + 'A'
		}
	}
}

// Number64 reads an unsigned number that fits 63 bits (RFC 9051: number64).
func (d *Decoder) Number64() (uint64, error) {
	b, err := d.token(clDigit)
	if err != nil {
		return 0, err
	}
	return parseNumber(b, math.MaxInt64)
}

// Number reads an unsigned 32-bit number.
func (d *Decoder) Number() (uint32, error) {
	b, err := d.token(clDigit)
	if err != nil {
		return 0, err
	}
	n, err := parseNumber(b, math.MaxUint32)
	return uint32(n), err
}

// NzNumber reads a 32-bit number that is not zero.
func (d *Decoder) NzNumber() (uint32, error) {
	n, err := d.Number()
	if err == nil && n == 0 {
		err = syntax("number must not be zero")
	}
	return n, err
}

// parseNumber turns decimal digits into a number of at most limit.
func parseNumber(b []byte, limit uint64) (uint64, error) {
	if len(b) == 0 {
		return 0, syntax("expected a number")
	}
	var n uint64
	for _, c := range b {
		digit := uint64(c - '0')
		if n > (limit-digit)/10 {
			return 0, syntax("number too large")
		}
		n = n*10 + digit
	}
	return n, nil
}

// Flag reads a flag or keyword. The system flags come back in the spelling of RFC 9051 section 2.3.2, everything else
// as it was sent.
func (d *Decoder) Flag() (string, error) {
	system, err := d.accept('\\')
	if err != nil {
		return "", err
	}
	b, err := d.token(clAtom)
	if err != nil {
		return "", err
	}
	if len(b) == 0 {
		return "", syntax("expected a flag")
	}
	if !system {
		return string(b), nil
	}
	return CanonicalFlag("\\" + string(b)), nil
}

// CanonicalFlag returns the standard spelling of a system flag and every other flag unchanged. Flags are
// case-insensitive (RFC 9051 section 2.3.2).
func CanonicalFlag(f string) string {
	for _, s := range systemFlags {
		if strings.EqualFold(f, s) {
			return s
		}
	}
	return f
}

var systemFlags = [...]string{`\Seen`, `\Answered`, `\Flagged`, `\Deleted`, `\Draft`, `\Recent`}

// FlagList reads a parenthesized list of flags, which may be empty.
func (d *Decoder) FlagList() ([]string, error) {
	var flags []string
	err := d.list(true, func() error {
		f, err := d.Flag()
		flags = append(flags, f)
		return err
	})
	return flags, err
}
