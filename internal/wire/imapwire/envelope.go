package imapwire

import "github.com/mailstead/mailstead/internal/wire/mime"

// AppendEnvelope appends an envelope (RFC 9051 section 7.5.2). utf8OK is as for [AppendString].
func AppendEnvelope(dst []byte, e *mime.Envelope, utf8OK bool) []byte {
	if e == nil {
		e = &mime.Envelope{}
	}
	dst = append(dst, '(')
	dst = appendMIMEString(dst, e.Date, utf8OK)
	dst = append(dst, ' ')
	dst = appendMIMEString(dst, e.Subject, utf8OK)
	for _, list := range [...][]mime.Address{e.From, e.Sender, e.ReplyTo, e.To, e.Cc, e.Bcc} {
		dst = append(dst, ' ')
		dst = appendAddresses(dst, list, utf8OK)
	}
	dst = append(dst, ' ')
	dst = appendMIMEString(dst, e.InReplyTo, utf8OK)
	dst = append(dst, ' ')
	dst = appendMIMEString(dst, e.MessageID, utf8OK)
	return append(dst, ')')
}

func appendMIMEString(dst []byte, s mime.NString, utf8OK bool) []byte {
	return AppendNString(dst, s.Value, s.Present, utf8OK)
}

// appendAddresses appends a list of addresses, NIL for none. The second member, the source route of RFC 821, is always
// NIL, as RFC 5322 has no such thing.
func appendAddresses(dst []byte, list []mime.Address, utf8OK bool) []byte {
	if len(list) == 0 {
		return append(dst, "NIL"...)
	}
	dst = append(dst, '(')
	for i := range list {
		a := &list[i]
		dst = append(dst, '(')
		dst = AppendNString(dst, a.Name, a.Name != "", utf8OK)
		dst = append(dst, " NIL "...)
		dst = AppendNString(dst, a.Mailbox, a.Kind != mime.GroupEnd, utf8OK)
		dst = append(dst, ' ')
		dst = AppendNString(dst, a.Host, a.Kind == mime.Mailbox, utf8OK)
		dst = append(dst, ')')
	}
	return append(dst, ')')
}
