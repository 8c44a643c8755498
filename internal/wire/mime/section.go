package mime

// SectionKind is what of a part a section names, RFC 9051 section 6.4.5.1.
type SectionKind uint8

// The kinds of sections. IMAP's HEADER.FIELDS and HEADER.FIELDS.NOT are selections
// from SectionHeader: see AppendFields.
const (
	SectionWhole  SectionKind = iota // BODY[], BODY[1.2]: a message, or the body of a part
	SectionHeader                    // BODY[HEADER], BODY[1.2.HEADER]: the header of a message
	SectionText                      // BODY[TEXT], BODY[1.2.TEXT]: the body of a message
	SectionMIME                      // BODY[1.2.MIME]: the header of a part
)

// Section returns where in the message the section of the part at path lies. ok
// is false if there is no such section: no such part, HEADER or TEXT of a part
// that is not a message, MIME of the message itself.
func (m *Message) Section(path []int, kind SectionKind) (off, n int, ok bool) {
	if len(path) == 0 {
		switch kind {
		case SectionWhole:
			return 0, m.Size, true
		case SectionHeader, SectionText:
			return messageSection(m.Root, kind)
		}
		return 0, 0, false
	}
	p, ok := m.Part(path)
	if !ok {
		return 0, 0, false
	}
	switch kind {
	case SectionWhole:
		return p.BodyOffset, p.BodyLen, true
	case SectionMIME:
		return p.HeaderOffset, p.HeaderLen, true
	}
	if !p.IsMessage() {
		return 0, 0, false
	}
	return messageSection(&p.Children[0], kind)
}

// messageSection returns the header or the text of the message with that root.
func messageSection(root *Part, kind SectionKind) (off, n int, ok bool) {
	if root == nil {
		return 0, 0, false
	}
	if kind == SectionHeader {
		return root.HeaderOffset, root.HeaderLen, true
	}
	return root.BodyOffset, root.BodyLen, true
}

// Part returns the part at a path of part numbers as IMAP counts them from one.
// A message that is not a multipart has the one part 1, which is its root; the
// numbers behind a message part count the parts of the message in it.
func (m *Message) Part(path []int) (*Part, bool) {
	if m.Root == nil || len(path) == 0 {
		return nil, false
	}
	p, atMessage := m.Root, true // atMessage: p is the root of a message and not yet numbered
	for _, n := range path {
		if !atMessage && p.IsMessage() {
			p, atMessage = &p.Children[0], true
		}
		switch {
		case p.IsMultipart() && n >= 1 && n <= len(p.Children):
			p = &p.Children[n-1]
		case atMessage && !p.IsMultipart() && n == 1:
		default:
			return nil, false
		}
		atMessage = false
	}
	return p, true
}
