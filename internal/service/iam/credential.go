package iam

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/wire/iampolicy"
	"github.com/mailstead/mailstead/internal/wire/sigv4"
)

// holder is what [sigv4.Identity] carries from the look-up of a key to the decision
// about a call.
type holder struct {
	principal *Principal
	session   *session // nil when the key is long-lived
}

// Credential implements [sigv4.Keys] for the root key, the keys of users, and
// sessions.
func (s *Service) Credential(ctx context.Context, accessKeyID, sessionToken string) (sigv4.Credential, error) {
	switch {
	case sessionToken != "":
		return s.sessionCredential(ctx, accessKeyID, sessionToken)
	case s.cfg.Root.ID != "" && accessKeyID == s.cfg.Root.ID:
		return sigv4.Credential{Secret: s.cfg.Root.Secret, Identity: s.identity(&holder{principal: s.root})}, nil
	case !validAccessKey.MatchString(accessKeyID) || !strings.HasPrefix(accessKeyID, prefixAccessKey):
		return sigv4.Credential{}, sigv4.ErrUnknownKey
	}
	seal, err := s.cfg.Keys.Key(ctx, keyName)
	if err != nil {
		return sigv4.Credential{}, err
	}
	key, err := remembered(ctx, s, s.cache.keys, accessKeyID, func(tx *store.Tx, id string) (*accessKey, error) {
		return s.loadAccessKey(tx, seal, id)
	})
	if errors.Is(err, store.ErrNoRows) {
		return sigv4.Credential{}, sigv4.ErrUnknownKey
	}
	if err != nil {
		return sigv4.Credential{}, err
	}
	return sigv4.Credential{Secret: key.secret, Identity: s.identity(&holder{principal: key.owner})}, nil
}

// identity is a holder in the terms of GetCallerIdentity.
func (s *Service) identity(h *holder) sigv4.Identity {
	id := sigv4.Identity{AccountID: s.cfg.Account, ARN: h.principal.ARN, UserID: h.principal.ID, Holder: h}
	if h.session != nil && h.principal.Kind == Role {
		id.ARN = s.sessionARN(h.principal.Name, h.session.Name)
		id.UserID += ":" + h.session.Name
	}
	return id
}

func (s *Service) sessionARN(role, session string) string {
	return "arn:aws:sts::" + s.cfg.Account + ":assumed-role/" + role + "/" + session
}

// loadAccessKey reads an active key of a user and opens its secret.
func (s *Service) loadAccessKey(tx *store.Tx, seal *keys.Key, id string) (*accessKey, error) {
	var user string
	var sealed []byte
	err := tx.QueryRow(`SELECT user_key, secret FROM iam_access_key WHERE id = $1 AND active = 1`, id).Scan(&user, &sealed)
	if err != nil {
		return nil, err
	}
	secret, err := openSecret(seal, id, sealed)
	if err != nil {
		return nil, err
	}
	owner, err := s.loadPrincipal(tx, principalKey{User, user})
	if err != nil {
		return nil, err
	}
	return &accessKey{secret, owner}, nil
}

// object is what secrets and tokens are sealed as. Neither has a number; a secret is
// bound to its key by the text that is sealed.
func object(kind string) keys.Object { return keys.Object{Kind: kind} }

const (
	sealedSecret  = "iam access key"
	sealedSession = "iam session"
)

func (s *Service) sealSecret(ctx context.Context, id, secret string) ([]byte, error) {
	key, err := s.cfg.Keys.Key(ctx, keyName)
	if err != nil {
		return nil, err
	}
	return key.Seal(nil, []byte(id+" "+secret), object(sealedSecret)), nil
}

func openSecret(seal *keys.Key, id string, sealed []byte) (string, error) {
	text, err := seal.Open(nil, sealed, object(sealedSecret))
	if err != nil {
		return "", fmt.Errorf("the secret of access key %s: %w", id, err)
	}
	secret, ok := strings.CutPrefix(string(text), id+" ")
	if !ok {
		return "", fmt.Errorf("the stored secret of access key %s belongs to another key", id)
	}
	return secret, nil
}

// trustPrincipal is a holder as trust policies name it.
func (s *Service) trustPrincipal(id sigv4.Identity, h *holder) iampolicy.Principal {
	p := iampolicy.Principal{Account: id.AccountID, ARN: id.ARN}
	if h.principal.Kind == Role {
		p.Role = h.principal.ARN
	}
	return p
}
