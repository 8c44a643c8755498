// Package audit keeps a record of every call of the AWS API: who did what, from
// where, and what became of it.
//
// Calls do not wait for their record. They hand it to a queue; one goroutine
// gathers what came within a tenth of a second into a segment, compresses and seals
// it, and stores it as one row, so that recording costs a busy server next to
// nothing. What that means for an auditor:
//
//   - A server that stops in order has stored every record. One that is killed has
//     lost those of its last tenth of a second, of calls whose effects may be
//     durable.
//   - When the store cannot keep up and the queue is full, a call that changes
//     something waits for a place, two seconds at most; a call that only reads goes
//     on without a record. Whatever is not recorded is counted, reported as an
//     error in the server's log, and noted in the record itself.
//
// Records hold what was asked, without the members that the contract calls
// sensitive, so they are sealed with a key of their own.
package audit

import (
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/klauspost/compress/zstd"

	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Schema returns the tables of this package, for [store.Store.Migrate].
func Schema() (store.Schema, error) {
	files, err := fs.Sub(migrations, "migrations")
	return store.Schema{Component: "audit", Files: files}, err
}

// Event is the record of one call.
type Event struct {
	Time      time.Time `json:"t"` // when the call arrived
	RequestID string    `json:"id"`
	Service   string    `json:"svc"` // signing name, such as "workmail"
	Operation string    `json:"op"`
	Region    string    `json:"reg,omitempty"`
	SourceIP  string    `json:"ip,omitempty"`
	UserAgent string    `json:"ua,omitempty"`

	// Who called. A call whose signature was refused has type Unknown and at most
	// the key that it claimed.
	Identity Identity `json:"who"`

	// Organization is the one that the call named, otherwise empty.
	Organization string `json:"org,omitempty"`
	// Parameters are what was asked as a JSON object, without sensitive members.
	Parameters json.RawMessage `json:"in,omitempty"`
	// Error is the type of the error that the call was answered with, empty when
	// it succeeded, and Message its text.
	Error   string `json:"err,omitempty"`
	Message string `json:"msg,omitempty"`
	// ReadOnly is true for a call that changes nothing.
	ReadOnly bool `json:"ro,omitempty"`
}

// Identity is who called, in the terms of AWS CloudTrail.
type Identity struct {
	Type        string `json:"y,omitempty"` // Root, IAMUser, AssumedRole or Unknown
	PrincipalID string `json:"p,omitempty"`
	ARN         string `json:"a,omitempty"`
	Account     string `json:"c,omitempty"`
	AccessKeyID string `json:"k,omitempty"`
	Name        string `json:"n,omitempty"` // of the user or role
}

// DefaultKeep is how long records are kept when nothing else is said.
const DefaultKeep = 90 * 24 * time.Hour

// keyName is the name of the data key that seals segments.
const keyName = "audit"

// Config is what a [Log] needs. All fields but Keep and Logger are required.
type Config struct {
	Store  *store.Store
	Keys   *keys.Ring
	Now    func() time.Time
	Keep   time.Duration // 0 for DefaultKeep
	Logger *slog.Logger  // nil for slog.Default()
}

// A Log records and tells. It is safe for concurrent use.
type Log struct {
	cfg   Config
	ids   *store.Sequence
	enc   *zstd.Encoder
	queue chan Event
	lost  atomic.Int64

	stop chan struct{}
	once sync.Once
	done sync.WaitGroup
}

// queueLength bounds the records that wait to be stored. With parameters of at most
// maxParameters they hold some 20 MiB at worst.
const queueLength = 4096

// New returns a log on a migrated store, and starts what writes it. The caller
// closes it, before the store.
func New(ctx context.Context, cfg Config) (*Log, error) {
	if cfg.Store == nil || cfg.Keys == nil || cfg.Now == nil {
		return nil, errors.New("audit: a store, keys and a clock are required")
	}
	if cfg.Keep == 0 {
		cfg.Keep = DefaultKeep
	}
	if cfg.Logger == nil {
		cfg.Logger = slog.Default()
	}
	if _, err := cfg.Keys.Ensure(ctx, keyName); err != nil {
		return nil, fmt.Errorf("the key that seals the audit log: %w", err)
	}
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1), zstd.WithLowerEncoderMem(true))
	if err != nil {
		return nil, err
	}
	l := &Log{
		cfg: cfg, ids: cfg.Store.Sequence("audit"), enc: enc,
		queue: make(chan Event, queueLength), stop: make(chan struct{}),
	}
	l.done.Go(l.run)
	return l, nil
}

// Close stores what is recorded and ends the log. It returns an error when some of
// it could not be stored.
func (l *Log) Close() error {
	l.once.Do(func() { close(l.stop) })
	l.done.Wait()
	if n := l.lost.Swap(0); n > 0 {
		return fmt.Errorf("%d calls are missing from the audit log", n)
	}
	return nil
}

// Purge removes what is older than the time for which records are kept.
func (l *Log) Purge(ctx context.Context) error {
	before := store.Micros(l.cfg.Now().Add(-l.cfg.Keep))
	for {
		var n int64
		err := l.cfg.Store.Update(ctx, func(tx *store.Tx) (err error) {
			n, err = tx.Exec(`DELETE FROM audit_segment WHERE id IN
				(SELECT id FROM audit_segment WHERE last < $1 ORDER BY last, id LIMIT 500)`, before)
			return err
		})
		if err != nil {
			return fmt.Errorf("remove old audit records: %w", err)
		}
		if n == 0 {
			return nil
		}
	}
}
