package blob

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store"
)

// A Sealed body is compressed and encrypted and, when it is large, already on
// disk, but nothing refers to it yet. Close must be called in the end.
type Sealed struct {
	ID        int64
	store     *Store
	org       string
	size      int64
	stored    int64
	data      []byte // nil when the body is a file
	extract   []byte
	inserted  bool
	committed bool
}

// Seal compresses and encrypts a body and its searchable text and gives it an
// identifier.
func (s *Store) Seal(ctx context.Context, key *keys.Key, org string, raw, extract []byte) (*Sealed, error) {
	id, err := s.ids.Next(ctx)
	if err != nil {
		return nil, err
	}
	b := &Sealed{ID: id, store: s, org: org, size: int64(len(raw)), data: s.encode(key, id, raw)}
	b.stored = int64(len(b.data))
	if len(extract) > 0 {
		b.extract = key.Seal(nil, s.pack(extract), keys.Object{Kind: kindExtract, ID: id})
	}
	if len(b.data) > InlineLimit {
		if err := s.writeFile(id, b.data); err != nil {
			return nil, fmt.Errorf("write a message body: %w", err)
		}
		b.data = nil
	}
	return b, nil
}

// Insert stores the body as part of a transaction, with the number of items
// that refer to it.
func (b *Sealed) Insert(tx *store.Tx, refs int) error {
	b.inserted = true
	tx.OnCommit(func() { b.committed = true })
	_, err := tx.Exec(`INSERT INTO blob (id, org, refs, size, stored, extract, data) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		b.ID, b.org, refs, b.size, b.stored, b.extract, b.data)
	return err
}

// Close removes the file of a body that did not come to be referred to.
func (b *Sealed) Close() error {
	if b.data != nil || b.committed {
		return nil
	}
	if b.inserted && b.mayExist() {
		return nil
	}
	return b.store.removeFile(b.ID)
}

// mayExist tells whether the transaction may have committed although its
// caller heard of an error, as when the connection broke. In doubt the file
// stays; Sweep decides later.
func (b *Sealed) mayExist() bool {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	exists, err := b.store.exists(ctx, b.ID)
	return exists || err != nil
}

func (s *Store) exists(ctx context.Context, id int64) (found bool, err error) {
	err = s.db.View(ctx, func(tx *store.Tx) error {
		var one int
		err := tx.QueryRow(`SELECT 1 FROM blob WHERE id = $1`, id).Scan(&one)
		found = err == nil
		if errors.Is(err, store.ErrNoRows) {
			return nil
		}
		return err
	})
	return found, err
}

// AddRefs notes n more references to a body as part of a transaction.
func (s *Store) AddRefs(tx *store.Tx, id int64, n int) error {
	changed, err := tx.Exec(`UPDATE blob SET refs = refs + $1 WHERE id = $2`, n, id)
	if err == nil && changed != 1 {
		err = fmt.Errorf("%w: body %d is missing", errDamaged, id)
	}
	return err
}

// Release takes n references back as part of a transaction, and deletes the
// body with the last of them.
func (s *Store) Release(tx *store.Tx, id int64, n int) error {
	var refs int64
	var file bool
	err := tx.QueryRow(`UPDATE blob SET refs = refs - $1 WHERE id = $2 RETURNING refs, CASE WHEN data IS NULL THEN 1 ELSE 0 END`,
		n, id).Scan(&refs, &file)
	if err != nil {
		return fmt.Errorf("release body %d: %w", id, err)
	}
	if refs > 0 {
		return nil
	}
	if file {
		tx.OnCommit(func() {
			if err := s.removeFile(id); err != nil {
				s.log.Warn("a deleted body's file is left for the next sweep", "blob", id, "err", err)
			}
		})
	}
	_, err = tx.Exec(`DELETE FROM blob WHERE id = $1`, id)
	return err
}

// spread is over how many directories the files are distributed.
const spread = 256

// path is where the file of a body lies.
func (s *Store) path(id int64) string {
	return filepath.Join(s.dir, fmt.Sprintf("%02x", id%spread), strconv.FormatInt(id, 10))
}

// makeDirs makes the directories of the files, durably and all at once: were they
// made with their first file, another file could be acknowledged in one whose own
// entry does not survive a loss of power.
func makeDirs(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	for i := range spread {
		if err := os.Mkdir(filepath.Join(dir, fmt.Sprintf("%02x", i)), 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return errors.Join(syncDir(dir), syncDir(filepath.Dir(dir)))
}

// writeFile makes the file whole and durable, with its directory entry.
func (s *Store) writeFile(id int64, data []byte) (err error) {
	path := s.path(id)
	dir := filepath.Dir(path)
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = syncDir(dir)
	}
	if err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

func (s *Store) removeFile(id int64) error {
	err := os.Remove(s.path(id))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
