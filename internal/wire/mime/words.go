package mime

import "strings"

// DecodeHeader decodes the encoded words of RFC 2047 in a field value, folded or
// not, and returns it unfolded in UTF-8. Words that are broken or in an unknown charset stay as
// they are. It is as tolerant as mail readers are: words may stand in quotes or
// touch other text, and a character may be split between two words.
func DecodeHeader(s string) string {
	out, _ := decodeHeader(string(unfold([]byte(s))))
	return out
}

// decodeHeader decodes an unfolded value and tells whether everything could be
// decoded.
func decodeHeader(s string) (string, bool) {
	i := strings.Index(s, "=?")
	if i < 0 {
		return string(decodeUnlabelled([]byte(s))), true
	}
	d := wordDecoder{complete: true}
	for i >= 0 {
		w, n := parseWord(s[i:])
		if n == 0 {
			// Not a word: these two bytes are text.
			d.text(s[:i+2])
			s = s[i+2:]
		} else {
			d.text(s[:i])
			d.word(w)
			s = s[i+n:]
		}
		i = strings.Index(s, "=?")
	}
	d.text(s)
	d.flush()
	return d.out.String(), d.complete
}

// encodedWord is the content of one encoded word.
type encodedWord struct {
	charset string
	base64  bool
	text    string
}

// parseWord reads the encoded word that s starts with and returns its length, or
// 0 if it does not start with one. It looks no further than the fourth question
// mark, so that a value full of beginnings is read in linear time.
func parseWord(s string) (w encodedWord, n int) {
	rest := s[len("=?"):]
	charset, rest, ok := strings.Cut(rest, "?")
	if !ok || charset == "" || len(charset) > 64 || len(rest) < 2 || rest[1] != '?' {
		return w, 0
	}
	// RFC 2231 section 5: a language may follow the charset.
	w.charset, _, _ = strings.Cut(charset, "*")
	switch rest[0] {
	case 'B', 'b':
		w.base64 = true
	case 'Q', 'q':
	default:
		return w, 0
	}
	rest = rest[2:]
	end := strings.IndexByte(rest, '?')
	if end < 0 || end+1 >= len(rest) || rest[end+1] != '=' {
		return w, 0
	}
	w.text = rest[:end]
	return w, len(s) - len(rest) + end + 2
}

// wordDecoder joins neighbouring words of one charset before it converts them.
type wordDecoder struct {
	out      strings.Builder
	charset  string
	pending  []byte // decoded bytes in charset
	waiting  bool   // a word came last, perhaps an empty one
	complete bool
}

func (d *wordDecoder) text(s string) {
	if s == "" || d.waiting && strings.Trim(s, " \t") == "" {
		return // RFC 2047 section 6.2: space between two words is dropped
	}
	d.flush()
	d.out.Write(decodeUnlabelled([]byte(s)))
}

func (d *wordDecoder) word(w encodedWord) {
	if !strings.EqualFold(w.charset, d.charset) {
		d.flush()
		d.charset = w.charset
	}
	d.waiting = true
	if w.base64 {
		d.pending = appendBase64(d.pending, []byte(w.text))
		return
	}
	d.pending = appendQ(d.pending, w.text)
}

func (d *wordDecoder) flush() {
	if len(d.pending) > 0 {
		s, ok := toUTF8(d.charset, d.pending)
		d.out.Write(s)
		d.complete = d.complete && ok
	}
	d.pending, d.charset, d.waiting = d.pending[:0], "", false
}

// appendQ decodes the Q encoding, RFC 2047 section 4.2.
func appendQ(dst []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '_':
			dst = append(dst, ' ')
		case c == '=' && i+2 < len(s) && hexDigit(s[i+1]) < 16 && hexDigit(s[i+2]) < 16:
			dst = append(dst, hexDigit(s[i+1])<<4|hexDigit(s[i+2]))
			i += 2
		default:
			dst = append(dst, c)
		}
	}
	return dst
}
