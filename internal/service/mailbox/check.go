package mailbox

import (
	"context"
	"fmt"
	"io"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/wire/mime"
)

// Check looks for what must not be in a mailbox and reports each finding as a
// sentence: counters that differ from what they count, items without their
// body, sizes that are wrong, numbers beyond the mailbox's. Deep also opens and
// reads every message. It may run beside a serving process; each folder is
// looked at in one snapshot.
func (s *Service) Check(ctx context.Context, id ID, deep bool, report func(problem string)) error {
	folders, err := s.Folders(ctx, id)
	if err != nil {
		return err
	}
	for _, f := range folders {
		say := func(format string, args ...any) {
			report(fmt.Sprintf("mailbox %d, folder %d: ", id, f.ID) + fmt.Sprintf(format, args...))
		}
		if err := s.checkCounts(ctx, f.ID, say); err != nil {
			return err
		}
		if !deep {
			continue
		}
		err := s.Items(ctx, f.ID, AllUIDs(), WithBody, func(it *Item) error {
			if err := checkItem(ctx, it); err != nil {
				say("item %d: %v", it.ID, err)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return s.checkUsed(ctx, id, report)
}

// checkCounts compares a folder's counters with its items.
func (s *Service) checkCounts(ctx context.Context, id FolderID, say func(string, ...any)) error {
	return s.store.View(ctx, func(tx *store.Tx) error {
		var have, want counts
		var uidnext, maxUID, modseq, maxSeq, mailboxSeq int64
		err := tx.QueryRow(`SELECT f.messages, f.unseen, f.deleted, f.size, f.uidnext, f.modseq, m.modseq
			FROM folder f JOIN mailbox m ON m.id = f.mailbox WHERE f.id = $1`, id).
			Scan(&have.messages, &have.unseen, &have.deleted, &have.size, &uidnext, &modseq, &mailboxSeq)
		if err != nil {
			return orNotFound(err, ErrNoFolder)
		}
		err = tx.QueryRow(`SELECT COUNT(*), COALESCE(SUM(CASE WHEN flags & 1 = 0 THEN 1 ELSE 0 END), 0),
			COALESCE(SUM(CASE WHEN flags & 8 <> 0 THEN 1 ELSE 0 END), 0), CAST(COALESCE(SUM(size), 0) AS BIGINT),
			COALESCE(MAX(uid), 0), COALESCE(MAX(modseq), 0) FROM item WHERE folder = $1`, id).
			Scan(&want.messages, &want.unseen, &want.deleted, &want.size, &maxUID, &maxSeq)
		if err != nil {
			return err
		}
		if have != want {
			say("the counters are %+v, but the items add up to %+v", have, want)
		}
		if maxUID >= uidnext {
			say("UID %d is in use, but the next to be given is %d", maxUID, uidnext)
		}
		if maxSeq > modseq || modseq > mailboxSeq {
			say("modification numbers are out of order: items %d, folder %d, mailbox %d", maxSeq, modseq, mailboxSeq)
		}
		var orphans int64
		err = tx.QueryRow(`SELECT COUNT(*) FROM item i WHERE i.folder = $1 AND NOT EXISTS (SELECT 1 FROM blob b WHERE b.id = i.blob)`, id).Scan(&orphans)
		if err == nil && orphans > 0 {
			say("%d items have no stored body", orphans)
		}
		return err
	})
}

// checkItem reads an item's message to its end.
func checkItem(ctx context.Context, it *Item) error {
	index, err := it.Index(mime.WantAll)
	if err != nil {
		return err
	}
	c, err := it.Content(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	if c.Size() != it.Size || int64(index.Size) != it.Size {
		return fmt.Errorf("the size is noted as %d, the message has %d bytes, its index says %d", it.Size, c.Size(), index.Size)
	}
	if err := c.WriteRange(io.Discard, 0, c.Size()); err != nil {
		return err
	}
	_, err = it.Text(ctx)
	return err
}

func (s *Service) checkUsed(ctx context.Context, id ID, report func(string)) error {
	return s.store.View(ctx, func(tx *store.Tx) error {
		var used, sum int64
		if err := tx.QueryRow(`SELECT used FROM mailbox WHERE id = $1`, id).Scan(&used); err != nil {
			return orNotFound(err, ErrNoMailbox)
		}
		err := tx.QueryRow(`SELECT CAST(COALESCE(SUM(i.size), 0) AS BIGINT) FROM item i JOIN folder f ON f.id = i.folder
			WHERE i.mailbox = $1 AND f.removed = 0`, id).Scan(&sum)
		if err == nil && used != sum {
			report(fmt.Sprintf("mailbox %d: %d bytes are noted as used, but the items add up to %d", id, used, sum))
		}
		return err
	})
}

// CheckBodies compares the reference counts of all stored bodies with the items
// that refer to them.
func (s *Service) CheckBodies(ctx context.Context, report func(problem string)) error {
	return s.store.View(ctx, func(tx *store.Tx) error {
		rows, err := tx.Query(`SELECT b.id, b.refs, COUNT(i.id) FROM blob b LEFT JOIN item i ON i.blob = b.id
			GROUP BY b.id, b.refs HAVING b.refs <> COUNT(i.id)`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id, refs, items int64
			if err := rows.Scan(&id, &refs, &items); err != nil {
				return err
			}
			report(fmt.Sprintf("body %d: %d references are noted, but %d items refer to it", id, refs, items))
		}
		return rows.Err()
	})
}

// All calls fn with every mailbox, in pages, by ascending identifier; suspended
// ones are left out.
func (s *Service) All(ctx context.Context, fn func(Mailbox) error) error {
	for after := ID(0); ; {
		var page []Mailbox
		err := s.store.View(ctx, func(tx *store.Tx) error {
			page = nil
			rows, err := tx.Query(`SELECT `+mailboxColumns+` FROM mailbox WHERE suspended = 0 AND id > $1 ORDER BY id LIMIT 500`, after)
			if err != nil {
				return err
			}
			defer rows.Close()
			for rows.Next() {
				var m Mailbox
				if err := rows.Scan(&m.ID, &m.Org, &m.Owner, &m.ModSeq, &m.Quota, &m.Used); err != nil {
					return err
				}
				page = append(page, m)
			}
			return rows.Err()
		})
		if err != nil || len(page) == 0 {
			return err
		}
		for _, m := range page {
			if err := fn(m); err != nil {
				return err
			}
		}
		after = page[len(page)-1].ID
	}
}
