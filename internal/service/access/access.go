package access

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/netip"
	"time"

	"github.com/mailstead/mailstead/internal/service/directory"
)

// The refusals of [Service.Authenticate]. The peer must not be told which one
// it was; see [Refused] and [RefusedMessage].
var (
	ErrCredentials = errors.New("unknown account or wrong password")
	ErrThrottled   = errors.New("too many failed logins from this source or to this account")
	ErrDisabled    = errors.New("the account is not enabled")
	ErrDenied      = errors.New("the organization's access rules deny this login")
)

// RefusedMessage is all that a peer learns about a refused login.
const RefusedMessage = "Wrong user name or password, or too many failed attempts; check them and try again later."

// Refused reports whether err is the answer "no". Any other error of
// [Service.Authenticate] is a temporary trouble of the server, about which the
// peer should be asked to come back.
func Refused(err error) bool {
	return errors.Is(err, ErrCredentials) || errors.Is(err, ErrThrottled) || errors.Is(err, ErrDisabled) ||
		errors.Is(err, ErrDenied)
}

// A Protocol names the door at which somebody stands.
type Protocol string

// The doors that ask for a password.
const (
	IMAP       Protocol = "imap"
	Submission Protocol = "submission"
)

// A Login is what a peer claims.
type Login struct {
	Protocol Protocol
	Username string // an address of the user
	Password string
	Remote   netip.Addr
}

// A Principal is somebody who was let in.
type Principal struct {
	Org     string // organization id
	UserID  string
	Address string // primary address
	Role    directory.Role
}

// Users finds the owner of an address. It is [directory.Directory].
type Users interface {
	// LookupLogin returns the user who has address as primary address or alias,
	// compared without regard to case. It refuses with
	// [directory.EntityNotFound].
	LookupLogin(ctx context.Context, address string) (directory.Login, error)
}

// Options are the parts of a [Service].
type Options struct {
	Users     Users
	Gate      Gate   // may be nil: everybody with a password comes in
	Tokens    Tokens // may be nil: there are passwords only
	Passwords *Passwords
	Limits    Limits // zero for DefaultLimits
	Now       func() time.Time
	Rand      io.Reader
	Logger    *slog.Logger
}

// A Service decides about logins. It is safe for concurrent use.
type Service struct {
	users     Users
	gate      Gate
	tokens    Tokens
	passwords *Passwords
	cache     *successCache
	throttle  *throttle
	now       func() time.Time
	log       *slog.Logger
}

// New returns a Service. It fails only when Rand does.
func New(opts Options) (*Service, error) {
	key := make([]byte, sha256.Size)
	if _, err := io.ReadFull(opts.Rand, key); err != nil {
		return nil, fmt.Errorf("draw the key of the login cache: %w", err)
	}
	if opts.Limits == (Limits{}) {
		opts.Limits = DefaultLimits()
	}
	return &Service{
		users:     opts.Users,
		gate:      opts.Gate,
		tokens:    opts.Tokens,
		passwords: opts.Passwords,
		cache:     newSuccessCache(key, cacheEntries),
		throttle:  newThrottle(opts.Limits, throttleEntries),
		now:       opts.Now,
		log:       opts.Logger,
	}, nil
}

// maxUsernameBytes is the longest address that SMTP can carry: local part, at
// sign and domain (RFC 5321, section 4.5.3.1).
const maxUsernameBytes = 64 + 1 + 255

// Authenticate checks a user name and a password. It returns [ErrCredentials],
// [ErrThrottled], [ErrDisabled] or [ErrDenied] when the answer is no, [ErrBusy] or another
// error when there is no answer now. The time that a refusal takes does not tell
// whether the account exists.
func (s *Service) Authenticate(ctx context.Context, login Login) (Principal, error) {
	principal, account, err := s.authenticate(ctx, login)
	switch {
	case err == nil:
		s.log.Debug("login", "protocol", login.Protocol, "remote", login.Remote, "user", principal.UserID)
	case Refused(err):
		// The user name as typed stays out of the log: people type passwords
		// into that field.
		s.log.Info("login refused", "protocol", login.Protocol, "remote", login.Remote,
			"user", account.UserID, "reason", err)
	case !errors.Is(err, context.Canceled):
		s.log.Warn("login not decided", "protocol", login.Protocol, "remote", login.Remote, "err", err)
	}
	return principal, err
}

func (s *Service) authenticate(ctx context.Context, login Login) (Principal, directory.Login, error) {
	if len(login.Username) > maxUsernameBytes {
		return Principal{}, directory.Login{}, ErrCredentials
	}
	password, err := preparePassword(login.Password)
	if err != nil {
		return Principal{}, directory.Login{}, ErrCredentials
	}
	account, err := s.users.LookupLogin(ctx, login.Username)
	if err != nil && directory.KindOf(err) != directory.EntityNotFound {
		return Principal{}, directory.Login{}, fmt.Errorf("look up the account: %w", err)
	}
	if err := s.check(ctx, login, account, password); err != nil {
		return Principal{}, account, err
	}
	// The mailbox of a remote user is elsewhere, and so is the login.
	if account.State != directory.Enabled || account.Role == directory.RoleRemote {
		return Principal{}, account, ErrDisabled
	}
	if err := s.pass(ctx, login, account); err != nil {
		return Principal{}, account, err
	}
	return Principal{account.Org, account.UserID, account.Address, account.Role}, account, nil
}

// check compares the password. The throttle comes first, even before the cache:
// a cheap answer must not become a cheap way of guessing.
func (s *Service) check(ctx context.Context, login Login, account directory.Login, password string) error {
	name, source := accountOf(login.Username), sourceOf(login.Remote)
	if !s.throttle.allows(name, source, s.now()) {
		return ErrThrottled
	}
	byToken, err := s.token(ctx, login, &account)
	if err != nil {
		return err
	}
	if byToken {
		s.throttle.succeeded(name, source, s.now())
		return nil
	}
	if account.PasswordHash != "" && s.cache.has(account.UserID, account.PasswordHash, password, s.now()) {
		s.throttle.succeeded(name, source, s.now())
		return nil
	}
	release, err := s.passwords.acquire(ctx)
	if err != nil {
		return err
	}
	defer release()
	// Others may have failed while this login waited, so ask again: the number
	// of guesses beyond the limit is then at most the number of hash slots.
	if !s.throttle.allows(name, source, s.now()) {
		return ErrThrottled
	}
	stored := s.passwords.decoy
	if account.PasswordHash != "" {
		if stored, err = parseHash(account.PasswordHash); err != nil {
			return fmt.Errorf("user %s: %w; reset the password", account.UserID, err)
		}
	}
	if !stored.matches(password) {
		s.throttle.failed(name, source, s.now())
		return ErrCredentials
	}
	s.throttle.succeeded(name, source, s.now())
	s.cache.add(account.UserID, account.PasswordHash, password, s.now())
	return nil
}
