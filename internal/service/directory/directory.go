package directory

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"strings"
	"time"

	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store"
)

// Mailboxes is what the directory asks of the mailbox service: owners are
// entity identifiers.
type Mailboxes interface {
	// PrepareProvision does what must happen before the transaction that gives
	// owner a mailbox. The function it returns runs in that transaction, maybe
	// more than once; it makes the mailbox, or restores the one that Suspend
	// put aside.
	PrepareProvision(ctx context.Context, org, owner string) (func(tx *store.Tx) error, error)
	// Suspend ends access to the mailbox of owner; it is kept for 30 days.
	Suspend(tx *store.Tx, org, owner string, now time.Time) error
	// PurgeOrganization removes every mailbox of org. It may be repeated, and
	// does nothing when there is none.
	PurgeOrganization(ctx context.Context, org string) error
	// Usage returns the quota of owner's mailbox and what it holds, in bytes. It
	// reports false when owner has none that is in use.
	Usage(tx *store.Tx, org, owner string) (quota, used int64, ok bool, err error)
	// SetQuota changes the quota, in bytes, and reports false as Usage does. A
	// mailbox that holds more keeps what it has, and takes no more.
	SetQuota(tx *store.Tx, org, owner string, quota int64) (ok bool, err error)
}

// Keys is what the directory asks of the key store: one data key for each
// organization.
type Keys interface {
	// Prepare makes a data key. The function it returns stores the key, in the
	// transaction that makes the organization active.
	Prepare(ctx context.Context, org string) (func(tx *store.Tx) error, error)
	// Destroy removes the data key for good. It may be repeated.
	Destroy(tx *store.Tx, org string) error
	// Seal seals what is small with the data key of org.
	Seal(ctx context.Context, org string, plaintext []byte, o keys.Object) ([]byte, error)
	// Open opens what Seal made for the same object.
	Open(ctx context.Context, org string, sealed []byte, o keys.Object) ([]byte, error)
}

// Resolver looks up DNS.
type Resolver interface {
	// LookupTXT returns the texts at a name. The error is [dns.ErrNotFound] when
	// there are none, and another one when nobody answered.
	LookupTXT(ctx context.Context, name string) ([]string, error)
}

// Passwords hashes passwords.
type Passwords interface {
	Hash(ctx context.Context, password string) (string, error)
}

// Config is what a [Directory] needs. All fields without a stated default are
// required.
type Config struct {
	Store     *store.Store
	Mailboxes Mailboxes
	Keys      Keys
	Passwords Passwords
	Now       func() time.Time
	Rand      io.Reader // cryptographically strong, safe for concurrent use
	Logger    *slog.Logger

	// BaseDomain is the domain under which every organization gets its test
	// domain, <alias>.<BaseDomain>.
	BaseDomain string
	// Hostname is the name of this server, to which the records of a mail domain
	// point; empty means mail.<BaseDomain>.
	Hostname string
	// Region and Account appear in the ARN of an organization.
	Region, Account string
	// TrustDomains takes mail domains as verified when they are registered,
	// without looking at DNS. For closed networks and tests.
	TrustDomains bool
	// Resolver answers for the mail domains that are not trusted. Without one they
	// stay as they are.
	Resolver Resolver
	// MaxDomains bounds the mail domains of an organization, the test domain
	// included; 0 means 1000.
	MaxDomains int
	// MaxOrganizations bounds the organizations that are not deleted; 0 sets no
	// bound.
	MaxOrganizations int
	// TombstoneAge is how long a deleted user, group or resource stays visible;
	// 0 means 30 days.
	TombstoneAge time.Duration
}

// A Directory answers questions and carries out requests. It is safe for
// concurrent use. [Directory.Run] must run for organizations to be created and
// deleted.
type Directory struct {
	cfg   Config
	store *store.Store
}

//go:embed migrations/*.sql
var migrations embed.FS

// Schema returns the tables of this package, for [store.Store.Migrate].
func Schema() (store.Schema, error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return store.Schema{}, err
	}
	return store.Schema{Component: "directory", Files: files}, nil
}

// New returns a directory on a migrated store.
func New(cfg Config) (*Directory, error) {
	if cfg.Store == nil || cfg.Mailboxes == nil || cfg.Keys == nil || cfg.Passwords == nil || cfg.Now == nil || cfg.Rand == nil {
		return nil, errors.New("directory: Store, Mailboxes, Keys, Passwords, Now and Rand are required")
	}
	cfg.BaseDomain = strings.ToLower(cfg.BaseDomain)
	if !validHostname(cfg.BaseDomain) {
		return nil, fmt.Errorf("base domain %q is not a domain name; write one such as mail.example.com", cfg.BaseDomain)
	}
	if cfg.Region == "" || cfg.Account == "" {
		return nil, errors.New("directory: Region and Account are required")
	}
	if cfg.Logger == nil {
		cfg.Logger = slog.Default()
	}
	if cfg.Hostname == "" {
		cfg.Hostname = "mail." + cfg.BaseDomain
	}
	if cfg.MaxDomains == 0 {
		cfg.MaxDomains = maxDomains
	}
	if cfg.TombstoneAge == 0 {
		cfg.TombstoneAge = 30 * 24 * time.Hour
	}
	return &Directory{cfg: cfg, store: cfg.Store}, nil
}
