package mime

import (
	"encoding/binary"
	"slices"
	"strings"
)

// The binary form of a message's index:
//
//	version, flags            one byte each
//	Size                      uvarint
//	Sent                      if valid: varint seconds, varint zone in minutes
//	section lengths           uvarint each, in the order of the sections
//	sections                  header cache, omitted names, envelope, structure,
//	                          references, preview
//
// Each section can be read alone, but its strings may point into the header
// cache. A string is a uvarint, its value shifted left by two bits: a length with
// the bytes behind it (tagLiteral), a length with a uvarint offset into the header
// cache behind it (tagHeader), or a position in staticStrings (tagStatic).
const binaryVersion = 1

// Flags of the binary form.
const (
	flagSent    = 1 << iota // Sent is valid
	flagPartial             // headerCache.partial
	allFlags    = flagSent | flagPartial
)

// Kinds of strings.
const (
	tagLiteral = iota
	tagHeader
	tagStatic
	tagBits = 2
)

// Flags of an envelope.
const (
	envDate = 1 << iota // present
	envSubject
	envInReplyTo
	envMessageID
	envSenderIsFrom
	envReplyToIsFrom
	envGroups // addresses are preceded by their kind
)

// Flags of a part, the common ones in the first seven bits.
const (
	partParams = 1 << iota
	partEncoding
	partDisposition
	partChildren
	partID
	partLines
	partEnvelope
	partDescription
	partMD5
	partLanguage
	partLocation
	allPartFlags = 1<<iota - 1
)

// minReference is the length from which a string is looked for in the header
// cache: a reference takes three bytes.
const minReference = 4

// AppendBinary appends the compact form of the index to b: all of the message
// but Text. UnmarshalBinary reads it. The form is versioned and stays readable.
func (m *Message) AppendBinary(b []byte) []byte {
	w := binaryWriter{header: m.header.raw}
	w.envelope(m.Envelope)
	envelope := len(w.b)
	w.structure(m.Root)
	structure := len(w.b) - envelope
	w.references(m.References)
	references := len(w.b) - envelope - structure

	var flags byte
	if m.Sent.Valid {
		flags |= flagSent
	}
	if m.header.partial {
		flags |= flagPartial
	}
	b = append(b, binaryVersion, flags)
	b = binary.AppendUvarint(b, uint64(m.Size))
	if m.Sent.Valid {
		b = binary.AppendVarint(b, m.Sent.Unix)
		b = binary.AppendVarint(b, int64(m.Sent.ZoneMinutes))
	}
	for _, n := range [...]int{
		len(m.header.raw), len(m.header.omitted), envelope, structure, references, len(m.Preview),
	} {
		b = binary.AppendUvarint(b, uint64(n))
	}
	b = append(b, m.header.raw...)
	b = append(b, m.header.omitted...)
	b = append(b, w.b...)
	return append(b, m.Preview...)
}

type binaryWriter struct {
	b      []byte
	header string // the header cache, or "" where no reference makes sense
}

func (w *binaryWriter) uint(n int) { w.b = binary.AppendUvarint(w.b, uint64(n)) }

// string writes a string, as a reference if it stands in the header cache.
func (w *binaryWriter) string(s string) {
	if len(s) >= minReference && len(w.header) >= len(s) {
		if i := strings.Index(w.header, s); i >= 0 {
			w.uint(len(s)<<tagBits | tagHeader)
			w.uint(i)
			return
		}
	}
	w.uint(len(s) << tagBits) // tagLiteral
	w.b = append(w.b, s...)
}

// word writes a string that is likely to be one of staticStrings.
func (w *binaryWriter) word(s string) {
	if i, ok := staticIndex(s); ok {
		w.uint(i<<tagBits | tagStatic)
		return
	}
	w.string(s)
}

func (w *binaryWriter) envelope(e *Envelope) {
	if e == nil {
		e = &Envelope{}
	}
	flags := bit(e.Date.Present, envDate) | bit(e.Subject.Present, envSubject) |
		bit(e.InReplyTo.Present, envInReplyTo) | bit(e.MessageID.Present, envMessageID) |
		bit(slices.Equal(e.Sender, e.From), envSenderIsFrom) |
		bit(slices.Equal(e.ReplyTo, e.From), envReplyToIsFrom)
	lists := [...][]Address{e.From, e.Sender, e.ReplyTo, e.To, e.Cc, e.Bcc}
	if flags&envSenderIsFrom != 0 {
		lists[1] = nil
	}
	if flags&envReplyToIsFrom != 0 {
		lists[2] = nil
	}
	total := 0
	for _, list := range lists {
		total += len(list)
		for i := range list {
			flags |= bit(list[i].Kind != Mailbox, envGroups)
		}
	}
	w.uint(flags)
	for _, s := range [...]NString{e.Date, e.Subject, e.InReplyTo, e.MessageID} {
		if s.Present {
			w.string(s.Value)
		}
	}
	w.uint(total)
	for _, list := range lists {
		w.uint(len(list))
		for i := range list {
			w.address(&list[i], flags&envGroups != 0)
		}
	}
}

func (w *binaryWriter) address(a *Address, kind bool) {
	if kind {
		w.b = append(w.b, byte(a.Kind))
	}
	w.string(a.Name)
	w.string(a.Mailbox)
	w.string(a.Host)
}

// structure writes the tree of parts level by level.
func (w *binaryWriter) structure(root *Part) {
	if root == nil {
		return
	}
	order := []*Part{root}
	params := 0
	for i := 0; i < len(order); i++ {
		p := order[i]
		params += len(p.Params) + len(p.DispositionParams)
		for c := range p.Children {
			order = append(order, &p.Children[c])
		}
	}
	w.uint(len(order))
	w.uint(params)
	w.part(root, 0)
	for _, p := range order {
		at := p.BodyOffset
		for c := range p.Children {
			child := &p.Children[c]
			w.part(child, at)
			at = child.BodyOffset + child.BodyLen
		}
		w.header = "" // only the root part is described by the header
	}
}

// part writes a part whose header is at or after the offset at.
func (w *binaryWriter) part(p *Part, at int) {
	flags := p.flags()
	w.uint(flags)
	w.word(p.Type)
	w.word(p.Subtype)
	w.uint(p.HeaderOffset - at)
	w.uint(p.HeaderLen)
	w.uint(p.BodyLen)
	for _, s := range [...]struct {
		flag  int
		value string
	}{
		{partEncoding, p.Encoding},
		{partID, p.ID},
		{partDescription, p.Description},
		{partMD5, p.MD5},
		{partLocation, p.Location},
	} {
		if flags&s.flag != 0 {
			w.word(s.value)
		}
	}
	if flags&partParams != 0 {
		w.params(p.Params)
	}
	if flags&partDisposition != 0 {
		w.word(p.Disposition)
		w.params(p.DispositionParams)
	}
	if flags&partLanguage != 0 {
		w.uint(len(p.Language))
		for _, tag := range p.Language {
			w.word(tag)
		}
	}
	if flags&partLines != 0 {
		w.uint(p.Lines)
	}
	if flags&partChildren != 0 {
		w.uint(len(p.Children))
	}
	if flags&partEnvelope != 0 {
		nested := binaryWriter{b: w.b}
		nested.envelope(p.Envelope)
		w.b = nested.b
	}
}

func (w *binaryWriter) params(params []Param) {
	w.uint(len(params))
	for _, p := range params {
		w.word(p.Name)
		w.word(p.Value)
	}
}

// flags tells which members of a part are written.
func (p *Part) flags() int {
	return bit(len(p.Params) > 0, partParams) |
		bit(p.Encoding != encoding7Bit, partEncoding) |
		bit(p.Disposition != "", partDisposition) |
		bit(len(p.Children) > 0, partChildren) |
		bit(p.ID != "", partID) |
		bit(p.Lines != 0, partLines) |
		bit(p.Envelope != nil, partEnvelope) |
		bit(p.Description != "", partDescription) |
		bit(p.MD5 != "", partMD5) |
		bit(len(p.Language) > 0, partLanguage) |
		bit(p.Location != "", partLocation)
}

func bit(on bool, flag int) int {
	if on {
		return flag
	}
	return 0
}

func (w *binaryWriter) references(ids []string) {
	w.uint(len(ids))
	for _, id := range ids {
		w.string(id)
	}
}
