package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"log/slog"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

const (
	maxConnections = 32
	// maxAttempts bounds how often a transaction that lost a race is repeated.
	maxAttempts = 20
	// transactionWithin and migrationWithin bound one transaction, and with it
	// how long a broken connection can hold a caller.
	transactionWithin = time.Minute
	migrationWithin   = 24 * time.Hour
	// migrationLock is the advisory lock under which a process migrates.
	migrationLock = 0x6d61696c
)

// postgres is the engine for one or more server processes on one database.
type postgres struct {
	db     *sql.DB
	hub    *hub
	log    *slog.Logger
	notify *notifier
}

func openPostgres(ctx context.Context, url string, hub *hub, log *slog.Logger) (engine, error) {
	cfg, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, errors.New("the PostgreSQL URL cannot be read; write postgres://user:password@host:5432/database")
	}
	cfg.RuntimeParams["application_name"] = "mailstead"
	db := stdlib.OpenDB(*cfg)
	db.SetMaxOpenConns(maxConnections)
	db.SetMaxIdleConns(maxConnections)
	db.SetConnMaxIdleTime(5 * time.Minute)
	if err := db.PingContext(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &postgres{db: db, hub: hub, log: log, notify: startNotifier(cfg, db, hub, log)}, nil
}

func (p *postgres) name() string { return "postgres" }

func (p *postgres) dialect() *strings.Replacer {
	return strings.NewReplacer("{id}", "BIGINT PRIMARY KEY", "{text}", `TEXT COLLATE "C"`, "{bytes}", "BYTEA")
}

// txQuerier runs statements in a PostgreSQL transaction; pgx keeps them
// prepared per connection.
type txQuerier struct {
	ctx context.Context
	tx  *sql.Tx
}

func (q txQuerier) exec(query string, args []any) (driver.Result, error) {
	return q.tx.ExecContext(q.ctx, query, args...)
}

func (q txQuerier) query(query string, args []any) (rows, error) {
	return q.tx.QueryContext(q.ctx, query, args...)
}

func (p *postgres) view(ctx context.Context, fn func(*Tx) error) (err error) {
	t, err := p.db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() {
		if e := t.Rollback(); e != nil && !errors.Is(e, sql.ErrTxDone) {
			err = errors.Join(err, e)
		}
	}()
	return fn(&Tx{ctx: ctx, q: txQuerier{ctx, t}})
}

func (p *postgres) update(ctx context.Context, fn func(*Tx) error) error {
	return p.retry(ctx, fn, transactionWithin)
}

// retry runs a transaction, again when it lost a race, each try within limit.
func (p *postgres) retry(ctx context.Context, fn func(*Tx) error, limit time.Duration) error {
	for attempt := 1; ; attempt++ {
		err := p.attempt(ctx, fn, limit)
		if err == nil || !isRetryable(err) || attempt == maxAttempts {
			return err
		}
		wait := time.Duration(rand.Int64N(int64(attempt) * int64(2*time.Millisecond)))
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (p *postgres) attempt(ctx context.Context, fn func(*Tx) error, limit time.Duration) (err error) {
	conn, err := p.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	// Once begun it is carried through: a commit that was sent must be heard.
	work, cancel := context.WithTimeout(context.WithoutCancel(ctx), limit)
	defer cancel()
	t, err := conn.BeginTx(work, nil)
	if err != nil {
		return err
	}
	tx := &Tx{ctx: ctx, q: txQuerier{work, t}}
	if err := guard(fn, tx); err != nil {
		return errors.Join(err, t.Rollback())
	}
	if err := t.Commit(); err != nil {
		return err
	}
	p.hub.publish(tx.topics)
	p.notify.announce(tx.topics)
	runHooks(tx, p.log)
	return nil
}

func (p *postgres) migrate(ctx context.Context, fn func(*Tx) error) error {
	return p.retry(ctx, func(tx *Tx) error {
		if _, err := tx.Exec("SELECT pg_advisory_xact_lock($1)", migrationLock); err != nil {
			return err
		}
		return fn(tx)
	}, migrationWithin)
}

func (p *postgres) close() error {
	p.notify.close()
	return p.db.Close()
}
