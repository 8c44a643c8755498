package access

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net/netip"
	"sync"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/service/directory"
)

// fakeUsers is a directory with a few accounts.
type fakeUsers struct {
	mu       sync.Mutex
	accounts map[string]directory.Login
	err      error
}

func (f *fakeUsers) LookupLogin(_ context.Context, address string) (directory.Login, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.err != nil {
		return directory.Login{}, f.err
	}
	if a, ok := f.accounts[accountOf(address)]; ok {
		return a, nil
	}
	return directory.Login{}, &directory.Error{Kind: directory.EntityNotFound, Message: "No user has this address."}
}

// set changes an account while the service runs.
func (f *fakeUsers) set(address string, change func(*directory.Login)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	a := f.accounts[address]
	change(&a)
	f.accounts[address] = a
}

// clock is a time that tests move.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

const (
	ada      = "ada@example.test"
	password = "Correct-Horse-1"
)

var home = netip.MustParseAddr("192.0.2.1")

// cheapHash is a hash that costs next to nothing to check, so that tests can
// check many.
func cheapHash(password string) string {
	params := argonParams{memoryKiB: 8, passes: 1, lanes: 1}
	salt := []byte("0123456789abcdef")
	return argonHash{params, salt, computeHash(params, salt, password, keyLen)}.String()
}

func newTestService(t *testing.T, limits Limits) (*Service, *fakeUsers, *clock) {
	t.Helper()
	passwords, err := NewPasswords(rand.Reader, 2)
	if err != nil {
		t.Fatal(err)
	}
	passwords.decoy.params = argonParams{memoryKiB: 8, passes: 1, lanes: 1}
	users := &fakeUsers{accounts: map[string]directory.Login{ada: {
		Org: "m-1", UserID: "u-ada", Address: ada, Role: directory.RoleUser,
		PasswordHash: cheapHash(password), State: directory.Enabled,
	}}}
	c := &clock{now: time.Unix(1_800_000_000, 0)}
	s, err := New(Options{
		Users: users, Passwords: passwords, Limits: limits, Now: c.Now, Rand: rand.Reader,
		Logger: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	return s, users, c
}

func login(s *Service, username, password string, from netip.Addr) error {
	_, err := s.Authenticate(context.Background(), Login{IMAP, username, password, from})
	return err
}

func TestAuthenticate(t *testing.T) {
	t.Parallel()
	s, users, _ := newTestService(t, Limits{})
	users.accounts["nopass@example.test"] = directory.Login{UserID: "u-2", State: directory.Enabled}
	users.accounts["off@example.test"] = directory.Login{
		UserID: "u-3", PasswordHash: cheapHash(password), State: directory.Disabled,
	}
	users.accounts["remote@example.test"] = directory.Login{
		UserID: "u-5", PasswordHash: cheapHash(password), State: directory.Enabled, Role: directory.RoleRemote,
	}
	users.accounts["umlaut@example.test"] = directory.Login{
		UserID: "u-4", PasswordHash: cheapHash("P\u00e4ssword1"), State: directory.Enabled,
	}

	for _, tt := range []struct {
		name, username, password string
		want                     error
	}{
		{"right", ada, password, nil},
		{"right again, from the cache", ada, password, nil},
		{"case of the address", "Ada@Example.TEST", password, nil},
		{"wrong after a cached success", ada, "Wrong-Horse-1", ErrCredentials},
		{"unknown account", "bob@example.test", password, ErrCredentials},
		{"no password set", "nopass@example.test", "", ErrCredentials},
		{"no password set, one given", "nopass@example.test", password, ErrCredentials},
		{"disabled", "off@example.test", password, ErrDisabled},
		{"remote user", "remote@example.test", password, ErrDisabled},
		{"disabled and wrong", "off@example.test", "x", ErrCredentials},
		{"decomposed accent", "umlaut@example.test", "Pa\u0308ssword1", nil},
		{"endless password", ada, string(make([]byte, 1<<20)), ErrCredentials},
		{"endless user name", string(make([]byte, 1<<20)), password, ErrCredentials},
	} {
		if err := login(s, tt.username, tt.password, home); !errors.Is(err, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, err, tt.want)
		}
	}

	got, err := s.Authenticate(context.Background(), Login{IMAP, ada, password, home})
	if want := (Principal{"m-1", "u-ada", ada, directory.RoleUser}); err != nil || got != want {
		t.Errorf("principal %+v, %v; want %+v", got, err, want)
	}
}

func TestDirectoryTroubleIsNoRefusal(t *testing.T) {
	t.Parallel()
	s, users, _ := newTestService(t, Limits{})
	users.err = errors.New("the store is down")
	if err := login(s, ada, password, home); err == nil || Refused(err) {
		t.Errorf("got %v, want an error that is no refusal", err)
	}
	users.err = nil
	users.set(ada, func(a *directory.Login) { a.PasswordHash = "$2y$10$legacy" })
	if err := login(s, ada, password, home); err == nil || Refused(err) {
		t.Errorf("unusable hash: got %v, want an error that is no refusal", err)
	}
}

func TestCacheForgets(t *testing.T) {
	t.Parallel()
	s, users, c := newTestService(t, Limits{})
	cached := func() bool {
		a := users.accounts[ada]
		return s.cache.has(a.UserID, a.PasswordHash, password, c.Now())
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(login(s, ada, password, home))
	if !cached() {
		t.Fatal("a success is not remembered")
	}
	c.advance(cacheTTL)
	if cached() {
		t.Error("a success is remembered for too long")
	}
	must(login(s, ada, password, home))
	users.set(ada, func(a *directory.Login) { a.PasswordHash = cheapHash("Another-Horse-2") })
	if err := login(s, ada, password, home); !errors.Is(err, ErrCredentials) {
		t.Errorf("the old password after a change: %v", err)
	}
	must(login(s, ada, "Another-Horse-2", home))
	users.set(ada, func(a *directory.Login) { a.State = directory.Disabled })
	if err := login(s, ada, "Another-Horse-2", home); !errors.Is(err, ErrDisabled) {
		t.Errorf("cached but disabled: %v", err)
	}
}

func TestThrottleByAccount(t *testing.T) {
	t.Parallel()
	limits := Limits{AccountFailures: 3, AccountDrain: time.Minute, SourceFailures: 1000, SourceDrain: time.Second}
	s, _, c := newTestService(t, limits)
	office := netip.MustParseAddr("192.0.2.99")
	if err := login(s, ada, password, home); err != nil {
		t.Fatal(err)
	}
	stranger := func(i int) netip.Addr { return netip.AddrFrom4([4]byte{198, 51, 100, byte(i)}) }
	for _, name := range []string{ada, "bob@example.test"} { // one exists, one does not
		for i := range 3 {
			if err := login(s, name, "guess", stranger(i)); !errors.Is(err, ErrCredentials) {
				t.Fatalf("%s, guess %d: %v", name, i, err)
			}
		}
		if err := login(s, name, password, stranger(9)); !errors.Is(err, ErrThrottled) {
			t.Errorf("%s, guess 4: got %v, want throttled", name, err)
		}
	}
	if err := login(s, ada, password, home); err != nil {
		t.Errorf("the owner at a familiar source is locked out: %v", err)
	}
	if err := login(s, ada, password, office); !errors.Is(err, ErrThrottled) {
		t.Errorf("the right password, cached, from a stranger: got %v, want throttled", err)
	}
	for range 3 {
		if err := login(s, ada, "guess", home); !errors.Is(err, ErrCredentials) {
			t.Fatal(err)
		}
	}
	if err := login(s, ada, password, home); !errors.Is(err, ErrThrottled) {
		t.Errorf("a familiar source may guess without end: %v", err)
	}
	c.advance(time.Minute)
	if err := login(s, ada, password, office); err != nil {
		t.Errorf("one failure has drained: %v", err)
	}
}

func TestThrottleBySource(t *testing.T) {
	t.Parallel()
	limits := Limits{AccountFailures: 1000, AccountDrain: time.Second, SourceFailures: 4, SourceDrain: time.Minute}
	s, _, c := newTestService(t, limits)
	for i := range 4 { // addresses of one /64
		from := netip.AddrFrom16([16]byte{0x20, 0x01, 0x0d, 0xb8, 15: byte(i)})
		if err := login(s, fmt.Sprintf("user%d@example.test", i), "guess", from); !errors.Is(err, ErrCredentials) {
			t.Fatal(err)
		}
	}
	same := netip.MustParseAddr("2001:db8::ffff")
	if err := login(s, ada, password, same); !errors.Is(err, ErrThrottled) {
		t.Errorf("same /64: got %v, want throttled", err)
	}
	if err := login(s, ada, password, home); err != nil {
		t.Errorf("another source: %v", err)
	}
	c.advance(time.Minute)
	if err := login(s, ada, password, same); err != nil {
		t.Errorf("after a minute: %v", err)
	}
}

// A crowd of parallel guesses gets no more tries than the limit and the number
// of hash slots allow.
func TestThrottleUnderParallelGuesses(t *testing.T) {
	t.Parallel()
	limits := Limits{AccountFailures: 5, AccountDrain: time.Hour, SourceFailures: 1000, SourceDrain: time.Hour}
	s, _, _ := newTestService(t, limits)
	var wg sync.WaitGroup
	results := make(chan error, 200)
	for i := range 200 {
		wg.Go(func() { results <- login(s, ada, fmt.Sprintf("guess-%d", i), home) })
	}
	wg.Wait()
	close(results)
	tried := 0
	for err := range results {
		switch {
		case errors.Is(err, ErrCredentials):
			tried++
		case !errors.Is(err, ErrThrottled):
			t.Error(err)
		}
	}
	if tried < 5 || tried > 6 { // two slots: one may be at work when the bucket fills
		t.Errorf("%d guesses were tried, want 5 or 6", tried)
	}
}

func TestThrottleMemoryIsBounded(t *testing.T) {
	t.Parallel()
	th := newThrottle(DefaultLimits(), 100)
	now := time.Unix(1_800_000_000, 0)
	for i := range 10_000 {
		source := sourceOf(netip.AddrFrom4([4]byte{10, 0, byte(i >> 8), byte(i)}))
		th.failed(fmt.Sprint(i), source, now)
		th.succeeded(fmt.Sprint(i), source, now)
	}
	if n := th.sources.len(); n != 100 {
		t.Errorf("%d sources", n)
	}
	if n := th.accounts.len(); n != 100 {
		t.Errorf("%d accounts", n)
	}
	if n := th.familiar.len(); n != 100 {
		t.Errorf("%d familiar pairs", n)
	}
}
