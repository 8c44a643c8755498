package imapwire

import (
	"encoding/base64"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// utf7 is the alphabet of modified UTF-7 (RFC 3501 section 5.1.3): base64 with "," for "/" and without padding.
var utf7 = base64.NewEncoding("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,").WithPadding(base64.NoPadding)

// Mailbox reads the name of a mailbox and returns it as UTF-8. INBOX comes back in upper case however it was written
// (RFC 9051 section 5.1).
func (d *Decoder) Mailbox() (string, error) { return d.mailboxName(clString) }

// ListMailbox reads a mailbox name or pattern of LIST, in which "%" and "*" may stand bare.
func (d *Decoder) ListMailbox() (string, error) { return d.mailboxName(clList) }

func (d *Decoder) mailboxName(class uint8) (string, error) {
	raw, err := d.stringOr(class)
	if err != nil {
		return "", err
	}
	name := raw
	if !d.utf8 {
		name = DecodeUTF7(raw)
	}
	if !utf8.ValidString(name) {
		return "", syntax("mailbox name is not UTF-8")
	}
	if strings.EqualFold(name, "INBOX") {
		return "INBOX", nil
	}
	return name, nil
}

// DecodeUTF7 turns modified UTF-7 into UTF-8. A name that is not valid modified UTF-7 is returned as it is, because
// clients exist that send plain UTF-8 or a bare "&" to any server.
func DecodeUTF7(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); {
		if s[i] != '&' {
			out.WriteByte(s[i])
			i++
			continue
		}
		end := strings.IndexByte(s[i:], '-')
		if end < 0 {
			return s
		}
		if end == 1 {
			out.WriteByte('&')
		} else if !decodeShift(&out, s[i+1:i+end]) {
			return s
		}
		i += end + 1
	}
	return out.String()
}

// decodeShift decodes one base64 run of UTF-16.
func decodeShift(out *strings.Builder, b64 string) bool {
	raw, err := utf7.DecodeString(b64)
	if err != nil || len(raw)%2 != 0 || len(raw) == 0 {
		return false
	}
	for i := 0; i < len(raw); i += 2 {
		r := rune(raw[i])<<8 | rune(raw[i+1])
		if utf16.IsSurrogate(r) {
			if i+3 >= len(raw) {
				return false
			}
			i += 2
			if r = utf16.DecodeRune(r, rune(raw[i])<<8|rune(raw[i+1])); r == utf8.RuneError {
				return false
			}
		}
		out.WriteRune(r)
	}
	return true
}

// EncodeUTF7 turns UTF-8 into modified UTF-7.
func EncodeUTF7(s string) string {
	plain := true
	for i := range len(s) {
		if s[i] == '&' || s[i] < ' ' || s[i] > '~' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var out []byte
	var run []byte // UTF-16 of the run of characters that need encoding
	flush := func() {
		if len(run) > 0 {
			out = append(out, '&')
			out = utf7.AppendEncode(out, run)
			out = append(out, '-')
			run = run[:0]
		}
	}
	for _, r := range s {
		switch {
		case r == '&':
			flush()
			out = append(out, '&', '-')
		case r >= ' ' && r <= '~':
			flush()
			out = append(out, byte(r))
		default:
			for _, u := range utf16.AppendRune(nil, r) {
				run = append(run, byte(u>>8), byte(u))
			}
		}
	}
	flush()
	return string(out)
}

// AppendMailbox appends a mailbox name for a client that has enabled UTF-8 names or has not.
func AppendMailbox(dst []byte, name string, utf8Names bool) []byte {
	if !utf8Names {
		name = EncodeUTF7(name)
	}
	return AppendAString(dst, name, utf8Names)
}
