package store

import (
	"context"
	"sync"
)

// sequenceBlock is how many identifiers a process reserves at a time. What it
// does not use is lost at the next start, of 2^63.
const sequenceBlock = 4096

// A Sequence hands out 64-bit identifiers that are never handed out again, by
// this or any other process on the same database, in ascending order within a
// process. An identifier is known before the transaction that uses it, so that
// content can be bound to it by encryption first. Safe for concurrent use.
type Sequence struct {
	store      *Store
	name       string
	mu         sync.Mutex
	next, last int64
}

// Sequence returns the sequence of that name. Names are created on first use.
func (s *Store) Sequence(name string) *Sequence { return &Sequence{store: s, name: name, next: 1} }

// Next returns the next identifier, which is greater than zero. It must not be
// called inside an Update closure.
func (q *Sequence) Next(ctx context.Context) (int64, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.next > q.last {
		var last int64
		err := q.store.Update(ctx, func(tx *Tx) error {
			return tx.QueryRow(`INSERT INTO sequence (name, value) VALUES ($1, $2)
				ON CONFLICT (name) DO UPDATE SET value = sequence.value + excluded.value RETURNING value`,
				q.name, sequenceBlock).Scan(&last)
		})
		if err != nil {
			return 0, err
		}
		q.next, q.last = last-sequenceBlock+1, last
	}
	id := q.next
	q.next++
	return id, nil
}
