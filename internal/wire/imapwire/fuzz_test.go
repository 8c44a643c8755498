package imapwire

import (
	"bufio"
	"bytes"
	"io"
	"testing"
	"unicode/utf8"
)

// FuzzCommand gives arbitrary octets to every reader of arguments. None may panic, hold more than the limits allow or
// keep the decoder from finding the next command.
func FuzzCommand(f *testing.F) {
	for _, s := range []string{
		"a FETCH 1:*,$ (FLAGS BODY.PEEK[1.2.HEADER.FIELDS (A B)]<0.9> BINARY.SIZE[1])\r\n",
		"a SEARCH RETURN (SAVE) CHARSET UTF-8 OR (NOT FROM {1+}\r\nx UID 1:*) SINCE 1-Feb-1994\r\n",
		"a STORE $ -FLAGS.SILENT (\\Deleted x)\r\n", "a APPEND x (\\Seen) \" 1-Feb-1994 21:52:25 -0800\" ~{3+}\r\nabc\r\n",
		"a LIST (SUBSCRIBED) \"\" (\"%\" a*) RETURN (STATUS (SIZE))\r\n", "a ID (\"x\" NIL)\r\n",
		"a STATUS &AOk- (SIZE)\r\n", "a COPY 1,3:2 \"b\\\"\"\r\n", "a X y {9999999+}\r\n", "a x \"\\\r\n",
	} {
		f.Add([]byte(s))
	}
	readers := []func(*Decoder) error{
		func(d *Decoder) error { _, err := d.Fetch(); return err },
		func(d *Decoder) error { _, err := d.Search(); return err },
		func(d *Decoder) error { _, err := d.Store(); return err },
		func(d *Decoder) error { _, err := d.Copy(); return err },
		func(d *Decoder) error { _, err := d.List(false); return err },
		func(d *Decoder) error { _, err := d.List(true); return err },
		func(d *Decoder) error { _, err := d.Status(); return err },
		func(d *Decoder) error { _, err := d.ID(); return err },
		func(d *Decoder) error { _, err := d.Words(); return err },
		func(d *Decoder) error { _, err := d.Line(); return err },
		func(d *Decoder) error {
			args, err := d.Append()
			if err != nil {
				return err
			}
			r, err := d.OpenLiteral(args.Message)
			if err != nil {
				return err
			}
			return r.Close()
		},
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, read := range readers {
			const next = "\r\nlast NOOP\r\n"
			d := NewDecoder(bufio.NewReader(io.MultiReader(bytes.NewReader(data), bytes.NewReader([]byte(next)))),
				Limits{Line: 512, Literal: 64, Memory: 128, Depth: 8, Ranges: 16, Items: 16}, func() error { return nil })
			runCommands(t, d, read)
		}
	})
}

// runCommands reads commands until the input ends or the decoder gives up.
func runCommands(t *testing.T, d *Decoder, read func(*Decoder) error) {
	for range 10_000 {
		d.Begin()
		_, err := d.Tag()
		if err == nil {
			if _, err = d.Keyword(); err == nil {
				_, err = d.MaybeSP()
			}
		}
		if err == nil {
			err = read(d)
		}
		if err == nil && !d.ended {
			err = d.EndLine()
		}
		if err == nil {
			continue
		}
		if AsError(err) == nil {
			return
		}
		if d.Discard() != nil {
			return
		}
	}
	t.Fatal("the decoder does not come to an end")
}

// FuzzMailboxName checks that names survive both spellings.
func FuzzMailboxName(f *testing.F) {
	for _, s := range []string{"INBOX", "a&b", "\u00e9\U0001f600&-", "&AOk-", "a\x00b", "~peter/mail/&U,BTFw-/&ZeVnLIqe-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		_ = DecodeUTF7(s)
		if !utf8.ValidString(s) {
			return
		}
		if got := DecodeUTF7(EncodeUTF7(s)); got != s {
			t.Fatalf("%q became %q", s, got)
		}
		if len(s) > 1<<10 || bytes.ContainsAny([]byte(s), "\x00") {
			return
		}
		d, _ := newTestDecoder(string(AppendMailbox(nil, s, true))+" ", Limits{})
		d.SetUTF8(true)
		got, err := d.Mailbox()
		if err != nil || got != s && got != "INBOX" {
			t.Fatalf("%q was read back as %q, %v", s, got, err)
		}
	})
}
