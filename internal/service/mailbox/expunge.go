package mailbox

import (
	"context"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// Expunge deletes the items of a set, or those of them that have the flag
// \Deleted, and returns the UIDs that are gone, ascending, and the number of
// the last change. Large sets are deleted in several transactions.
func (s *Service) Expunge(ctx context.Context, folder FolderID, set UIDSet, onlyDeleted bool, _ Origin) (gone []uint32, last ModSeq, err error) {
	where, err := s.place(ctx, folder)
	if err != nil {
		return nil, 0, err
	}
	err = s.chunks(ctx, folder, set, func(part UIDSet, _ int) error {
		var uids []uint32
		var modseq ModSeq
		err := s.update(ctx, func(tx *store.Tx) (err error) {
			uids, modseq, err = s.expungePart(tx, where.mailbox, folder, part, onlyDeleted)
			return err
		})
		if err == nil && len(uids) > 0 {
			gone, last = append(gone, uids...), modseq
		}
		return err
	})
	return gone, last, err
}

func (s *Service) expungePart(tx *store.Tx, mailbox ID, folder FolderID, set UIDSet, onlyDeleted bool) ([]uint32, ModSeq, error) {
	modseq, err := bump(tx, mailbox, 0)
	if err != nil {
		return nil, 0, err
	}
	mask := Flags(0)
	if onlyDeleted {
		mask = FlagDeleted
	}
	rows, err := eachRange(tx, queryItemRows, `SELECT `+itemRowColumns+` FROM item
		WHERE folder = $1 AND uid >= $2 AND uid <= $3 AND (flags & $4) = $4 ORDER BY uid`, folder, set, mask)
	if err != nil {
		return nil, 0, err
	}
	if len(rows) == 0 {
		return nil, 0, errNothing
	}
	var uids []uint32
	for _, r := range rows {
		uids = append(uids, r.UID)
		if err := s.bury(tx, folder, r.State, modseq, false); err != nil {
			return nil, 0, err
		}
	}
	var gone counts
	gone.add(sum(rows), -1)
	if err := gone.apply(tx, folder, modseq); err != nil {
		return nil, 0, err
	}
	if _, err := tx.Exec(`UPDATE mailbox SET used = used + $1 WHERE id = $2`, gone.size, mailbox); err != nil {
		return nil, 0, err
	}
	return uids, modseq, s.deleteRows(tx, rows)
}

// deleteRows deletes items and their claims on bodies. Those that another
// transaction has deleted since they were read have given up their claims.
func (s *Service) deleteRows(tx *store.Tx, rows []itemRow) error {
	refs := map[int64]int{}
	for _, r := range rows {
		n, err := tx.Exec(`DELETE FROM item WHERE id = $1`, r.ID)
		if err != nil {
			return err
		}
		if n > 0 {
			refs[r.blob]++
		}
	}
	return s.eachBlob(refs, func(id int64, n int) error { return s.blobs.Release(tx, id, n) })
}

// discardItems clears away what is left in a folder that is removed, or in a
// mailbox that is being purged. The folder itself stays, as the trace by which
// clients learn that it is gone.
func (s *Service) discardItems(ctx context.Context, folder FolderID) error {
	for more := true; more; {
		err := s.store.Update(ctx, func(tx *store.Tx) error {
			rows, err := queryItemRows(tx, `SELECT `+itemRowColumns+` FROM item WHERE folder = $1 LIMIT $2 + 0`, folder, chunk)
			if err != nil {
				return err
			}
			more = len(rows) == chunk
			return s.deleteRows(tx, rows)
		})
		if err != nil {
			return err
		}
	}
	return s.store.Update(ctx, func(tx *store.Tx) error {
		_, err := tx.Exec(`DELETE FROM tombstone WHERE folder = $1`, folder)
		return err
	})
}
