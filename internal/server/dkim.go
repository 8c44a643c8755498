package server

import (
	"context"

	"github.com/mailstead/mailstead/internal/service/directory"
)

// DKIMKey returns the key with which the mail of a domain is signed, and makes
// it when there is none.
func (t *Tools) DKIMKey(ctx context.Context, domain string) (directory.DKIMKey, error) {
	org, err := t.Tokens.directory.DomainOwner(ctx, domain)
	if err != nil {
		return directory.DKIMKey{}, err
	}
	return t.Tokens.directory.DKIMKey(ctx, org, domain)
}
