package mailbox

import (
	"context"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// BeginPurge is the first step of a purge.
func (s *Service) BeginPurge(ctx context.Context, id ID) error {
	_, err := s.condemn(ctx, id, purgeAny)
	return err
}

// Discarded returns a transaction that clears away what is in a folder as it is
// now, for as often as it is run.
func (s *Service) Discarded(ctx context.Context, folder FolderID) (func(*store.Tx) error, error) {
	var rows []itemRow
	err := s.store.View(ctx, func(tx *store.Tx) (err error) {
		rows, err = queryItemRows(tx, `SELECT `+itemRowColumns+` FROM item WHERE folder = $1`, folder)
		return err
	})
	return func(tx *store.Tx) error { return s.deleteRows(tx, rows) }, err
}

// Batches returns how many items [Service.Items] reads together.
func (s *Service) Batches(ctx context.Context, folder FolderID, fields Fields) (sizes []int, err error) {
	key, where, err := s.keyOf(ctx, folder)
	if err != nil {
		return nil, err
	}
	q := s.itemQuery(key, where.mailbox, folder, fields)
	for set := AllUIDs(); len(set) > 0; {
		var batch []*Item
		if batch, set, err = q.next(ctx, set); err != nil {
			return nil, err
		}
		sizes = append(sizes, len(batch))
	}
	return sizes, nil
}
