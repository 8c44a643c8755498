package smtpwire

import (
	"strings"
)

// A Parameter is an ESMTP parameter of MAIL or RCPT (RFC 5321 section 4.1.2).
type Parameter struct {
	Keyword  string // in upper case
	Value    string // as it stands in the line
	HasValue bool
}

// maxParameters bounds the parameters of a command. All registered ones together
// are fewer.
const maxParameters = 32

// parseParameters reads what comes behind a path. None may come twice.
func parseParameters(s string) ([]Parameter, error) {
	if s == "" {
		return nil, nil
	}
	if s[0] != ' ' {
		return nil, wrong("Behind the address comes a space, or nothing.")
	}
	var params []Parameter
	for word := range strings.FieldsSeq(s) {
		keyword, value, has := strings.Cut(word, "=")
		p := Parameter{Keyword: strings.ToUpper(keyword), Value: value, HasValue: has}
		if !isKeyword(keyword) || has && value == "" {
			return nil, wrong("A parameter is a keyword, or a keyword, an equals sign and a value.")
		}
		for _, other := range params {
			if other.Keyword == p.Keyword {
				return nil, wrong("A parameter comes only once.")
			}
		}
		if len(params) == maxParameters {
			return nil, wrong("The command has too many parameters.")
		}
		params = append(params, p)
	}
	return params, nil
}

// Size reads the value as a number of bytes (RFC 1870 section 3).
func (p Parameter) Size() (int64, error) { return parseSize(p.Value) }

// Xtext decodes a value in the encoding of RFC 3461 section 4: "+" and two
// upper-case hexadecimal digits stand for any byte.
func (p Parameter) Xtext() (string, error) {
	var b strings.Builder
	for i := 0; i < len(p.Value); i++ {
		c := p.Value[i]
		switch {
		case c == '+' && i+2 < len(p.Value) && hexDigit(p.Value[i+1]) >= 0 && hexDigit(p.Value[i+2]) >= 0:
			b.WriteByte(byte(hexDigit(p.Value[i+1])<<4 | hexDigit(p.Value[i+2])))
			i += 2
		case c < '!' || c > '~' || c == '+' || c == '=':
			return "", wrong("The value of the parameter is not in the encoding xtext.")
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), nil
}

func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
