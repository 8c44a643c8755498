package imap

import (
	"context"
	"slices"

	"github.com/mailstead/mailstead/internal/service/mailbox"
	"github.com/mailstead/mailstead/internal/wire/imapwire"
)

// fetchFeature is FETCH and UID FETCH (RFC 9051 section 6.4.5; RFC 3516 under IMAP4rev1). What each attribute needs and
// how it is written, fetchTable says.
func fetchFeature() feature {
	return feature{
		caps: []string{"BINARY"},
		commands: map[string]command{
			"FETCH":     {in: selected, handle: fetchBySeq, numbered: true},
			"UID FETCH": {in: selected, handle: fetchByUID},
		},
	}
}

func fetchBySeq(ctx context.Context, c *conn) (reply, error) { return c.fetch(ctx, false) }

func fetchByUID(ctx context.Context, c *conn) (reply, error) { return c.fetch(ctx, true) }

// seenGroup is how many messages are marked \Seen in one go, before they are sent.
const seenGroup = 256

func (c *conn) fetch(ctx context.Context, byUID bool) (reply, error) {
	if err := c.dec.SP(); err != nil {
		return reply{}, err
	}
	args, err := c.dec.Fetch()
	if err != nil {
		return reply{}, err
	}
	if err := c.dec.EndLine(); err != nil {
		return reply{}, err
	}
	uids, err := c.messages(args.Set, byUID)
	if err != nil || len(uids) == 0 {
		return reply{}, err
	}
	f := newFetch(c, args.Atts, byUID)
	if !f.sees || c.sel.readOnly {
		return f.reply, f.run(ctx, uids)
	}
	for len(uids) > 0 {
		var group mailbox.UIDSet
		group, uids = splitSet(uids, seenGroup)
		if err := f.markSeen(ctx, group); err != nil {
			return reply{}, err
		}
		if err := f.run(ctx, group); err != nil {
			return reply{}, err
		}
	}
	return f.reply, nil
}

// fetch answers one FETCH. While its goroutines run, nothing changes the view.
type fetch struct {
	c    *conn
	atts []imapwire.FetchAtt
	need
	// sees: an attribute marks what it reads as \Seen.
	sees bool
	// costly is how many attributes need more than the row.
	costly int
	// flags: FLAGS is among the attributes.
	flags bool
	// marked are the UIDs, ascending, that this FETCH marked \Seen, whose flags must therefore be sent.
	marked []uint32
	reply  reply
}

func newFetch(c *conn, atts []imapwire.FetchAtt, byUID bool) *fetch {
	f := &fetch{c: c, atts: atts}
	isOp := func(op imapwire.FetchOp) bool {
		return slices.ContainsFunc(atts, func(a imapwire.FetchAtt) bool { return a.Op == op })
	}
	if byUID && !isOp(imapwire.FetchUID) {
		f.atts = append([]imapwire.FetchAtt{{Op: imapwire.FetchUID}}, atts...)
	}
	f.flags = isOp(imapwire.FetchFlags)
	for i := range f.atts {
		a := &f.atts[i]
		needed := fetchTable[a.Op].needs(a)
		if needed.fields != 0 {
			f.costly++
		}
		f.need = f.need.with(needed)
		switch a.Op {
		case imapwire.FetchSection, imapwire.FetchBinary, imapwire.FetchRFC822:
			f.sees = f.sees || !a.Peek
		}
	}
	return f
}

// markSeen sets \Seen on those messages that lack it.
func (f *fetch) markSeen(ctx context.Context, uids mailbox.UIDSet) error {
	c := f.c
	f.marked = f.marked[:0]
	err := c.srv.mail.Items(ctx, c.sel.folder, uids, 0, func(it *mailbox.Item) error {
		if it.Flags&mailbox.FlagSeen == 0 {
			f.marked = append(f.marked, it.UID)
		}
		return nil
	})
	if err != nil || len(f.marked) == 0 {
		return err
	}
	change := mailbox.FlagChange{Op: mailbox.FlagsAdd, Flags: mailbox.FlagSeen}
	res, err := c.srv.mail.SetFlags(ctx, c.sel.folder, mailbox.SetOf(f.marked), change, mailbox.Unconditional, c.origin)
	c.sel.remember(res.Changed)
	return err
}

// few is up to how many messages are fetched without the goroutines that pay off for more. Attributes that need nothing
// but the row itself never need them.
const few = 4

// costlyMost is up to how many costly attributes responses are built ahead of the client. A client that asks for more
// could make them many times as large as the messages; they are sent as they are made.
const costlyMost = 8

// run writes the responses for a set of messages.
func (f *fetch) run(ctx context.Context, uids mailbox.UIDSet) error {
	if f.fields != 0 && f.costly <= costlyMost && setLen(uids) > few {
		return f.pipeline(ctx, uids)
	}
	out := &output{flush: f.send}
	return f.c.srv.mail.Items(ctx, f.c.sel.folder, uids, f.fields, func(it *mailbox.Item) error {
		if err := f.message(ctx, out, it); err != nil {
			return err
		}
		return out.drain()
	})
}

// send writes to the client and fails when the client is gone, so that no more is read for it.
func (f *fetch) send(b []byte) error {
	f.c.write(b)
	return f.c.t.werr
}
