// Package blob keeps the bodies of messages: compressed with zstd, sealed with
// the organization's key, immutable, and counted by reference, so that a
// message that reaches many mailboxes is stored once.
//
// A small body lies in the database and becomes durable with the rows that
// refer to it, in the same flush. A large one is a file that is written and
// flushed before the transaction; what no row refers to after a crash is found
// and removed by [Store.Sweep]. The reverse, a row without its file, cannot
// come about: files are removed only after the row is gone.
//
// A body is cut into frames that are compressed and sealed one by one, so that
// any range of a large body is read in bounded memory.
package blob

import (
	"embed"
	"fmt"
	"io/fs"
	"log/slog"
	"runtime"

	"github.com/klauspost/compress/zstd"
	"github.com/mailstead/mailstead/internal/engine/store"
)

const (
	// InlineLimit is the size in bytes, after compression, up to which a body
	// lies in the database.
	InlineLimit = 128 << 10
	// frameSize is how many bytes of a body are compressed and sealed together.
	frameSize = 256 << 10
)

//go:embed migrations/*.sql
var migrations embed.FS

// Schema is what [Store] needs in the database.
func Schema() (store.Schema, error) {
	files, err := fs.Sub(migrations, "migrations")
	return store.Schema{Component: "blob", Files: files}, err
}

// Config is what [New] needs.
type Config struct {
	Store  *store.Store
	Dir    string // of the files of large bodies; made when it does not exist
	Logger *slog.Logger
}

// A Store keeps bodies. Safe for concurrent use.
type Store struct {
	db  *store.Store
	dir string
	log *slog.Logger
	ids *store.Sequence
	enc *zstd.Encoder
	dec *zstd.Decoder

	buffers buffers
}

// New opens the store. The caller closes it.
func New(cfg Config) (*Store, error) {
	if err := makeDirs(cfg.Dir); err != nil {
		return nil, fmt.Errorf("directory for message bodies: %w", err)
	}
	parallel := runtime.GOMAXPROCS(0)
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest),
		zstd.WithEncoderConcurrency(parallel), zstd.WithWindowSize(frameSize), zstd.WithLowerEncoderMem(true))
	if err != nil {
		return nil, err
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(parallel),
		zstd.WithDecoderMaxMemory(2*frameSize), zstd.WithDecoderLowmem(true))
	if err != nil {
		return nil, err
	}
	return &Store{db: cfg.Store, dir: cfg.Dir, log: cfg.Logger, ids: cfg.Store.Sequence("blob"), enc: enc, dec: dec}, nil
}

// Close releases the compressor. Bodies opened before stay readable.
func (s *Store) Close() error {
	return s.enc.Close()
}
