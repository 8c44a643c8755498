package mailbox

import (
	"encoding/binary"

	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/wire/mime"
)

// encodeExtract is the searchable text as it is sealed with a body: a byte that
// says whether it is complete, then header, trace and body text, each behind
// its length.
func encodeExtract(t *mime.Text) []byte {
	if t == nil {
		return nil
	}
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
