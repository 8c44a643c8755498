package store_test

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/engine/store/storetest"
)

// On a full disk or an input error SQLite rolls the whole transaction back by
// itself. What others in the batch hear must be what became of their updates,
// also of those that run after that moment.
func TestLostBatchIsReportedAsLost(t *testing.T) {
	s := storetest.Open(t, storetest.URL(t, "sqlite"), schema(accounts))
	var kept atomic.Int64
	var wg sync.WaitGroup
	for w := range 16 {
		wg.Go(func() {
			for i := range 40 {
				err := s.Update(t.Context(), func(tx *store.Tx) error {
					if w == 0 && i%4 == 0 {
						_, err := tx.Exec("ROLLBACK")
						return errors.Join(errors.New("the disk is full"), err)
					}
					_, err := tx.Exec(`UPDATE account SET balance = balance + 1 WHERE name = $1`, "a")
					return err
				})
				if err == nil {
					kept.Add(1)
				}
			}
		})
	}
	wg.Wait()
	if got := balance(t, s); int64(got) != kept.Load() {
		t.Errorf("%d updates were kept, but %d were reported as kept", got, kept.Load())
	}
}
