package imapwire

import (
	"bufio"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"
)

// newTestDecoder returns a decoder over text that counts the continuation requests it sends.
func newTestDecoder(text string, lim Limits) (*Decoder, *int) {
	asked := new(int)
	d := NewDecoder(bufio.NewReaderSize(strings.NewReader(text), 64), lim, func() error { *asked++; return nil })
	d.Begin()
	return d, asked
}

func TestTokens(t *testing.T) {
	t.Parallel()
	d, _ := newTestDecoder("a.1]x noop  INBOX \"a \\\"q\\\" \\\\\" {3+}\r\na\"b nil NIL 4294967295 $Forwarded \\seen\\x\r\n", Limits{})
	want := func(got any, err error, want any) {
		t.Helper()
		if err != nil || got != want {
			t.Fatalf("got %q, %v, want %q", got, err, want)
		}
	}
	tag, err := d.Tag()
	want(tag, err, "a.1]x")
	name, err := d.Keyword()
	want(name, err, "NOOP")
	_ = d.SP()
	for _, w := range []string{"INBOX", `a "q" \`, `a"b`} {
		s, err := d.AString()
		want(s, err, w)
		_ = d.SP()
	}
	for range 2 {
		_, ok, err := d.NString()
		want(ok, err, false)
		_ = d.SP()
	}
	n, err := d.Number()
	want(n, err, uint32(4294967295))
	_ = d.SP()
	f, err := d.Flag()
	want(f, err, "$Forwarded")
	_ = d.SP()
	f, err = d.Flag()
	want(f, err, `\Seen`)
	if e := AsError(d.EndLine()); e == nil || e.Kind != Syntax {
		t.Fatalf("garbage at the end was accepted: %v", e)
	}
}

func TestSyntaxErrors(t *testing.T) {
	t.Parallel()
	fetch := func(d *Decoder) error { _, err := d.Fetch(); return err }
	search := func(d *Decoder) error { _, err := d.Search(); return err }
	list := func(d *Decoder) error { _, err := d.List(false); return err }
	for _, c := range []struct {
		text string
		read func(*Decoder) error
	}{
		{"0 FLAGS", fetch},
		{"1, FLAGS", fetch},
		{"4294967296 FLAGS", fetch},
		{"1 (ALL)", fetch},
		{"1 ()", fetch},
		{"1 (FLAGS", fetch},
		{"1 (FLAGSUID)", fetch},
		{"1 BODY.PEEK", fetch},
		{"1 BODY[MIME]", fetch},
		{"1 BODY[1.]", fetch},
		{"1 BODY[0]", fetch},
		{"1 BODY[HEADER.FIELDS]", fetch},
		{"1 BODY[]<0>", fetch},
		{"1 BODY[]<0.0>", fetch},
		{"1 BINARY[TEXT]", fetch},
		{" ", search},
		{" FOO", search},
		{" NOT", search},
		{" OR ALL", search},
		{" RETURN (FOO) ALL", search},
		{" SINCE yesterday", search},
		{" ()", search},
		{"(FOO) \"\" *", list},
		{"(RECURSIVEMATCH) \"\" *", list},
		{"\"\" * RETURN (FOO)", list},
		{"\"\" * SAVE (FOO)", list},
		{"\"x\r\ny\" *", list},
	} {
		d, _ := newTestDecoder(c.text+"\r\nnext\r\n", Limits{})
		err := c.read(d)
		if err == nil {
			err = d.EndLine()
		}
		if e := AsError(err); e == nil || e.Kind != Syntax {
			t.Errorf("%q: got %v, want a syntax error", c.text, err)
		}
	}
}

func TestLiterals(t *testing.T) {
	t.Parallel()
	d, asked := newTestDecoder("{3}\r\nabc {2+}\r\nde ~{2}\r\n\x00f {1}\r\n\x00", Limits{})
	for _, want := range []string{"abc", "de", "\x00f"} {
		s, err := d.String()
		if err != nil || s != want {
			t.Fatalf("got %q, %v, want %q", s, err, want)
		}
		_ = d.SP()
	}
	if *asked != 2 {
		t.Errorf("sent %d continuation requests, want 2: one for each synchronizing literal", *asked)
	}
	if _, err := d.String(); AsError(err) == nil {
		t.Errorf("NUL in a plain literal: got %v, want a protocol error", err)
	}
}

func TestLiteralTooBigIsNotInvited(t *testing.T) {
	t.Parallel()
	d, asked := newTestDecoder("{11}\r\na2 NOOP\r\n", Limits{Literal: 10})
	_, err := d.AString()
	if e := AsError(err); e == nil || e.Kind != TooBig {
		t.Fatalf("got %v, want TooBig", err)
	}
	if err := d.Discard(); err != nil {
		t.Fatal(err)
	}
	d.Begin()
	if tag, err := d.Tag(); err != nil || tag != "a2" {
		t.Fatalf("after a refused literal: tag %q, %v", tag, err)
	}
	if *asked != 0 {
		t.Error("a refused literal was invited")
	}
}

func TestDiscardSkipsNonSynchronizingLiterals(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"LOGIN (x {4+}\r\na\r\nb {3+}\r\nxyz foo\r\na2 NOOP\r\n",       // syntax error before the literals
		"LOGIN {40+}\r\n" + strings.Repeat("q", 40) + " pw\r\na2 NOOP", // literal above the limit
		"LOGIN {2+}\r\nab {3}\r\na2 NOOP",                              // ends in a literal that waits for us
	} {
		d, _ := newTestDecoder(text, Limits{Literal: 10})
		_, _ = d.Keyword()
		_ = d.SP()
		_, err := d.AString()
		if err == nil {
			err = d.EndLine()
		}
		if AsError(err) == nil {
			t.Fatalf("%q: got %v, want a protocol error", text, err)
		}
		if err := d.Discard(); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		d.Begin()
		if tag, err := d.Tag(); err != nil || tag != "a2" {
			t.Errorf("%q: then tag %q, %v", text, tag, err)
		}
	}
}

// endless yields one octet for ever and counts what was taken.
type endless struct {
	c     byte
	taken int64
}

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = e.c
	}
	e.taken += int64(len(p))
	return len(p), nil
}

func TestLimits(t *testing.T) {
	t.Parallel()
	fetch := func(d *Decoder) error { _, err := d.Fetch(); return err }
	search := func(d *Decoder) error { _, err := d.Search(); return err }
	for _, c := range []struct {
		name, text string
		read       func(*Decoder) error
	}{
		{"ranges", strings.Repeat("1,", 50) + "1 FLAGS", fetch},
		{"attributes", "1 (" + strings.Repeat("FLAGS ", 50) + ")", fetch},
		{"fields", "1 BODY[HEADER.FIELDS (" + strings.Repeat("x ", 50) + ")]", fetch},
		{"parentheses", " " + strings.Repeat("(", 50) + "ALL", search},
		{"not", strings.Repeat(" NOT", 50) + " ALL", search},
		{"or", strings.Repeat(" OR", 50) + " ALL", search},
		{"keys", strings.Repeat(" ALL", 50), search},
		{"keys in lists", strings.Repeat(" (ALL ALL)", 20), search},
	} {
		d, _ := newTestDecoder(c.text+"\r\n", Limits{Ranges: 20, Items: 20, Depth: 20})
		if e := AsError(c.read(d)); e == nil || e.Kind != Limit {
			t.Errorf("%s: got %v, want a limit error", c.name, e)
		}
	}
	for _, octet := range []byte("a1 ({\"\\") {
		src := &endless{c: octet}
		d := NewDecoder(bufio.NewReader(src), Limits{}, func() error { return nil })
		d.Begin()
		_, err := d.AString()
		if err == nil {
			err = d.EndLine()
		}
		if AsError(err) == nil {
			t.Errorf("endless %q: got %v, want a protocol error", octet, err)
		}
		if err := d.Discard(); AsError(err) == nil {
			t.Errorf("endless %q: Discard gave %v, want a limit error", octet, err)
		}
		if src.taken > 1<<20 {
			t.Errorf("endless %q: read %d octets before giving up", octet, src.taken)
		}
	}
}

func TestLiteralMemoryIsBoundedPerCommand(t *testing.T) {
	t.Parallel()
	d, _ := newTestDecoder(strings.Repeat("{4+}\r\nabcd ", 10)+"\r\n", Limits{Literal: 4, Memory: 12})
	for i := range 10 {
		_, err := d.AString()
		if e := AsError(err); e != nil {
			if i != 3 || e.Kind != TooBig {
				t.Fatalf("literal %d: %v", i, err)
			}
			return
		}
		_ = d.SP()
	}
	t.Fatal("no limit on the sum of the literals")
}

func TestConnectionEndsInsideACommand(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "INB", "\"INB", "{5}", "{5}\r\nab", "{5+}\r\n"} {
		d, _ := newTestDecoder(text, Limits{})
		if _, err := d.AString(); !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("%q: got %v, want io.ErrUnexpectedEOF", text, err)
		}
	}
}

func TestAppendArgs(t *testing.T) {
	t.Parallel()
	const text = `saved-messages (\seen $Junk) "17-Jul-1996 02:44:25 -0700" {10}` + "\r\n0123456789\r\n"
	d, asked := newTestDecoder(text, Limits{})
	args, err := d.Append()
	if err != nil {
		t.Fatal(err)
	}
	received := time.Date(1996, 7, 17, 9, 44, 25, 0, time.UTC)
	if args.Mailbox != "saved-messages" || !reflect.DeepEqual(args.Flags, []string{`\Seen`, "$Junk"}) ||
		!args.Received.Equal(received) || args.Message != (Literal{Size: 10}) {
		t.Errorf("got %+v", args)
	}
	if *asked != 0 {
		t.Error("the message was invited before the caller opened it")
	}
	r, err := d.OpenLiteral(args.Message)
	if err != nil || *asked != 1 {
		t.Fatal(err, *asked)
	}
	var head [4]byte
	if _, err := io.ReadFull(r, head[:]); err != nil || string(head[:]) != "0123" {
		t.Fatalf("%q, %v", head, err)
	}
	if err := r.Close(); err != nil || r.Len() != 0 {
		t.Fatal(err, r.Len())
	}
	if err := d.EndLine(); err != nil {
		t.Fatal(err)
	}
}

func TestCommandArguments(t *testing.T) {
	t.Parallel()
	d, _ := newTestDecoder("2:4 +flags.silent (\\Deleted)\r\n", Limits{})
	store, err := d.Store()
	if want := (StoreArgs{Set: NumSet{Ranges: []NumRange{{2, 4}}}, Mode: StoreAdd, Silent: true, Flags: []string{`\Deleted`}}); err != nil || !reflect.DeepEqual(store, want) {
		t.Errorf("STORE: %+v, %v", store, err)
	}
	d, _ = newTestDecoder("* FLAGS \\Seen $x\r\n", Limits{})
	store, err = d.Store()
	if want := (StoreArgs{Set: NumSet{Ranges: []NumRange{{Star, Star}}}, Flags: []string{`\Seen`, "$x"}}); err != nil || !reflect.DeepEqual(store, want) {
		t.Errorf("STORE without parentheses: %+v, %v", store, err)
	}
	d, _ = newTestDecoder("$ MEETING\r\n", Limits{})
	if cp, err := d.Copy(); err != nil || !cp.Set.Saved || cp.Mailbox != "MEETING" {
		t.Errorf("COPY: %+v, %v", cp, err)
	}
	d, _ = newTestDecoder("blurdybloop (UIDNEXT messages SIZE )\r\n", Limits{})
	st, err := d.Status()
	if err != nil || st.Mailbox != "blurdybloop" || !reflect.DeepEqual(st.Items, []StatusItem{StatusUIDNext, StatusMessages, StatusSize}) {
		t.Errorf("STATUS: %+v, %v", st, err)
	}
	d, _ = newTestDecoder("(\"name\" \"sodr\" \"version\" NIL)\r\n", Limits{})
	if id, err := d.ID(); err != nil || !reflect.DeepEqual(id, map[string]string{"name": "sodr"}) {
		t.Errorf("ID: %v, %v", id, err)
	}
	d, _ = newTestDecoder("imap4rev2 Utf8=accept\r\n", Limits{})
	if w, err := d.Words(); err != nil || !reflect.DeepEqual(w, []string{"IMAP4REV2", "UTF8=ACCEPT"}) {
		t.Errorf("ENABLE: %v, %v", w, err)
	}
	d, _ = newTestDecoder("AGEAYg==\r\nnext", Limits{})
	if l, err := d.Line(); err != nil || string(l) != "AGEAYg==" {
		t.Errorf("line: %q, %v", l, err)
	}
}
