package iam

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/wire/iampolicy"
	"github.com/mailstead/mailstead/internal/wire/sigv4"
)

// session is what a session token holds. It is sealed and handed to the client, who
// sends it back with every request; nothing about it is stored.
type session struct {
	KeyID   string        `json:"k"`
	Secret  string        `json:"s"`
	Issued  int64         `json:"i"` // seconds since the Unix epoch
	Expires int64         `json:"e"`
	Kind    PrincipalKind `json:"t"`
	Owner   string        `json:"n"` // name of the user or role
	// OwnerID ends the session with its owner: a later one of the same name has
	// another. For the root user it is the root key, so that a session ends when
	// that key is replaced.
	OwnerID string `json:"d"`
	Name    string `json:"x,omitempty"` // of a role's session
	Policy  string `json:"p,omitempty"` // of the session itself

	policy *iampolicy.Policy
}

// A Session is a temporary access key.
type Session struct {
	AccessKeyID  string
	Secret       string
	SessionToken string
	Expires      time.Time
	// ARN and ID are those of the session of a role.
	ARN, ID string
	// PackedPolicySize is how much of the room for a session policy is used, in
	// per cent.
	PackedPolicySize int
}

// issue makes a session of what is left to fill in: the key, the secret and the
// times.
func (s *Service) issue(ctx context.Context, draft session, life time.Duration) (out Session, err error) {
	now := s.cfg.Now()
	draft.Issued = now.Unix()
	draft.Expires = now.Add(life).Unix()
	if draft.KeyID, err = s.newID(prefixSession); err != nil {
		return Session{}, err
	}
	if draft.Secret, err = s.newSecret(); err != nil {
		return Session{}, err
	}
	text, err := json.Marshal(draft)
	if err != nil {
		return Session{}, err
	}
	key, err := s.cfg.Keys.Key(ctx, keyName)
	if err != nil {
		return Session{}, err
	}
	return Session{
		AccessKeyID: draft.KeyID, Secret: draft.Secret, Expires: time.Unix(draft.Expires, 0).UTC(),
		SessionToken: base64.StdEncoding.EncodeToString(key.Seal(nil, text, object(sealedSession))),
	}, nil
}

// openSession reads a token. It returns [sigv4.ErrUnknownKey] for one that was not
// issued here, and [sigv4.ErrExpiredToken].
func (s *Service) openSession(ctx context.Context, accessKeyID, token string) (*session, error) {
	sealed, err := base64.StdEncoding.DecodeString(token)
	if err != nil {
		return nil, sigv4.ErrUnknownKey
	}
	key, err := s.cfg.Keys.Key(ctx, keyName)
	if err != nil {
		return nil, err
	}
	text, err := key.Open(nil, sealed, object(sealedSession))
	if errors.Is(err, keys.ErrSealed) {
		return nil, sigv4.ErrUnknownKey
	}
	if err != nil {
		return nil, err
	}
	var out session
	if err := json.Unmarshal(text, &out); err != nil {
		return nil, fmt.Errorf("read a session token: %w", err)
	}
	if out.KeyID != accessKeyID {
		return nil, sigv4.ErrUnknownKey
	}
	if s.cfg.Now().Unix() >= out.Expires {
		return nil, sigv4.ErrExpiredToken
	}
	if out.Policy != "" {
		if out.policy, err = iampolicy.ParseIdentity([]byte(out.Policy)); err != nil {
			return nil, fmt.Errorf("the policy of a session: %w", err)
		}
	}
	return &out, nil
}

// sessionCredential returns the credential of a session whose owner is still there.
func (s *Service) sessionCredential(ctx context.Context, accessKeyID, token string) (sigv4.Credential, error) {
	session, err := s.openSession(ctx, accessKeyID, token)
	if err != nil {
		return sigv4.Credential{}, err
	}
	var owner *Principal
	if session.Kind == Root {
		if session.OwnerID == s.cfg.Root.ID {
			owner = s.root
		}
	} else {
		if owner, err = s.principal(ctx, session.Kind, session.Owner); err != nil {
			return sigv4.Credential{}, err
		}
		if owner != nil && owner.ID != session.OwnerID {
			owner = nil
		}
	}
	if owner == nil {
		return sigv4.Credential{}, sigv4.ErrUnknownKey
	}
	return sigv4.Credential{Secret: session.Secret, Identity: s.identity(&holder{owner, session})}, nil
}
