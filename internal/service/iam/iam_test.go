package iam_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/engine/store/storetest"
	"github.com/mailstead/mailstead/internal/service/iam"
	"github.com/mailstead/mailstead/internal/wire/iampolicy"
	"github.com/mailstead/mailstead/internal/wire/sigv4"
)

const (
	account   = "111122223333"
	org       = "arn:aws:workmail:us-east-1:111122223333:organization/m-0123456789abcdef0123456789abcdef"
	trustRoot = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}]}`
	trustAda  = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/ada"},"Action":"sts:AssumeRole"}]}`
	readOnly  = "AmazonWorkMailReadOnlyAccess"
)

var rootKey = iam.RootKey{ID: "AKIAROOTROOTROOTROOT", Secret: strings.Repeat("s", 40)}

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

// world is a service with what it stands on.
type world struct {
	*iam.Service
	t      testing.TB
	url    string
	master string
	clock  *clock
	store  *store.Store
}

func newWorld(t testing.TB, url string) *world {
	t.Helper()
	w := &world{
		t: t, url: url, master: filepath.Join(t.TempDir(), "master.key"),
		clock: &clock{now: time.Date(2030, 1, 31, 12, 0, 0, 0, time.UTC)},
	}
	w.Service, w.store = w.another()
	return w
}

// another opens a second service on the same database, as another process does.
func (w *world) another() (*iam.Service, *store.Store) {
	w.t.Helper()
	var schemas []store.Schema
	for _, schema := range []func() (store.Schema, error){keys.Schema, iam.Schema} {
		one, err := schema()
		if err != nil {
			w.t.Fatal(err)
		}
		schemas = append(schemas, one)
	}
	s := storetest.Open(w.t, w.url, schemas...)
	local, err := keys.OpenLocal(w.master, rand.Reader, true)
	if err != nil {
		w.t.Fatal(err)
	}
	service, err := iam.New(w.t.Context(), iam.Config{
		Store: s, Keys: keys.NewRing(s, local, rand.Reader, w.clock.Now), Account: account, Root: rootKey, Now: w.clock.Now, Rand: rand.Reader,
	})
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() {
		if err := service.Close(); err != nil {
			w.t.Error(err)
		}
	})
	return service, s
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// user makes a user with the policies and an access key.
func (w *world) user(name string, policies ...string) iam.NewAccessKey {
	w.t.Helper()
	_, err := w.CreateUser(w.t.Context(), name)
	w.must(err)
	for _, p := range policies {
		w.must(w.Attach(w.t.Context(), iam.User, name, p))
	}
	key, err := w.CreateAccessKey(w.t.Context(), name)
	w.must(err)
	return key
}

// who looks a key up.
func (w *world) who(id, token string) sigv4.Identity {
	w.t.Helper()
	c, err := w.Credential(w.t.Context(), id, token)
	w.must(err)
	return c.Identity
}

func (w *world) may(who sigv4.Identity, action string) error {
	return w.Authorize(w.t.Context(), who, iam.Access{Action: action, Resource: org})
}

// refused checks that an error is of the kind and contains the text.
func refused(t testing.TB, err error, kind iam.Kind, text string) {
	t.Helper()
	e, ok := errors.AsType[*iam.Error](err)
	if !ok || e.Kind != kind || !strings.Contains(e.Message, text) {
		t.Errorf("got %v, want %s: %s", err, kind, text)
	}
}

func both(t *testing.T, fn func(t *testing.T, w *world)) {
	t.Helper()
	t.Parallel()
	storetest.Run(t, func(t *testing.T, url string) { fn(t, newWorld(t, url)) })
}

func TestRootMayDoEverything(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		c, err := w.Credential(t.Context(), rootKey.ID, "")
		w.must(err)
		if c.Secret != rootKey.Secret || c.Identity.ARN != "arn:aws:iam::111122223333:root" || c.Identity.UserID != account {
			t.Errorf("got %+v", c.Identity)
		}
		w.must(w.may(c.Identity, "workmail:DeleteOrganization"))
	})
}

func TestAUserMayWhatPoliciesSay(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		key := w.user("Ada")
		ada := w.who(key.ID, "")
		if ada.ARN != "arn:aws:iam::111122223333:user/Ada" || !strings.HasPrefix(ada.UserID, "AIDA") || ada.AccountID != account {
			t.Errorf("got %+v", ada)
		}
		err := w.may(ada, "workmail:ListUsers")
		refused(t, err, iam.AccessDenied, "User: arn:aws:iam::111122223333:user/Ada is not authorized to perform: workmail:ListUsers on resource: "+org+
			" because no identity-based policy allows the workmail:ListUsers action")

		w.must(w.Attach(ctx, iam.User, "ada", readOnly))
		ada = w.who(key.ID, "")
		w.must(w.may(ada, "workmail:ListUsers"))
		refused(t, w.may(ada, "workmail:CreateUser"), iam.AccessDenied, "workmail:CreateUser")

		w.must(w.PutPolicy(ctx, iam.User, "ada", "no-groups", `{"Statement":{"Effect":"Deny","Action":"workmail:*Group*","Resource":"*"}}`))
		ada = w.who(key.ID, "")
		refused(t, w.may(ada, "workmail:ListGroups"), iam.AccessDenied, "with an explicit deny in an identity-based policy")

		w.must(w.Detach(ctx, iam.User, "ada", readOnly))
		refused(t, w.may(w.who(key.ID, ""), "workmail:ListUsers"), iam.AccessDenied, "no identity-based policy")
	})
}

func TestCheckDecidesForOthers(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		w.role("Ops", trustRoot, readOnly)
		check := func(name, action string) error {
			return w.Check(t.Context(), iam.Role, name, iam.Access{Action: action, Resource: org})
		}
		w.must(check("ops", "workmail:ListUsers"))
		refused(t, check("Ops", "workmail:CreateUser"), iam.AccessDenied, "User: arn:aws:iam::111122223333:role/Ops is not authorized")
		refused(t, check("Nobody", "workmail:ListUsers"), iam.NoSuchEntity, "no role called Nobody")
	})
}

func TestConditionKeys(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		key := w.user("ada")
		w.must(w.PutPolicy(t.Context(), iam.User, "ada", "p", `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{
			"StringEquals":{"aws:username":"ada","aws:ResourceTag/Team":"${aws:RequestTag/Team}","aws:PrincipalArn":"arn:aws:iam::111122223333:user/ada"},
			"DateLessThan":{"aws:CurrentTime":"2030-02-01T00:00:00Z"},"StringLike":{"aws:userid":"AIDA*"}}}}`))
		ada := w.who(key.ID, "")
		asked := 0
		access := func(team string) iam.Access {
			return iam.Access{
				Action: "workmail:TagResource", Resource: org,
				AddKeys:      func(c iampolicy.Context) { c.Set("aws:RequestTag/Team", "blue") },
				ResourceTags: func(context.Context) (map[string]string, error) { asked++; return map[string]string{"Team": team}, nil },
			}
		}
		w.must(w.Authorize(t.Context(), ada, access("blue")))
		refused(t, w.Authorize(t.Context(), ada, access("red")), iam.AccessDenied, "")
		if asked != 2 {
			t.Errorf("the tags were read %d times", asked)
		}
		w.clock.advance(24 * time.Hour)
		refused(t, w.Authorize(t.Context(), w.who(key.ID, ""), access("blue")), iam.AccessDenied, "")

		broken := access("blue")
		broken.ResourceTags = func(context.Context) (map[string]string, error) { return nil, errors.New("no store") }
		if err := w.Authorize(t.Context(), ada, broken); err == nil || !strings.Contains(err.Error(), "no store") {
			t.Errorf("without tags: %v", err)
		}
		bob := w.who(w.user("bob", readOnly).ID, "")
		unread := access("blue")
		unread.ResourceTags = func(context.Context) (map[string]string, error) { return nil, errors.New("read for nobody") }
		refused(t, w.Authorize(t.Context(), bob, unread), iam.AccessDenied, "")
	})
}

func TestAccessKeys(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		first := w.user("ada")
		second, err := w.CreateAccessKey(ctx, "ADA")
		w.must(err)
		if _, err := w.CreateAccessKey(ctx, "ada"); err == nil {
			t.Error("a third key")
		} else {
			refused(t, err, iam.LimitExceeded, "2 access keys")
		}
		_, err = w.CreateAccessKey(ctx, "bob")
		refused(t, err, iam.NoSuchEntity, "no user called bob")

		unknown := func(id, why string) {
			t.Helper()
			if _, err := w.Credential(ctx, id, ""); !errors.Is(err, sigv4.ErrUnknownKey) {
				t.Errorf("%s: got %v", why, err)
			}
		}
		w.who(first.ID, "")
		w.must(w.SetAccessKeyActive(ctx, first.ID, false))
		unknown(first.ID, "inactive")
		w.must(w.SetAccessKeyActive(ctx, first.ID, true))
		w.who(first.ID, "")
		w.must(w.DeleteAccessKey(ctx, first.ID))
		unknown(first.ID, "deleted")
		refused(t, w.DeleteAccessKey(ctx, first.ID), iam.NoSuchEntity, first.ID)
		list, err := w.AccessKeys(ctx, "ada")
		w.must(err)
		if len(list) != 1 || list[0].ID != second.ID || !list[0].Active {
			t.Errorf("got %+v", list)
		}
		w.must(w.DeleteUser(ctx, "Ada"))
		unknown(second.ID, "without its user")
		for _, id := range []string{"", "AKIA", "AKIAAAAAAAAAAAAAAAAA", "akiaaaaaaaaaaaaaaaaa", strings.Repeat("A", 128), "ASIAAAAAAAAAAAAAAAAA"} {
			unknown(id, "never made")
		}
		if _, err := w.Credential(ctx, rootKey.ID, "token"); !errors.Is(err, sigv4.ErrUnknownKey) {
			t.Errorf("a token beside the root key: %v", err)
		}
	})
}

// Neither secrets nor what seals them may be read from the files of the database.
func TestAStolenDatabaseRevealsNoSecrets(t *testing.T) {
	t.Parallel()
	w := newWorld(t, storetest.URL(t, "sqlite"))
	key := w.user("ada")
	w.who(key.ID, "")
	files, err := filepath.Glob(strings.TrimPrefix(w.url, "sqlite:") + "*")
	w.must(err)
	found := false
	for _, file := range files {
		content, err := os.ReadFile(file)
		w.must(err)
		if bytes.Contains(content, []byte(key.Secret)) {
			t.Errorf("%s holds the secret", file)
		}
		found = found || bytes.Contains(content, []byte(key.ID))
	}
	if !found {
		t.Error("the files do not even hold the identifier: the test looks at the wrong ones")
	}
}

// A change by another process is heard of at once where the database tells, and
// holds after a second everywhere.
func TestChangesOfOtherProcesses(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		other, _ := w.another()
		key := w.user("ada", readOnly)
		w.must(w.may(w.who(key.ID, ""), "workmail:ListUsers"))
		w.must(other.DeleteAccessKey(t.Context(), key.ID))
		w.clock.advance(time.Second)
		if _, err := w.Credential(t.Context(), key.ID, ""); !errors.Is(err, sigv4.ErrUnknownKey) {
			t.Errorf("got %v", err)
		}
	})
}

func TestManagement(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		const all = `{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}`
		w.user("ada")
		_, err := w.CreateUser(ctx, "ADA")
		refused(t, err, iam.AlreadyExists, "a user called ADA")
		_, err = w.CreateUser(ctx, "a/b")
		refused(t, err, iam.Invalid, "no name of a user")
		_, err = w.CreateRole(ctx, "ops", iam.RoleSettings{Trust: all})
		refused(t, err, iam.MalformedPolicy, "Statement.Resource: a trust policy has no resource")
		_, err = w.CreateRole(ctx, "ops", iam.RoleSettings{Trust: trustRoot, MaxSession: 13 * time.Hour})
		refused(t, err, iam.Invalid, "twelve hours")
		_, err = w.CreateRole(ctx, "ops", iam.RoleSettings{Trust: trustRoot})
		w.must(err)

		p, err := w.CreatePolicy(ctx, "Everything", "All of it", all)
		w.must(err)
		if p.ARN != "arn:aws:iam::111122223333:policy/Everything" || !strings.HasPrefix(p.ID, "ANPA") {
			t.Errorf("got %+v", p)
		}
		_, err = w.CreatePolicy(ctx, "everything", "", all)
		refused(t, err, iam.AlreadyExists, "everything")
		_, err = w.CreatePolicy(ctx, "Bad", "", `{"Statement":{"Effect":"Allow"}}`)
		refused(t, err, iam.MalformedPolicy, "Statement: the statement has no Action")
		refused(t, w.Attach(ctx, iam.Role, "ops", "Nothing"), iam.NoSuchEntity, "Nothing")
		refused(t, w.Attach(ctx, iam.Role, "nobody", "Everything"), iam.NoSuchEntity, "nobody")
		w.must(w.Attach(ctx, iam.Role, "ops", "everything"))
		w.must(w.Attach(ctx, iam.Role, "ops", p.ARN))
		w.must(w.PutPolicy(ctx, iam.Role, "OPS", "own", all))
		of, err := w.PoliciesOf(ctx, iam.Role, "ops")
		w.must(err)
		if len(of.Managed) != 1 || of.Managed[0] != p.ARN || len(of.Inline) != 1 || of.Inline[0].Name != "own" {
			t.Errorf("got %+v", of)
		}
		refused(t, w.DeletePolicy(ctx, "Everything"), iam.InUse, "role/ops")
		w.must(w.UpdatePolicy(ctx, "Everything", `{"Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}`))
		if got, err := w.Policy(ctx, p.ARN); err != nil || !strings.Contains(got.Document, "Deny") {
			t.Errorf("got %+v, %v", got, err)
		}
		list, err := w.Policies(ctx)
		w.must(err)
		if len(list) != 5 || list[0].Name != "Everything" || !list[4].BuiltIn {
			t.Errorf("got %d policies", len(list))
		}
		w.must(w.RemovePolicy(ctx, iam.Role, "ops", "OWN"))
		refused(t, w.RemovePolicy(ctx, iam.Role, "ops", "own"), iam.NoSuchEntity, "own")
		w.must(w.Detach(ctx, iam.Role, "ops", "Everything"))
		refused(t, w.Detach(ctx, iam.Role, "ops", "Everything"), iam.NoSuchEntity, "Everything")
		w.must(w.DeletePolicy(ctx, "Everything"))
		refused(t, w.DeletePolicy(ctx, "Everything"), iam.NoSuchEntity, "Everything")

		w.must(w.UpdateRole(ctx, "ops", iam.RoleSettings{Trust: trustAda, MaxSession: 2 * time.Hour}))
		role, err := w.Find(ctx, iam.Role, "Ops")
		w.must(err)
		if role.MaxSession != 7200 || role.Trust != trustAda || role.ARN != "arn:aws:iam::111122223333:role/ops" {
			t.Errorf("got %+v", role)
		}
		users, err := w.Principals(ctx, iam.User)
		w.must(err)
		if len(users) != 1 || users[0].Name != "ada" {
			t.Errorf("got %+v", users)
		}
		w.must(w.DeleteRole(ctx, "ops"))
		refused(t, w.DeleteRole(ctx, "ops"), iam.NoSuchEntity, "ops")
	})
}
