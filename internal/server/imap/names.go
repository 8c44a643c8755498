package imap

import (
	"context"
	"errors"
	"strings"

	"github.com/mailstead/mailstead/internal/service/mailbox"
	"github.com/mailstead/mailstead/internal/wire/imapwire"
)

// delimiter separates the levels of a mailbox name.
const delimiter = '/'

// slashInName stands for a slash within the name of one folder, which other protocols allow: U+FF0F, which looks like
// it.
const slashInName = "\uff0f"

// inbox is the name of the inbox in this protocol, whatever the folder is called (RFC 9051 section 5.1).
const inbox = "INBOX"

// Bounds on mailbox names: what may be created, in levels and octets, and how long a name may become by renaming what is
// above it. Folders with longer names are not shown, so that the list of a deep tree does not grow with its square.
const (
	maxLevels    = 32
	maxName      = 1 << 10
	maxShownName = 4 << 10
)

// levelName returns the name of a folder as one level of a mailbox name.
func levelName(f *mailbox.Folder) string {
	if f.Role == mailbox.RoleInbox {
		return inbox
	}
	return strings.ReplaceAll(f.Name, string(delimiter), slashInName)
}

// specialUse are the attributes of RFC 6154 by role.
var specialUse = map[mailbox.Role]string{
	mailbox.RoleSent: `\Sent`, mailbox.RoleDrafts: `\Drafts`, mailbox.RoleTrash: `\Trash`,
	mailbox.RoleJunk: `\Junk`, mailbox.RoleArchive: `\Archive`,
}

// entry is a folder in the list of mailboxes.
type entry struct {
	mailbox.Folder
	path string
	// parent is the index of the entry above, or -1.
	parent int
	// selectable is false for a folder that holds no mail and is listed only because one below it does.
	selectable bool
	hasChild   bool
}

// tree returns the mailboxes of the user, parents before children. Folders of other classes than mail are left out
// unless there is mail below them.
func (c *conn) tree(ctx context.Context) ([]entry, error) {
	folders, err := c.srv.mail.Folders(ctx, c.box)
	if err != nil {
		return nil, err
	}
	all := make([]entry, len(folders))
	visible := make([]bool, len(folders))
	index := make(map[mailbox.FolderID]int, len(folders))
	for i, f := range folders {
		e := entry{Folder: f, path: levelName(&f), parent: -1, selectable: f.Class == mailbox.ClassMail}
		if p, ok := index[f.Parent]; ok && f.Parent != 0 {
			e.parent = p
			if above := all[p].path; above == "" || len(above)+len(e.path) >= maxShownName {
				e.path, e.selectable = "", false
			} else {
				e.path = above + string(delimiter) + e.path
			}
		}
		index[f.ID], all[i], visible[i] = i, e, e.selectable
	}
	for i := len(all) - 1; i >= 0; i-- { // children stand behind their parents
		if p := all[i].parent; visible[i] && p >= 0 {
			visible[p], all[p].hasChild = true, true
		}
	}
	return onlyVisible(all, visible), nil
}

// onlyVisible removes the entries that are not visible and renumbers the parents of the others.
func onlyVisible(all []entry, visible []bool) []entry {
	moved := make([]int, len(all))
	out := all[:0]
	for i, e := range all {
		if !visible[i] {
			continue
		}
		if e.parent >= 0 {
			e.parent = moved[e.parent]
		}
		moved[i] = len(out)
		out = append(out, e)
	}
	return out
}

// folder finds a mailbox by its name in this protocol.
func (c *conn) folder(ctx context.Context, name string) (mailbox.Folder, error) {
	f, err := c.srv.mail.FolderByPath(ctx, c.box, strings.Split(name, string(delimiter)))
	if errors.Is(err, mailbox.ErrNoFolder) && strings.Contains(name, slashInName) {
		f, err = c.folderInTree(ctx, name)
	}
	if err == nil && f.Class != mailbox.ClassMail {
		err = mailbox.ErrNoFolder
	}
	return f, err
}

// folderInTree finds a mailbox whose name holds slashes within a level.
func (c *conn) folderInTree(ctx context.Context, name string) (mailbox.Folder, error) {
	entries, err := c.tree(ctx)
	if err != nil {
		return mailbox.Folder{}, err
	}
	for _, e := range entries {
		if e.path == name {
			return e.Folder, nil
		}
	}
	return mailbox.Folder{}, mailbox.ErrNoFolder
}

// target finds the mailbox to which messages are to be added. A missing one that could be created is answered with
// TRYCREATE (RFC 9051 section 6.3.12).
func (c *conn) target(ctx context.Context, name string) (mailbox.Folder, error) {
	f, err := c.folder(ctx, name)
	if errors.Is(err, mailbox.ErrNoFolder) {
		err = no(imapwire.CodeTryCreate, "There is no such mailbox; create it first.")
	}
	return f, err
}
