package mailbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/mailstead/mailstead/internal/engine/blob"
	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/wire/mime"
)

// opened returns the trace header and the index in binary form.
func (it *Item) opened() (trace, index []byte, err error) {
	if it.index == nil {
		if it.sealed == nil {
			return nil, nil, errors.New("the item was read without its index")
		}
		if it.trace, it.index, err = openSummary(it.key, it.blob, it.sealed); err != nil {
			return nil, nil, fmt.Errorf("item %d: %w", it.ID, err)
		}
		it.sealed = nil
	}
	return it.trace, it.index, nil
}

// Index returns the parsed form of the message, with the parts of it that
// are wanted. The item must have been read [WithIndex] or [WithBody].
func (it *Item) Index(want mime.Want) (*Index, error) {
	_, index, err := it.opened()
	if err != nil {
		return nil, err
	}
	m := new(mime.Message)
	if err := m.UnmarshalSections(index, want); err != nil {
		return nil, fmt.Errorf("index of item %d: %w", it.ID, err)
	}
	return m, nil
}

// Content opens the message as clients see it: the trace header of its
// reception, then the body as received. The caller closes it. The error may be
// [ErrNoItem] when the item was expunged meanwhile.
func (it *Item) Content(ctx context.Context) (*Content, error) {
	trace, _, err := it.opened()
	if err != nil {
		return nil, err
	}
	var body *blob.Body
	if it.inline != nil {
		body, err = it.svc.blobs.OpenInline(it.key, it.blob, it.inline)
	} else {
		body, err = it.svc.blobs.Open(ctx, it.key, it.blob)
	}
	if errors.Is(err, blob.ErrNotFound) {
		return nil, ErrNoItem
	}
	if err != nil {
		return nil, fmt.Errorf("body of item %d: %w", it.ID, err)
	}
	return &Content{trace: trace, body: body}, nil
}

// Content is an open message. It holds a bounded part of it in memory. It is
// not safe for concurrent use.
type Content struct {
	trace []byte
	body  *blob.Body
}

// Size is the length of the message in bytes; it equals [Item.Size].
func (c *Content) Size() int64 { return int64(len(c.trace)) + c.body.Size() }

// WriteRange writes the n bytes from off to w. The range must lie within the
// message.
func (c *Content) WriteRange(w io.Writer, off, n int64) error {
	if off < 0 || n < 0 || off+n > c.Size() {
		return fmt.Errorf("range %d+%d is outside of a message of %d bytes", off, n, c.Size())
	}
	if head := int64(len(c.trace)); off < head && n > 0 {
		part := c.trace[off:min(head, off+n)]
		if _, err := w.Write(part); err != nil {
			return err
		}
		off, n = off+int64(len(part)), n-int64(len(part))
	}
	if n == 0 {
		return nil
	}
	return c.body.WriteRange(w, off-int64(len(c.trace)), n)
}

// Bytes returns the n bytes from off.
func (c *Content) Bytes(off, n int64) ([]byte, error) {
	var b bytes.Buffer
	if n > 0 && off >= 0 && off+n <= c.Size() {
		b.Grow(int(n))
	}
	err := c.WriteRange(&b, off, n)
	return b.Bytes(), err
}

// Close releases the message.
func (c *Content) Close() error { return c.body.Close() }

// Text returns the searchable text of the item's message, with its letters
// folded for comparison without case.
func (it *Item) Text(ctx context.Context) (t mime.Text, err error) {
	sealed := it.extract
	if sealed == nil {
		err = it.svc.store.View(ctx, func(tx *store.Tx) error {
			return tx.QueryRow(`SELECT extract FROM blob WHERE id = $1`, it.blob).Scan(&sealed)
		})
	}
	if err != nil {
		return t, orNotFound(err, ErrNoItem)
	}
	plain, err := it.svc.blobs.OpenExtract(it.key, it.blob, sealed)
	if err != nil {
		return t, err
	}
	return decodeExtract(plain)
}
