package mailbox

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// Unconditional as unchangedSince lets [Service.SetFlags] change every item.
const Unconditional ModSeq = -1

// errNothing ends a transaction that turned out to change nothing, so that the
// mailbox's modification number stays as it was.
var errNothing = errors.New("nothing changed")

// update is store.Update, except that errNothing is success.
func (s *Service) update(ctx context.Context, fn func(*store.Tx) error) error {
	err := s.store.Update(ctx, fn)
	if errors.Is(err, errNothing) {
		return nil
	}
	return err
}

// SetFlags changes flags and keywords of the items in a set. Items that changed
// after unchangedSince are left alone and reported, unless it is
// [Unconditional]. Large sets are changed in several transactions; with an error
// come the results of those that were kept.
func (s *Service) SetFlags(ctx context.Context, folder FolderID, set UIDSet, c FlagChange, unchangedSince ModSeq, o Origin) (FlagResult, error) {
	keywords, err := cleanKeywords(c.Keywords)
	if err != nil {
		return FlagResult{}, err
	}
	c.Keywords = keywords
	where, err := s.place(ctx, folder)
	if err != nil {
		return FlagResult{}, err
	}
	var total FlagResult
	err = s.chunks(ctx, folder, set, func(part UIDSet, _ int) error {
		var res FlagResult
		err := s.update(ctx, func(tx *store.Tx) (err error) {
			res, err = setFlags(tx, where.mailbox, folder, part, c, unchangedSince, o)
			return err
		})
		if err != nil {
			return err // nothing of this part was kept
		}
		total.Changed = append(total.Changed, res.Changed...)
		total.Modified = append(total.Modified, res.Modified...)
		return nil
	})
	return total, err
}

type sizedState struct {
	State
	size int64
}

func querySizedStates(tx *store.Tx, query string, args ...any) (out []sizedState, err error) {
	rows, err := tx.Query(query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var st sizedState
		var keywords string
		if err := rows.Scan(&st.ID, &st.UID, &st.Flags, &keywords, &st.ModSeq, &st.Created, &st.size); err != nil {
			return nil, err
		}
		st.Keywords = strings.Fields(keywords)
		out = append(out, st)
	}
	return out, rows.Err()
}

func setFlags(tx *store.Tx, mailbox ID, folder FolderID, set UIDSet, c FlagChange, since ModSeq, o Origin) (res FlagResult, err error) {
	modseq, err := bump(tx, mailbox, 0)
	if err != nil {
		return res, err
	}
	items, err := eachRange(tx, querySizedStates,
		`SELECT `+stateColumns+`, size FROM item WHERE folder = $1 AND uid >= $2 AND uid <= $3 ORDER BY uid`, folder, set)
	if err != nil {
		return res, err
	}
	var diff counts
	touched := false
	for _, it := range items {
		if since != Unconditional && it.ModSeq > since {
			res.Modified = append(res.Modified, it.UID)
			continue
		}
		before := countsOf(it.Flags, it.size)
		changed, err := c.apply(&it.State)
		if err != nil {
			return res, err
		}
		if changed {
			touched = true
			it.ModSeq = modseq
			diff.add(before, -1)
			diff.add(countsOf(it.Flags, it.size), 1)
			if _, err := tx.Exec(`UPDATE item SET flags = $1, keywords = $2, modseq = $3, origin = $4 WHERE id = $5`,
				it.Flags, strings.Join(it.Keywords, " "), modseq, o, it.ID); err != nil {
				return res, err
			}
		}
		res.Changed = append(res.Changed, it.State)
	}
	if !touched {
		return res, errNothing
	}
	return res, diff.apply(tx, folder, modseq)
}

// apply changes a state and tells whether anything is different now.
func (c FlagChange) apply(st *State) (changed bool, err error) {
	flags, keywords := st.Flags, st.Keywords
	switch c.Op {
	case FlagsAdd:
		flags |= c.Flags
		keywords, err = cleanKeywords(append(slices.Clone(keywords), c.Keywords...))
	case FlagsRemove:
		flags &^= c.Flags
		keywords = slices.DeleteFunc(slices.Clone(keywords), func(k string) bool {
			return slices.ContainsFunc(c.Keywords, func(r string) bool { return strings.EqualFold(k, r) })
		})
	case FlagsReplace:
		flags, keywords = c.Flags, c.Keywords
	}
	if err != nil {
		return false, err
	}
	changed = flags != st.Flags || !slices.Equal(keywords, st.Keywords)
	st.Flags, st.Keywords = flags, keywords
	return changed, nil
}
