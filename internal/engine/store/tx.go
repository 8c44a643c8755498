package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"time"
)

// ErrNoRows is what [Row.Scan] answers when the query found nothing.
var ErrNoRows = sql.ErrNoRows

// A querier runs statements on one connection in one transaction.
type querier interface {
	exec(query string, args []any) (driver.Result, error)
	query(query string, args []any) (rows, error)
}

// rows is what an engine's query returns; [sql.Rows] has these methods.
type rows interface {
	Next() bool
	Scan(dest ...any) error
	Err() error
	Close() error
}

// Rows iterates over the rows of a query, as [sql.Rows] does. The caller closes
// it.
type Rows struct{ rows }

// A Tx is one transaction as a closure sees it. It is not safe for concurrent
// use and must not be kept after the closure has returned.
type Tx struct {
	ctx      context.Context
	q        querier
	onCommit []func()
	topics   []Topic
}

// Context returns the context of the View or Update call.
func (tx *Tx) Context() context.Context { return tx.ctx }

// Exec runs a statement that returns no rows and reports how many rows it
// changed.
func (tx *Tx) Exec(query string, args ...any) (int64, error) {
	res, err := tx.q.exec(query, args)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

// Query runs a statement that returns rows. The caller closes them before the
// next statement of the same Tx.
func (tx *Tx) Query(query string, args ...any) (*Rows, error) {
	r, err := tx.q.query(query, args)
	if err != nil {
		return nil, err
	}
	return &Rows{r}, nil
}

// QueryRow runs a statement of which only the first row matters. An error of
// the statement comes from [Row.Scan].
func (tx *Tx) QueryRow(query string, args ...any) Row {
	r, err := tx.q.query(query, args)
	return Row{rows: r, err: err}
}

// A Row is the first row of a query.
type Row struct {
	rows rows
	err  error
}

// Scan copies the columns into dest as [sql.Rows.Scan] does. It returns
// [ErrNoRows] when there is no row.
func (r Row) Scan(dest ...any) (err error) {
	if r.err != nil {
		return r.err
	}
	defer func() { err = errors.Join(err, r.rows.Close()) }()
	if !r.rows.Next() {
		if err := r.rows.Err(); err != nil {
			return err
		}
		return ErrNoRows
	}
	return r.rows.Scan(dest...)
}

// OnCommit registers f to run once after the transaction has become durable,
// before Update returns. A View ignores it.
func (tx *Tx) OnCommit(f func()) { tx.onCommit = append(tx.onCommit, f) }

// Notify wakes the watchers of topic once the transaction has become durable.
func (tx *Tx) Notify(topic Topic) {
	for _, t := range tx.topics {
		if t == topic {
			return
		}
	}
	tx.topics = append(tx.topics, topic)
}

// Micros is t as the store keeps times: microseconds since the Unix epoch.
func Micros(t time.Time) int64 { return t.UnixMicro() }

// Time is the inverse of [Micros]; the result is in UTC.
func Time(micros int64) time.Time { return time.UnixMicro(micros).UTC() }
