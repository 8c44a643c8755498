package imap

import (
	"bytes"
	"context"
	"errors"

	"github.com/mailstead/mailstead/internal/service/mailbox"
	"github.com/mailstead/mailstead/internal/wire/imapwire"
	"github.com/mailstead/mailstead/internal/wire/mime"
)

// sectionNeeds: selected fields of the message's header are in the index, as a rule; all else is in the body.
func sectionNeeds(att *imapwire.FetchAtt) need {
	s := &att.Section
	switch {
	case len(s.Part) == 0 && s.Spec == imapwire.SectionHeaderFields:
		return need{mailbox.WithIndex, mime.WantStructure}
	case len(s.Part) == 0 && s.Spec == imapwire.SectionWhole:
		return need{mailbox.WithIndex | mailbox.WithBody, 0}
	}
	return need{mailbox.WithIndex | mailbox.WithBody, mime.WantStructure}
}

// sectionKinds maps the words of a section to what the index can find.
var sectionKinds = map[imapwire.SectionSpec]mime.SectionKind{
	imapwire.SectionWhole:           mime.SectionWhole,
	imapwire.SectionHeader:          mime.SectionHeader,
	imapwire.SectionHeaderFields:    mime.SectionHeader,
	imapwire.SectionHeaderFieldsNot: mime.SectionHeader,
	imapwire.SectionText:            mime.SectionText,
	imapwire.SectionMIME:            mime.SectionMIME,
}

// writeSection writes BODY[...] as a literal, or NIL for a part that does not exist.
func writeSection(ctx context.Context, m *message, att *imapwire.FetchAtt) error {
	s := &att.Section
	if len(s.Part) == 0 && s.Spec == imapwire.SectionHeaderFields {
		if fields, ok := m.index.AppendHeaderFields(nil, s.Fields); ok {
			return m.literal(cutBytes(fields, att.Partial), false)
		}
	}
	off, n, ok := int64(0), m.item.Size, true
	if len(s.Part) > 0 || s.Spec != imapwire.SectionWhole {
		off, n, ok = m.section(s.Part, sectionKinds[s.Spec])
	}
	if !ok {
		m.out.b = append(m.out.b, "NIL"...)
		return nil
	}
	switch s.Spec {
	case imapwire.SectionHeaderFields, imapwire.SectionHeaderFieldsNot:
		header, err := m.bytes(ctx, off, n)
		if err != nil {
			return err
		}
		return m.literal(cutBytes(selectFields(header, s), att.Partial), false)
	}
	off, n = cut(off, n, att.Partial)
	return m.stream(ctx, off, n)
}

func (m *message) section(part []int, kind mime.SectionKind) (off, n int64, ok bool) {
	o, l, ok := m.index.Section(part, kind)
	return int64(o), int64(l), ok
}

// selectFields returns those fields of a header that the section names, or does not.
func selectFields(header []byte, s *imapwire.Section) []byte {
	if s.Spec == imapwire.SectionHeaderFieldsNot {
		return mime.AppendFieldsNot(nil, header, s.Fields)
	}
	return mime.AppendFields(nil, header, s.Fields)
}

// cut applies a partial fetch to a range: what is beyond its end is empty (RFC 9051 section 6.4.5).
func cut(off, n int64, p *imapwire.Partial) (int64, int64) {
	if p == nil {
		return off, n
	}
	skip := min(p.Offset, n)
	return off + skip, min(p.Count, n-skip)
}

func cutBytes(b []byte, p *imapwire.Partial) []byte {
	off, n := cut(0, int64(len(b)), p)
	return b[off : off+n]
}

// open makes the content of the message available.
func (m *message) open(ctx context.Context) error {
	if m.content != nil {
		return nil
	}
	var err error
	m.content, err = m.item.Content(ctx)
	return err
}

// bytes returns a range of the message. Twice its size is reserved until the response is complete, for what is made of
// it.
func (m *message) bytes(ctx context.Context, off, n int64) ([]byte, error) {
	release, err := m.f.c.reserve(ctx, 2*n)
	if err != nil {
		return nil, err
	}
	m.release = append(m.release, release)
	if err := m.open(ctx); err != nil {
		return nil, err
	}
	return m.content.Bytes(off, n)
}

// stream writes a range of the message as a literal.
func (m *message) stream(ctx context.Context, off, n int64) error {
	if err := m.open(ctx); err != nil {
		return err
	}
	m.out.b = imapwire.AppendLiteralHead(m.out.b, n, false)
	return m.content.WriteRange(m.out, off, n)
}

// literal writes octets as a literal.
func (m *message) literal(b []byte, binary bool) error {
	m.out.b = imapwire.AppendLiteralHead(m.out.b, int64(len(b)), binary)
	_, err := m.out.Write(b)
	return err
}

// writeBinary writes the content of a part with its transfer encoding undone (RFC 9051 section 6.4.5).
func writeBinary(ctx context.Context, m *message, att *imapwire.FetchAtt) error {
	if len(att.Section.Part) == 0 { // BINARY[] is the message, which has no encoding
		return writeSection(ctx, m, att)
	}
	content, ok, err := m.decoded(ctx, att.Section.Part)
	if err != nil {
		return err
	}
	if !ok {
		m.out.b = append(m.out.b, "NIL"...)
		return nil
	}
	content = cutBytes(content, att.Partial)
	return m.literal(content, bytes.IndexByte(content, 0) >= 0)
}

func writeBinarySize(ctx context.Context, m *message, att *imapwire.FetchAtt) error {
	size := m.item.Size
	if len(att.Section.Part) > 0 {
		content, _, err := m.decoded(ctx, att.Section.Part)
		if err != nil {
			return err
		}
		size = int64(len(content))
	}
	m.out.b = appendInt(m.out.b, size)
	return nil
}

// errUnknownCTE is the refusal of RFC 9051 section 6.4.5 for a part whose transfer encoding nobody knows.
var errUnknownCTE = no(imapwire.CodeUnknownCTE, "The transfer encoding of the part is not known.")

// decoded returns the content of a part. ok is false if there is no such part.
func (m *message) decoded(ctx context.Context, path []int) (content []byte, ok bool, err error) {
	p, ok := m.index.Part(path)
	if !ok {
		return nil, false, nil
	}
	raw, err := m.bytes(ctx, int64(p.BodyOffset), int64(p.BodyLen))
	if err != nil {
		return nil, false, err
	}
	here := *p // as if the message was this body alone
	here.BodyOffset = 0
	content, err = mime.DecodeBody(raw, &here)
	if errors.Is(err, mime.ErrUnknownEncoding) {
		err = errUnknownCTE
	}
	return content, true, err
}
