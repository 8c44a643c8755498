package iam

import (
	"context"
	"errors"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// maxAccessKeys is how many keys a user may have: two, to change them without a
// pause.
const maxAccessKeys = 2

// NewAccessKey is an access key with its secret, which is shown once and cannot be
// read again.
type NewAccessKey struct {
	User   string `json:"user"`
	ID     string `json:"accessKeyId"`
	Secret string `json:"secretAccessKey"`
}

// AccessKey tells about an access key.
type AccessKey struct {
	ID      string    `json:"accessKeyId"`
	Active  bool      `json:"active"`
	Created time.Time `json:"created"`
}

// CreateAccessKey makes an access key for a user.
func (s *Service) CreateAccessKey(ctx context.Context, user string) (NewAccessKey, error) {
	id, err := s.newID(prefixAccessKey)
	if err != nil {
		return NewAccessKey{}, err
	}
	secret, err := s.newSecret()
	if err != nil {
		return NewAccessKey{}, err
	}
	sealed, err := s.sealSecret(ctx, id, secret)
	if err != nil {
		return NewAccessKey{}, err
	}
	now := store.Micros(s.cfg.Now())
	err = s.change(ctx, func(tx *store.Tx) error {
		if err := mustExist(tx, User, user); err != nil {
			return err
		}
		var n int
		if err := tx.QueryRow(`SELECT COUNT(*) FROM iam_access_key WHERE user_key = $1`, fold(user)).Scan(&n); err != nil {
			return err
		}
		if n >= maxAccessKeys {
			return refuse(LimitExceeded, "%s has %d access keys already; delete one first", user, n)
		}
		_, err := tx.Exec(`INSERT INTO iam_access_key (id, user_key, secret, active, created) VALUES ($1, $2, $3, 1, $4)`,
			id, fold(user), sealed, now)
		return err
	})
	if err != nil {
		return NewAccessKey{}, err
	}
	return NewAccessKey{User: user, ID: id, Secret: secret}, nil
}

// SetAccessKeyActive lets a key work or not.
func (s *Service) SetAccessKeyActive(ctx context.Context, id string, active bool) error {
	flag := 0
	if active {
		flag = 1
	}
	return s.change(ctx, func(tx *store.Tx) error {
		n, err := tx.Exec(`UPDATE iam_access_key SET active = $1 WHERE id = $2`, flag, id)
		return foundKey(n, err, id)
	})
}

// DeleteAccessKey removes a key for good.
func (s *Service) DeleteAccessKey(ctx context.Context, id string) error {
	return s.change(ctx, func(tx *store.Tx) error {
		n, err := tx.Exec(`DELETE FROM iam_access_key WHERE id = $1`, id)
		return foundKey(n, err, id)
	})
}

func foundKey(n int64, err error, id string) error {
	if err == nil && n == 0 {
		return refuse(NoSuchEntity, "there is no access key %s", clip(id))
	}
	return err
}

// AccessKeys lists the keys of a user, the oldest first.
func (s *Service) AccessKeys(ctx context.Context, user string) (out []AccessKey, err error) {
	err = s.store.View(ctx, func(tx *store.Tx) (err error) {
		if err := mustExist(tx, User, user); err != nil {
			return err
		}
		rows, err := tx.Query(`SELECT id, active, created FROM iam_access_key WHERE user_key = $1 ORDER BY created, id`, fold(user))
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, rows.Close()) }()
		for rows.Next() {
			var k AccessKey
			var created, active int64
			if err := rows.Scan(&k.ID, &active, &created); err != nil {
				return err
			}
			k.Active, k.Created = active == 1, store.Time(created)
			out = append(out, k)
		}
		return rows.Err()
	})
	return out, err
}
