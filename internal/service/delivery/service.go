package delivery

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/service/directory"
	"github.com/mailstead/mailstead/internal/service/mailbox"
)

// A Directory knows who has which address. It is [directory.Directory].
type Directory interface {
	// Route refuses with an error of a directory.Kind.
	Route(ctx context.Context, address string) (directory.Route, error)
	AddressesOf(ctx context.Context, org, entity string) ([]string, error)
}

// Mailboxes keeps mail. It is [mailbox.Service].
type Mailboxes interface {
	ByOwner(ctx context.Context, org, owner string) (mailbox.Mailbox, error)
	// Prepare does everything costly before the transaction. The caller closes
	// the result, which discards what was not committed.
	Prepare(ctx context.Context, org string, message []byte, traceLen int, received time.Time, copies int) (*mailbox.Prepared, error)
	Deliver(tx *store.Tx, p *mailbox.Prepared, targets []mailbox.Target, origin mailbox.Origin) ([]mailbox.Delivered, error)
}

// A Store runs transactions. It is [store.Store].
type Store interface {
	Update(ctx context.Context, fn func(*store.Tx) error) error
}

// Defaults of [Config]: the limits of Amazon WorkMail.
const (
	DefaultMaxMessage    = 40 << 20
	DefaultMaxRecipients = 500
	DefaultMemory        = 256 << 20
)

// Config is what a [Service] needs. Fields without a stated default are required.
type Config struct {
	Directory Directory
	Mailboxes Mailboxes
	Store     Store
	Now       func() time.Time
	Rand      io.Reader // safe for concurrent use; makes the identifiers of messages
	Logger    *slog.Logger

	// Hostname is this server's name in Received and Message-ID fields.
	Hostname string
	// MaxMessage bounds a message in bytes; 0 means DefaultMaxMessage.
	MaxMessage int
	// MaxRecipients bounds the addresses of a message; 0 means
	// DefaultMaxRecipients.
	MaxRecipients int
	// Memory bounds the bytes of all messages that are being received; 0 means
	// DefaultMemory.
	Memory int64
}

// A Service accepts messages. It is safe for concurrent use.
type Service struct {
	cfg     Config
	buffers *buffers
}

// New returns a Service.
func New(cfg Config) (*Service, error) {
	if cfg.Directory == nil || cfg.Mailboxes == nil || cfg.Store == nil || cfg.Now == nil || cfg.Rand == nil || cfg.Hostname == "" {
		return nil, errors.New("delivery: Directory, Mailboxes, Store, Now, Rand and Hostname are required")
	}
	if cfg.Logger == nil {
		cfg.Logger = slog.Default()
	}
	if cfg.MaxMessage == 0 {
		cfg.MaxMessage = DefaultMaxMessage
	}
	if cfg.MaxRecipients == 0 {
		cfg.MaxRecipients = DefaultMaxRecipients
	}
	if cfg.Memory == 0 {
		cfg.Memory = DefaultMemory
	}
	return &Service{cfg: cfg, buffers: newBuffers(cfg.MaxMessage, cfg.Memory)}, nil
}

// MaxMessage is the size of the largest message that is accepted, in bytes.
func (s *Service) MaxMessage() int { return s.cfg.MaxMessage }

// MaxRecipients is how many recipients a message can name.
func (s *Service) MaxRecipients() int { return s.cfg.MaxRecipients }
