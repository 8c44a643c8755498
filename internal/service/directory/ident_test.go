package directory

import (
	"strings"
	"testing"
	"testing/quick"
	"unicode/utf8"
)

func TestPrefixEnd(t *testing.T) {
	t.Parallel()
	for prefix, want := range map[string]string{
		"": "", "a": "b", "az": "a{", "a\u00ff": "a\u0100", "a\u007f": "a\u0080", "a\ud7ff": "a\ue000",
		"a\U0010ffff": "b", "\U0010ffff\U0010ffff": "",
	} {
		if got := prefixEnd(prefix); got != want {
			t.Errorf("prefixEnd(%q) = %q, want %q", prefix, got, want)
		}
	}
	// What begins with the prefix lies in the range, what does not lies outside.
	inRange := func(prefix, text string) bool {
		prefix, text = fold(prefix), fold(text)
		end := prefixEnd(prefix)
		in := func(s string) bool { return s >= prefix && (end == "" || s < end) }
		return in(prefix+text) && in(text) == strings.HasPrefix(text, prefix)
	}
	if err := quick.Check(inRange, nil); err != nil {
		t.Error(err)
	}
}

func TestFoldIsStorable(t *testing.T) {
	t.Parallel()
	storable := func(b []byte) bool {
		s := fold(string(b))
		return utf8.ValidString(s) && !strings.Contains(s, "\x00") && fold(s) == s
	}
	if err := quick.Check(storable, nil); err != nil {
		t.Error(err)
	}
}

func TestCanonicalID(t *testing.T) {
	t.Parallel()
	for ident, want := range map[string]string{
		"76F10BC1-7875-4f5e-b4f8-a31808b8109e":           "76f10bc1-7875-4f5e-b4f8-a31808b8109e",
		"R-0123456789abcdef0123456789ABCDEF":             "r-0123456789abcdef0123456789abcdef",
		"s-1-1-11-1111111111-2222222222-3333333333-3333": "S-1-1-11-1111111111-2222222222-3333333333-3333",
		"eva": "", "eva@example.com": "", "r-012": "", "": "", "76f10bc1-7875-4f5e-b4f8-a31808b8109": "",
	} {
		got, ok := canonicalID(ident)
		if got != want || ok != (want != "") {
			t.Errorf("canonicalID(%q) = %q, %v", ident, got, ok)
		}
	}
}
