package delivery

import (
	"strings"
	"unicode/utf8"
)

// Bounds of RFC 5321 section 4.5.3.1, in bytes.
const (
	maxLocalPart = 64
	maxDomain    = 255
)

// An address is a mailbox of RFC 5321 section 4.1.2 without its quoting.
type address struct {
	local, domain string
}

// parseAddress splits a mailbox whose local part has been unquoted already. It is
// lenient about the domain: what matters is whether the directory knows it. ok is
// false for what could not be written back or would harm a log or a header.
func parseAddress(s string) (a address, ok bool) {
	at := strings.LastIndexByte(s, '@')
	if at <= 0 || at > maxLocalPart || len(s)-at-1 > maxDomain || at == len(s)-1 {
		return address{}, false
	}
	if !utf8.ValidString(s) {
		return address{}, false
	}
	for _, c := range s {
		if c < ' ' || c >= 0x7F && c < 0xA0 {
			return address{}, false
		}
	}
	if strings.ContainsAny(s[at+1:], " <>()\"\\,;") {
		return address{}, false
	}
	return address{s[:at], s[at+1:]}, true
}

// plain is the address without quoting, as the directory compares it.
func (a address) plain() string { return a.local + "@" + a.domain }

// isASCII tells whether the address needs no SMTPUTF8 (RFC 6531).
func (a address) isASCII() bool { return isASCII(a.local) && isASCII(a.domain) }

// String is the address in the syntax of RFC 5321, quoted where it must be. It is
// empty for the null address.
func (a address) String() string {
	if a == (address{}) {
		return ""
	}
	if isDotString(a.local) {
		return a.plain()
	}
	var b strings.Builder
	b.WriteByte('"')
	for i := range len(a.local) {
		if c := a.local[i]; c == '"' || c == '\\' {
			b.WriteByte('\\')
		}
		b.WriteByte(a.local[i])
	}
	b.WriteString(`"@`)
	b.WriteString(a.domain)
	return b.String()
}

// isDotString tells whether a local part may stand without quotes. Dots in odd
// places are let through: they are common and nobody quotes them.
func isDotString(s string) bool {
	return !strings.ContainsAny(s, " ()<>[]:;@\\,\"")
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
