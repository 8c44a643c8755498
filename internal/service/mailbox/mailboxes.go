package mailbox

import (
	"context"
	"errors"
	"fmt"
	"math"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// KeepSuspended is how long the mailbox of a deregistered owner is kept: 30
// days (Amazon WorkMail Administrator Guide, "Managing users").
const KeepSuspended = 30 * 24 * time.Hour

// orNotFound turns "no row" into the error that says what is missing.
func orNotFound(err, notFound error) error {
	if errors.Is(err, store.ErrNoRows) {
		return notFound
	}
	return err
}

const mailboxColumns = `id, org, owner, modseq, quota, used`

func scanMailbox(row store.Row) (m Mailbox, err error) {
	err = row.Scan(&m.ID, &m.Org, &m.Owner, &m.ModSeq, &m.Quota, &m.Used)
	return m, orNotFound(err, ErrNoMailbox)
}

// ByOwner returns the mailbox of an owner that is registered. The error is
// [ErrNoMailbox] when there is none or it is suspended.
func (s *Service) ByOwner(ctx context.Context, org, owner string) (m Mailbox, err error) {
	err = s.store.View(ctx, func(tx *store.Tx) error {
		m, err = scanMailbox(tx.QueryRow(`SELECT `+mailboxColumns+` FROM mailbox WHERE org = $1 AND owner = $2 AND suspended = 0`, org, owner))
		return err
	})
	return m, err
}

// Get returns a mailbox. The error is [ErrNoMailbox] when there is none or it is
// suspended.
func (s *Service) Get(ctx context.Context, id ID) (m Mailbox, err error) {
	err = s.store.View(ctx, func(tx *store.Tx) error {
		m, err = scanMailbox(tx.QueryRow(`SELECT `+mailboxColumns+` FROM mailbox WHERE id = $1 AND suspended = 0`, id))
		return err
	})
	return m, err
}

// reachable returns [ErrNoMailbox] when a mailbox is gone or suspended. Whoever
// reads what lies in one asks each time: a client may have had it open before.
func reachable(tx *store.Tx, id ID) error {
	var one int
	err := tx.QueryRow(`SELECT 1 FROM mailbox WHERE id = $1 AND suspended = 0`, id).Scan(&one)
	return orNotFound(err, ErrNoMailbox)
}

// Room reports whether a message of size bytes fits into a mailbox:
// [ErrOverQuota] when it does not.
func (s *Service) Room(ctx context.Context, id ID, size int64) error {
	m, err := s.Get(ctx, id)
	if err != nil {
		return err
	}
	if m.Used+size > m.Quota {
		return ErrOverQuota
	}
	return nil
}

// systemFolders are what a new mailbox holds.
var systemFolders = []struct {
	role  Role
	class Class
	name  string
}{
	{RoleInbox, ClassMail, "Inbox"},
	{RoleSent, ClassMail, "Sent Items"},
	{RoleDrafts, ClassMail, "Drafts"},
	{RoleTrash, ClassMail, "Deleted Items"},
	{RoleJunk, ClassMail, "Junk Email"},
	{RoleCalendar, ClassCalendar, "Calendar"},
	{RoleContacts, ClassContacts, "Contacts"},
	{RoleTasks, ClassTasks, "Tasks"},
	{RoleNotes, ClassNotes, "Notes"},
}

// PrepareProvision readies a mailbox for an owner. The function it returns
// makes the mailbox with its system folders as part of a transaction, or brings
// back the one that was suspended, as it was.
func (s *Service) PrepareProvision(ctx context.Context, org, owner string) (func(tx *store.Tx) error, error) {
	key, err := s.keys.Key(ctx, org)
	if err != nil {
		return nil, err
	}
	id, err := s.mailboxIDs.Next(ctx)
	if err != nil {
		return nil, err
	}
	rows := make([]folderRow, len(systemFolders))
	for i, f := range systemFolders {
		folder, err := s.folderIDs.Next(ctx)
		if err != nil {
			return nil, err
		}
		rows[i] = folderRow{
			id: FolderID(folder), mailbox: ID(id), class: f.class, role: f.role, subscribed: true,
			uidvalidity: uint32(i + 1), modseq: 1,
		}
		rows[i].seal(key, f.name)
	}
	return func(tx *store.Tx) error { return s.provision(tx, ID(id), org, owner, rows) }, nil
}

func (s *Service) provision(tx *store.Tx, id ID, org, owner string, folders []folderRow) error {
	var restored ID
	err := tx.QueryRow(`UPDATE mailbox SET suspended = 0 WHERE org = $1 AND owner = $2 RETURNING id`, org, owner).Scan(&restored)
	if err == nil {
		tx.Notify(topic(restored))
		return nil
	}
	if !errors.Is(err, store.ErrNoRows) {
		return err
	}
	_, err = tx.Exec(`INSERT INTO mailbox (id, org, owner, modseq, uidvalidity, quota, used, created, suspended)
		VALUES ($1, $2, $3, 1, $4, $5, 0, $6, 0)`, id, org, owner, len(folders), s.quota, store.Micros(s.now()))
	if err != nil {
		return err
	}
	for _, f := range folders {
		if err := f.insert(tx); err != nil {
			return err
		}
	}
	return nil
}

// Suspend closes an owner's mailbox as part of a transaction: nobody reaches it
// and no mail is filed, until it is provisioned again or, [KeepSuspended]
// later, purged.
func (s *Service) Suspend(tx *store.Tx, org, owner string, at time.Time) error {
	var id ID
	err := tx.QueryRow(`UPDATE mailbox SET suspended = $1 WHERE org = $2 AND owner = $3 AND suspended = 0 RETURNING id`,
		store.Micros(at), org, owner).Scan(&id)
	if errors.Is(err, store.ErrNoRows) {
		return nil
	}
	tx.Notify(topic(id))
	return err
}

// PurgeOrganization removes all mailboxes of an organization with everything in
// them, a few at a time. It may be called again after an interruption.
func (s *Service) PurgeOrganization(ctx context.Context, org string) error {
	return s.purgeWhile(ctx, purgeAny, `SELECT id FROM mailbox WHERE org = $1 LIMIT 100`, org)
}

// PurgeSuspended removes the mailboxes that were suspended before the given
// moment.
func (s *Service) PurgeSuspended(ctx context.Context, before time.Time) error {
	micros := store.Micros(before)
	return s.purgeWhile(ctx, span{1, micros}, `SELECT id FROM mailbox WHERE suspended <> 0 AND suspended < $1 LIMIT 100`, micros)
}

// A span holds the moments of suspension, from inclusive and to exclusive, of the
// mailboxes to purge. Zero is not suspended.
type span struct{ from, to int64 }

// purgeAny is every mailbox.
var purgeAny = span{0, math.MaxInt64}

func (s *Service) purgeWhile(ctx context.Context, when span, query string, arg any) error {
	for {
		ids, err := list[ID](ctx, s.store, query, arg)
		if err != nil || len(ids) == 0 {
			return err
		}
		for _, id := range ids {
			if err := s.purge(ctx, id, when); err != nil {
				return fmt.Errorf("purge mailbox %d: %w", id, err)
			}
		}
	}
}

// condemn makes a mailbox unreachable for good, so that nothing comes into it
// while it is emptied, and reports false when it is not (or no longer) due. Its
// owner may have a new one from then on.
func (s *Service) condemn(ctx context.Context, id ID, when span) (due bool, err error) {
	err = s.store.Update(ctx, func(tx *store.Tx) error {
		n, err := tx.Exec(`UPDATE mailbox SET suspended = 1, owner = $2 WHERE id = $1 AND suspended >= $3 AND suspended < $4`,
			id, fmt.Sprintf("purged-%d", id), when.from, when.to)
		due = n == 1
		if due {
			tx.Notify(topic(id))
		}
		return err
	})
	return due, err
}

// purge empties a mailbox in steps and then removes it.
func (s *Service) purge(ctx context.Context, id ID, when span) error {
	if due, err := s.condemn(ctx, id, when); err != nil || !due {
		return err
	}
	folders, err := list[FolderID](ctx, s.store, `SELECT id FROM folder WHERE mailbox = $1`, id)
	if err != nil {
		return err
	}
	for _, f := range folders {
		if err := s.discardItems(ctx, f); err != nil {
			return err
		}
	}
	return s.store.Update(ctx, func(tx *store.Tx) error {
		if _, err := tx.Exec(`DELETE FROM folder WHERE mailbox = $1`, id); err != nil {
			return err
		}
		if _, err := tx.Exec(`DELETE FROM mailbox WHERE id = $1`, id); err != nil {
			return err
		}
		tx.Notify(topic(id))
		return nil
	})
}

// list returns the single column of a query's rows.
func list[T any](ctx context.Context, st *store.Store, query string, args ...any) (out []T, err error) {
	err = st.View(ctx, func(tx *store.Tx) error {
		out = nil
		rows, err := tx.Query(query, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var v T
			if err := rows.Scan(&v); err != nil {
				return err
			}
			out = append(out, v)
		}
		return rows.Err()
	})
	return out, err
}
