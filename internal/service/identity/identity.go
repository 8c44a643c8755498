// Package identity keeps how organizations let their users log in: with
// passwords of the directory, through an identity provider, with personal access
// tokens.
//
// A personal access token takes the place of the password in mail programs. It
// is made once, shown once, and kept as a hash; it belongs to one user, is good
// for the protocols in its scopes, and expires. Where an organization has made
// the identity provider the only way in, tokens are the only passwords.
package identity

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/service/directory"
)

// The modes of authentication, as the API writes them.
const (
	ProviderOnly         = "IDENTITY_PROVIDER_ONLY"
	ProviderAndDirectory = "IDENTITY_PROVIDER_AND_DIRECTORY"
)

// The status of personal access tokens in an organization.
const (
	Active   = "ACTIVE"
	Inactive = "INACTIVE"
)

// defaultTokenDays is how long a token lives where nobody says otherwise.
const defaultTokenDays = 365

// A Provider is how an organization uses an identity provider.
type Provider struct {
	Mode           string // ProviderOnly or ProviderAndDirectory
	InstanceARN    string
	ApplicationARN string // made with [Service.CreateApplication]
	TokenStatus    string // Active or Inactive
	TokenDays      int    // the longest life of a token; 0 means 365
}

// Config is what [New] needs; all fields are required.
type Config struct {
	Directory *directory.Directory
	Account   string // the account number in ARNs
	Now       func() time.Time
	Rand      io.Reader // cryptographically strong
}

// A Service keeps applications, providers and tokens. It is safe for concurrent
// use.
type Service struct{ cfg Config }

// New returns the service on a migrated store.
func New(cfg Config) *Service { return &Service{cfg} }

//go:embed migrations/*.sql
var migrations embed.FS

// Schema returns the tables of this package.
func Schema() (store.Schema, error) {
	files, err := fs.Sub(migrations, "migrations")
	return store.Schema{Component: "identity", Files: files}, err
}

// Holdings are the tables whose rows go with their organization, and tokens
// with their user. Applications belong to the account.
func Holdings() []directory.Holding {
	return []directory.Holding{{Table: "identity_provider", Key: "org"}, {Table: "access_token", Key: "id", User: "user_id"}}
}

// CreateApplication adds an application of the account to an instance of the
// identity provider and returns its ARN.
func (s *Service) CreateApplication(ctx context.Context, clientToken, name, instanceARN string) (arn string, err error) {
	if err := directory.CheckText(name); err != nil {
		return "", err
	}
	id := make([]byte, 8)
	if _, err := io.ReadFull(s.cfg.Rand, id); err != nil {
		return "", fmt.Errorf("draw an identifier: %w", err)
	}
	_, instance, _ := strings.Cut(instanceARN, "/")
	fresh := fmt.Sprintf("arn:aws:sso::%s:application/%s/apl-%x", s.cfg.Account, instance, id)
	err = s.cfg.Directory.ChangeAccount(ctx, func(tx *store.Tx) error {
		arn, err = directory.Once(tx, "CreateIdentityCenterApplication", "", clientToken, s.cfg.Now(), []string{name, instanceARN}, func() (string, error) {
			return fresh, insertApplication(tx, fresh, name, instanceARN, s.cfg.Now())
		})
		return err
	})
	return arn, err
}

// DeleteApplication removes an application, if it exists. Organizations that
// use it keep their configuration.
func (s *Service) DeleteApplication(ctx context.Context, arn string) error {
	return s.cfg.Directory.ChangeAccount(ctx, func(tx *store.Tx) error { return deleteApplication(tx, arn) })
}

// PutProvider sets how an organization uses an identity provider. It refuses
// with [directory.ResourceNotFound] for an unknown application and with
// [directory.InvalidParameter] for one of another instance.
func (s *Service) PutProvider(ctx context.Context, org string, p Provider) error {
	if p.TokenDays == 0 {
		p.TokenDays = defaultTokenDays
	}
	return s.cfg.Directory.ChangeOrganization(ctx, org, func(tx *store.Tx) error {
		instance, err := instanceOf(tx, p.ApplicationARN)
		switch {
		case errors.Is(err, store.ErrNoRows):
			return directory.Refuse(directory.ResourceNotFound, "The application %s does not exist; make it with CreateIdentityCenterApplication.", p.ApplicationARN)
		case err != nil:
			return err
		case instance != p.InstanceARN:
			return directory.Refuse(directory.InvalidParameter, "The application %s belongs to the instance %s.", p.ApplicationARN, instance)
		}
		return upsertProvider(tx, org, p)
	})
}

// Provider returns how an organization uses an identity provider. It refuses
// with [directory.ResourceNotFound] when it does not.
func (s *Service) Provider(ctx context.Context, org string) (p Provider, err error) {
	err = s.cfg.Directory.ViewOrganization(ctx, org, func(tx *store.Tx) error {
		p, err = selectProvider(tx, org)
		if errors.Is(err, store.ErrNoRows) {
			err = directory.Refuse(directory.ResourceNotFound, "Organization %s has no identity provider configuration.", org)
		}
		return err
	})
	return p, err
}

// DeleteProvider ends the use of an identity provider: users log in with the
// passwords of the directory again.
func (s *Service) DeleteProvider(ctx context.Context, org string) error {
	return s.cfg.Directory.ChangeOrganization(ctx, org, func(tx *store.Tx) error { return deleteProvider(tx, org) })
}

// providerOf returns what holds for an organization: without a configuration,
// passwords and tokens.
func providerOf(tx *store.Tx, org string) (Provider, error) {
	p, err := selectProvider(tx, org)
	if errors.Is(err, store.ErrNoRows) {
		return Provider{Mode: ProviderAndDirectory, TokenStatus: Active, TokenDays: defaultTokenDays}, nil
	}
	return p, err
}

// PasswordsAccepted reports whether the users of an organization may log in
// with passwords of the directory.
func (s *Service) PasswordsAccepted(ctx context.Context, org string) (accepted bool, err error) {
	err = s.cfg.Directory.ViewAccount(ctx, func(tx *store.Tx) error {
		p, err := providerOf(tx, org)
		accepted = p.Mode != ProviderOnly
		return err
	})
	return accepted, err
}
