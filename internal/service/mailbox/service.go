package mailbox

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"log/slog"
	"sync"
	"time"

	"github.com/mailstead/mailstead/internal/engine/blob"
	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Schema is what [Service] needs in the database.
func Schema() (store.Schema, error) {
	files, err := fs.Sub(migrations, "migrations")
	return store.Schema{Component: "mailbox", Files: files}, err
}

const (
	// DefaultQuota is 50 GB, as the Amazon WorkMail Administrator Guide
	// (page "Amazon WorkMail quotas") gives every mailbox; MB there are 2^20 bytes.
	DefaultQuota = 51200 << 20
	// MaxMessage is the largest message in bytes that a mailbox takes: 40 MB in
	// MIME form (same page), and room for the trace header.
	MaxMessage = 40<<20 + 64<<10
	// MaxFolders bounds the folders of one mailbox.
	MaxFolders = 10000
	// chunk is how many items one transaction changes, so that a command over a
	// large folder does not keep the others waiting.
	chunk = 500
)

// Config is what [New] needs.
type Config struct {
	Store  *store.Store
	Keys   *keys.Ring
	Blobs  *blob.Store
	Now    func() time.Time
	Logger *slog.Logger
	Quota  int64 // bytes for new mailboxes; 0 for DefaultQuota
}

// A Service gives access to all mailboxes. Safe for concurrent use.
type Service struct {
	store *store.Store
	keys  *keys.Ring
	blobs *blob.Store
	now   func() time.Time
	log   *slog.Logger
	quota int64

	mailboxIDs, folderIDs, itemIDs *store.Sequence
	places                         placeCache
}

// New returns a service over the database that cfg names.
func New(cfg Config) *Service {
	if cfg.Quota == 0 {
		cfg.Quota = DefaultQuota
	}
	return &Service{
		store: cfg.Store, keys: cfg.Keys, blobs: cfg.Blobs, now: cfg.Now, log: cfg.Logger, quota: cfg.Quota,
		mailboxIDs: cfg.Store.Sequence("mailbox"),
		folderIDs:  cfg.Store.Sequence("folder"),
		itemIDs:    cfg.Store.Sequence("item"),
		places:     placeCache{byFolder: map[FolderID]place{}},
	}
}

// Watch begins to watch a mailbox; see [store.Watcher]. The caller closes it.
func (s *Service) Watch(id ID) *store.Watcher { return s.store.Watch(topic(id)) }

func topic(id ID) store.Topic { return store.Topic{Kind: "mailbox", ID: int64(id)} }

// A place is what never changes about a folder.
type place struct {
	mailbox ID
	org     string
}

// maxPlaces bounds the cache of places; an entry takes about 100 bytes.
const maxPlaces = 100_000

type placeCache struct {
	mu       sync.RWMutex
	byFolder map[FolderID]place
}

func (c *placeCache) get(f FolderID) (place, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	p, ok := c.byFolder[f]
	return p, ok
}

func (c *placeCache) put(f FolderID, p place) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.byFolder) >= maxPlaces {
		clear(c.byFolder)
	}
	c.byFolder[f] = p
}

// place finds the mailbox and organization of a folder, removed ones included.
func (s *Service) place(ctx context.Context, f FolderID) (place, error) {
	if p, ok := s.places.get(f); ok {
		return p, nil
	}
	var p place
	err := s.store.View(ctx, func(tx *store.Tx) error {
		return tx.QueryRow(`SELECT m.id, m.org FROM folder f JOIN mailbox m ON m.id = f.mailbox WHERE f.id = $1`, f).
			Scan(&p.mailbox, &p.org)
	})
	if err != nil {
		return place{}, orNotFound(err, ErrNoFolder)
	}
	s.places.put(f, p)
	return p, nil
}

// keyOf returns the key of the organization that owns a folder.
func (s *Service) keyOf(ctx context.Context, f FolderID) (*keys.Key, place, error) {
	p, err := s.place(ctx, f)
	if err != nil {
		return nil, place{}, err
	}
	key, err := s.keys.Key(ctx, p.org)
	if err != nil {
		return nil, place{}, fmt.Errorf("key of folder %d: %w", f, err)
	}
	return key, p, nil
}
