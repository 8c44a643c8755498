package identity

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/service/directory"
)

const (
	// tokenPrefix begins every token, so that secret scanners know one.
	tokenPrefix = "mst_"
	// tokenBytes is the entropy of a token. At 256 bits nobody guesses one, so one
	// round of a fast hash protects it as well as a slow hash does.
	tokenBytes = 32
	// maxTokens is how many tokens a user can have.
	maxTokens = 100
	// usedResolution bounds how often the use of a token is written down.
	usedResolution = time.Minute
)

// Scopes are the protocols that a token can be for, in the words of access
// control rules.
func Scopes() []string {
	return []string{"ActiveSync", "AutoDiscover", "EWS", "IMAP", "SMTP", "WindowsOutlook"}
}

// A NewToken is what somebody wants of a token.
type NewToken struct {
	Name   string
	Scopes []string // of [Scopes]; none means all of them
	Days   int      // how long it lives; 0 means as long as the organization allows
}

// A Token is what is known about a token that was made; not the token itself.
type Token struct {
	ID, User, Name string
	Scopes         []string
	Created        time.Time
	Used           time.Time // last used, to the minute; zero for never
	Expires        time.Time
}

// CreateToken makes a token for an enabled user and returns it; it cannot be
// had again. It refuses with [directory.EntityNotFound],
// [directory.EntityState], [directory.InvalidParameter] for an unknown scope or
// too long a life, [directory.InvalidConfiguration] where the organization has
// switched tokens off, and [directory.LimitExceeded] beyond 100 tokens.
func (s *Service) CreateToken(ctx context.Context, org, user string, n NewToken) (secret string, t Token, err error) {
	if err := n.check(); err != nil {
		return "", Token{}, err
	}
	random := make([]byte, tokenBytes)
	if _, err := io.ReadFull(s.cfg.Rand, random); err != nil {
		return "", Token{}, fmt.Errorf("draw a token: %w", err)
	}
	secret = tokenPrefix + base64.RawURLEncoding.EncodeToString(random)
	id, err := directory.NewID(s.cfg.Rand)
	if err != nil {
		return "", Token{}, err
	}
	scopes := n.Scopes
	if len(scopes) == 0 {
		scopes = Scopes()
	}
	err = s.cfg.Directory.ChangeOrganization(ctx, org, func(tx *store.Tx) error {
		owner, err := directory.FindLive(tx, org, user, directory.TypeUser)
		if err != nil {
			return err
		}
		if owner.State != directory.Enabled {
			return directory.Refuse(directory.EntityState, "The user %s is %s, not ENABLED.", user, owner.State)
		}
		days, err := s.admit(tx, org, owner.ID, n.Days)
		if err != nil {
			return err
		}
		now := s.cfg.Now()
		t = Token{ID: id, User: owner.ID, Name: n.Name, Scopes: scopes, Created: now, Expires: now.AddDate(0, 0, days)}
		return insertToken(tx, org, t, hashOf(secret))
	})
	if err != nil {
		return "", Token{}, err
	}
	return secret, t, nil
}

func (n NewToken) check() error {
	for _, scope := range n.Scopes {
		if !slices.Contains(Scopes(), scope) {
			return directory.Refuse(directory.InvalidParameter, "There is no scope %q; the scopes are %s.", scope, strings.Join(Scopes(), ", "))
		}
	}
	if n.Name == "" || len([]rune(n.Name)) > 64 || strings.ContainsFunc(n.Name, notInNames) {
		return directory.Refuse(directory.InvalidParameter, "A token needs a name of 1 to 64 characters, without < > \\ and control characters.")
	}
	if n.Days < 0 {
		return directory.Refuse(directory.InvalidParameter, "A token lives for at least one day.")
	}
	return directory.CheckText(n.Name)
}

// notInNames tells the characters that the API does not allow in names.
func notInNames(r rune) bool { return r < ' ' || r == 0x7f || strings.ContainsRune(`<>\`, r) }

// admit applies the rules of the organization to a new token and returns how
// many days it lives.
func (s *Service) admit(tx *store.Tx, org, user string, days int) (int, error) {
	p, err := providerOf(tx, org)
	switch {
	case err != nil:
		return 0, err
	case p.TokenStatus != Active:
		return 0, directory.Refuse(directory.InvalidConfiguration, "Organization %s has switched personal access tokens off.", org)
	case days > p.TokenDays:
		return 0, directory.Refuse(directory.InvalidParameter, "A token can live for %d days at most in organization %s.", p.TokenDays, org)
	case days == 0:
		days = p.TokenDays
	}
	n, err := countTokens(tx, org, user)
	if err == nil && n >= maxTokens {
		err = directory.Refuse(directory.LimitExceeded, "A user can have %d personal access tokens; delete one first.", maxTokens)
	}
	return days, err
}

// Token returns what is known about a token. It refuses with
// [directory.ResourceNotFound].
func (s *Service) Token(ctx context.Context, org, id string) (t Token, err error) {
	err = s.cfg.Directory.ViewOrganization(ctx, org, func(tx *store.Tx) error {
		t, err = selectToken(tx, org, id)
		if errors.Is(err, store.ErrNoRows) {
			err = directory.Refuse(directory.ResourceNotFound, "The personal access token %s does not exist in organization %s.", id, org)
		}
		return err
	})
	return t, err
}

// DeleteToken removes a token, if it exists.
func (s *Service) DeleteToken(ctx context.Context, org, id string) error {
	return s.cfg.Directory.ChangeOrganization(ctx, org, func(tx *store.Tx) error { return deleteToken(tx, org, id) })
}

// Tokens returns a page of the tokens of an organization, or of the user whom
// user names if it is not empty, and the token of the next page, or "". It
// refuses with [directory.EntityNotFound], and [directory.EntityState] for a
// deleted user.
func (s *Service) Tokens(ctx context.Context, org, user string, page directory.Page) (found []Token, next string, err error) {
	list := directory.Listing{Name: "PersonalAccessTokens", Org: org, Subject: user}
	after, limit, err := list.Start(page)
	if err != nil {
		return nil, "", err
	}
	err = s.cfg.Directory.ViewOrganization(ctx, org, func(tx *store.Tx) error {
		owner := ""
		if user != "" {
			u, err := directory.FindEntity(tx, org, user, directory.TypeUser)
			if err != nil {
				return err
			}
			if u.State == directory.Deleted {
				return directory.Refuse(directory.EntityState, "The user %s is DELETED.", user)
			}
			owner = u.ID
		}
		found, err = selectTokens(tx, org, owner, after, limit)
		return err
	})
	found, next = directory.CutPage(list, page, found, func(t Token) string { return t.ID })
	return found, next, err
}

// Accepts reports whether password is a personal access token with which the
// user with that identifier may come in through the protocol that action names,
// and writes down that it was used.
func (s *Service) Accepts(ctx context.Context, org, user, action, password string) (bool, error) {
	if !strings.HasPrefix(password, tokenPrefix) {
		return false, nil
	}
	now, hash := s.cfg.Now(), hashOf(password)
	var t Token
	var accepted bool
	err := s.cfg.Directory.ViewAccount(ctx, func(tx *store.Tx) error {
		p, err := providerOf(tx, org)
		if err != nil {
			return err
		}
		t, err = selectByHash(tx, org, user, hash)
		if errors.Is(err, store.ErrNoRows) {
			return nil
		}
		accepted = err == nil && p.TokenStatus == Active && now.Before(t.Expires) && slices.Contains(t.Scopes, action)
		return err
	})
	if err != nil || !accepted || now.Sub(t.Used) < usedResolution {
		return accepted, err
	}
	return true, s.cfg.Directory.ChangeOrganization(ctx, org, func(tx *store.Tx) error { return touchToken(tx, t.ID, now) })
}

// keptAfterExpiry is how long an expired token stays in lists, so that somebody
// can see why a program no longer comes in.
const keptAfterExpiry = 30 * 24 * time.Hour

// Sweep removes tokens that expired long ago.
func (s *Service) Sweep(ctx context.Context) error {
	return s.cfg.Directory.ChangeAccount(ctx, func(tx *store.Tx) error { return deleteExpired(tx, s.cfg.Now().Add(-keptAfterExpiry)) })
}

// hashOf is how a token is stored.
func hashOf(secret string) []byte {
	sum := sha256.Sum256([]byte(secret))
	return sum[:]
}
