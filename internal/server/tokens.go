package server

import (
	"context"
	"crypto/rand"
	"time"

	"github.com/mailstead/mailstead/internal/server/config"
	"github.com/mailstead/mailstead/internal/service/access"
	"github.com/mailstead/mailstead/internal/service/directory"
	"github.com/mailstead/mailstead/internal/service/identity"
	"github.com/mailstead/mailstead/internal/service/mailbox"
)

// Tokens makes personal access tokens from the command line.
type Tokens struct {
	directory *directory.Directory
	identity  *identity.Service
}

// openTokens builds the services that tokens need. The directory's worker does
// not run here.
func openTokens(e *engines, cfg config.Config) (Tokens, error) {
	passwords, err := access.NewPasswords(rand.Reader, 0)
	if err != nil {
		return Tokens{}, err
	}
	d, err := directory.New(directory.Config{
		Store: e.store, Mailboxes: mailbox.New(mailbox.Config{Store: e.store, Keys: e.keys, Blobs: e.bodies, Now: time.Now}),
		Keys: e.keys, Passwords: passwords, Now: time.Now, Rand: rand.Reader,
		BaseDomain: cfg.BaseDomain, Hostname: hostnameOf(cfg), Region: cfg.AWS.Region, Account: cfg.AWS.Account, TrustDomains: cfg.TrustDomains,
	})
	if err != nil {
		return Tokens{}, err
	}
	return Tokens{d, identity.New(identity.Config{Directory: d, Account: cfg.AWS.Account, Now: time.Now, Rand: rand.Reader})}, nil
}

// Create makes a token for the user who has an address, and returns it; it
// cannot be had again.
func (t Tokens) Create(ctx context.Context, address string, n identity.NewToken) (secret string, made identity.Token, err error) {
	user, err := t.directory.LookupLogin(ctx, address)
	if err != nil {
		return "", identity.Token{}, err
	}
	return t.identity.CreateToken(ctx, user.Org, user.UserID, n)
}
