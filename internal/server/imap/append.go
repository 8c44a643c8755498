package imap

import (
	"context"
	"io"

	"github.com/mailstead/mailstead/internal/service/mailbox"
	"github.com/mailstead/mailstead/internal/wire/imapwire"
)

// appendFeature is APPEND (RFC 9051 section 6.3.12) with the UIDs of RFC 4315.
func appendFeature() feature {
	return feature{commands: map[string]command{"APPEND": {in: loggedIn, handle: appendMessage}}}
}

func appendMessage(ctx context.Context, c *conn) (reply, error) {
	if err := c.dec.SP(); err != nil {
		return reply{}, err
	}
	args, err := c.dec.Append()
	if err != nil {
		return reply{}, err
	}
	// All that can be refused is refused before the message is sent.
	f, err := c.appendTarget(ctx, &args)
	if err != nil {
		c.dec.RefuseLiteral(args.Message)
		return reply{}, err
	}
	release, err := c.reserve(ctx, args.Message.Size)
	if err != nil {
		c.dec.RefuseLiteral(args.Message)
		return reply{}, err
	}
	defer release()
	message, err := c.readMessage(args.Message)
	if err != nil {
		return reply{}, err
	}
	if err := c.dec.EndLine(); err != nil {
		return reply{}, err
	}
	item := mailbox.NewItem{Message: message, Received: args.Received}
	item.Flags, item.Keywords = parseFlags(args.Flags)
	if item.Received.IsZero() {
		item.Received = c.srv.now()
	}
	d, err := c.srv.mail.Append(ctx, f.ID, item, c.origin)
	if err != nil {
		return reply{}, err
	}
	if c.sel != nil && c.sel.folder == f.ID {
		c.sel.stale = true
	}
	return reply{code: imapwire.CodeAppendUID(d.UIDValidity, []imapwire.NumRange{{First: d.UID, Last: d.UID}})}, nil
}

// appendTarget finds the mailbox and refuses a message that cannot be taken.
func (c *conn) appendTarget(ctx context.Context, args *imapwire.AppendArgs) (mailbox.Folder, error) {
	if args.Message.Size > c.srv.limits.Message {
		return mailbox.Folder{}, no(imapwire.CodeTooBig, "The message is larger than the server accepts.")
	}
	if args.Message.Size == 0 {
		// An empty literal cancels (RFC 3502); an empty message is none in any case.
		return mailbox.Folder{}, no(imapwire.CodeCannot, "The message is empty.")
	}
	f, err := c.target(ctx, args.Mailbox)
	if err != nil {
		return f, err
	}
	return f, c.srv.mail.Room(ctx, f.Mailbox, args.Message.Size)
}

// readMessage reads a message whose size has been checked. Memory grows with what arrives, not with what was announced.
func (c *conn) readMessage(l imapwire.Literal) ([]byte, error) {
	r, err := c.dec.OpenLiteral(l)
	if err != nil {
		return nil, err
	}
	const first = 256 << 10
	buf := make([]byte, 0, min(l.Size, first))
	for {
		n, err := r.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		switch {
		case err == io.EOF:
			return buf, nil
		case err != nil:
			return nil, err
		case r.Len() == 0:
			return buf, nil
		case len(buf) == cap(buf):
			grown := make([]byte, len(buf), min(l.Size, 4*int64(cap(buf))))
			copy(grown, buf)
			buf = grown
		}
	}
}
