package imap

import (
	"context"

	"github.com/mailstead/mailstead/internal/service/mailbox"
	"github.com/mailstead/mailstead/internal/wire/imapwire"
)

// storeFeature is STORE and UID STORE (RFC 9051 section 6.4.6).
func storeFeature() feature {
	return feature{commands: map[string]command{
		"STORE":     {in: selected, handle: storeBySeq, numbered: true},
		"UID STORE": {in: selected, handle: storeByUID},
	}}
}

func storeBySeq(ctx context.Context, c *conn) (reply, error) { return c.store(ctx, false) }

func storeByUID(ctx context.Context, c *conn) (reply, error) { return c.store(ctx, true) }

var flagOps = map[imapwire.StoreMode]mailbox.FlagOp{
	imapwire.StoreReplace: mailbox.FlagsReplace, imapwire.StoreAdd: mailbox.FlagsAdd, imapwire.StoreRemove: mailbox.FlagsRemove,
}

func (c *conn) store(ctx context.Context, byUID bool) (reply, error) {
	if err := c.dec.SP(); err != nil {
		return reply{}, err
	}
	args, err := c.dec.Store()
	if err != nil {
		return reply{}, err
	}
	if err := c.dec.EndLine(); err != nil {
		return reply{}, err
	}
	if err := c.writable(); err != nil {
		return reply{}, err
	}
	uids, err := c.messages(args.Set, byUID)
	if err != nil || len(uids) == 0 {
		return reply{}, err
	}
	change := mailbox.FlagChange{Op: flagOps[args.Mode]}
	change.Flags, change.Keywords = parseFlags(args.Flags)
	res, err := c.srv.mail.SetFlags(ctx, c.sel.folder, uids, change, mailbox.Unconditional, c.origin)
	// What was done before an error stays done and is told.
	c.sel.remember(res.Changed)
	if !args.Silent {
		for i := range res.Changed {
			c.writeFlags(&res.Changed[i])
		}
	}
	return reply{}, err
}
