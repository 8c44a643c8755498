package audit

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/klauspost/compress/zstd"

	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store"
)

// A Filter says which events are wanted; an empty field asks for nothing.
type Filter struct {
	Since, Until time.Time // Until is exclusive
	Principal    string    // ARN, identifier, name or access key
	Operation    string    // without regard to case
	Organization string
	RequestID    string
	FailedOnly   bool
}

func (f *Filter) match(e *Event) bool {
	return (f.Since.IsZero() || !e.Time.Before(f.Since)) &&
		(f.Until.IsZero() || e.Time.Before(f.Until)) &&
		(f.Principal == "" || e.Identity.is(f.Principal)) &&
		(f.Operation == "" || strings.EqualFold(e.Operation, f.Operation)) &&
		(f.Organization == "" || e.Organization == f.Organization) &&
		(f.RequestID == "" || e.RequestID == f.RequestID) &&
		(!f.FailedOnly || e.Error != "")
}

func (i *Identity) is(principal string) bool {
	return principal == i.ARN || principal == i.PrincipalID || principal == i.AccessKeyID || strings.EqualFold(principal, i.Name) ||
		i.Type == "Root" && strings.EqualFold(principal, i.Type)
}

// segmentsAtATime bounds what is read at once.
const segmentsAtATime = 8

// stored is a row.
type stored struct {
	id, last int64
	body     []byte
}

// A Reader tells what has been recorded, by this process or another.
type Reader struct {
	Store *store.Store
	Keys  *keys.Ring
}

// Read calls fn with every event that the filter lets through, the oldest first; the
// events of several servers may be out of order by seconds. It ends with the first
// error of fn.
func (r Reader) Read(ctx context.Context, filter Filter, fn func(Event) error) error {
	key, err := r.Keys.Key(ctx, keyName)
	if errors.Is(err, keys.ErrNoKey) { // nothing was ever recorded
		return nil
	}
	if err != nil {
		return err
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(16<<20))
	if err != nil {
		return err
	}
	defer dec.Close()
	var after stored
	if !filter.Since.IsZero() {
		after.last = store.Micros(filter.Since) - 1
	}
	for {
		page, err := r.page(ctx, after, filter.Until)
		if err != nil {
			return err
		}
		for _, one := range page {
			text, err := key.Open(nil, one.body, object(one.id))
			if err == nil {
				text, err = dec.DecodeAll(text, nil)
			}
			if err != nil {
				return fmt.Errorf("audit segment %d: %w", one.id, err)
			}
			if err := each(text, filter, fn); err != nil {
				return err
			}
			after = one
		}
		if len(page) < segmentsAtATime {
			return nil
		}
	}
}

// page reads the segments after one, which end before any event after until.
func (r Reader) page(ctx context.Context, after stored, until time.Time) (page []stored, err error) {
	const forEver = 1<<63 - 1
	end := int64(forEver)
	if !until.IsZero() {
		end = store.Micros(until)
	}
	err = r.Store.View(ctx, func(tx *store.Tx) (err error) {
		rows, err := tx.Query(`SELECT id, last, body FROM audit_segment WHERE (last > $1 OR last = $1 AND id > $2) AND first < $3
			ORDER BY last, id LIMIT $4`, after.last, after.id, end, segmentsAtATime)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, rows.Close()) }()
		for rows.Next() {
			var s stored
			if err := rows.Scan(&s.id, &s.last, &s.body); err != nil {
				return err
			}
			page = append(page, s)
		}
		return rows.Err()
	})
	return page, err
}

// each calls fn with the wanted events of a segment.
func each(text []byte, filter Filter, fn func(Event) error) error {
	for line := range bytes.Lines(text) {
		var e Event
		if err := json.Unmarshal(line, &e); err != nil {
			return fmt.Errorf("read an audit record: %w", err)
		}
		if !filter.match(&e) {
			continue
		}
		if err := fn(e); err != nil {
			return err
		}
	}
	return nil
}
