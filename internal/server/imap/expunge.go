package imap

import (
	"context"

	"github.com/mailstead/mailstead/internal/service/mailbox"
)

// expungeFeature is EXPUNGE and UID EXPUNGE (RFC 9051 sections 6.4.3 and 6.4.9; RFC 4315).
func expungeFeature() feature {
	return feature{
		caps: []string{"UIDPLUS"},
		commands: map[string]command{
			"EXPUNGE":     {in: selected, handle: expunge},
			"UID EXPUNGE": {in: selected, handle: uidExpunge},
		},
	}
}

func expunge(ctx context.Context, c *conn) (reply, error) {
	if err := c.dec.EndLine(); err != nil {
		return reply{}, err
	}
	return reply{}, c.expunge(ctx, c.known())
}

func uidExpunge(ctx context.Context, c *conn) (reply, error) {
	if err := c.dec.SP(); err != nil {
		return reply{}, err
	}
	set, err := c.dec.NumSet()
	if err != nil {
		return reply{}, err
	}
	if err := c.dec.EndLine(); err != nil {
		return reply{}, err
	}
	uids, err := c.messages(set, true)
	if err != nil {
		return reply{}, err
	}
	return reply{}, c.expunge(ctx, uids)
}

// expunge removes those of the messages that are marked \Deleted. Messages that the client has not heard of are never
// among them: it could not know what it loses.
func (c *conn) expunge(ctx context.Context, uids mailbox.UIDSet) error {
	if err := c.writable(); err != nil || len(uids) == 0 {
		return err
	}
	_, _, err := c.srv.mail.Expunge(ctx, c.sel.folder, uids, true, c.origin)
	c.sel.stale = true // the numbers are told after the command, with what others removed
	return err
}
