package mailbox

import (
	"context"
	"slices"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// KeepTombstones is how long the log remembers what left a folder. A client
// that stays away longer compares the whole folder once.
const KeepTombstones = 90 * 24 * time.Hour

// Changes returns what happened in a folder after since, in one snapshot. The
// cost depends on the number of changes, not on the size of the folder. The
// error is [ErrNoFolder] when the folder was removed, and [ErrNoMailbox] when its
// mailbox is suspended.
func (s *Service) Changes(ctx context.Context, folder FolderID, since ModSeq) (c Changes, err error) {
	err = s.store.View(ctx, func(tx *store.Tx) error {
		c = Changes{}
		var forgotten ModSeq
		var suspended int64
		err := tx.QueryRow(`SELECT f.modseq, f.forgotten, m.suspended FROM folder f JOIN mailbox m ON m.id = f.mailbox
			WHERE f.id = $1 AND f.removed = 0`, folder).Scan(&c.ModSeq, &forgotten, &suspended)
		switch {
		case err != nil:
			return orNotFound(err, ErrNoFolder)
		case suspended != 0:
			return ErrNoMailbox
		}
		if c.ModSeq <= since {
			return nil
		}
		c.Resync = since < forgotten
		if c.Resync {
			since = 0
		}
		c.Items, err = queryStates(tx, `SELECT `+stateColumns+` FROM item WHERE folder = $1 AND modseq > $2`, folder, since)
		if err != nil || c.Resync {
			return err
		}
		c.Vanished, err = vanished(tx, folder, since)
		return err
	})
	slices.SortFunc(c.Items, func(a, b State) int { return int(int64(a.UID) - int64(b.UID)) })
	return c, err
}

func vanished(tx *store.Tx, folder FolderID, since ModSeq) (uids []uint32, err error) {
	rows, err := tx.Query(`SELECT uid FROM tombstone WHERE folder = $1 AND modseq > $2`, folder, since)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var uid uint32
		if err := rows.Scan(&uid); err != nil {
			return nil, err
		}
		uids = append(uids, uid)
	}
	slices.Sort(uids)
	return uids, rows.Err()
}

// Housekeep forgets tombstones older than [KeepTombstones], clears away what
// interrupted removals of folders left, and purges mailboxes that were
// suspended longer than [KeepSuspended] ago.
func (s *Service) Housekeep(ctx context.Context) error {
	removed, err := list[FolderID](ctx, s.store, `SELECT f.id FROM folder f WHERE f.removed <> 0 AND EXISTS (SELECT 1 FROM item i WHERE i.folder = f.id)`)
	if err != nil {
		return err
	}
	for _, f := range removed {
		if err := s.discardItems(ctx, f); err != nil {
			return err
		}
	}
	if err := s.forget(ctx, s.now().Add(-KeepTombstones)); err != nil {
		return err
	}
	return s.PurgeSuspended(ctx, s.now().Add(-KeepSuspended))
}

// forget drops tombstones from before a moment, a folder at a time, and notes
// how far each folder's log reaches.
func (s *Service) forget(ctx context.Context, before time.Time) error {
	folders, err := list[FolderID](ctx, s.store, `SELECT DISTINCT folder FROM tombstone WHERE at < $1`, store.Micros(before))
	if err != nil {
		return err
	}
	for _, f := range folders {
		err := s.store.Update(ctx, func(tx *store.Tx) error {
			_, err := tx.Exec(`UPDATE folder SET forgotten = (SELECT MAX(modseq) FROM tombstone WHERE folder = $1 AND at < $2) WHERE id = $1`,
				f, store.Micros(before))
			if err != nil {
				return err
			}
			_, err = tx.Exec(`DELETE FROM tombstone WHERE folder = $1 AND at < $2`, f, store.Micros(before))
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
