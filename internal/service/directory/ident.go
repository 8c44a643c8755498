package directory

import (
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"
)

// fold is the form in which names, addresses and prefixes are compared. It is
// always text that a database takes: NUL and bytes that are not UTF-8, which a
// peer may send as an address, become U+FFFD.
func fold(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(strings.ToLower(s), "\uFFFD"), "\x00", "\uFFFD")
}

// checkText refuses text that no database takes.
func checkText(texts ...string) error {
	for _, text := range texts {
		if strings.Contains(text, "\x00") || !utf8.ValidString(text) {
			return refuse(InvalidParameter, "A text holds the character U+0000 or is not UTF-8; leave that out.")
		}
	}
	return nil
}

// prefixEnd returns the smallest text above every text that begins with
// prefix, in byte order, or "" when there is none.
func prefixEnd(prefix string) string {
	for prefix != "" {
		r, n := utf8.DecodeLastRuneInString(prefix)
		prefix = prefix[:len(prefix)-n]
		switch {
		case r == utf8.MaxRune:
			continue
		case r == 0xD7FF: // the next code points are surrogates, which no text has
			return prefix + "\uE000"
		default:
			return prefix + string(r+1)
		}
	}
	return ""
}

// randomHex returns 2n hexadecimal digits.
func randomHex(rand io.Reader, n int) (string, error) {
	b := make([]byte, n)
	if _, err := io.ReadFull(rand, b); err != nil {
		return "", fmt.Errorf("draw an identifier: %w", err)
	}
	return hex.EncodeToString(b), nil
}

// newUUID returns a random UUID, version 4 (RFC 9562, section 5.4).
func newUUID(rand io.Reader) (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(rand, b[:]); err != nil {
		return "", fmt.Errorf("draw an identifier: %w", err)
	}
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[0:4], b[4:6], b[6:8], b[8:10], b[10:16]), nil
}

// entityID matches what may be an entity's identifier: a UUID, a resource's
// r- form, and the SID-like form that organizations brought from elsewhere have.
var entityID = regexp.MustCompile(`^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|r-[0-9a-f]{32}|s-1-[0-9-]+)$`)

// canonicalID returns ident in the case in which identifiers are stored, and
// whether it can be one.
func canonicalID(ident string) (string, bool) {
	lower := strings.ToLower(ident)
	if !entityID.MatchString(lower) {
		return "", false
	}
	if strings.HasPrefix(lower, "s-1-") {
		return strings.ToUpper(ident), true
	}
	return lower, true
}

var hostname = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$`)

// validHostname reports whether s, in lower case, is a host name (RFC 1123,
// section 2.1) that leaves room for an address in it.
func validHostname(s string) bool { return len(s) <= 252 && hostname.MatchString(s) }

// validDomain reports whether s, in lower case, can be a mail domain.
func validDomain(s string) bool { return validHostname(s) && strings.Contains(s, ".") }

// domainOf returns the part after the last '@' in lower case, or "".
func domainOf(address string) string {
	i := strings.LastIndexByte(address, '@')
	if i < 0 {
		return ""
	}
	return fold(address[i+1:])
}

// journalingSender is the local part from which journal reports are sent; on
// the test domain nobody can own it.
const journalingSender = "amazonjournaling"

// checkName refuses the accounts that a Windows domain brings along, and the
// journaling sender.
func checkName(name string) error {
	switch fold(name) {
	case "administrator", "guest", "krbtgt", journalingSender:
		return refuse(ReservedName, "The name %q is reserved; choose another one.", name)
	}
	return nil
}
