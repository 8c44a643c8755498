package imap

import (
	"context"
	"errors"
	"slices"
	"sort"

	"github.com/mailstead/mailstead/internal/service/mailbox"
	"github.com/mailstead/mailstead/internal/wire/imapwire"
)

// announce tells the client what happened in the selected mailbox. Without expunge, removals are kept for later. An
// error ends the connection.
func (c *conn) announce(ctx context.Context, expunge bool) error {
	if c.sel == nil {
		return nil
	}
	err := c.poll(ctx, expunge)
	switch {
	case errors.Is(err, mailbox.ErrNoFolder) || errors.Is(err, mailbox.ErrNoMailbox):
		// RFC 9051 has no way to tell that the selected mailbox is gone, except to end.
		c.bye("", "The selected mailbox was deleted.")
		return errBye
	case err != nil && c.refusalOf(err) != nil: // logged; the next command asks again
		c.sel.stale = true
		return nil
	default:
		return err
	}
}

// poll asks for changes, if there may be any, and writes them.
func (c *conn) poll(ctx context.Context, expunge bool) error {
	sel := c.sel
	select {
	case <-sel.watcher.C:
		sel.stale = true
	default:
	}
	var items []mailbox.State
	if sel.stale {
		ch, err := c.srv.mail.Changes(ctx, sel.folder, sel.cursor)
		if err != nil {
			return err
		}
		sel.stale, sel.cursor = false, max(ch.ModSeq, sel.cursor)
		items = ch.Items
		sel.vanish(&ch)
	}
	if expunge && len(sel.vanished) > 0 {
		c.writeExpunges(sel.view.remove(sel.vanished))
		sel.vanished = nil
	}
	c.writeNews(items)
	sel.told = nil
	return nil
}

// vanish notes which UIDs have left the folder.
func (s *selection) vanish(ch *mailbox.Changes) {
	gone := ch.Vanished
	if ch.Resync {
		present := make([]uint32, len(ch.Items))
		for i := range ch.Items {
			present[i] = ch.Items[i].UID
		}
		gone = s.view.missing(present)
	}
	if len(gone) == 0 {
		return
	}
	s.vanished = append(s.vanished, gone...)
	slices.Sort(s.vanished)
	s.vanished = slices.Compact(s.vanished)
}

func (c *conn) writeExpunges(numbers []uint32) {
	for _, n := range numbers {
		b := append(c.t.writer().AvailableBuffer(), "* "...)
		b = appendInt(b, int64(n))
		c.write(append(b, " EXPUNGE\r\n"...))
	}
}

// writeNews announces new messages and changed flags.
func (c *conn) writeNews(items []mailbox.State) {
	sel := c.sel
	before := sel.view.len()
	known := sel.view.maxUID()
	for i := range items {
		sel.view.add(items[i].UID) // those known already are ignored
	}
	if n := sel.view.len(); n != before {
		c.write(appendExists(c.t.writer().AvailableBuffer(), n))
	}
	for i := range items {
		if st := &items[i]; st.UID <= known && !sel.knows(st) {
			c.writeFlags(st)
		}
	}
}

// knows reports if the client was sent this state of a message.
func (s *selection) knows(st *mailbox.State) bool {
	i := sort.Search(len(s.told), func(i int) bool { return s.told[i].uid >= st.UID })
	return i < len(s.told) && s.told[i] == toldState{st.UID, st.ModSeq}
}

// remember notes that the client knows the states, which are by ascending UID, or will not want to hear of them.
func (s *selection) remember(states []mailbox.State) {
	for i := range states {
		s.told = append(s.told, toldState{states[i].UID, states[i].ModSeq})
	}
	s.stale = true
}

// writeFlags sends the flags of a message. The UID is always in it: IMAP4rev2 demands it where a UID command is
// answered, and it is welcome elsewhere.
func (c *conn) writeFlags(st *mailbox.State) {
	seq, ok := c.sel.view.seq(st.UID)
	if !ok {
		return
	}
	b := append(c.t.writer().AvailableBuffer(), "* "...)
	b = appendInt(b, int64(seq))
	b = append(b, " FETCH (UID "...)
	b = appendInt(b, int64(st.UID))
	b = append(b, " FLAGS "...)
	b = appendFlags(b, st)
	c.write(append(b, ")\r\n"...))
}

// systemFlags are the flags that the model keeps as bits.
var systemFlags = [...]struct {
	flag mailbox.Flags
	name string
}{
	{mailbox.FlagAnswered, `\Answered`},
	{mailbox.FlagFlagged, `\Flagged`},
	{mailbox.FlagDeleted, `\Deleted`},
	{mailbox.FlagSeen, `\Seen`},
	{mailbox.FlagDraft, `\Draft`},
}

// appendFlags appends the flags and keywords of a message as a list.
func appendFlags(b []byte, st *mailbox.State) []byte {
	b = append(b, '(')
	first := true
	for _, f := range systemFlags {
		if st.Flags&f.flag != 0 {
			if !first {
				b = append(b, ' ')
			}
			b, first = append(b, f.name...), false
		}
	}
	for _, k := range st.Keywords {
		if !first {
			b = append(b, ' ')
		}
		b, first = append(b, k...), false
	}
	return append(b, ')')
}

// parseFlags splits flags as the codec reads them into system flags and keywords. Flags with a backslash that are not
// known are passed over (RFC 9051 section 2.3.2 lets no client define such).
func parseFlags(names []string) (mailbox.Flags, []string) {
	var flags mailbox.Flags
	var keywords []string
next:
	for _, name := range names {
		if name[0] != '\\' {
			keywords = append(keywords, name)
			continue
		}
		for _, f := range systemFlags {
			if f.name == imapwire.CanonicalFlag(name) {
				flags |= f.flag
				continue next
			}
		}
	}
	return flags, keywords
}
