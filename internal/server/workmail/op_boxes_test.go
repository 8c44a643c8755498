package workmail_test

import (
	"context"
	"errors"
	"slices"
	"sync"

	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store"
)

// boxes stands in for the mailbox service: an enabled entity has a mailbox of
// 40798 bytes.
type boxes struct {
	neighbours
	quota sync.Map // by owner, once set
}

func (b *boxes) Usage(tx *store.Tx, org, owner string) (quota, used int64, ok bool, err error) {
	var state string
	err = tx.QueryRow(`SELECT state FROM entity WHERE org = $1 AND id = $2`, org, owner).Scan(&state)
	if errors.Is(err, store.ErrNoRows) {
		err = nil
	}
	quota = 51200 << 20
	if set, ok := b.quota.Load(owner); ok {
		quota = set.(int64)
	}
	return quota, 40798, state == "ENABLED", err
}

func (b *boxes) SetQuota(tx *store.Tx, org, owner string, quota int64) (ok bool, err error) {
	_, _, ok, err = b.Usage(tx, org, owner)
	if ok && err == nil {
		b.quota.Store(owner, quota)
	}
	return ok, err
}

func (neighbours) Seal(_ context.Context, _ string, plaintext []byte, _ keys.Object) ([]byte, error) {
	return slices.Clone(plaintext), nil
}

func (neighbours) Open(_ context.Context, _ string, sealed []byte, _ keys.Object) ([]byte, error) {
	return slices.Clone(sealed), nil
}
