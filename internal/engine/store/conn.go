package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
)

// maxStatements bounds the prepared statements kept per connection. Texts are
// constants of the program, so a full cache means texts built from values.
const maxStatements = 512

// connQuerier runs statements on one SQLite connection and keeps them
// prepared. It uses the driver without database/sql, whose locks, goroutines
// and conversions cost more than reading a row. Statements run to their end:
// interrupting one costs a goroutine for each, and all of them are short.
type connQuerier struct {
	conn  driver.Conn
	stmts map[string]driver.Stmt
}

func (q *connQuerier) stmt(query string) (driver.Stmt, error) {
	if st := q.stmts[query]; st != nil {
		return st, nil
	}
	if len(q.stmts) >= maxStatements {
		if err := q.forget(); err != nil {
			return nil, err
		}
	}
	st, err := q.conn.Prepare(query)
	if err != nil {
		return nil, err
	}
	q.stmts[query] = st
	return st, nil
}

func (q *connQuerier) exec(query string, args []any) (driver.Result, error) {
	st, err := q.stmt(query)
	if err != nil {
		return nil, err
	}
	values, err := bind(args)
	if err != nil {
		return nil, err
	}
	if st, ok := st.(driver.StmtExecContext); ok {
		return st.ExecContext(context.Background(), values)
	}
	return nil, errDriver
}

func (q *connQuerier) query(query string, args []any) (rows, error) {
	st, err := q.stmt(query)
	if err != nil {
		return nil, err
	}
	values, err := bind(args)
	if err != nil {
		return nil, err
	}
	if st, ok := st.(driver.StmtQueryContext); ok {
		r, err := st.QueryContext(context.Background(), values)
		if err != nil {
			return nil, err
		}
		return &liteRows{rows: r, row: make([]driver.Value, len(r.Columns()))}, nil
	}
	return nil, errDriver
}

var errDriver = errors.New("the SQLite driver lacks what the store needs of it")

// bind turns arguments into what a driver takes: int64, float64, string, []byte
// or nil.
func bind(args []any) ([]driver.NamedValue, error) {
	if len(args) == 0 {
		return nil, nil
	}
	values := make([]driver.NamedValue, len(args))
	for i, arg := range args {
		v, err := driver.DefaultParameterConverter.ConvertValue(arg)
		if err != nil {
			return nil, fmt.Errorf("argument $%d: %w", i+1, err)
		}
		values[i] = driver.NamedValue{Ordinal: i + 1, Value: v}
	}
	return values, nil
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
