package directory_test

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/engine/store/storetest"
	"github.com/mailstead/mailstead/internal/service/directory"
)

// A world is a directory with stand-ins for its neighbours.
type world struct {
	*directory.Directory
	t       testing.TB
	store   *store.Store
	boxes   *fakeMailboxes
	keys    *fakeKeys
	clock   *fakeClock
	cfg     directory.Config
	stop    context.CancelFunc
	stopped chan struct{}
}

// each runs fn on every engine in a world whose organizations come and go.
func each(t *testing.T, fn func(t *testing.T, w *world)) {
	t.Helper()
	t.Parallel()
	storetest.Run(t, func(t *testing.T, url string) {
		t.Parallel()
		w := newWorld(t, url)
		w.run()
		fn(t, w)
	})
}

func newWorld(t testing.TB, url string) *world {
	t.Helper()
	schema, err := directory.Schema()
	if err != nil {
		t.Fatal(err)
	}
	w := &world{
		t: t, store: storetest.Open(t, url, schema),
		boxes: &fakeMailboxes{state: map[string]string{}, purged: map[string]int{}},
		keys:  &fakeKeys{keys: map[string]bool{}}, clock: &fakeClock{offset: 0},
	}
	w.cfg = directory.Config{
		Store: w.store, Mailboxes: w.boxes, Keys: w.keys, Passwords: fakePasswords{},
		Now: w.clock.now, Rand: rand.Reader, Logger: storetest.Quiet(),
		BaseDomain: "mailstead.test", Region: "eu-west-1", Account: "111122223333",
	}
	w.renew()
	return w
}

// renew makes a new directory on the same store, as a restart would.
func (w *world) renew() {
	w.t.Helper()
	d, err := directory.New(w.cfg)
	if err != nil {
		w.t.Fatal(err)
	}
	w.Directory = d
}

// run starts the worker; halt, or the end of the test, stops it.
func (w *world) run() {
	ctx, cancel := context.WithCancel(context.Background())
	stopped := make(chan struct{})
	d := w.Directory
	go func() {
		defer close(stopped)
		if err := d.Run(ctx); err != nil {
			w.t.Errorf("Run: %v", err)
		}
	}()
	w.stop = cancel
	w.stopped = stopped
	w.t.Cleanup(func() { cancel(); <-stopped })
}

func (w *world) halt() {
	w.stop()
	<-w.stopped
}

func (w *world) await(org string, want directory.OrgState) directory.Organization {
	w.t.Helper()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(2 * time.Millisecond) {
		o, err := w.Organization(w.t.Context(), org)
		if err != nil {
			w.t.Fatal(err)
		}
		if o.State == want {
			return o
		}
		if time.Now().After(deadline) {
			w.t.Fatalf("organization is %s, want %s", o.State, want)
		}
	}
}

// organization makes an active organization.
func (w *world) organization(alias string) string {
	w.t.Helper()
	org, err := w.CreateOrganization(w.t.Context(), directory.NewOrganization{Alias: alias})
	if err != nil {
		w.t.Fatal(err)
	}
	w.await(org, directory.OrgActive)
	return org
}

// ok fails the test when err is not nil and returns v.
func ok[T any](v T, err error) func(t testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func must(t testing.TB, errs ...error) {
	t.Helper()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}

func wantKind(t testing.TB, err error, kind directory.Kind) {
	t.Helper()
	if got := directory.KindOf(err); got != kind || kind == "" && err != nil {
		t.Errorf("got %v, want %s", err, kind)
	}
}

// enabledUser makes a user NAME with the address NAME@acme.mailstead.test.
func (w *world) enabledUser(org, name string) string {
	w.t.Helper()
	id := ok(w.CreateUser(w.t.Context(), org, directory.NewUser{Name: name, DisplayName: "User " + name}))(w.t)
	must(w.t, w.Register(w.t.Context(), org, id, w.address(org, name)))
	return id
}

func (w *world) enabledGroup(org, name string) string {
	w.t.Helper()
	id := ok(w.CreateGroup(w.t.Context(), org, directory.NewGroup{Name: name}))(w.t)
	must(w.t, w.Register(w.t.Context(), org, id, w.address(org, name)))
	return id
}

func (w *world) address(org, name string) string {
	w.t.Helper()
	return name + "@" + ok(w.Organization(w.t.Context(), org))(w.t).DefaultDomain
}

type fakeClock struct {
	mu     sync.Mutex
	offset time.Duration
}

func (c *fakeClock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Now().Add(c.offset)
}

func (c *fakeClock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.offset += d
}

type fakeMailboxes struct {
	mu     sync.Mutex
	state  map[string]string // by owner: live or kept
	purged map[string]int
	quota  map[string]int64 // by owner, once set
	fail   error            // of the next PurgeOrganization
	block  chan struct{}
}

func (f *fakeMailboxes) PrepareProvision(_ context.Context, _, owner string) (func(*store.Tx) error, error) {
	return func(*store.Tx) error { return f.set(owner, "live") }, nil
}

func (f *fakeMailboxes) Suspend(_ *store.Tx, _, owner string, _ time.Time) error {
	return f.set(owner, "kept")
}

func (f *fakeMailboxes) PurgeOrganization(ctx context.Context, org string) error {
	if f.block != nil {
		select {
		case <-f.block:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.fail; err != nil {
		f.fail = nil
		return err
	}
	f.purged[org]++
	return nil
}

func (f *fakeMailboxes) Usage(_ *store.Tx, _, owner string) (quota, used int64, ok bool, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if quota = f.quota[owner]; quota == 0 {
		quota = 50 << 30
	}
	return quota, 40798, f.state[owner] == "live", nil
}

func (f *fakeMailboxes) SetQuota(_ *store.Tx, _, owner string, quota int64) (ok bool, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.quota == nil {
		f.quota = map[string]int64{}
	}
	f.quota[owner] = quota
	return f.state[owner] == "live", nil
}

func (f *fakeMailboxes) set(owner, state string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.state[owner] = state
	return nil
}

func (f *fakeMailboxes) get(owner string) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.state[owner]
}

type fakeKeys struct {
	mu   sync.Mutex
	keys map[string]bool // true: exists, false: destroyed
	fail int             // how many Prepare calls fail
}

func (f *fakeKeys) Prepare(_ context.Context, org string) (func(*store.Tx) error, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.fail > 0 {
		f.fail--
		return nil, errors.New("the key service does not answer")
	}
	return func(*store.Tx) error { f.set(org, true); return nil }, nil
}

func (f *fakeKeys) Destroy(_ *store.Tx, org string) error { f.set(org, false); return nil }

func (f *fakeKeys) set(org string, exists bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.keys[org] = exists
}

func (f *fakeKeys) get(org string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.keys[org]
}

type fakePasswords struct{}

func (fakePasswords) Hash(_ context.Context, password string) (string, error) {
	return fmt.Sprintf("hash of %s", password), nil
}

// gatedKeys lets a test look while a key is being made.
type gatedKeys struct {
	*fakeKeys
	entered chan string
	leave   chan struct{}
}

func (g *gatedKeys) Prepare(ctx context.Context, org string) (func(*store.Tx) error, error) {
	g.entered <- org
	<-g.leave
	return g.fakeKeys.Prepare(ctx, org)
}
