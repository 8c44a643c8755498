package imap

import (
	"context"
	"errors"
	"strings"

	"github.com/mailstead/mailstead/internal/service/mailbox"
	"github.com/mailstead/mailstead/internal/wire/imapwire"
)

// folderFeature is the commands that change the list of mailboxes (RFC 9051 section 6.3).
func folderFeature() feature {
	return feature{commands: map[string]command{
		"CREATE":      {in: loggedIn, handle: create},
		"DELETE":      {in: loggedIn, handle: deleteMailbox},
		"RENAME":      {in: loggedIn, handle: rename},
		"SUBSCRIBE":   {in: loggedIn, handle: subscribe},
		"UNSUBSCRIBE": {in: loggedIn, handle: unsubscribe},
	}}
}

// oneMailbox reads the arguments of a command that takes a mailbox name only.
func (c *conn) oneMailbox() (string, error) {
	if err := c.dec.SP(); err != nil {
		return "", err
	}
	name, err := c.dec.Mailbox()
	if err != nil {
		return "", err
	}
	return name, c.dec.EndLine()
}

func create(ctx context.Context, c *conn) (reply, error) {
	name, err := c.oneMailbox()
	if err != nil {
		return reply{}, err
	}
	// A trailing delimiter announces that there will be names below (RFC 9051 section 6.3.4).
	name = strings.TrimSuffix(name, string(delimiter))
	_, err = c.createPath(ctx, name)
	return reply{}, err
}

// createPath creates a mailbox and those above it that are missing.
func (c *conn) createPath(ctx context.Context, name string) (mailbox.Folder, error) {
	parent, last, err := c.parentOf(ctx, name)
	if err != nil {
		return mailbox.Folder{}, err
	}
	return c.srv.mail.CreateFolder(ctx, c.box, mailbox.NewFolder{Parent: parent, Name: last, Class: mailbox.ClassMail})
}

// parentOf returns where a mailbox of that name belongs, creating the levels above it that are missing.
func (c *conn) parentOf(ctx context.Context, name string) (parent mailbox.FolderID, last string, err error) {
	if len(name) > maxName || strings.Count(name, string(delimiter)) >= maxLevels {
		return 0, "", no(imapwire.CodeLimit, "The mailbox name is too long or has too many levels.")
	}
	cut := strings.LastIndexByte(name, delimiter)
	if cut < 0 {
		return 0, name, nil
	}
	above, last := name[:cut], name[cut+1:]
	if last == "" || above == "" {
		return 0, "", mailbox.ErrFolderName
	}
	f, err := c.folder(ctx, above)
	if errors.Is(err, mailbox.ErrNoFolder) {
		f, err = c.createPath(ctx, above)
	}
	return f.ID, last, err
}

func deleteMailbox(ctx context.Context, c *conn) (reply, error) {
	name, err := c.oneMailbox()
	if err != nil {
		return reply{}, err
	}
	f, err := c.folder(ctx, name)
	if err != nil {
		return reply{}, err
	}
	if err := c.srv.mail.DeleteFolder(ctx, f.ID, c.origin); err != nil {
		return reply{}, err
	}
	if c.sel != nil && c.sel.folder == f.ID {
		c.deselect()
		c.untagged("OK", imapwire.CodeClosed, "The selected mailbox has been deleted.")
	}
	return reply{}, nil
}

func rename(ctx context.Context, c *conn) (reply, error) {
	if err := c.dec.SP(); err != nil {
		return reply{}, err
	}
	from, err := c.dec.Mailbox()
	if err != nil {
		return reply{}, err
	}
	if err := c.dec.SP(); err != nil {
		return reply{}, err
	}
	to, err := c.dec.Mailbox()
	if err != nil {
		return reply{}, err
	}
	if err := c.dec.EndLine(); err != nil {
		return reply{}, err
	}
	return reply{}, c.rename(ctx, from, to)
}

func (c *conn) rename(ctx context.Context, from, to string) error {
	f, err := c.folder(ctx, from)
	if err != nil {
		return err
	}
	if _, err := c.folder(ctx, to); err == nil {
		return mailbox.ErrFolderExists
	}
	if f.Role == mailbox.RoleInbox {
		// The inbox stays; its messages move to the new mailbox (RFC 9051 section 6.3.6).
		target, err := c.createPath(ctx, to)
		if err != nil {
			return err
		}
		_, err = c.srv.mail.Move(ctx, f.ID, mailbox.AllUIDs(), target.ID, c.origin)
		return err
	}
	if strings.HasPrefix(to, from+string(delimiter)) {
		return mailbox.ErrFolderLoop // before its new parent is created
	}
	parent, last, err := c.parentOf(ctx, to)
	if err != nil {
		return err
	}
	return c.srv.mail.RenameFolder(ctx, f.ID, parent, last)
}

func subscribe(ctx context.Context, c *conn) (reply, error) { return c.subscribe(ctx, true) }

func unsubscribe(ctx context.Context, c *conn) (reply, error) { return c.subscribe(ctx, false) }

func (c *conn) subscribe(ctx context.Context, on bool) (reply, error) {
	name, err := c.oneMailbox()
	if err != nil {
		return reply{}, err
	}
	f, err := c.folder(ctx, name)
	if err != nil {
		return reply{}, err
	}
	return reply{}, c.srv.mail.SubscribeFolder(ctx, f.ID, on)
}
