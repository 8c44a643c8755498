package imapwire

import (
	"strings"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/wire/mime"
)

func TestAppendStrings(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		s, quoted, quotedUTF8, astring string
	}{
		{"", `""`, `""`, `""`},
		{"abc", `"abc"`, `"abc"`, `abc`},
		{"nil", `"nil"`, `"nil"`, `"nil"`},
		{`a"\b`, `"a\"\\b"`, `"a\"\\b"`, `"a\"\\b"`},
		{"a b", `"a b"`, `"a b"`, `"a b"`},
		{"a\r\nb", "{4}\r\na\r\nb", "{4}\r\na\r\nb", "{4}\r\na\r\nb"},
		{"\u00e9", "{2}\r\n\u00e9", "\"\u00e9\"", "{2}\r\n\u00e9"},
		{"\xff", "{1}\r\n\xff", "{1}\r\n\xff", "{1}\r\n\xff"},
		{"a\x00", "~{2}\r\na\x00", "~{2}\r\na\x00", "~{2}\r\na\x00"},
	} {
		if got := string(AppendString(nil, c.s, false)); got != c.quoted {
			t.Errorf("%q: %q, want %q", c.s, got, c.quoted)
		}
		if got := string(AppendString(nil, c.s, true)); got != c.quotedUTF8 {
			t.Errorf("%q with UTF-8: %q, want %q", c.s, got, c.quotedUTF8)
		}
		if got := string(AppendAString(nil, c.s, false)); got != c.astring {
			t.Errorf("%q as an astring: %q, want %q", c.s, got, c.astring)
		}
	}
	if got := string(AppendText(nil, "a\r\n* BYE \u00e9")); got != "a  * BYE ??" {
		t.Errorf("text: %q", got)
	}
}

func TestAppendDateTime(t *testing.T) {
	t.Parallel()
	zone := time.FixedZone("", -7*3600)
	for _, when := range []time.Time{
		time.Date(1996, 7, 17, 2, 44, 25, 0, zone),
		time.Date(2026, 12, 1, 23, 59, 59, 999, time.UTC),
		time.Date(1970, 1, 31, 0, 0, 0, 0, time.UTC),
	} {
		want := when.UTC().Format(`"` + dateTimeLayout + `"`)
		if got := string(AppendDateTime(nil, when)); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestResponseCodes(t *testing.T) {
	t.Parallel()
	for got, want := range map[Code]string{
		CodeAppendUID(38505, []NumRange{{3955, 3955}}):             "APPENDUID 38505 3955",
		CodeCopyUID(7, []uint32{1, 2, 3, 9}, []uint32{4, 5, 6, 7}): "COPYUID 7 1:3,9 4:7",
		CodePermanentFlags([]string{`\Seen`, `\*`}):                `PERMANENTFLAGS (\Seen \*)`,
		CodeUIDNext(4392): "UIDNEXT 4392",
	} {
		if string(got) != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func nstring(s string) mime.NString { return mime.NString{Value: s, Present: true} }

// rfcMessage is the message of RFC 9051 section 8, whose ENVELOPE the RFC prints.
func rfcMessage() *mime.Envelope {
	terry := []mime.Address{{Name: "Terry Gray", Mailbox: "gray", Host: "cac.washington.edu"}}
	return &mime.Envelope{
		Date:      nstring("Wed, 17 Jul 1996 02:23:25 -0700 (PDT)"),
		Subject:   nstring("IMAP4rev2 WG mtg summary and minutes"),
		From:      terry,
		Sender:    terry,
		ReplyTo:   terry,
		To:        []mime.Address{{Mailbox: "imap", Host: "cac.washington.edu"}},
		Cc:        []mime.Address{{Mailbox: "minutes", Host: "CNRI.Reston.VA.US"}, {Name: "John Klensin", Mailbox: "KLENSIN", Host: "MIT.EDU"}},
		MessageID: nstring("<B27397-0100000@cac.washington.ed>"),
	}
}

func TestEnvelopeOfTheRFC(t *testing.T) {
	t.Parallel()
	const want = `("Wed, 17 Jul 1996 02:23:25 -0700 (PDT)" "IMAP4rev2 WG mtg summary and minutes" ` +
		`(("Terry Gray" NIL "gray" "cac.washington.edu")) (("Terry Gray" NIL "gray" "cac.washington.edu")) ` +
		`(("Terry Gray" NIL "gray" "cac.washington.edu")) ((NIL NIL "imap" "cac.washington.edu")) ` +
		`((NIL NIL "minutes" "CNRI.Reston.VA.US")("John Klensin" NIL "KLENSIN" "MIT.EDU")) NIL NIL ` +
		`"<B27397-0100000@cac.washington.ed>")`
	got := string(AppendEnvelope(nil, rfcMessage(), false))
	if strings.ReplaceAll(got, ")(", ") (") != strings.ReplaceAll(want, ")(", ") (") {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestEnvelopeGroups(t *testing.T) {
	t.Parallel()
	e := &mime.Envelope{To: []mime.Address{
		{Mailbox: "undisclosed", Kind: mime.GroupStart}, {Kind: mime.GroupEnd}, {Mailbox: "local"},
	}}
	const want = `(NIL NIL NIL NIL NIL ((NIL NIL "undisclosed" NIL)(NIL NIL NIL NIL)(NIL NIL "local" "")) NIL NIL NIL NIL)`
	if got := string(AppendEnvelope(nil, e, false)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// rfcStructure is the example of RFC 9051 section 7.5.2: a text with a text attachment.
func rfcStructure() *mime.Part {
	return &mime.Part{
		Type: "multipart", Subtype: "mixed", Params: []mime.Param{{Name: "boundary", Value: "d3438gr7324"}},
		Children: []mime.Part{
			{Type: "text", Subtype: "plain", Params: []mime.Param{{Name: "charset", Value: "us-ascii"}}, Encoding: "7bit", BodyLen: 1152, Lines: 23},
			{
				Type: "text", Subtype: "plain", Params: []mime.Param{{Name: "charset", Value: "us-ascii"}, {Name: "name", Value: "cc.diff"}},
				ID: "<960723163407.20117h@cac.washington.edu>", Description: "Compiler diff", Encoding: "base64", BodyLen: 4554, Lines: 73,
				Disposition: "attachment", DispositionParams: []mime.Param{{Name: "filename", Value: "cc.diff"}}, Language: []string{"en", "de"},
			},
		},
	}
}

func TestBodyStructure(t *testing.T) {
	t.Parallel()
	const second = `("text" "plain" ("charset" "us-ascii" "name" "cc.diff") "<960723163407.20117h@cac.washington.edu>" "Compiler diff" "base64" 4554 73`
	const body = `(("text" "plain" ("charset" "us-ascii") NIL NIL "7bit" 1152 23)` + second + `) "mixed")`
	const structure = `(("text" "plain" ("charset" "us-ascii") NIL NIL "7bit" 1152 23 NIL NIL NIL NIL)` + second +
		` NIL ("attachment" ("filename" "cc.diff")) ("en" "de") NIL) "mixed" ("boundary" "d3438gr7324") NIL NIL NIL)`
	if got := string(AppendBodyStructure(nil, rfcStructure(), false, false)); got != body {
		t.Errorf("BODY\ngot  %s\nwant %s", got, body)
	}
	if got := string(AppendBodyStructure(nil, rfcStructure(), true, false)); got != structure {
		t.Errorf("BODYSTRUCTURE\ngot  %s\nwant %s", got, structure)
	}
}

func TestBodyStructureOfMessages(t *testing.T) {
	t.Parallel()
	text := mime.Part{Type: "text", Subtype: "plain", Encoding: "7bit", BodyLen: 5, Lines: 1}
	const inner = `("text" "plain" NIL NIL NIL "7bit" 5 1)`
	const envelope = `(NIL "hi" NIL NIL NIL NIL NIL NIL NIL NIL)`
	for _, c := range []struct {
		part mime.Part
		utf8 bool
		want string
	}{
		{
			mime.Part{Type: "message", Subtype: "rfc822", Encoding: "7bit", BodyLen: 20, Lines: 3, Envelope: &mime.Envelope{Subject: nstring("hi")}, Children: []mime.Part{text}},
			false, `("message" "rfc822" NIL NIL NIL "7bit" 20 ` + envelope + ` ` + inner + ` 3)`,
		},
		{
			mime.Part{Type: "message", Subtype: "global", Encoding: "8bit", BodyLen: 20, Lines: 3, Envelope: &mime.Envelope{Subject: nstring("hi")}, Children: []mime.Part{text}},
			true, `("message" "global" NIL NIL NIL "8bit" 20 ` + envelope + ` ` + inner + ` 3)`,
		},
		{
			mime.Part{Type: "message", Subtype: "global", Encoding: "8bit", BodyLen: 20, Lines: 3, Envelope: &mime.Envelope{}, Children: []mime.Part{text}},
			false, `("message" "global" NIL NIL NIL "8bit" 20)`,
		},
		{mime.Part{Type: "message", Subtype: "rfc822", Encoding: "7bit", BodyLen: 9}, false, `("application" "octet-stream" NIL NIL NIL "7bit" 9)`},
		{mime.Part{Type: "multipart", Subtype: "mixed", Encoding: "7bit", BodyLen: 9}, false, `("application" "octet-stream" NIL NIL NIL "7bit" 9)`},
	} {
		if got := string(AppendBodyStructure(nil, &c.part, false, c.utf8)); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

// BenchmarkMetadata renders what a client asks of each message on its first sync.
func BenchmarkMetadata(b *testing.B) {
	e, p := rfcMessage(), rfcStructure()
	when := time.Date(1996, 7, 17, 2, 44, 25, 0, time.UTC)
	flags := []string{`\Seen`, "$Forwarded"}
	var buf []byte
	b.ReportAllocs()
	for b.Loop() {
		buf = append(buf[:0], "* 12 FETCH (UID 12 FLAGS "...)
		buf = AppendFlags(buf, flags)
		buf = append(buf, " INTERNALDATE "...)
		buf = AppendDateTime(buf, when)
		buf = append(buf, " ENVELOPE "...)
		buf = AppendEnvelope(buf, e, false)
		buf = append(buf, " BODYSTRUCTURE "...)
		buf = AppendBodyStructure(buf, p, true, false)
		buf = append(buf, ")\r\n"...)
	}
	b.SetBytes(int64(len(buf)))
}
