package mailbox

import (
	"context"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// SetOf makes a set of UIDs that are in ascending order.
func SetOf(uids []uint32) UIDSet {
	var set UIDSet
	for _, uid := range uids {
		if n := len(set); n > 0 && set[n-1].Last+1 == uid {
			set[n-1].Last = uid
		} else if n == 0 || set[n-1].Last < uid {
			set = append(set, UIDRange{uid, uid})
		}
	}
	return set
}

// chunks calls fn for the existing UIDs of a set, at most [chunk] at a time, in
// ascending order. Which exist is asked once, before.
func (s *Service) chunks(ctx context.Context, folder FolderID, set UIDSet, fn func(UIDSet, int) error) error {
	for _, r := range set {
		for from := r.First; ; {
			uids, err := list[uint32](ctx, s.store, `SELECT uid FROM item WHERE folder = $1 AND uid >= $2 AND uid <= $3 ORDER BY uid LIMIT $4 + 0`,
				folder, from, r.Last, chunk)
			if err != nil {
				return err
			}
			if len(uids) == 0 {
				break
			}
			if err := fn(SetOf(uids), len(uids)); err != nil {
				return err
			}
			last := uids[len(uids)-1]
			if len(uids) < chunk || last >= r.Last {
				break
			}
			from = last + 1
		}
	}
	return nil
}

// eachRange runs a query of (folder, first, last, extra…) for the ranges of a
// set and gathers the rows.
func eachRange[T any](tx *store.Tx, read func(*store.Tx, string, ...any) ([]T, error), query string, folder FolderID, set UIDSet, extra ...any) ([]T, error) {
	var out []T
	for _, r := range set {
		rows, err := read(tx, query, append([]any{folder, r.First, r.Last}, extra...)...)
		if err != nil {
			return nil, err
		}
		out = append(out, rows...)
	}
	return out, nil
}
