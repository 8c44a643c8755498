package access

import (
	"context"
	"fmt"
	"net/netip"

	"github.com/mailstead/mailstead/internal/service/directory"
)

// A Gate decides, after the password was right, whether a user may come in at a
// door from an address. It is the access control rules of the organization.
type Gate interface {
	// Allowed is asked with the identifiers of organization and user, and the
	// action in the words of the access control rules: "IMAP" or "SMTP".
	Allowed(ctx context.Context, org, user, action string, ip netip.Addr) (bool, error)
}

// action is what access control rules call a protocol.
func (p Protocol) action() string {
	if p == Submission {
		return "SMTP"
	}
	return "IMAP"
}

// pass asks the gate, if there is one. An organization that was deleted in the
// meantime lets nobody in.
func (s *Service) pass(ctx context.Context, login Login, account directory.Login) error {
	if s.gate == nil {
		return nil
	}
	allowed, err := s.gate.Allowed(ctx, account.Org, account.UserID, login.Protocol.action(), login.Remote)
	switch {
	case directory.KindOf(err) != "" || err == nil && !allowed:
		return ErrDenied
	case err != nil:
		return fmt.Errorf("apply the access rules: %w", err)
	}
	return nil
}
