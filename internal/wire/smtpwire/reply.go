package smtpwire

import (
	"encoding/base64"
	"strconv"
)

// An EnhancedCode is a status code of RFC 3463: class, subject, detail. The zero
// value is none.
type EnhancedCode [3]int

// AppendReply appends a reply (RFC 5321 section 4.2) with its line ends to dst.
// Each text is a line; without any the reply is the codes alone. The enhanced code
// stands on every line (RFC 2034 section 4). Control characters in a text become
// question marks, so that no text can look like another reply.
func AppendReply(dst []byte, code int, enhanced EnhancedCode, texts ...string) []byte {
	if len(texts) == 0 {
		texts = []string{""}
	}
	for i, text := range texts {
		dst = strconv.AppendInt(dst, int64(code), 10)
		separator := byte(' ')
		if i < len(texts)-1 {
			separator = '-'
		}
		dst = append(dst, separator)
		if enhanced != (EnhancedCode{}) {
			dst = appendEnhanced(dst, enhanced)
		}
		for j := range len(text) {
			c := text[j]
			if c < ' ' || c == 0x7F {
				c = '?'
			}
			dst = append(dst, c)
		}
		dst = append(dst, '\r', '\n')
	}
	return dst
}

func appendEnhanced(dst []byte, e EnhancedCode) []byte {
	for i, n := range e {
		if i > 0 {
			dst = append(dst, '.')
		}
		dst = strconv.AppendInt(dst, int64(n), 10)
	}
	return append(dst, ' ')
}

// AppendChallenge appends the reply with which a server goes on with AUTH (RFC 4954
// section 4).
func AppendChallenge(dst, challenge []byte) []byte {
	dst = append(dst, "334 "...)
	dst = base64.StdEncoding.AppendEncode(dst, challenge)
	return append(dst, '\r', '\n')
}
