// Package iam says who may call the AWS API, and what they may do there: users with
// access keys, roles with temporary sessions, and policies in AWS's language
// ([iampolicy]). Who only has mail is not a user here but in the directory.
//
// The root access key, which lies in a file of the data directory, may do
// everything and needs no entry here. Everything else is in the database. Secrets
// are sealed with a data key of their own, so the database alone reveals none; the
// token of a session is sealed with the same key and is not stored at all.
//
// Every request looks its key up, so what is looked up is remembered. Whatever
// changes moves a revision, which is compared when the process is told of a change,
// and otherwise once a second: a change made by another process holds within that
// time.
package iam

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"time"

	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Schema returns the tables of this package, for [store.Store.Migrate].
func Schema() (store.Schema, error) {
	files, err := fs.Sub(migrations, "migrations")
	return store.Schema{Component: "iam", Files: files}, err
}

// keyName is the name of the data key that seals secrets and sessions.
const keyName = "iam"

// RootKey is the access key that may do everything. The zero value is none.
type RootKey struct{ ID, Secret string }

// Config is what a [Service] needs; all fields but Root are required.
type Config struct {
	Store   *store.Store
	Keys    *keys.Ring
	Account string // twelve digits, in every ARN
	Root    RootKey
	Now     func() time.Time
	Rand    io.Reader // cryptographically strong, safe for concurrent use
}

// A Service knows the principals of one account. It is safe for concurrent use.
type Service struct {
	cfg     Config
	store   *store.Store
	root    *Principal
	changes *store.Watcher
	cache   cache
}

// New returns a service on a migrated store. The caller closes it.
func New(ctx context.Context, cfg Config) (*Service, error) {
	if cfg.Store == nil || cfg.Keys == nil || cfg.Now == nil || cfg.Rand == nil || len(cfg.Account) != 12 {
		return nil, errors.New("iam: a store, keys, an account of twelve digits, a clock and randomness are required")
	}
	if _, err := cfg.Keys.Ensure(ctx, keyName); err != nil {
		return nil, fmt.Errorf("the key that seals access keys: %w", err)
	}
	return &Service{
		cfg:   cfg,
		store: cfg.Store,
		// As on AWS, the identifier of the root user is the account number.
		root:    &Principal{Kind: Root, ID: cfg.Account, ARN: "arn:aws:iam::" + cfg.Account + ":root"},
		changes: cfg.Store.Watch(topic()),
		cache:   newCache(),
	}, nil
}

// Close ends the service.
func (s *Service) Close() error {
	s.changes.Close()
	return nil
}

func topic() store.Topic { return store.Topic{Kind: "iam"} }

// change runs fn as a change of principals or policies.
func (s *Service) change(ctx context.Context, fn func(tx *store.Tx) error) error {
	return s.store.Update(ctx, func(tx *store.Tx) error {
		if _, err := tx.Exec(`UPDATE iam_state SET revision = revision + 1 WHERE id = 1`); err != nil {
			return err
		}
		tx.Notify(topic())
		return fn(tx)
	})
}
