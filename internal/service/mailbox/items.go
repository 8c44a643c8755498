package mailbox

import (
	"context"
	"strings"

	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store"
)

const (
	// batchRows, batchTexts and batchBodies bound how many items one query of [Service.Items]
	// reads, so that neither a snapshot nor much memory is held while a slow
	// client is served.
	batchRows   = 1000
	batchTexts  = 200
	batchBodies = 16
	// batchBytes ends a batch early: a sender can make the index of a message as
	// large as its header, and a body that is read along has up to 128 KiB.
	batchBytes = 2 << 20
)

// View returns a folder and the UIDs in it, as of one moment.
func (s *Service) View(ctx context.Context, id FolderID) (FolderView, error) {
	key, where, err := s.keyOf(ctx, id)
	if err != nil {
		return FolderView{}, err
	}
	var v FolderView
	err = s.store.View(ctx, func(tx *store.Tx) error {
		if err := reachable(tx, where.mailbox); err != nil {
			return err
		}
		if v.Folder, err = folderByID(tx, key, id); err != nil {
			return err
		}
		v.UIDs = make([]uint32, 0, v.Folder.Messages)
		rows, err := tx.Query(`SELECT uid FROM item WHERE folder = $1 ORDER BY uid`, id)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var uid uint32
			if err := rows.Scan(&uid); err != nil {
				return err
			}
			v.UIDs = append(v.UIDs, uid)
		}
		return rows.Err()
	})
	return v, err
}

// Items calls yield for the items of a folder whose UID is in the set, by
// ascending UID. Rows are read in batches, each a snapshot of its own that has
// ended before yield sees them; yield may keep an item. An error from yield
// ends the walk and is returned; [ErrNoMailbox] is the end when the mailbox is
// suspended meanwhile.
func (s *Service) Items(ctx context.Context, folder FolderID, set UIDSet, fields Fields, yield func(*Item) error) error {
	key, where, err := s.keyOf(ctx, folder)
	if err != nil {
		return err
	}
	q := s.itemQuery(key, where.mailbox, folder, fields)
	for len(set) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		var batch []*Item
		if batch, set, err = q.next(ctx, set); err != nil {
			return err
		}
		for _, it := range batch {
			if err := yield(it); err != nil {
				return err
			}
		}
	}
	return nil
}

type itemQuery struct {
	svc     *Service
	key     *keys.Key
	mailbox ID
	folder  FolderID
	query   string
	limit   int
}

func (s *Service) itemQuery(key *keys.Key, mailbox ID, folder FolderID, fields Fields) itemQuery {
	q := itemQuery{svc: s, key: key, mailbox: mailbox, folder: folder, query: itemsPlain, limit: batchRows}
	switch {
	case fields&WithBody != 0:
		q.query, q.limit = itemsBodies, batchBodies
	case fields&WithText != 0:
		q.query, q.limit = itemsTexts, batchTexts
	case fields&WithIndex != 0:
		q.query = itemsIndexed
	}
	return q
}

// next reads one batch and returns what is left of the set.
func (q *itemQuery) next(ctx context.Context, set UIDSet) (batch []*Item, rest UIDSet, err error) {
	err = q.svc.store.View(ctx, func(tx *store.Tx) error {
		batch, rest = nil, set
		if err := reachable(tx, q.mailbox); err != nil {
			return err
		}
		room := batchBytes
		for len(rest) > 0 && len(batch) < q.limit && room > 0 {
			want := q.limit - len(batch)
			got, err := q.readRange(tx, rest[0], want, &room)
			if err != nil {
				return err
			}
			batch = append(batch, got...)
			if len(got) < want && room > 0 {
				rest = rest[1:]
				continue
			}
			rest = rest.after(got[len(got)-1].UID)
		}
		return nil
	})
	return batch, rest, err
}

// after is the part of the set beyond a UID that is in its first range.
func (u UIDSet) after(uid uint32) UIDSet {
	if uid >= u[0].Last {
		return u[1:]
	}
	return append(UIDSet{{uid + 1, u[0].Last}}, u[1:]...)
}

// Each column costs about a fifth of a microsecond a row, so a query selects what
// was asked for and no more. A bare bound LIMIT makes SQLite prepare the
// statement again at each run, to plan for its value; an expression does not.
const (
	selectItems  = `SELECT id, uid, flags, keywords, modseq, created, size, received, blob`
	fromItems    = ` FROM item WHERE folder = $1 AND uid >= $2 AND uid <= $3 ORDER BY uid LIMIT $4 + 0`
	itemsPlain   = selectItems + fromItems
	itemsIndexed = selectItems + `, summary` + fromItems
	joinItems    = `SELECT i.id, i.uid, i.flags, i.keywords, i.modseq, i.created, i.size, i.received, i.blob, i.summary, `
	fromJoin     = ` FROM item i JOIN blob b ON b.id = i.blob WHERE i.folder = $1 AND i.uid >= $2 AND i.uid <= $3 ORDER BY i.uid LIMIT $4 + 0`
	itemsTexts   = joinItems + `b.extract` + fromJoin
	itemsBodies  = joinItems + `b.data` + fromJoin
)

func (q *itemQuery) readRange(tx *store.Tx, r UIDRange, limit int, room *int) (out []*Item, err error) {
	rows, err := tx.Query(q.query, q.folder, r.First, r.Last, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		it, err := q.scan(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, it)
		if *room -= len(it.sealed) + len(it.inline) + len(it.extract); *room <= 0 {
			break
		}
	}
	return out, rows.Err()
}

func (q *itemQuery) scan(rows *store.Rows) (*Item, error) {
	it := &Item{Folder: q.folder, key: q.key, svc: q.svc}
	var keywords string
	var received int64
	dest := []any{&it.ID, &it.UID, &it.Flags, &keywords, &it.ModSeq, &it.Created, &it.Size, &received, &it.blob}
	switch q.query {
	case itemsIndexed:
		dest = append(dest, &it.sealed)
	case itemsTexts:
		dest = append(dest, &it.sealed, &it.extract)
	case itemsBodies:
		dest = append(dest, &it.sealed, &it.inline)
	}
	if err := rows.Scan(dest...); err != nil {
		return nil, err
	}
	if keywords != "" {
		it.Keywords = strings.Fields(keywords)
	}
	it.Received = store.Time(received)
	return it, nil
}
