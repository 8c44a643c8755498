package delivery

import (
	"net/netip"
	"strings"
	"time"

	"github.com/mailstead/mailstead/internal/wire/mime"
)

const (
	// maxHops is the number of Received fields of a message that runs in a loop
	// (RFC 5321 section 6.3 asks for at least 100 when nothing else is known;
	// 50 is what large receivers use, and honest mail has fewer than 20).
	maxHops = 50
	// maxHeader bounds the header in bytes. Mail programs and lists stay below
	// a few ten thousand.
	maxHeader = 1 << 20
)

// compose makes the message as it is stored, with its trace fields in front, of
// which it returns the length.
func (t *Transaction) compose(body *Body, now time.Time) (message []byte, traceLen int, err error) {
	if err := checkHeader(body.bytes()); err != nil {
		return nil, 0, err
	}
	trace := t.trace(now)
	content := mime.ToCRLF(body.bytes())
	if t.env.Submitter != nil {
		if content, err = t.submit(content, now); err != nil {
			return nil, 0, err
		}
	}
	if untouched(content, body.bytes()) {
		return body.withTrace(trace), len(trace), nil
	}
	return append(trace, content...), len(trace), nil
}

// untouched tells whether a is still b itself and not an edited copy.
func untouched(a, b []byte) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// checkHeader refuses loops and monstrous headers.
func checkHeader(message []byte) error {
	hops, size := 0, 0
	for f := range mime.Fields(message) {
		if size += len(f.Raw); size > maxHeader {
			return &errHeaderTooLarge
		}
		if strings.EqualFold(string(f.Name), "Received") {
			hops++
		}
	}
	if hops > maxHops {
		return &errLoop
	}
	return nil
}

// trace writes the trace fields of RFC 5321 section 4.4. Fields that name a
// recipient are only there when there is just one: a field seen by several
// recipients would tell each about the others.
func (t *Transaction) trace(now time.Time) []byte {
	b := make([]byte, 0, 512)
	b = mime.AppendField(b, "Return-Path", "<"+t.from.String()+">")
	var sole string
	if len(t.recipients) == 1 {
		sole = t.recipients[0].String()
		b = mime.AppendField(b, "Delivered-To", sole)
	}
	b = append(b, "Received: from "...)
	if t.env.Submitter != nil {
		b = append(b, "localhost (address of the author withheld)"...)
	} else {
		b = append(b, heloName(t.env.Peer.Helo)...)
		b = append(b, " (["...)
		b = append(b, addressLiteral(t.env.Peer.Addr)...)
		b = append(b, "])"...)
	}
	b = append(b, "\r\n\tby "...)
	b = append(b, t.s.cfg.Hostname...)
	b = append(b, " with "...)
	b = append(b, t.env.Peer.Protocol...)
	b = append(b, " id "...)
	b = append(b, t.id...)
	if sole != "" {
		b = append(b, "\r\n\tfor <"...)
		b = append(b, sole...)
		b = append(b, '>')
	}
	b = append(b, ";\r\n\t"...)
	b = append(b, mime.FormatDate(now)...)
	return append(b, "\r\n"...)
}

// heloName is the name that a peer gave itself, as far as it can stand in a
// Received field.
func heloName(helo string) string {
	const most = 255
	clean := func(c rune) rune {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.ContainsRune(".-_[]:", c):
			return c
		}
		return '?'
	}
	if helo = strings.Map(clean, helo[:min(len(helo), most)]); helo != "" {
		return helo
	}
	return "unknown"
}

// addressLiteral is the inside of an address literal, RFC 5321 section 4.1.3.
func addressLiteral(addr netip.Addr) string {
	addr = addr.Unmap().WithZone("")
	switch {
	case !addr.IsValid():
		return "unknown"
	case addr.Is6():
		return "IPv6:" + addr.String()
	}
	return addr.String()
}
