package store

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"reflect"
)

// liteRows iterates over the rows of a SQLite statement.
type liteRows struct {
	rows   driver.Rows
	row    []driver.Value
	err    error
	closed bool
}

func (r *liteRows) Next() bool {
	if r.closed || r.err != nil {
		return false
	}
	if err := r.rows.Next(r.row); err != nil {
		if !errors.Is(err, io.EOF) {
			r.err = err
		}
		r.err = errors.Join(r.err, r.Close())
		return false
	}
	return true
}

func (r *liteRows) Err() error { return r.err }

func (r *liteRows) Close() error {
	if r.closed {
		return nil
	}
	r.closed = true
	return r.rows.Close()
}

// Scan does for the values that SQLite has what [sql.Rows.Scan] does. Byte
// slices are the caller's own: the driver makes them anew for each row.
func (r *liteRows) Scan(dest ...any) error {
	if len(dest) != len(r.row) {
		return fmt.Errorf("%d columns were selected, %d are scanned", len(r.row), len(dest))
	}
	for i, d := range dest {
		if err := assign(d, r.row[i]); err != nil {
			return fmt.Errorf("column %d: %w", i+1, err)
		}
	}
	return nil
}

// assign stores a column in *dest, the common types first.
func assign(dest any, v driver.Value) error {
	switch d := dest.(type) {
	case *int64:
		if n, ok := v.(int64); ok {
			*d = n
			return nil
		}
	case *string:
		switch s := v.(type) {
		case string:
			*d = s
			return nil
		case []byte:
			*d = string(s)
			return nil
		}
	case *[]byte:
		switch b := v.(type) {
		case []byte:
			*d = b
			return nil
		case string:
			*d = []byte(b)
			return nil
		case nil:
			*d = nil
			return nil
		}
	case sql.Scanner:
		return d.Scan(v)
	}
	return assignKind(reflect.ValueOf(dest).Elem(), v)
}

// assignKind stores a column in a variable of another type of a fitting kind; in
// a pointer, NULL is nil.
func assignKind(d reflect.Value, v driver.Value) error {
	switch n := v.(type) {
	case nil:
		if d.Kind() == reflect.Pointer || d.Kind() == reflect.Interface {
			d.SetZero()
			return nil
		}
		return fmt.Errorf("NULL does not fit into %s", d.Type())
	case int64:
		switch {
		case d.CanInt() && !d.OverflowInt(n):
			d.SetInt(n)
			return nil
		case d.CanUint() && n >= 0 && !d.OverflowUint(uint64(n)):
			d.SetUint(uint64(n))
			return nil
		case d.CanFloat():
			d.SetFloat(float64(n))
			return nil
		case d.Kind() == reflect.Bool && (n == 0 || n == 1):
			d.SetBool(n == 1)
			return nil
		}
	case float64:
		if d.CanFloat() {
			d.SetFloat(n)
			return nil
		}
	case string:
		if d.Kind() == reflect.String {
			d.SetString(n)
			return nil
		}
	}
	switch d.Kind() {
	case reflect.Pointer:
		p := reflect.New(d.Type().Elem())
		if err := assign(p.Interface(), v); err != nil {
			return err
		}
		d.Set(p)
		return nil
	case reflect.Interface:
		d.Set(reflect.ValueOf(v))
		return nil
	}
	return fmt.Errorf("%T does not fit into %s", v, d.Type())
}
