package imapwire

import (
	"strconv"

	"github.com/mailstead/mailstead/internal/wire/mime"
)

// AppendBodyStructure appends the structure of a part and all below it: BODYSTRUCTURE with extended, else BODY, which
// lacks the extension data (RFC 9051 section 7.5.2).
func AppendBodyStructure(dst []byte, p *mime.Part, extended, utf8OK bool) []byte {
	b := bodyWriter{extended: extended, utf8OK: utf8OK}
	return b.part(dst, p)
}

type bodyWriter struct{ extended, utf8OK bool }

func (b bodyWriter) part(dst []byte, p *mime.Part) []byte {
	dst = append(dst, '(')
	if p.IsMultipart() && len(p.Children) > 0 {
		dst = b.multipart(dst, p)
	} else {
		dst = b.leaf(dst, p)
	}
	return append(dst, ')')
}

func (b bodyWriter) multipart(dst []byte, p *mime.Part) []byte {
	for i := range p.Children {
		dst = b.part(dst, &p.Children[i])
	}
	dst = append(dst, ' ')
	dst = AppendString(dst, p.Subtype, b.utf8OK)
	if !b.extended {
		return dst
	}
	dst = append(dst, ' ')
	dst = b.params(dst, p.Params)
	return b.extension(dst, p)
}

func (b bodyWriter) leaf(dst []byte, p *mime.Part) []byte {
	kind, subtype := p.Type, p.Subtype
	message := b.showsMessage(p)
	if !message && (kind == "multipart" || kind == "message" && subtype == "rfc822") {
		// What was too deep to look into must not claim a type whose structure would have to follow.
		kind, subtype = "application", "octet-stream"
	}
	dst = AppendString(dst, kind, b.utf8OK)
	dst = append(dst, ' ')
	dst = AppendString(dst, subtype, b.utf8OK)
	dst = append(dst, ' ')
	dst = b.params(dst, p.Params)
	dst = append(dst, ' ')
	dst = b.optional(dst, p.ID)
	dst = append(dst, ' ')
	dst = b.optional(dst, p.Description)
	dst = append(dst, ' ')
	dst = AppendString(dst, p.Encoding, b.utf8OK)
	dst = append(dst, ' ')
	dst = strconv.AppendInt(dst, int64(p.BodyLen), 10)
	if message {
		dst = append(dst, ' ')
		dst = AppendEnvelope(dst, p.Envelope, b.utf8OK)
		dst = append(dst, ' ')
		dst = b.part(dst, &p.Children[0])
	}
	if message || kind == "text" {
		dst = append(dst, ' ')
		dst = strconv.AppendInt(dst, int64(p.Lines), 10)
	}
	if !b.extended {
		return dst
	}
	dst = append(dst, ' ')
	dst = b.optional(dst, p.MD5)
	return b.extension(dst, p)
}

// showsMessage reports if a part is written with the envelope and structure of the message in it. Only IMAP4rev2
// knows that form for message/global (RFC 9051 section 9, media-message).
func (b bodyWriter) showsMessage(p *mime.Part) bool {
	return p.IsMessage() && len(p.Children) == 1 && (b.utf8OK || p.Subtype == "rfc822")
}

// extension appends what multiparts and others share: disposition, language and location.
func (b bodyWriter) extension(dst []byte, p *mime.Part) []byte {
	dst = append(dst, ' ')
	if p.Disposition == "" {
		dst = append(dst, "NIL"...)
	} else {
		dst = append(dst, '(')
		dst = AppendString(dst, p.Disposition, b.utf8OK)
		dst = append(dst, ' ')
		dst = b.params(dst, p.DispositionParams)
		dst = append(dst, ')')
	}
	dst = append(dst, ' ')
	dst = b.languages(dst, p.Language)
	dst = append(dst, ' ')
	return b.optional(dst, p.Location)
}

func (b bodyWriter) languages(dst []byte, tags []string) []byte {
	switch len(tags) {
	case 0:
		return append(dst, "NIL"...)
	case 1:
		return AppendString(dst, tags[0], b.utf8OK)
	}
	dst = append(dst, '(')
	for i, tag := range tags {
		if i > 0 {
			dst = append(dst, ' ')
		}
		dst = AppendString(dst, tag, b.utf8OK)
	}
	return append(dst, ')')
}

func (b bodyWriter) params(dst []byte, params []mime.Param) []byte {
	if len(params) == 0 {
		return append(dst, "NIL"...)
	}
	dst = append(dst, '(')
	for i, p := range params {
		if i > 0 {
			dst = append(dst, ' ')
		}
		dst = AppendString(dst, p.Name, b.utf8OK)
		dst = append(dst, ' ')
		dst = AppendString(dst, p.Value, b.utf8OK)
	}
	return append(dst, ')')
}

func (b bodyWriter) optional(dst []byte, s string) []byte {
	return AppendNString(dst, s, s != "", b.utf8OK)
}
