package mailbox

import (
	"errors"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// Usage returns the quota of an owner's mailbox and what it holds, in bytes, as
// part of a transaction. It reports false when there is none or it is suspended.
func (s *Service) Usage(tx *store.Tx, org, owner string) (quota, used int64, ok bool, err error) {
	err = tx.QueryRow(`SELECT quota, used FROM mailbox WHERE org = $1 AND owner = $2 AND suspended = 0`, org, owner).Scan(&quota, &used)
	if errors.Is(err, store.ErrNoRows) {
		return 0, 0, false, nil
	}
	return quota, used, err == nil, err
}

// SetQuota changes the quota, in bytes, of an owner's mailbox as part of a
// transaction, and reports false when there is none or it is suspended. A
// mailbox that holds more keeps what it has.
func (s *Service) SetQuota(tx *store.Tx, org, owner string, quota int64) (ok bool, err error) {
	n, err := tx.Exec(`UPDATE mailbox SET quota = $3 WHERE org = $1 AND owner = $2 AND suspended = 0`, org, owner, quota)
	return n == 1, err
}
