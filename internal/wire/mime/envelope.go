package mime

import "bytes"

// maxEnvelopeString bounds a string of an envelope, in bytes.
const maxEnvelopeString = 8 << 10

// maxReferences bounds the identifiers kept of a References field. Of a longer
// list the first, the root of the thread, and the last ones stay.
const maxReferences = 64

// headerReader collects from the fields of one header what a part and, if it is
// the header of a message, its envelope need.
type headerReader struct {
	keep *budget

	hasType     bool
	contentType contentType
	part        *Part

	envelope   *Envelope // nil for the header of a part
	sent       SentDate
	references []byte // the unfolded References field
}

// budget bounds the bytes of strings kept of a message.
type budget int

// string returns b as a string, cut to max bytes and to what is left.
func (left *budget) string(b []byte, max int) string {
	n := min(len(b), max, int(*left))
	*left -= budget(n)
	return string(b[:n])
}

// read reads the fields of a header.
func (r *headerReader) read(header []byte) {
	for n := 0; n < MaxFields; n++ {
		f, rest, ok := nextField(header)
		if !ok {
			break
		}
		r.field(f)
		header = rest
	}
	if e := r.envelope; e != nil {
		if len(e.Sender) == 0 {
			e.Sender = e.From
		}
		if len(e.ReplyTo) == 0 {
			e.ReplyTo = e.From
		}
	}
}

// maxKnownName is the length of the longest field name that is interpreted.
const maxKnownName = len("content-transfer-encoding")

func (r *headerReader) field(f Field) {
	if len(f.Name) > maxKnownName {
		return
	}
	var buf [maxKnownName]byte
	name := appendLower(buf[:0], f.Name)
	if bytes.HasPrefix(name, []byte("content-")) {
		r.contentField(name[len("content-"):], f.Value)
	} else if r.envelope != nil {
		r.envelopeField(name, f.Value)
	}
}

// contentField reads a field of MIME. The first of a name counts.
func (r *headerReader) contentField(name, value []byte) {
	p := r.part
	switch string(name) {
	case "type":
		if !r.hasType {
			r.hasType = true
			r.contentType = parseContentType(r.value(value))
		}
	case "transfer-encoding":
		if p.Encoding == "" {
			p.Encoding = parseEncoding(r.value(value))
		}
	case "id":
		r.once(&p.ID, value)
	case "description":
		r.once(&p.Description, value)
	case "md5":
		r.once(&p.MD5, value)
	case "location":
		r.once(&p.Location, value)
	case "disposition":
		if p.Disposition == "" {
			p.Disposition, p.DispositionParams = parseDisposition(r.value(value))
		}
	case "language":
		if p.Language == nil {
			p.Language = parseLanguages(r.value(value))
		}
	}
}

// value returns an unfolded value within the budget.
func (r *headerReader) value(raw []byte) []byte {
	v := unfold(raw)
	n := min(len(v), maxEnvelopeString, int(*r.keep))
	*r.keep -= budget(n)
	return v[:n]
}

func (r *headerReader) once(s *string, value []byte) {
	if *s == "" {
		*s = r.keep.string(unfold(value), maxEnvelopeString)
	}
}

func (r *headerReader) envelopeField(name, value []byte) {
	e := r.envelope
	switch string(name) {
	case "date":
		if !e.Date.Present {
			r.sent = parseDate(unfold(value))
		}
		r.nstring(&e.Date, value)
	case "subject":
		r.nstring(&e.Subject, value)
	case "in-reply-to":
		r.nstring(&e.InReplyTo, value)
	case "message-id":
		r.nstring(&e.MessageID, value)
	case "references":
		if r.references == nil {
			r.references = unfold(value)
		}
	case "from":
		r.addresses(&e.From, value)
	case "sender":
		r.addresses(&e.Sender, value)
	case "reply-to":
		r.addresses(&e.ReplyTo, value)
	case "to":
		r.addresses(&e.To, value)
	case "cc":
		r.addresses(&e.Cc, value)
	case "bcc":
		r.addresses(&e.Bcc, value)
	}
}

func (r *headerReader) nstring(s *NString, value []byte) {
	if !s.Present {
		*s = NString{r.keep.string(unfold(value), maxEnvelopeString), true}
	}
}

// addresses adds the addresses of a field: some senders repeat To and Cc.
func (r *headerReader) addresses(list *[]Address, value []byte) {
	v := unfold(value)
	v = v[:min(len(v), int(*r.keep))]
	*r.keep -= budget(len(v))
	*list = parseAddresses(*list, v)
}

// messageIDs returns the identifiers in a References or In-Reply-To value, without
// their angle brackets.
func messageIDs(v []byte) []string {
	var ids []string
	for {
		start := bytes.IndexByte(v, '<')
		if start < 0 {
			return ids
		}
		v = v[start+1:]
		end := bytes.IndexAny(v, "<> \t")
		if end < 0 {
			return ids
		}
		if v[end] == '>' && end > 0 && end <= 998 {
			if len(ids) == maxReferences {
				copy(ids[1:], ids[2:])
				ids = ids[:maxReferences-1]
			}
			ids = append(ids, string(v[:end]))
		}
		v = v[end:]
	}
}

// threadReferences are the ancestors of a message, RFC 5256 section 3.
func (r *headerReader) threadReferences() []string {
	if ids := messageIDs(r.references); len(ids) > 0 {
		return ids
	}
	if ids := messageIDs([]byte(r.envelope.InReplyTo.Value)); len(ids) > 0 {
		return ids[:1]
	}
	return nil
}
