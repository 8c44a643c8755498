package smtpwire

import (
	"errors"
	"strings"
	"testing"
)

func TestParseCommand(t *testing.T) {
	t.Parallel()
	tests := []struct {
		line string
		want Command
		ok   bool
	}{
		{"NOOP\r\n", Command{"NOOP", ""}, true},
		{"noop", Command{"NOOP", ""}, true},
		{"quit \t \n", Command{"QUIT", ""}, true},
		{"MAIL FROM:<a@b>  \r\n", Command{"MAIL", "FROM:<a@b>"}, true},
		{"EHLO\tx\r\n", Command{"EHLO", "x"}, true},
		{"MAIL FROM:<\u00e4@b>", Command{"MAIL", "FROM:<\u00e4@b>"}, true},
		{"X-FOO bar", Command{"X-FOO", "bar"}, true},
		{"", Command{}, false},
		{"\r\n", Command{}, false},
		{" NOOP", Command{}, false},
		{"MAIL\x00 FROM", Command{}, false},
		{"MAIL FROM:<a\rRCPT@b>", Command{}, false},
		{"MAIL FROM:<\xff@b>", Command{}, false},
		{"<html>", Command{}, false},
	}
	for _, tt := range tests {
		got, err := ParseCommand([]byte(tt.line))
		if got != tt.want || (err == nil) != tt.ok {
			t.Errorf("%q: %+v, %v", tt.line, got, err)
		}
	}
}

func TestParseHello(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"mx.example": "mx.example", "[192.0.2.1]": "[192.0.2.1]", "a b": "a", "": ""} {
		got, err := ParseHello(in)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v", in, got, err)
		}
	}
}

func TestParseChunk(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]Chunk{
		"0":                   {0, false},
		"12":                  {12, false},
		"12 LAST":             {12, true},
		"0 last":              {0, true},
		"9223372036854775807": {1<<63 - 1, false},
	} {
		if got, err := ParseChunk(in); got != want || err != nil {
			t.Errorf("%q: %+v, %v", in, got, err)
		}
	}
	for _, in := range []string{"", "LAST", "-1", "+1", "1 2", "1 LAST x", "0x10", "1_0", "9223372036854775808", strings.Repeat("0", 21)} {
		if got, err := ParseChunk(in); err == nil {
			t.Errorf("%q: %+v", in, got)
		}
	}
}

func TestParseAuth(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]Auth{
		"plain":           {"PLAIN", nil},
		"PLAIN AGEAYg==":  {"PLAIN", []byte("\x00a\x00b")},
		"PLAIN =":         {"PLAIN", []byte{}},
		"SCRAM-SHA-256 =": {"SCRAM-SHA-256", []byte{}},
	} {
		got, err := ParseAuth(in)
		if err != nil || got.Mechanism != want.Mechanism || string(got.Initial) != string(want.Initial) || (got.Initial == nil) != (want.Initial == nil) {
			t.Errorf("%q: %+v, %v", in, got, err)
		}
	}
	for _, in := range []string{"", "?", "PLAIN ?", "PLAIN AGEAYg=", "PLAIN AA== x", strings.Repeat("A", 21)} {
		if got, err := ParseAuth(in); err == nil {
			t.Errorf("%q: %+v", in, got)
		}
	}
}

func TestParseResponse(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"AGEAYg==\r\n": "\x00a\x00b", "\r\n": "", "Yg==\n": "b"} {
		got, cancelled, err := ParseResponse([]byte(in))
		if string(got) != want || got == nil || cancelled || err != nil {
			t.Errorf("%q: %q, %v, %v", in, got, cancelled, err)
		}
	}
	if _, cancelled, err := ParseResponse([]byte("*\r\n")); !cancelled || err != nil {
		t.Errorf("*: %v, %v", cancelled, err)
	}
	for _, in := range []string{"=\r\n", "**", "Y\rg==", "Yg"} {
		if got, cancelled, err := ParseResponse([]byte(in)); err == nil {
			t.Errorf("%q: %q, %v", in, got, cancelled)
		}
	}
}

func TestParsePaths(t *testing.T) {
	t.Parallel()
	tests := []struct {
		argument string
		want     string // the address, "-" when it is refused
		params   int
	}{
		{"FROM:<>", "", 0},
		{"FROM:<> SIZE=5", "", 1},
		{"from:<a@b.example>", "a@b.example", 0},
		{"FROM: <a@b>", "a@b", 0},
		{"FROM:a@b", "a@b", 0},
		{"FROM:a@b SIZE=1 BODY=8BITMIME SMTPUTF8", "a@b", 3},
		{"FROM:<@one,@two.example:a@b>", "a@b", 0},
		{"FROM:<@[192.0.2.1]:a@b>", "a@b", 0},
		{"TO:<a.b+c@d_e.example>", "a.b+c@d_e.example", 0},
		{`TO:<"a b"@c>`, "a b@c", 0},
		{`TO:<"a\"\\>"@c>`, `a"\>@c`, 0},
		{`TO:<"a@b"@c>`, "a@b@c", 0},
		{"TO:<a@[192.0.2.1]>", "a@[192.0.2.1]", 0},
		{"TO:<a@[IPv6:2001:db8::1]>", "a@[IPv6:2001:db8::1]", 0},
		{"TO:<\u00e4@\u00f6.example>", "\u00e4@\u00f6.example", 0},
		{"TO:<Postmaster>", "Postmaster", 0},
		{"TO:<postmaster@b>", "postmaster@b", 0},
		{"TO:<a@b>   ", "a@b", 0},
		{"TO:<a..b.@c.>", "a..b.@c.", 0},

		{"", "-", 0},
		{"<a@b>", "-", 0},
		{"FROM:", "-", 0},
		{"FROM:<postmaster>", "-", 0},
		{"FROM:<nodomain>", "-", 0},
		{"FROM:<a@>", "-", 0},
		{"FROM:<@b>", "-", 0},
		{"FROM:<@b:>", "-", 0},
		{"FROM:<@b,c:d@e>", "-", 0},
		{"FROM:<@,@b:d@e>", "-", 0},
		{"FROM:<a@b c>", "-", 0},
		{"FROM:<a@b", "-", 0},
		{"FROM:<a@b>SIZE=5", "-", 0},
		{"FROM:<a@b>>", "-", 0},
		{"FROM:<a b@c>", "-", 0},
		{"FROM:<a@b@c>", "-", 0},
		{"FROM:<a@.b>", "-", 0},
		{"FROM:<a@b..c>", "-", 0},
		{`FROM:<"a@b>`, "-", 0},
		{`FROM:<"a\`, "-", 0},
		{`FROM:<""@b>`, "-", 0},
		{"TO:<>", "-", 0},
		{"TO:<a@[x]>", "-", 0},
		{"TO:<a@[192.0.2]>", "-", 0},
		{"TO:<a@[IPv6:fe80::1%eth0]>", "-", 0},
		{"TO:<a@[192.0.2.1>", "-", 0},
		{"FROM:<a@b> =5", "-", 0},
		{"FROM:<a@b> SIZE=", "-", 0},
		{"FROM:<a@b> SIZE=1 size=2", "-", 0},
		{"FROM:<a@b>" + strings.Repeat(" A", 40), "-", 0},
	}
	for _, tt := range tests {
		parse := ParseMail
		if strings.HasPrefix(tt.argument, "TO") {
			parse = ParseRcpt
		}
		p, params, err := parse(tt.argument)
		got := p.String()
		if err != nil {
			got = "-"
		}
		if got != tt.want || len(params) != tt.params {
			t.Errorf("%q: %q with %v, %v", tt.argument, got, params, err)
		}
	}
	if p, _, err := ParseRcpt("TO:<POSTMASTER>"); !p.IsPostmaster() || err != nil {
		t.Errorf("Postmaster: %+v, %v", p, err)
	}
	var syntax *SyntaxError
	if _, _, err := ParseMail("FROM:<a>"); !errors.As(err, &syntax) || !syntax.Address {
		t.Errorf("an error in an address is not told: %v", err)
	}
	if _, _, err := ParseMail("FROM:<a@b> ?"); !errors.As(err, &syntax) || syntax.Address {
		t.Errorf("an error in a parameter is told of the address: %v", err)
	}
}

func TestParameterValues(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"abc": "abc", "a+40b+2B": "a@b+", "+00": "\x00", "<>": "<>"} {
		if got, err := (Parameter{Value: in}).Xtext(); got != want || err != nil {
			t.Errorf("%q: %q, %v", in, got, err)
		}
	}
	for _, in := range []string{"+", "a+4", "+4g", "+ab", "a=b", "\u00e4"} {
		if got, err := (Parameter{Value: in}).Xtext(); err == nil {
			t.Errorf("%q: %q", in, got)
		}
	}
	if n, err := (Parameter{Value: "1024"}).Size(); n != 1024 || err != nil {
		t.Errorf("size: %d, %v", n, err)
	}
	for _, in := range []string{"", "-1", "1e3"} {
		if n, err := (Parameter{Value: in}).Size(); err == nil {
			t.Errorf("size %q: %d", in, n)
		}
	}
}

func TestReplies(t *testing.T) {
	t.Parallel()
	for want, got := range map[string][]byte{
		"250 2.0.0 Done\r\n":                   AppendReply(nil, 250, EnhancedCode{2, 0, 0}, "Done"),
		"250-mx\r\n250-SIZE 1\r\n250 HELP\r\n": AppendReply(nil, 250, EnhancedCode{}, "mx", "SIZE 1", "HELP"),
		"214-2.0.0 a\r\n214 2.0.0 b\r\n":       AppendReply(nil, 214, EnhancedCode{2, 0, 0}, "a", "b"),
		"250 \r\n":                             AppendReply(nil, 250, EnhancedCode{}),
		"x550 5.1.1 a??250 b\r\n":              AppendReply([]byte("x"), 550, EnhancedCode{5, 1, 1}, "a\r\n250 b"),
		"334 \r\n":                             AppendChallenge(nil, nil),
		"334 VXNlcm5hbWU6\r\n":                 AppendChallenge(nil, []byte("Username:")),
	} {
		if string(got) != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
