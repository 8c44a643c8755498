package imap

import (
	"context"
	"strconv"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/service/mailbox"
	"github.com/mailstead/mailstead/internal/wire/imapwire"
)

// selectFeature is selecting a mailbox and leaving it (RFC 9051 sections 6.3.2, 6.3.3 and 6.4.1; RFC 3691).
func selectFeature() feature {
	return feature{
		caps: []string{"UNSELECT"},
		commands: map[string]command{
			"SELECT":   {in: loggedIn, handle: selectMailbox},
			"EXAMINE":  {in: loggedIn, handle: examine},
			"CLOSE":    {in: selected, handle: closeMailbox},
			"UNSELECT": {in: selected, handle: unselect},
		},
	}
}

// selection is the selected mailbox as the client knows it.
type selection struct {
	folder   mailbox.FolderID
	readOnly bool
	view     view
	// cursor is where the next question for changes begins.
	cursor  mailbox.ModSeq
	watcher *store.Watcher
	// stale: the next poll must ask even if the watcher is quiet, as the connection itself has changed something.
	stale bool
	// vanished are UIDs, ascending, that are gone from the folder but not yet from the view, because the client could
	// not be told (RFC 9051 section 7.5.1).
	vanished []uint32
	// told are the states that the client has been sent and that a poll need not repeat, by ascending UID.
	told []toldState
	// saved is the result of the last search with SAVE, which "$" names (RFC 9051 section 6.4.4.1).
	saved mailbox.UIDSet
}

// toldState says that the client knows a message's flags as of a ModSeq.
type toldState struct {
	uid    uint32
	modseq mailbox.ModSeq
}

// flagsAvailable are the flags of the FLAGS response: the system flags and the keywords that are in common use.
var flagsAvailable = []string{
	`\Answered`, `\Flagged`, `\Deleted`, `\Seen`, `\Draft`, "$Forwarded", "$MDNSent", "$Junk", "$NotJunk", "$Phishing",
}

func selectMailbox(ctx context.Context, c *conn) (reply, error) { return c.selectMailbox(ctx, false) }

func examine(ctx context.Context, c *conn) (reply, error) { return c.selectMailbox(ctx, true) }

func (c *conn) selectMailbox(ctx context.Context, readOnly bool) (reply, error) {
	name, err := c.oneMailbox()
	if err != nil {
		return reply{}, err
	}
	if c.sel != nil { // also when the new mailbox cannot be selected (RFC 9051 section 6.3.2)
		c.deselect()
		c.untagged("OK", imapwire.CodeClosed, "The mailbox selected before is closed.")
	}
	f, err := c.folder(ctx, name)
	if err != nil {
		return reply{}, err
	}
	watcher := c.srv.mail.Watch(f.Mailbox) // before the look, so that no change falls between
	v, cursor, err := c.srv.look(ctx, f.ID)
	if err != nil {
		watcher.Close()
		return reply{}, err
	}
	c.sel = &selection{folder: f.ID, readOnly: readOnly, view: v, cursor: cursor, watcher: watcher}
	f.UIDNext = max(f.UIDNext, v.maxUID()+1) // the view is younger than the folder's row
	c.greetMailbox(name, &f)
	if readOnly {
		return reply{code: imapwire.CodeReadOnly}, nil
	}
	return reply{code: imapwire.CodeReadWrite}, nil
}

// greetMailbox writes the untagged responses of SELECT.
func (c *conn) greetMailbox(name string, f *mailbox.Folder) {
	b := append(c.t.writer().AvailableBuffer(), "* FLAGS "...)
	b = imapwire.AppendFlags(b, flagsAvailable)
	b = append(b, "\r\n"...)
	b = appendExists(b, c.sel.view.len())
	if c.rev2 {
		b = append(b, `* LIST () "`...)
		b = append(b, delimiter, '"', ' ')
		b = imapwire.AppendMailbox(b, name, c.utf8)
		b = append(b, "\r\n"...)
	} else {
		b = append(b, "* 0 RECENT\r\n"...)
	}
	c.write(b)
	if c.sel.readOnly {
		c.untagged("OK", imapwire.CodePermanentFlags(nil), "Read-only.")
	} else {
		c.untagged("OK", imapwire.CodePermanentFlags(append(flagsAvailable[:len(flagsAvailable):len(flagsAvailable)], `\*`)), "Flags are kept.")
	}
	c.untagged("OK", imapwire.CodeUIDValidity(f.UIDValidity), "UIDs are valid.")
	c.untagged("OK", imapwire.CodeUIDNext(f.UIDNext), "The next UID.")
}

// deselect leaves the selected mailbox, if there is one.
func (c *conn) deselect() {
	if c.sel != nil {
		c.sel.watcher.Close()
		c.sel = nil
	}
}

func unselect(_ context.Context, c *conn) (reply, error) {
	if err := c.dec.EndLine(); err != nil {
		return reply{}, err
	}
	c.deselect()
	return reply{}, nil
}

// closeMailbox removes the messages marked \Deleted without a word and deselects (RFC 9051 section 6.4.1).
func closeMailbox(ctx context.Context, c *conn) (reply, error) {
	if err := c.dec.EndLine(); err != nil {
		return reply{}, err
	}
	if !c.sel.readOnly {
		if _, _, err := c.srv.mail.Expunge(ctx, c.sel.folder, c.known(), true, c.origin); err != nil {
			return reply{}, err
		}
	}
	c.deselect()
	return reply{}, nil
}

// known is the set of all messages that the client has been told of.
func (c *conn) known() mailbox.UIDSet {
	return c.sel.view.byUID([]imapwire.NumRange{{First: 1, Last: ^uint32(0)}})
}

// messages turns a set as the client wrote it into UIDs that the client has been told of. With byUID the set holds UIDs,
// and those that do not exist are passed over; a message number that does not exist is an error (RFC 9051 section 6.4.9).
func (c *conn) messages(set imapwire.NumSet, byUID bool) (mailbox.UIDSet, error) {
	sel := c.sel
	switch {
	case set.Saved:
		return sel.view.byUID(numRanges(sel.saved)), nil
	case byUID:
		return sel.view.byUID(set.Resolve(sel.view.maxUID())), nil
	}
	uids, ok := sel.view.bySeq(lenient(set, sel.view.len()).Resolve(sel.view.len()))
	if !ok {
		return nil, bad("There is no message of that number.")
	}
	return uids, nil
}

// lenient cuts ranges that end in "*" and begin beyond the last of n messages down to the last message, and drops them
// where there is none: clients ask for "1:*" of an empty mailbox and "n:*" to see if there is anything new.
func lenient(set imapwire.NumSet, n uint32) imapwire.NumSet {
	out := imapwire.NumSet{Ranges: make([]imapwire.NumRange, 0, len(set.Ranges))}
	for _, r := range set.Ranges {
		if r.First == imapwire.Star || r.Last == imapwire.Star {
			if n == 0 {
				continue
			}
			r = imapwire.NumRange{First: min(max(r.First, r.Last), n), Last: imapwire.Star}
		}
		out.Ranges = append(out.Ranges, r)
	}
	return out
}

// numRanges turns a set of the service into ranges of the codec.
func numRanges(set mailbox.UIDSet) []imapwire.NumRange {
	out := make([]imapwire.NumRange, len(set))
	for i, r := range set {
		out[i] = imapwire.NumRange(r)
	}
	return out
}

// writable refuses to change a mailbox that was selected with EXAMINE.
func (c *conn) writable() error {
	if c.sel.readOnly {
		return no(imapwire.CodeReadOnly, "The mailbox is open for reading only.")
	}
	return nil
}

func appendExists(b []byte, n uint32) []byte {
	b = append(b, "* "...)
	b = appendInt(b, int64(n))
	return append(b, " EXISTS\r\n"...)
}

func appendInt(b []byte, n int64) []byte { return strconv.AppendInt(b, n, 10) }
