package mailbox

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"

	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/wire/mime"
)

// folded is a text prepared for comparison without case.
func folded(t *mime.Text) *mime.Text {
	return &mime.Text{Header: foldCase(t.Header), Trace: foldCase(t.Trace), Body: foldCase(t.Body), Complete: t.Complete}
}

// foldCase maps strings that differ in case only to the same string. Once to
// upper and then to lower case, so that letters with several forms of one case
// (σ and ς) come together.
func foldCase(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return strings.ToLower(strings.ToUpper(s))
		}
	}
	return strings.ToLower(s)
}

// encodeExtract is the searchable text as it is sealed with a body: a byte that
// says whether it is complete, then header, trace and body text, each folded
// (a search compares without case, and folds only once) and behind its length.
func encodeExtract(t *mime.Text) []byte {
	if t == nil {
		return nil
	}
	t = folded(t)
	out := make([]byte, 1, len(t.Header)+len(t.Trace)+len(t.Body)+16)
	if t.Complete {
		out[0] = 1
	}
	for _, s := range []string{t.Header, t.Trace, t.Body} {
		out = binary.AppendUvarint(out, uint64(len(s)))
		out = append(out, s...)
	}
	return out
}

// decodeExtract is the inverse of encodeExtract.
func decodeExtract(b []byte) (t mime.Text, err error) {
	if len(b) == 0 {
		return t, nil
	}
	t.Complete = b[0] == 1
	b = b[1:]
	for _, dst := range []*string{&t.Header, &t.Trace, &t.Body} {
		n, width := binary.Uvarint(b)
		if width <= 0 || n > uint64(len(b)-width) {
			return mime.Text{}, keys.ErrSealed
		}
		*dst = string(b[width : width+int(n)])
		b = b[width+int(n):]
	}
	return t, nil
}
