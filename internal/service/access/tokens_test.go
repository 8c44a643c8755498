package access

import (
	"context"
	"errors"
	"testing"

	"github.com/mailstead/mailstead/internal/service/directory"
)

// fakeTokens has one token, of ada for IMAP.
type fakeTokens struct {
	passwords bool
	err       error
}

const token = "mst_token"

func (f *fakeTokens) Accepts(_ context.Context, org, user, action, password string) (bool, error) {
	return org == "m-1" && user == "u-ada" && action == "IMAP" && password == token, f.err
}

func (f *fakeTokens) PasswordsAccepted(context.Context, string) (bool, error) {
	return f.passwords, f.err
}

func TestTokens(t *testing.T) {
	t.Parallel()
	s, users, _ := newTestService(t, Limits{})
	users.accounts["off@example.test"] = directory.Login{Org: "m-1", UserID: "u-ada", State: directory.Disabled}
	trouble := errors.New("disk")
	tokens := &fakeTokens{}
	s.tokens = tokens
	for _, tt := range []struct {
		name               string
		username, password string
		protocol           Protocol
		passwords          bool
		err                error
		want               error
	}{
		{"a token", ada, token, IMAP, true, nil, nil},
		{"a password beside it", ada, password, IMAP, true, nil, nil},
		{"a token where passwords are not accepted", ada, token, IMAP, false, nil, nil},
		{"a cached password where none is accepted", ada, password, IMAP, false, nil, ErrCredentials},
		{"a token for another protocol", ada, token, Submission, true, nil, ErrCredentials},
		{"nobody's token", "bob@example.test", token, IMAP, true, nil, ErrCredentials},
		{"a token of a disabled account", "off@example.test", token, IMAP, true, nil, ErrDisabled},
		{"trouble", ada, token, IMAP, true, trouble, trouble},
		{"a deleted organization", ada, password, IMAP, true, &directory.Error{Kind: directory.OrganizationState}, ErrCredentials},
	} {
		tokens.passwords, tokens.err = tt.passwords, tt.err
		_, err := s.Authenticate(context.Background(), Login{tt.protocol, tt.username, tt.password, home})
		if !errors.Is(err, tt.want) || err != nil && tt.want == nil {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
}

// Guessing tokens is throttled as guessing passwords is.
func TestTokenGuesses(t *testing.T) {
	t.Parallel()
	s, _, _ := newTestService(t, DefaultLimits())
	s.tokens = &fakeTokens{passwords: true}
	for range DefaultLimits().AccountFailures + DefaultLimits().SourceFailures {
		if err := login(s, ada, "mst_guess", home); err == nil {
			t.Fatal("a guess was right")
		}
	}
	if err := login(s, ada, token, home); !errors.Is(err, ErrThrottled) {
		t.Errorf("the right token after many guesses: %v", err)
	}
}
