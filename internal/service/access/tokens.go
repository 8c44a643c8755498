package access

import (
	"context"
	"fmt"

	"github.com/mailstead/mailstead/internal/service/directory"
)

// Tokens knows the personal access tokens, which users have in place of their
// password, and where they must have one.
type Tokens interface {
	// Accepts reports whether password is a token with which the user may come in
	// through the protocol that action names, in the words of access control
	// rules.
	Accepts(ctx context.Context, org, user, action, password string) (bool, error)
	// PasswordsAccepted reports whether users of org may log in with the
	// passwords of the directory.
	PasswordsAccepted(ctx context.Context, org string) (bool, error)
}

// token reports whether the login is decided by a token. Where passwords are not
// accepted it takes the password from the account, so that none matches.
func (s *Service) token(ctx context.Context, login Login, account *directory.Login) (bool, error) {
	if s.tokens == nil || account.UserID == "" {
		return false, nil
	}
	accepted, err := s.tokens.Accepts(ctx, account.Org, account.UserID, login.Protocol.action(), login.Password)
	if accepted && err == nil {
		return true, nil
	}
	if err == nil {
		accepted, err = s.tokens.PasswordsAccepted(ctx, account.Org)
	}
	if directory.KindOf(err) != "" { // the organization was deleted meanwhile
		accepted, err = false, nil
	}
	if err != nil {
		return false, fmt.Errorf("look up access tokens: %w", err)
	}
	if !accepted {
		account.PasswordHash = ""
	}
	return false, nil
}
