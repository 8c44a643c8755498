package imap

import (
	"context"
	"slices"

	"github.com/mailstead/mailstead/internal/service/mailbox"
	"github.com/mailstead/mailstead/internal/wire/imapwire"
)

// listFeature is LIST with its extensions (RFC 9051 section 6.3.9; RFC 5258, 5819, 6154 and 3348 under IMAP4rev1) and
// the LSUB of RFC 3501.
func listFeature() feature {
	return feature{
		caps: []string{"LIST-EXTENDED", "LIST-STATUS", "SPECIAL-USE", "CHILDREN"},
		commands: map[string]command{
			"LIST": {in: loggedIn, handle: list},
			"LSUB": {in: loggedIn, handle: lsub},
		},
	}
}

func list(ctx context.Context, c *conn) (reply, error) { return c.list(ctx, false) }

func lsub(ctx context.Context, c *conn) (reply, error) { return c.list(ctx, true) }

func (c *conn) list(ctx context.Context, lsub bool) (reply, error) {
	if err := c.dec.SP(); err != nil {
		return reply{}, err
	}
	args, err := c.dec.List(lsub)
	if err != nil {
		return reply{}, err
	}
	if err := c.dec.EndLine(); err != nil {
		return reply{}, err
	}
	if !args.Extended && !lsub && args.Patterns[0] == "" {
		// The question for the delimiter (RFC 9051 section 6.3.9).
		c.write([]byte(`* LIST (\NoSelect) "` + string(delimiter) + `" ""` + "\r\n"))
		return reply{}, nil
	}
	entries, err := c.tree(ctx)
	if err != nil {
		return reply{}, err
	}
	l := lister{c: c, args: &args, entries: entries, lsub: lsub}
	if lsub {
		// LSUB is LIST (SUBSCRIBED RECURSIVEMATCH) in an older spelling.
		args.Options |= imapwire.ListSelectSubscribed | imapwire.ListSelectRecursiveMatch
	}
	l.run()
	return reply{}, nil
}

// lister answers one LIST or LSUB.
type lister struct {
	c       *conn
	args    *imapwire.ListArgs
	entries []entry
	lsub    bool
}

func (l *lister) has(opt imapwire.ListOption) bool { return l.args.Options&opt != 0 }

func (l *lister) run() {
	below := l.selectedBelow()
	for i := range l.entries {
		e := &l.entries[i]
		if !l.matches(e.path) {
			continue
		}
		chosen := l.chosen(e)
		childInfo := l.has(imapwire.ListSelectRecursiveMatch) && below[i]
		if !chosen && !childInfo {
			continue
		}
		l.line(e, chosen, childInfo)
		if l.has(imapwire.ListReturnStatus) && e.selectable && chosen {
			l.c.statusLine(e.path, &e.Folder, l.args.Status)
		}
	}
}

func (l *lister) matches(path string) bool {
	return slices.ContainsFunc(l.args.Patterns, func(p string) bool {
		return imapwire.MatchMailbox(l.args.Reference+p, path, delimiter)
	})
}

// chosen reports if an entry itself satisfies the selection options.
func (l *lister) chosen(e *entry) bool {
	if l.has(imapwire.ListSelectSubscribed) && !(e.Subscribed && e.selectable) {
		return false
	}
	return !l.has(imapwire.ListSelectSpecialUse) || specialUse[e.Role] != ""
}

// selectedBelow marks the entries that have, somewhere below them, one that satisfies the selection options and is not
// listed itself because the patterns do not match it.
func (l *lister) selectedBelow() []bool {
	below := make([]bool, len(l.entries))
	for i := len(l.entries) - 1; i >= 0; i-- {
		e := &l.entries[i]
		if e.parent >= 0 && (below[i] || l.chosen(e) && !l.matches(e.path)) {
			below[e.parent] = true
		}
	}
	return below
}

func (l *lister) line(e *entry, chosen, childInfo bool) {
	w := l.c.t.writer()
	b := append(w.AvailableBuffer(), "* LIST ("...)
	if l.lsub {
		b = append(w.AvailableBuffer(), "* LSUB ("...)
	}
	b = l.attributes(b, e, chosen)
	b = append(b, `) "`...)
	b = append(b, delimiter, '"', ' ')
	b = imapwire.AppendMailbox(b, e.path, l.c.utf8)
	if childInfo && !l.lsub {
		b = append(b, ` ("CHILDINFO" (`...)
		if l.has(imapwire.ListSelectSubscribed) {
			b = append(b, `"SUBSCRIBED"`...)
		}
		if l.has(imapwire.ListSelectSpecialUse) {
			if l.has(imapwire.ListSelectSubscribed) {
				b = append(b, ' ')
			}
			b = append(b, `"SPECIAL-USE"`...)
		}
		b = append(b, "))"...)
	}
	l.c.write(append(b, '\r', '\n'))
}

// attributes appends the name attributes of an entry (RFC 9051 section 7.3.1).
func (l *lister) attributes(b []byte, e *entry, chosen bool) []byte {
	if l.lsub {
		// RFC 3501 section 6.3.9: a name that is here only for what is below it is \Noselect.
		if !chosen {
			b = append(b, `\NoSelect`...)
		}
		return b
	}
	if e.hasChild {
		b = append(b, `\HasChildren`...)
	} else {
		b = append(b, `\HasNoChildren`...)
	}
	if !e.selectable {
		b = append(b, ` \NoSelect`...)
	}
	if e.Subscribed && e.selectable && (l.has(imapwire.ListReturnSubscribed) || l.has(imapwire.ListSelectSubscribed)) {
		b = append(b, ` \Subscribed`...)
	}
	if use := specialUse[e.Role]; use != "" {
		b = append(b, ' ')
		b = append(b, use...)
	}
	return b
}

// statusFeature is STATUS; the SIZE item is RFC 8438 under IMAP4rev1.
func statusFeature() feature {
	return feature{
		caps:     []string{"STATUS=SIZE"},
		commands: map[string]command{"STATUS": {in: loggedIn, handle: status}},
	}
}

func status(ctx context.Context, c *conn) (reply, error) {
	if err := c.dec.SP(); err != nil {
		return reply{}, err
	}
	args, err := c.dec.Status()
	if err != nil {
		return reply{}, err
	}
	if err := c.dec.EndLine(); err != nil {
		return reply{}, err
	}
	f, err := c.folder(ctx, args.Mailbox)
	if err != nil {
		return reply{}, err
	}
	c.statusLine(args.Mailbox, &f, args.Items)
	return reply{}, nil
}

// statusValues says what each item of STATUS is in the model.
var statusValues = map[imapwire.StatusItem]func(*mailbox.Folder) int64{
	imapwire.StatusMessages:    func(f *mailbox.Folder) int64 { return f.Messages },
	imapwire.StatusUIDNext:     func(f *mailbox.Folder) int64 { return int64(f.UIDNext) },
	imapwire.StatusUIDValidity: func(f *mailbox.Folder) int64 { return int64(f.UIDValidity) },
	imapwire.StatusUnseen:      func(f *mailbox.Folder) int64 { return f.Unseen },
	imapwire.StatusDeleted:     func(f *mailbox.Folder) int64 { return f.Deleted },
	imapwire.StatusSize:        func(f *mailbox.Folder) int64 { return f.Size },
	imapwire.StatusRecent:      func(*mailbox.Folder) int64 { return 0 },
}

func (c *conn) statusLine(path string, f *mailbox.Folder, items []imapwire.StatusItem) {
	b := append(c.t.writer().AvailableBuffer(), "* STATUS "...)
	b = imapwire.AppendMailbox(b, path, c.utf8)
	b = append(b, " ("...)
	for i, item := range items {
		if i > 0 {
			b = append(b, ' ')
		}
		b = append(b, item.String()...)
		b = append(b, ' ')
		b = appendInt(b, statusValues[item](f))
	}
	c.write(append(b, ")\r\n"...))
}
