package mime

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestParseAddressList(t *testing.T) {
	t.Parallel()
	box := func(name, mailbox, host string) Address {
		return Address{Name: name, Mailbox: mailbox, Host: host}
	}
	group := func(name string) Address { return Address{Mailbox: name, Kind: GroupStart} }
	end := Address{Kind: GroupEnd}
	for _, tc := range []struct {
		value string
		want  []Address
	}{
		// RFC 5322 appendix A.
		{"John Doe <jdoe@machine.example>", []Address{box("John Doe", "jdoe", "machine.example")}},
		{`"Joe Q. Public" <john.q.public@example.com>`, []Address{box("Joe Q. Public", "john.q.public", "example.com")}},
		{
			"Mary Smith <mary@x.test>, jdoe@example.org, Who? <one@y.test>",
			[]Address{box("Mary Smith", "mary", "x.test"), box("", "jdoe", "example.org"), box("Who?", "one", "y.test")},
		},
		{
			`<boss@nil.test>, "Giant; \"Big\" Box" <sysservices@example.net>`,
			[]Address{box("", "boss", "nil.test"), box(`Giant; "Big" Box`, "sysservices", "example.net")},
		},
		{
			"A Group:Ed Jones <c@a.test>,joe@where.test,John <jdoe@one.test>;",
			[]Address{group("A Group"), box("Ed Jones", "c", "a.test"), box("", "joe", "where.test"), box("John", "jdoe", "one.test"), end},
		},
		{"Undisclosed recipients:;", []Address{group("Undisclosed recipients"), end}},
		{
			`Pete(A nice \) chap) <pete(his account)@silly.test(his host)>`,
			[]Address{box("Pete", "pete", "silly.test")},
		},
		{
			"A Group(Some people)\r\n     :Chris Jones <c@(Chris's host.)public.example>,\r\n         joe@example.org,\r\n  John <jdoe@one.test> (my dear friend); (the end of the group)",
			[]Address{group("A Group"), box("Chris Jones", "c", "public.example"), box("", "joe", "example.org"), box("John", "jdoe", "one.test"), end},
		},
		{"(Empty list)(start)Hidden recipients  :(nobody(that I know))  ;", []Address{group("Hidden recipients"), end}},
		{"Joe Q. Public <john.q.public@example.com>", []Address{box("Joe Q. Public", "john.q.public", "example.com")}},
		{"Mary Smith <@node.test:mary@example.net>, , jdoe@test  . example", []Address{box("Mary Smith", "mary", "example.net"), box("", "jdoe", "test.example")}},
		// What else is sent.
		{"jdoe@example.org (John Doe)", []Address{box("John Doe", "jdoe", "example.org")}},
		{"=?utf-8?q?J=C3=BCrgen?= <j@example.org>", []Address{box("=?utf-8?q?J=C3=BCrgen?=", "j", "example.org")}},
		{`"quoted local"@example.org`, []Address{box("", "quoted local", "example.org")}},
		{"user@[192.0.2.1]", []Address{box("", "user", "[192.0.2.1]")}},
		{"J\xfcrgen <j@example.org>", []Address{box("J\xfcrgen", "j", "example.org")}},
		{"j@example.org <j@example.org>", []Address{box("j@example.org", "j", "example.org")}},
		{"Doe, John <j@example.org>", []Address{box("", "Doe", ""), box("John", "j", "example.org")}},
		{"postmaster", []Address{box("", "postmaster", "")}},
		{"MAILER-DAEMON (Mail System)", []Address{box("Mail System", "MAILER-DAEMON", "")}},
		{"a@b c@d", []Address{box("", "a", "bc@d")}},
		{"a@b; c@d", []Address{box("", "a", "b"), box("", "c", "d")}},
		{"<a@b> <c@d>", []Address{box("", "a", "b"), box("", "c", "d")}},
		{"Open <a@b", []Address{box("Open", "a", "b")}},
		{`"open quote <a@b>, c@d`, []Address{box("", "open quote <a@b>, c@d", "")}},
		{"(open comment <a@b>", nil},
		{"<>", []Address{box("", "", "")}},
		{"g: a@b", []Address{group("g"), box("", "a", "b"), end}},
		{">,;)", nil},
		{"", nil},
		{" , ,, ", nil},
	} {
		if diff := cmp.Diff(tc.want, ParseAddressList(tc.value)); diff != "" {
			t.Errorf("%q: %s", tc.value, diff)
		}
	}
}

// The envelope of RFC 9051 section 7.5.2's example.
func TestEnvelope(t *testing.T) {
	t.Parallel()
	m := Parse(crlf(`Date: Wed, 17 Jul 1996 02:23:25 -0700 (PDT)
From: Terry Gray <gray@cac.washington.edu>
Subject: IMAP4rev2 WG mtg summary and minutes
To: imap@cac.washington.edu
cc: minutes@CNRI.Reston.VA.US, John Klensin <KLENSIN@MIT.EDU>
Message-Id: <B27397-0100000@cac.washington.ed>
MIME-Version: 1.0
Content-Type: TEXT/PLAIN; CHARSET=US-ASCII

Hello
`))
	gray := []Address{{Name: "Terry Gray", Mailbox: "gray", Host: "cac.washington.edu"}}
	want := &Envelope{
		Date:    NString{"Wed, 17 Jul 1996 02:23:25 -0700 (PDT)", true},
		Subject: NString{"IMAP4rev2 WG mtg summary and minutes", true},
		From:    gray, Sender: gray, ReplyTo: gray,
		To:        []Address{{Mailbox: "imap", Host: "cac.washington.edu"}},
		Cc:        []Address{{Mailbox: "minutes", Host: "CNRI.Reston.VA.US"}, {Name: "John Klensin", Mailbox: "KLENSIN", Host: "MIT.EDU"}},
		MessageID: NString{"<B27397-0100000@cac.washington.ed>", true},
	}
	if diff := cmp.Diff(want, m.Envelope); diff != "" {
		t.Error(diff)
	}
	if got, want := m.Sent.Time(), time.Date(1996, 7, 17, 9, 23, 25, 0, time.UTC); !got.Equal(want) {
		t.Errorf("sent %v, want %v", got, want)
	}
	if diff := cmp.Diff([]Param{{"charset", "US-ASCII"}}, m.Root.Params); diff != "" {
		t.Error(diff)
	}
}

func TestEnvelopeTellsEmptyFromAbsent(t *testing.T) {
	t.Parallel()
	e := Parse(crlf("Subject:\nIn-Reply-To: \nFrom: a@b\nSender:\nReply-To: c@d\nTo: x@y\nTo: z@y\n\n")).Envelope
	if !e.Subject.Present || !e.InReplyTo.Present || e.Date.Present || e.MessageID.Present {
		t.Errorf("present: %+v", e)
	}
	want := &Envelope{
		Subject: NString{Present: true}, InReplyTo: NString{Present: true},
		From:    []Address{{Mailbox: "a", Host: "b"}},
		Sender:  []Address{{Mailbox: "a", Host: "b"}},
		ReplyTo: []Address{{Mailbox: "c", Host: "d"}},
		To:      []Address{{Mailbox: "x", Host: "y"}, {Mailbox: "z", Host: "y"}},
	}
	if diff := cmp.Diff(want, e); diff != "" {
		t.Error(diff)
	}
}

func TestEnvelopeStringsAreClean(t *testing.T) {
	t.Parallel()
	e := Parse([]byte("Subject: one\r\n two\r\n\tth\x00ree \xe9 \r \r\nFrom: \"a\r\n b\" <c@d>\r\n\r\n")).Envelope
	if got, want := e.Subject.Value, "one two\tthree \xe9"; got != want {
		t.Errorf("subject %q, want %q", got, want)
	}
	if got, want := e.From[0].Name, "a b"; got != want {
		t.Errorf("name %q, want %q", got, want)
	}
}

func TestReferences(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		header string
		want   []string
	}{
		{"References: <a@x>\n <b@y>\nIn-Reply-To: <c@z>\n\n", []string{"a@x", "b@y"}},
		{"In-Reply-To: Your message of today <c@z> <d@z>\n\n", []string{"c@z"}},
		{"References: nothing\n\n", nil},
		{"References: <broken <a@x> <\n\n", []string{"a@x"}},
	} {
		if diff := cmp.Diff(tc.want, Parse(crlf(tc.header)).References); diff != "" {
			t.Errorf("%q: %s", tc.header, diff)
		}
	}
	long := Parse([]byte("References: <first@x>" + strings.Repeat(" <more@x>", 500) + " <last@x>\n\n")).References
	if len(long) != maxReferences || long[0] != "first@x" || long[len(long)-1] != "last@x" {
		t.Errorf("%d references from %q to %q", len(long), long[0], long[len(long)-1])
	}
}

func TestParseDate(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct{ value, want string }{
		{"Fri, 21 Nov 1997 09:55:06 -0600", "1997-11-21T09:55:06-06:00"},
		{"Tue, 1 Jul 2003 10:52:37 +0200", "2003-07-01T10:52:37+02:00"},
		{"Thu, 13 Feb 1969 23:32:54 -0330", "1969-02-13T23:32:54-03:30"},
		{"Thu,\r\n      13\r\n        Feb\r\n          1969\r\n      23:32\r\n               -0330 (Newfoundland Time)", "1969-02-13T23:32:00-03:30"},
		{"21 Nov 97 09:55:06 GMT", "1997-11-21T09:55:06Z"},
		{"Fri, 21 Nov 1997 09(comment):   55  :  06 -0600", ""},
		{"Mon, 2 Mar 26 08:00:00 EST", "2026-03-02T08:00:00-05:00"},
		{"Mon, 2 Mar 126 08:00:00 PDT", "2026-03-02T08:00:00-07:00"},
		{"2 Mar 2026 08:00", "2026-03-02T08:00:00Z"},
		{"2 Mar 2026", "2026-03-02T00:00:00Z"},
		{"02-Mar-2026 08:00:00 +0000", "2026-03-02T08:00:00Z"},
		{"Mon Mar  2 08:00:00 2026", "2026-03-02T08:00:00Z"},
		{"Mon Mar  2 08:00:00 CET 2026", "2026-03-02T08:00:00Z"},
		{"Monday, 2 March 2026 08:00:00.123 +01:00", "2026-03-02T08:00:00+01:00"},
		{"Mon, 2 Mar 2026 23:59:60 +0000", "2026-03-03T00:00:00Z"},
		{"Sun, 29 Feb 2024 00:00:00 +0000", "2024-02-29T00:00:00Z"},
		{"Sat, 29 Feb 2025 00:00:00 +0000", ""},
		{"32 Jan 2026 00:00:00 +0000", ""},
		{"1 Jan 2026 24:00:00 +0000", ""},
		{"1 Jan 2026 00:00:00 +9900", ""},
		{"1 Foo 2026 00:00:00 +0000", ""},
		{"yesterday", ""},
		{"", ""},
	} {
		got := ""
		if d := parseDate(unfold([]byte(tc.value))); d.Valid {
			got = d.Time().Format(time.RFC3339)
		}
		if got != tc.want {
			t.Errorf("%q: got %q, want %q", tc.value, got, tc.want)
		}
	}
}

func TestSentDay(t *testing.T) {
	t.Parallel()
	// The day counts where the sender is: it is still the 1st there.
	d := parseDate([]byte("Sun, 1 Mar 2026 23:30:00 -0800"))
	if got, want := d.Day(), time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC); !got.Equal(want) {
		t.Errorf("day %v, want %v", got, want)
	}
	if !(SentDate{}).Time().IsZero() || !(SentDate{}).Day().IsZero() {
		t.Error("an invalid date has a time")
	}
	if got, want := FormatDate(d.Time()), "Sun, 01 Mar 2026 23:30:00 -0800"; got != want {
		t.Errorf("formatted %q, want %q", got, want)
	}
}

func TestBaseSubject(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		subject, base string
		reply         bool
	}{
		{"Plan", "Plan", false},
		{"Re: Plan", "Plan", true},
		{"RE:  re: Fwd: [list]  Plan (fwd) (FWD)", "Plan", true},
		{"Re[2]: Plan", "Plan", true},
		{"[list] Re: [list] Plan", "Plan", true},
		{"[Fwd: Re: Plan]", "Plan", true},
		{"[list] Plan", "Plan", false},
		{"[only]", "[only]", false},
		{"Regarding: Plan", "Regarding: Plan", false},
		{"Re: =?utf-8?q?=5Blist=5D_Caf=C3=A9?=", "Café", true},
		{"  two \t spaces ", "two spaces", false},
		{"Re:", "", true},
		{"", "", false},
	} {
		base, reply := BaseSubject(tc.subject)
		if base != tc.base || reply != tc.reply {
			t.Errorf("%q: got %q, %v; want %q, %v", tc.subject, base, reply, tc.base, tc.reply)
		}
	}
}

func TestDecodeHeader(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct{ in, want string }{
		// RFC 2047 section 8.
		{"(=?ISO-8859-1?Q?a?=)", "(a)"},
		{"(=?ISO-8859-1?Q?a?= b)", "(a b)"},
		{"(=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=)", "(ab)"},
		{"(=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?=)", "(ab)"},
		{"(=?ISO-8859-1?Q?a_b?=)", "(a b)"},
		{"(=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=)", "(a b)"},
		{"=?US-ASCII?Q?Keith_Moore?= <moore@cs.utk.edu>", "Keith Moore <moore@cs.utk.edu>"},
		{"=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?= =?ISO-8859-2?B?dSB1bmRlcnN0YW5kIHRoZSBleGFtcGxlLg==?=", "If you can read this you understand the example."},
		{"=?iso-8859-1*de?q?Gr=FC=DFe?=", "Grüße"},
		{"=?utf-8?b?w6k=?==?utf-8?b?w6g=?=", "éè"},
		{"=?utf-8?b?4oI=?= =?utf-8?b?rA==?=", "€"}, // a character cut in two
		{"=?utf-8?q?a b?=", "a b"},
		{" folded\r\n =?utf-8?q?=C3?=\r\n\t=?utf-8?q?=A9?=\r\n", "folded é"},
		{"=?koi8-r?B?8NLJ18XU?=", "Привет"},
		{"=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"},
		{"=?gb2312?B?xOO6ww==?=", "你好"},
		{"=?x-nobody-knows?q?abc?=", "abc"},
		{"=?utf-8?q?broken", "=?utf-8?q?broken"},
		{"=?utf-8?x?abc?=", "=?utf-8?x?abc?="},
		{"=? =?utf-8?q?a?=", "=? a"},
		{"plain \xe9", "plain é"},
		{"already ünïcode", "already ünïcode"},
		{"=?utf-8?q??=", ""},
		{"=?", "=?"},
		{"a =?utf-8?q?b?= c", "a b c"},
	} {
		if got := DecodeHeader(tc.in); got != tc.want {
			t.Errorf("%q: got %q, want %q", tc.in, got, tc.want)
		}
	}
}
