package mime

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
)

// toUTF8 converts bytes in a charset to UTF-8 and tells whether the charset is
// known. Bytes in an unknown one are read as text without a charset. The result
// is b itself where that is UTF-8 already.
func toUTF8(charset string, b []byte) ([]byte, bool) {
	switch strings.ToLower(charset) {
	case "", "us-ascii", "ascii", "ansi_x3.4-1968", "unknown-8bit", "x-unknown", "default":
		return decodeUnlabelled(b), true
	case "utf-8", "utf8", "unicode-1-1-utf-8":
		b = bytes.TrimPrefix(b, byteOrderMark)
		if !utf8.Valid(b) {
			b = bytes.ToValidUTF8(b, replacement)
		}
		return b, true
	}
	enc := lookupCharset(strings.ToLower(charset))
	if enc == nil {
		return decodeUnlabelled(b), false
	}
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return decodeUnlabelled(b), false
	}
	return out, true
}

var replacement = []byte("\ufffd")

// decodeCharset is toUTF8 for those who take what they get.
func decodeCharset(charset string, b []byte) string {
	s, _ := toUTF8(charset, b)
	return string(s)
}

// lookupCharset returns the encoding of a charset, or nil. The names of the web
// come first: they know what senders mean by "iso-8859-1" (windows-1252) or
// "gb2312" (its superset GBK).
func lookupCharset(charset string) encoding.Encoding {
	if enc, err := htmlindex.Get(charset); err == nil && enc != encoding.Replacement {
		return enc
	}
	if enc, err := ianaindex.MIME.Encoding(charset); err == nil && enc != nil {
		return enc
	}
	// "cp1252" and "cp-850" are written for what IANA calls "windows-1252", "IBM850".
	if n, ok := strings.CutPrefix(strings.ReplaceAll(charset, "-", ""), "cp"); ok {
		if enc, err := htmlindex.Get("windows-" + n); err == nil {
			return enc
		}
		if enc, err := ianaindex.IANA.Encoding("ibm" + n); err == nil && enc != nil {
			return enc
		}
	}
	return nil
}

// decodeUnlabelled reads bytes that should be US-ASCII: as UTF-8 if they are
// valid, else as windows-1252, which is what most of the rest was.
func decodeUnlabelled(b []byte) []byte {
	if utf8.Valid(b) {
		return b
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(b)
	if err != nil {
		return bytes.ToValidUTF8(b, replacement)
	}
	return out
}
