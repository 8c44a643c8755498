package keys

import (
	"context"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// InUse reports whether the database holds data keys that the key service of
// that name has wrapped. If so, a new master key cannot take the place of one
// that is missing.
func InUse(ctx context.Context, s *store.Store, service string) (used bool, err error) {
	err = s.View(ctx, func(tx *store.Tx) error {
		var n int
		if err := tx.QueryRow(`SELECT COUNT(*) FROM (SELECT 1 FROM organization_key WHERE service = $1 LIMIT 1) k`, service).Scan(&n); err != nil {
			return err
		}
		used = n > 0
		return nil
	})
	return used, err
}
