package access

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"testing"

	"github.com/mailstead/mailstead/internal/service/directory"
)

// gateFunc is a gate that notes what it was asked.
type gateFunc func(asked string) (bool, error)

func (g gateFunc) Allowed(_ context.Context, org, user, action string, ip netip.Addr) (bool, error) {
	return g(fmt.Sprint(org, " ", user, " ", action, " ", ip))
}

func TestGate(t *testing.T) {
	t.Parallel()
	s, _, _ := newTestService(t, Limits{})
	trouble := errors.New("disk")
	var asked string
	var allowed bool
	var failure error
	s.gate = gateFunc(func(a string) (bool, error) { asked = a; return allowed, failure })
	for _, tt := range []struct {
		name     string
		password string
		protocol Protocol
		allowed  bool
		failure  error
		asked    string
		want     error
	}{
		{"let in", password, IMAP, true, nil, "m-1 u-ada IMAP 192.0.2.1", nil},
		{"denied", password, Submission, false, nil, "m-1 u-ada SMTP 192.0.2.1", ErrDenied},
		{"denied again, with the password in the cache", password, IMAP, false, nil, "m-1 u-ada IMAP 192.0.2.1", ErrDenied},
		{"not asked about a wrong password", "Wrong-Horse-1", IMAP, true, nil, "", ErrCredentials},
		{"organization deleted meanwhile", password, IMAP, false, &directory.Error{Kind: directory.OrganizationState}, "m-1 u-ada IMAP 192.0.2.1", ErrDenied},
		{"trouble", password, IMAP, false, trouble, "m-1 u-ada IMAP 192.0.2.1", trouble},
	} {
		asked, allowed, failure = "", tt.allowed, tt.failure
		_, err := s.Authenticate(context.Background(), Login{tt.protocol, ada, tt.password, home})
		if !errors.Is(err, tt.want) || err != nil && tt.want == nil || asked != tt.asked {
			t.Errorf("%s: %v after the question %q", tt.name, err, asked)
		}
		if refused := err != nil && tt.want != trouble; Refused(err) != refused {
			t.Errorf("%s: refused %v", tt.name, Refused(err))
		}
	}
}
