package blob

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store"
)

// ErrNotFound says that there is no body of that identifier, for instance
// because its last item was deleted a moment ago.
var ErrNotFound = errors.New("the message body is gone")

// A Body is an open body. It holds no more than one frame in memory. It is not
// safe for concurrent use.
type Body struct {
	store  *Store
	key    *keys.Key
	id     int64
	layout layout
	data   []byte   // of an inline body
	file   *os.File // of a large one
	frame  []byte   // the frame read last
	number int      // its number, or -1
	buf    []byte   // borrowed: what frame is part of
}

// Open opens a body. The caller closes it.
func (s *Store) Open(ctx context.Context, key *keys.Key, id int64) (*Body, error) {
	var data []byte
	err := s.db.View(ctx, func(tx *store.Tx) error {
		return tx.QueryRow(`SELECT data FROM blob WHERE id = $1`, id).Scan(&data)
	})
	if errors.Is(err, store.ErrNoRows) {
		return nil, ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	if data == nil {
		return s.openFile(key, id)
	}
	return s.OpenInline(key, id, data)
}

// OpenInline opens a body whose row has been read already; data is the row's
// column of that name.
func (s *Store) OpenInline(key *keys.Key, id int64, data []byte) (*Body, error) {
	l, err := parseLayout(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if l.offsets[l.frames()] != int64(len(data)) {
		return nil, errDamaged
	}
	return &Body{store: s, key: key, id: id, layout: l, data: data, number: -1}, nil
}

func (s *Store) openFile(key *keys.Key, id int64) (*Body, error) {
	f, err := os.Open(s.path(id))
	if errors.Is(err, os.ErrNotExist) {
		return nil, ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	l, err := parseLayout(bufio.NewReader(f))
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return &Body{store: s, key: key, id: id, layout: l, file: f, number: -1}, nil
}

// Size is the length of the body in bytes.
func (b *Body) Size() int64 { return b.layout.size }

// Close releases what the body holds.
func (b *Body) Close() error {
	b.store.buffers.put(b.buf)
	b.buf, b.frame, b.number = nil, nil, -1
	if b.file == nil {
		return nil
	}
	return b.file.Close()
}

// WriteRange writes the n bytes from off to w. The range must lie within the
// body.
func (b *Body) WriteRange(w io.Writer, off, n int64) error {
	if off < 0 || n < 0 || off+n > b.layout.size {
		return fmt.Errorf("range %d+%d is outside of a body of %d bytes", off, n, b.layout.size)
	}
	for n > 0 {
		i := int(off / frameSize)
		if err := b.load(i); err != nil {
			return err
		}
		chunk := b.frame[off-int64(i)*frameSize:]
		chunk = chunk[:min(int64(len(chunk)), n)]
		if _, err := w.Write(chunk); err != nil {
			return err
		}
		off, n = off+int64(len(chunk)), n-int64(len(chunk))
	}
	return nil
}

// load makes frame i the current one.
func (b *Body) load(i int) error {
	if b.number == i {
		return nil
	}
	sealed, err := b.sealed(i)
	if err != nil {
		return err
	}
	packed, err := b.key.Open(b.store.buffers.get(), sealed, frame(b.id, i))
	if err != nil {
		return err
	}
	b.store.buffers.put(b.buf)
	b.buf, b.frame, b.number = nil, nil, -1
	b.frame, b.buf, err = b.store.unpack(packed, b.layout.frameLen(i))
	if err != nil {
		return fmt.Errorf("body %d: %w", b.id, err)
	}
	b.number = i
	return nil
}

func (b *Body) sealed(i int) ([]byte, error) {
	from, to := b.layout.offsets[i], b.layout.offsets[i+1]
	if b.file == nil {
		return b.data[from:to], nil
	}
	buf := make([]byte, to-from)
	if _, err := b.file.ReadAt(buf, from); err != nil {
		return nil, fmt.Errorf("body %d: %w", b.id, err)
	}
	return buf, nil
}

// OpenExtract opens the searchable text that was sealed with a body; sealed is
// the row's column. The result has at most maxSize bytes.
func (s *Store) OpenExtract(key *keys.Key, id int64, sealed []byte) ([]byte, error) {
	if len(sealed) == 0 {
		return nil, nil
	}
	packed, err := key.Open(nil, sealed, keys.Object{Kind: kindExtract, ID: id})
	if err != nil {
		return nil, err
	}
	if len(packed) == 0 {
		return nil, errDamaged
	}
	if packed[0] == methodRaw {
		return packed[1:], nil
	}
	out, err := s.dec.DecodeAll(packed[1:], nil)
	if err != nil {
		return nil, fmt.Errorf("extract %d: %w: %w", id, errDamaged, err)
	}
	return out, nil
}
