package mailbox

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mailstead/mailstead/internal/engine/store"
)

const stateColumns = `id, uid, flags, keywords, modseq, created`

func scanState(row scanner) (st State, err error) {
	var keywords string
	if err := row.Scan(&st.ID, &st.UID, &st.Flags, &keywords, &st.ModSeq, &st.Created); err != nil {
		return State{}, err
	}
	st.Keywords = strings.Fields(keywords)
	return st, nil
}

func queryStates(tx *store.Tx, query string, args ...any) (out []State, err error) {
	rows, err := tx.Query(query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		st, err := scanState(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, st)
	}
	return out, rows.Err()
}

// itemRow is what is needed to file, copy or remove an item.
type itemRow struct {
	State
	blob     int64
	size     int64
	received int64
	content  ModSeq
	origin   Origin
	summary  []byte
}

const itemRowColumns = stateColumns + `, blob, size, received, content, origin, summary`

func scanItemRow(row scanner) (r itemRow, err error) {
	var keywords string
	err = row.Scan(&r.ID, &r.UID, &r.Flags, &keywords, &r.ModSeq, &r.Created, &r.blob, &r.size, &r.received, &r.content, &r.origin, &r.summary)
	r.Keywords = strings.Fields(keywords)
	return r, err
}

func queryItemRows(tx *store.Tx, query string, args ...any) (out []itemRow, err error) {
	rows, err := tx.Query(query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		r, err := scanItemRow(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, rows.Err()
}

func (r *itemRow) insert(tx *store.Tx, mailbox ID, folder FolderID) error {
	_, err := tx.Exec(`INSERT INTO item (id, mailbox, folder, uid, blob, size, received, flags, keywords, created, content, modseq, origin, summary)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
		r.ID, mailbox, folder, r.UID, r.blob, r.size, r.received, r.Flags, strings.Join(r.Keywords, " "),
		r.Created, r.content, r.ModSeq, r.origin, r.summary)
	return err
}

// counts is how a folder's counters change.
type counts struct{ messages, unseen, deleted, size int64 }

// of is what one item contributes to its folder.
func countsOf(f Flags, size int64) counts {
	c := counts{messages: 1, size: size}
	if f&FlagSeen == 0 {
		c.unseen = 1
	}
	if f&FlagDeleted != 0 {
		c.deleted = 1
	}
	return c
}

func (c *counts) add(o counts, times int64) {
	c.messages += times * o.messages
	c.unseen += times * o.unseen
	c.deleted += times * o.deleted
	c.size += times * o.size
}

// apply adds the counts to a folder and notes the change.
func (c counts) apply(tx *store.Tx, id FolderID, modseq ModSeq) error {
	n, err := tx.Exec(`UPDATE folder SET messages = messages + $1, unseen = unseen + $2, deleted = deleted + $3, size = size + $4, modseq = $5
		WHERE id = $6 AND removed = 0`, c.messages, c.unseen, c.deleted, c.size, modseq, id)
	if err == nil && n == 0 {
		err = ErrNoFolder
	}
	return err
}

// takeUIDs reserves n UIDs in a folder, adds the counts, and returns the first.
func takeUIDs(tx *store.Tx, id FolderID, n int, c counts, modseq ModSeq) (first, uidvalidity uint32, err error) {
	var next int64
	err = tx.QueryRow(`UPDATE folder SET uidnext = uidnext + $1, messages = messages + $2, unseen = unseen + $3,
			deleted = deleted + $4, size = size + $5, modseq = $6
		WHERE id = $7 AND removed = 0 RETURNING uidnext, uidvalidity`,
		n, c.messages, c.unseen, c.deleted, c.size, modseq, id).Scan(&next, &uidvalidity)
	if err != nil {
		return 0, 0, orNotFound(err, ErrNoFolder)
	}
	if next > 1<<32-1 {
		return 0, 0, fmt.Errorf("folder %d has used all its UIDs", id)
	}
	return uint32(next - int64(n)), uidvalidity, nil
}

// cleanKeywords sorts keywords and drops duplicates, and refuses what IMAP
// cannot carry (RFC 9051 section 9, flag-keyword).
func cleanKeywords(in []string) ([]string, error) {
	if len(in) == 0 {
		return nil, nil
	}
	for _, k := range in {
		if k == "" || len(k) > 64 || strings.ContainsFunc(k, notAtom) {
			return nil, fmt.Errorf("%w: %.70q", ErrKeyword, k)
		}
	}
	out := slices.Clone(in)
	slices.SortFunc(out, compareFold)
	out = slices.CompactFunc(out, strings.EqualFold)
	if len(out) > 64 {
		return nil, ErrKeyword
	}
	return out, nil
}

func notAtom(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune(`(){%*"\]`, r) }

func compareFold(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) }
