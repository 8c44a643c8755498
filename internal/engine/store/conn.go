package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
)

// maxStatements bounds the prepared statements kept per connection. Texts are
// constants of the program, so a full cache means texts built from values.
const maxStatements = 512

// connQuerier runs statements on one SQLite connection and keeps them
// prepared. Statements run to their end: interrupting one costs a goroutine
// for each, and all of them are short.
type connQuerier struct {
	conn  *sql.Conn
	stmts map[string]*sql.Stmt
}

func (q *connQuerier) stmt(query string) (*sql.Stmt, error) {
	if st := q.stmts[query]; st != nil {
		return st, nil
	}
	if len(q.stmts) >= maxStatements {
		if err := q.forget(); err != nil {
			return nil, err
		}
	}
	st, err := q.conn.PrepareContext(context.Background(), query)
	if err != nil {
		return nil, err
	}
	q.stmts[query] = st
	return st, nil
}

func (q *connQuerier) exec(query string, args []any) (sql.Result, error) {
	st, err := q.stmt(query)
	if err != nil {
		return nil, err
	}
	return st.ExecContext(context.Background(), args...)
}

func (q *connQuerier) query(query string, args []any) (*sql.Rows, error) {
	st, err := q.stmt(query)
	if err != nil {
		return nil, err
	}
	return st.QueryContext(context.Background(), args...)
}

func (q *connQuerier) forget() error {
	var errs []error
	for _, st := range q.stmts {
		errs = append(errs, st.Close())
	}
	clear(q.stmts)
	return errors.Join(errs...)
}

func (q *connQuerier) close() error { return errors.Join(q.forget(), q.conn.Close()) }

// guard runs a closure of a caller. A panic in one of them must not take the
// updates of others with it, so it becomes that closure's error.
func guard(fn func(*Tx) error, tx *Tx) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic in a transaction: %v\n%s", p, debug.Stack())
		}
	}()
	return fn(tx)
}

// runHooks runs what a committed transaction has asked for.
func runHooks(tx *Tx, log *slog.Logger) {
	for _, f := range tx.onCommit {
		if err := guard(func(*Tx) error { f(); return nil }, tx); err != nil {
			log.Error("after commit", "err", err)
		}
	}
}
