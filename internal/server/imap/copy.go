package imap

import (
	"context"

	"github.com/mailstead/mailstead/internal/service/mailbox"
	"github.com/mailstead/mailstead/internal/wire/imapwire"
)

// copyFeature is COPY and MOVE with their UID forms (RFC 9051 sections 6.4.7 and 6.4.8; RFC 6851).
func copyFeature() feature {
	return feature{
		caps: []string{"MOVE"},
		commands: map[string]command{
			"COPY":     {in: selected, handle: copyBySeq},
			"UID COPY": {in: selected, handle: copyByUID},
			"MOVE":     {in: selected, handle: moveBySeq},
			"UID MOVE": {in: selected, handle: moveByUID},
		},
	}
}

func copyBySeq(ctx context.Context, c *conn) (reply, error) { return c.copy(ctx, false) }

func copyByUID(ctx context.Context, c *conn) (reply, error) { return c.copy(ctx, true) }

func moveBySeq(ctx context.Context, c *conn) (reply, error) { return c.move(ctx, false) }

func moveByUID(ctx context.Context, c *conn) (reply, error) { return c.move(ctx, true) }

// copyArgs reads the arguments of COPY and MOVE and finds what they name.
func (c *conn) copyArgs(ctx context.Context, byUID bool) (mailbox.UIDSet, mailbox.Folder, error) {
	if err := c.dec.SP(); err != nil {
		return nil, mailbox.Folder{}, err
	}
	args, err := c.dec.Copy()
	if err != nil {
		return nil, mailbox.Folder{}, err
	}
	if err := c.dec.EndLine(); err != nil {
		return nil, mailbox.Folder{}, err
	}
	uids, err := c.messages(args.Set, byUID)
	if err != nil {
		return nil, mailbox.Folder{}, err
	}
	target, err := c.target(ctx, args.Mailbox)
	return uids, target, err
}

func (c *conn) copy(ctx context.Context, byUID bool) (reply, error) {
	uids, target, err := c.copyArgs(ctx, byUID)
	if err != nil || len(uids) == 0 {
		return reply{}, err
	}
	res, err := c.srv.mail.Copy(ctx, c.sel.folder, uids, target.ID, c.origin)
	if err != nil {
		return reply{}, err
	}
	c.sel.stale = c.sel.stale || target.ID == c.sel.folder
	return reply{code: copyUID(&res)}, nil
}

func (c *conn) move(ctx context.Context, byUID bool) (reply, error) {
	uids, target, err := c.copyArgs(ctx, byUID)
	if err != nil {
		return reply{}, err
	}
	if err := c.writable(); err != nil || len(uids) == 0 {
		return reply{}, err
	}
	res, err := c.srv.mail.Move(ctx, c.sel.folder, uids, target.ID, c.origin)
	c.sel.stale = true
	if code := copyUID(&res); code != "" {
		// Before the EXPUNGE responses, so that the client can connect both (RFC 9051 section 6.4.8). What was moved
		// before an error is told as well.
		c.untagged("OK", code, "Moved.")
	}
	return reply{}, err
}

// copyUID is the response code that pairs the UIDs of both mailboxes; empty when nothing was copied.
func copyUID(res *mailbox.CopyResult) imapwire.Code {
	if len(res.Pairs) == 0 {
		return ""
	}
	from, to := make([]uint32, len(res.Pairs)), make([]uint32, len(res.Pairs))
	for i, p := range res.Pairs {
		from[i], to[i] = p.From, p.To
	}
	return imapwire.CodeCopyUID(res.UIDValidity, from, to)
}
