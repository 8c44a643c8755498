package mime

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"
)

func TestDecodeBody(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct{ encoding, body, want string }{
		{"7bit", "plain\r\n", "plain\r\n"},
		{"8BIT", "pl\xe4in", "pl\xe4in"},
		{"binary", "\x00\xff", "\x00\xff"},
		{"base64", "SGVsbG8s\r\nIHdvcmxk\r\n", "Hello, world"},
		{"Base64", "SGVsbG8=", "Hello"},
		{"base64", "SGVsbG8", "Hello"},
		{"base64", "SGV\r\nsbG8\r\n=", "Hello"},
		{"base64", "=SGVs=bG8=\r\n-- \r\nfooter of a mailing list", "Hello"},
		{"base64", "S*G-V_s bG8", "Hello"},
		{"base64", "S", ""},
		{"base64", "====", ""},
		{"quoted-printable", "caf=C3=A9 =3d= \r\n1", "café =1"},
		{"quoted-printable", "trailing \t\r\nspace=20\r\n", "trailing\r\nspace \r\n"},
		{"quoted-printable", "soft=\r\nbreak=\nagain=", "softbreakagain"},
		{"quoted-printable", "100% =zz =4", "100% =zz =4"},
		{"quoted-printable", "a = b\r\n", "a = b\r\n"},
	} {
		raw := []byte("Content-Transfer-Encoding: " + tc.encoding + "\r\n\r\n" + tc.body)
		got, err := DecodeBody(raw, Parse(raw).Root)
		if err != nil || string(got) != tc.want {
			t.Errorf("%s %q: got %q, %v; want %q", tc.encoding, tc.body, got, err, tc.want)
		}
	}
	raw := []byte("Content-Transfer-Encoding: x-uuencode\r\n\r\nabc")
	p := Parse(raw).Root
	if _, err := DecodeBody(raw, p); !errors.Is(err, ErrUnknownEncoding) {
		t.Errorf("x-uuencode: %v", err)
	}
	if _, err := DecodeBody(raw[:10], p); err == nil || errors.Is(err, ErrUnknownEncoding) {
		t.Errorf("another message: %v", err)
	}
}

func TestBase64AgreesWithTheStandardLibrary(t *testing.T) {
	t.Parallel()
	data := []byte(strings.Repeat("\x00\x01\xfe\xff any bytes ", 20))
	for n := range data {
		enc := base64.StdEncoding.EncodeToString(data[:n])
		for _, line := range []int{1, 3, 4, 76} {
			var b strings.Builder
			for i := 0; i < len(enc); i += line {
				b.WriteString(enc[i:min(i+line, len(enc))] + "\r\n")
			}
			if got := appendBase64(nil, []byte(b.String())); string(got) != string(data[:n]) {
				t.Fatalf("%d bytes in lines of %d: got %q", n, line, got)
			}
		}
	}
}

func TestDecodeText(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		contentType, body, want string
		err                     error
	}{
		{"text/plain; charset=utf-8", "caf\xc3\xa9", "café", nil},
		{"text/plain; charset=utf-8", "\xef\xbb\xbfbom \xff", "bom \ufffd", nil},
		{"text/plain; charset=ISO-8859-1", "caf\xe9 \x80", "café €", nil},
		{"text/plain; charset=iso-8859-15", "\xa4", "€", nil},
		{"text/plain; charset=cp850", "\x82", "é", nil},
		{"text/plain; charset=IBM437", "\x82", "é", nil},
		{"text/plain; charset=Shift_JIS", "\x93\xfa", "日", nil},
		{"text/plain; charset=utf-16le", "a\x00\xe9\x00", "aé", nil},
		{"text/plain; charset=us-ascii", "caf\xc3\xa9", "café", nil},
		{"text/plain", "caf\xe9", "café", nil},
		{"text/plain; charset=klingon", "caf\xc3\xa9", "café", ErrUnknownCharset},
		{"text/html", `<meta charset="koi8-r">` + "\xf0", `<meta charset="koi8-r">П`, nil},
		{"text/html", `<meta http-equiv=x content="text/html; charset=koi8-r">` + "\xf0", `<meta http-equiv=x content="text/html; charset=koi8-r">П`, nil},
	} {
		raw := []byte("Content-Type: " + tc.contentType + "\r\n\r\n" + tc.body)
		got, err := DecodeText(raw, Parse(raw).Root)
		if !errors.Is(err, tc.err) || got != tc.want {
			t.Errorf("%s %q: got %q, %v; want %q, %v", tc.contentType, tc.body, got, err, tc.want, tc.err)
		}
	}
}
