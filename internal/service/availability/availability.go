// Package availability keeps where an organization asks when people of other
// domains are free, and tries whether that works: an Exchange Web Services
// endpoint, or a program that is called as AWS calls a Lambda function. The
// operator maps the ARNs of functions to URLs.
package availability

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/binary"
	"io/fs"
	"strings"
	"time"

	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/service/directory"
)

// maxConfigurations is how many domains an organization can configure.
const maxConfigurations = 100

// EWS is an endpoint that is asked with HTTP basic authentication.
type EWS struct{ Endpoint, Username, Password string }

// A Provider is where availability comes from: exactly one of its members is
// set.
type Provider struct {
	EWS       *EWS
	LambdaARN string
}

// A Configuration is the provider for a domain. The password of its provider is
// not shown.
type Configuration struct {
	Domain string
	Provider
	Created, Modified time.Time
}

// Sealer encrypts with the data key of an organization. It is [keys.Ring].
type Sealer interface {
	Seal(ctx context.Context, org string, plaintext []byte, o keys.Object) ([]byte, error)
	Open(ctx context.Context, org string, sealed []byte, o keys.Object) ([]byte, error)
}

// Config is what [New] needs; all fields are required.
type Config struct {
	Directory *directory.Directory
	Keys      Sealer
	Prober    *Prober
	Now       func() time.Time
}

// Configurations keeps and tries configurations. It is safe for concurrent use.
type Configurations struct{ cfg Config }

// New returns the configurations on a migrated store.
func New(cfg Config) *Configurations { return &Configurations{cfg} }

//go:embed migrations/*.sql
var migrations embed.FS

// Schema returns the tables of this package.
func Schema() (store.Schema, error) {
	files, err := fs.Sub(migrations, "migrations")
	return store.Schema{Component: "availability", Files: files}, err
}

// Holdings are the tables whose rows go with their organization.
func Holdings() []directory.Holding {
	return []directory.Holding{{Table: "availability_configuration", Key: "org, domain"}}
}

// Create adds the configuration of a domain. It refuses with
// [directory.InvalidParameter] unless there is one provider,
// [directory.NameAvailability] for a domain that has a configuration, and
// [directory.LimitExceeded] beyond 100 domains.
func (s *Configurations) Create(ctx context.Context, org, clientToken, domain string, p Provider) error {
	row, err := s.seal(ctx, org, domain, p)
	if err != nil {
		return err
	}
	// The password is left out: what is remembered of a request is a plain hash.
	members := []string{row.domain, row.endpoint, row.username, row.lambdaARN}
	return s.cfg.Directory.ChangeOrganization(ctx, org, func(tx *store.Tx) error {
		_, err := directory.Once(tx, "CreateAvailabilityConfiguration", org, clientToken, s.cfg.Now(), members, func() (string, error) {
			n, err := countRows(tx, org)
			if err != nil {
				return "", err
			}
			if n >= maxConfigurations {
				return "", directory.Refuse(directory.LimitExceeded, "An organization can have %d availability configurations; delete one first.", maxConfigurations)
			}
			ok, err := row.insert(tx, org, s.cfg.Now())
			if err == nil && !ok {
				err = directory.Refuse(directory.NameAvailability, "The domain %s has an availability configuration; update that one.", domain)
			}
			return "", err
		})
		return err
	})
}

// Update replaces the provider of a domain. It refuses with
// [directory.InvalidParameter] as Create does, and with
// [directory.ResourceNotFound].
func (s *Configurations) Update(ctx context.Context, org, domain string, p Provider) error {
	row, err := s.seal(ctx, org, domain, p)
	if err != nil {
		return err
	}
	return s.cfg.Directory.ChangeOrganization(ctx, org, func(tx *store.Tx) error {
		ok, err := row.update(tx, org, s.cfg.Now())
		if err == nil && !ok {
			err = errNotFound(org, domain)
		}
		return err
	})
}

func errNotFound(org, domain string) error {
	return directory.Refuse(directory.ResourceNotFound, "The domain %s has no availability configuration in organization %s.", domain, org)
}

// seal checks a provider and returns it as it is stored.
func (s *Configurations) seal(ctx context.Context, org, domain string, p Provider) (row, error) {
	if (p.EWS == nil) == (p.LambdaARN == "") {
		return row{}, directory.Refuse(directory.InvalidParameter, "Give either an EwsProvider or a LambdaProvider.")
	}
	r := row{domain: strings.ToLower(domain), lambdaARN: p.LambdaARN}
	if p.EWS == nil {
		return r, nil
	}
	r.endpoint, r.username = p.EWS.Endpoint, p.EWS.Username
	if err := directory.CheckText(r.endpoint, r.username); err != nil {
		return row{}, err
	}
	// The key is not there before the organization is active, nor after.
	if err := s.cfg.Directory.ViewOrganization(ctx, org, func(*store.Tx) error { return nil }); err != nil {
		return row{}, err
	}
	var err error
	r.secret, err = s.cfg.Keys.Seal(ctx, org, []byte(p.EWS.Password), r.object())
	return r, err
}

// object binds the password to where it may be sent: who can write to the
// database cannot have it sent elsewhere.
func (r row) object() keys.Object {
	sum := sha256.Sum256([]byte(strings.Join([]string{r.domain, r.endpoint, r.username}, "\x00")))
	return keys.Object{Kind: "availability password", ID: int64(binary.BigEndian.Uint64(sum[:8]))}
}

// Delete removes the configuration of a domain, if there is one.
func (s *Configurations) Delete(ctx context.Context, org, domain string) error {
	return s.cfg.Directory.ChangeOrganization(ctx, org, func(tx *store.Tx) error {
		return deleteRow(tx, org, strings.ToLower(domain))
	})
}

// List returns a page of the configurations of an organization and the token of
// the next page, or "".
func (s *Configurations) List(ctx context.Context, org string, page directory.Page) (found []Configuration, next string, err error) {
	list := directory.Listing{Name: "AvailabilityConfigurations", Org: org}
	after, limit, err := list.Start(page)
	if err != nil {
		return nil, "", err
	}
	err = s.cfg.Directory.ViewOrganization(ctx, org, func(tx *store.Tx) error {
		found, err = selectConfigurations(tx, org, after, limit)
		return err
	})
	found, next = directory.CutPage(list, page, found, func(c Configuration) string { return c.Domain })
	return found, next, err
}

// TestStored tries the provider of a domain, as [Configurations.Test] does. It
// refuses with [directory.ResourceNotFound].
func (s *Configurations) TestStored(ctx context.Context, org, domain string) (reason string, err error) {
	var r row
	err = s.cfg.Directory.ViewOrganization(ctx, org, func(tx *store.Tx) (err error) {
		var ok bool
		if r, ok, err = selectRow(tx, org, strings.ToLower(domain)); err == nil && !ok {
			err = errNotFound(org, domain)
		}
		return err
	})
	if err != nil {
		return "", err
	}
	p := Provider{LambdaARN: r.lambdaARN}
	if p.LambdaARN == "" {
		password, err := s.cfg.Keys.Open(ctx, org, r.secret, r.object())
		if err != nil {
			return "", err
		}
		p.EWS = &EWS{r.endpoint, r.username, string(password)}
	}
	return s.cfg.Prober.probe(ctx, org, r.domain, p, s.cfg.Now()), nil
}

// Test asks a provider once and returns "" when it answers as it should, or what
// was wrong, for the person who has to put it right. It refuses with
// [directory.InvalidParameter] unless there is one provider.
func (s *Configurations) Test(ctx context.Context, org string, p Provider) (reason string, err error) {
	if (p.EWS == nil) == (p.LambdaARN == "") {
		return "", directory.Refuse(directory.InvalidParameter, "Give exactly one of DomainName, EwsProvider and LambdaProvider.")
	}
	if err := s.cfg.Directory.ViewOrganization(ctx, org, func(*store.Tx) error { return nil }); err != nil {
		return "", err
	}
	return s.cfg.Prober.probe(ctx, org, "example.com", p, s.cfg.Now()), nil
}
