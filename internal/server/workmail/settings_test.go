package workmail_test

import (
	"context"
	"crypto/rand"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/workmail"

	contract "github.com/mailstead/mailstead/api/workmail"
	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/engine/store/storetest"
	"github.com/mailstead/mailstead/internal/server/awsapi"
	door "github.com/mailstead/mailstead/internal/server/workmail"
	"github.com/mailstead/mailstead/internal/service/accessrule"
	"github.com/mailstead/mailstead/internal/service/availability"
	"github.com/mailstead/mailstead/internal/service/directory"
	"github.com/mailstead/mailstead/internal/service/identity"
	"github.com/mailstead/mailstead/internal/service/impersonation"
	"github.com/mailstead/mailstead/internal/service/mailboxexport"
	"github.com/mailstead/mailstead/internal/service/mobilerule"
	"github.com/mailstead/mailstead/internal/service/retention"
	"github.com/mailstead/mailstead/internal/wire/sigv4"
)

// A stage is a server with the operations on settings, and an organization with
// a few users.
type stage struct {
	t         testing.TB
	c         *workmail.Client
	dir       *directory.Directory
	settings  *door.Settings
	org       *string
	dead      *string // a deleted organization
	eva, bob  *string // enabled users
	idle      *string // a user who was never registered
	gone      *string // a deleted user
	missing   *string // an identifier that nobody has
	mu        sync.Mutex
	offset    time.Duration
	got       map[string]bool // "operation exception", and "operation " for success
	providers *providers
	elsewhere map[string]func(*string) error // by operation: its last success, repeated in another organization
}

func (s *stage) now() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return time.Now().Add(s.offset)
}

// later moves the clock.
func (s *stage) later(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.offset += d
}

// besideDirectory stands in for the services that the directory asks, apart from
// removing what organizations leave behind.
type besideDirectory struct {
	neighbours
	stage *stage
}

func (besideDirectory) Usage(*store.Tx, string, string) (quota, used int64, ok bool, err error) {
	return 0, 0, false, nil
}

func (besideDirectory) SetQuota(*store.Tx, string, string, int64) (bool, error) { return false, nil }

func (b besideDirectory) PurgeOrganization(ctx context.Context, org string) error {
	return b.stage.dir.PurgeHoldings(ctx, org, holdings()...)
}

func holdings() []directory.Holding {
	return slices.Concat(accessrule.Holdings(), mobilerule.Holdings(), impersonation.Holdings(), retention.Holdings(), mailboxexport.Holdings(),
		identity.Holdings(), availability.Holdings())
}

// acceptor is an exporter that leaves its jobs running.
type acceptor struct{}

func (acceptor) Accept(*store.Tx, string, mailboxexport.Job) error { return nil }

func onStage(t *testing.T, play func(t *testing.T, s *stage)) {
	t.Helper()
	t.Parallel()
	storetest.Run(t, func(t *testing.T, url string) {
		t.Parallel()
		play(t, newStage(t, url))
	})
}

func newStage(t *testing.T, url string) *stage {
	t.Helper()
	s := &stage{
		t: t, missing: aws.String("00000000-0000-4000-8000-000000000000"),
		got: map[string]bool{}, elsewhere: map[string]func(*string) error{},
	}
	var schemas []store.Schema
	for _, schema := range []func() (store.Schema, error){
		directory.Schema, accessrule.Schema, mobilerule.Schema, impersonation.Schema, retention.Schema, mailboxexport.Schema,
		identity.Schema, availability.Schema, keys.Schema,
	} {
		schemas = append(schemas, try(schema())(t))
	}
	db := storetest.Open(t, url, schemas...)
	ring := keys.NewRing(db, try(keys.OpenLocal(filepath.Join(t.TempDir(), "master.key"), rand.Reader, true))(t), rand.Reader, time.Now)
	s.providers = newProviders(t)
	s.dir = try(directory.New(directory.Config{
		Store: db, Mailboxes: besideDirectory{stage: s}, Keys: ring, Passwords: neighbours{}, Now: s.now, Rand: rand.Reader,
		Logger: storetest.Quiet(), BaseDomain: baseDomain, Region: "us-east-1", Account: "000000000000",
	}))(t)
	s.settings = &door.Settings{
		AccessRules:   accessrule.New(accessrule.Config{Directory: s.dir, Now: s.now}),
		DeviceRules:   mobilerule.New(mobilerule.Config{Directory: s.dir, Now: s.now, Rand: rand.Reader}),
		Impersonation: impersonation.New(impersonation.Config{Directory: s.dir, Now: s.now, Rand: rand.Reader}),
		Retention:     retention.New(s.dir, rand.Reader),
		Identity:      identity.New(identity.Config{Directory: s.dir, Account: "000000000000", Now: s.now, Rand: rand.Reader}),
		Availability:  availability.New(availability.Config{Directory: s.dir, Keys: ring, Prober: s.providers.prober(), Now: s.now}),
		Exports:       mailboxexport.New(mailboxexport.Config{Directory: s.dir, Exporter: acceptor{}, Now: s.now, Rand: rand.Reader}),
	}
	s.start()
	s.org, s.dead = newOrganization(t, s.c, "acme"), newOrganization(t, s.c, "dead")
	try(s.c.DeleteOrganization(t.Context(), &workmail.DeleteOrganizationInput{OrganizationId: s.dead, DeleteDirectory: true}))(t)
	awaitState(t, s.c, s.dead, "Deleted")
	s.eva, s.bob, s.idle, s.gone = s.user("eva", true), s.user("bob", true), s.user("idle", false), s.user("gone", false)
	try(s.c.DeleteUser(t.Context(), &workmail.DeleteUserInput{OrganizationId: s.org, UserId: s.gone}))(t)
	return s
}

// start runs the worker and the API.
func (s *stage) start() {
	ctx, cancel := context.WithCancel(context.Background())
	stopped := make(chan error, 1)
	go func() { stopped <- s.dir.Run(ctx) }()
	s.t.Cleanup(func() {
		cancel()
		if err := <-stopped; err != nil {
			s.t.Errorf("Run: %v", err)
		}
	})
	api := try(awsapi.New(awsapi.Config{
		Keys: sigv4.StaticKeys{"AKIATEST": {Secret: "secret"}}, Now: time.Now, Random: rand.Reader, Log: storetest.Quiet(),
		Services: []awsapi.Service{door.New(door.Join(door.NewBackend(s.dir), s.settings), storetest.Quiet())},
	}))(s.t)
	server := httptest.NewServer(api)
	s.t.Cleanup(server.Close)
	transport := &http.Transport{}
	s.t.Cleanup(transport.CloseIdleConnections)
	s.c = workmail.New(workmail.Options{
		Region: "us-east-1", BaseEndpoint: &server.URL, HTTPClient: &http.Client{Transport: transport},
		Credentials: credentials.NewStaticCredentialsProvider("AKIATEST", "secret", ""),
		Retryer:     brokenConnections(),
	})
}

func (s *stage) user(name string, enabled bool) *string {
	s.t.Helper()
	ctx := s.t.Context()
	id := try(s.c.CreateUser(ctx, &workmail.CreateUserInput{OrganizationId: s.org, Name: &name, DisplayName: &name}))(s.t).UserId
	if enabled {
		try(s.c.RegisterToWorkMail(ctx, &workmail.RegisterToWorkMailInput{OrganizationId: s.org, EntityId: id, Email: aws.String(name + "@acme." + baseDomain)}))(s.t)
	}
	return id
}

func (s *stage) deleteUser(id *string) {
	s.t.Helper()
	ctx := s.t.Context()
	try(s.c.DeregisterFromWorkMail(ctx, &workmail.DeregisterFromWorkMailInput{OrganizationId: s.org, EntityId: id}))(s.t)
	try(s.c.DeleteUser(ctx, &workmail.DeleteUserInput{OrganizationId: s.org, UserId: id}))(s.t)
}

// ask calls an operation in the organization of the stage, unless the input
// names another, and fails the test unless the answer is the exception want, or
// success for "".
func ask[In, Out any](s *stage, want string, call func(context.Context, *In, ...func(*workmail.Options)) (*Out, error), in In) *Out {
	s.t.Helper()
	op := strings.TrimSuffix(reflect.TypeFor[In]().Name(), "Input")
	setOrganization(&in, s.org)
	out, err := call(s.t.Context(), &in)
	if code(err) != want {
		s.t.Fatalf("%s: got %v, want %q", op, err, want)
	}
	if described, ok := contract.Lookup(op); !ok || want != "" && !described.Declares(want) {
		s.t.Errorf("%s does not declare %s", op, want)
	}
	s.got[op+" "+want] = true
	if want == "" {
		s.elsewhere[op] = func(org *string) error {
			in := in
			setOrganization(&in, org)
			_, err := call(s.t.Context(), &in)
			return err
		}
	}
	return out
}

func setOrganization(in any, org *string) {
	if f := reflect.ValueOf(in).Elem().FieldByName("OrganizationId"); f.IsValid() {
		f.Set(reflect.ValueOf(org))
	}
}

// askElsewhere repeats what succeeded in organizations that are missing or
// deleted.
func (s *stage) askElsewhere() {
	s.t.Helper()
	for op, repeat := range s.elsewhere {
		described, _ := contract.Lookup(op)
		for want, org := range map[string]*string{
			"OrganizationNotFoundException": aws.String("m-00000000000000000000000000000000"),
			"OrganizationStateException":    s.dead,
		} {
			if !described.Declares(want) || s.noOrganization(op) {
				continue
			}
			if got := code(repeat(org)); got != want {
				s.t.Errorf("%s: got %s, want %s", op, got, want)
			}
			s.got[op+" "+want] = true
		}
	}
}

func (s *stage) noOrganization(op string) bool {
	described, _ := contract.Lookup(op)
	_, has := reflect.TypeOf(described.NewRequest()).Elem().FieldByName("OrganizationId")
	return !has
}

// complete fails the test unless every operation that a backend has beside the
// directory's, and that one of parts names, was seen to succeed and to answer
// every error that it declares, except those that cannot happen.
func (s *stage) complete(never map[string][]string, parts ...string) {
	s.t.Helper()
	s.askElsewhere()
	for _, op := range contract.Operations() {
		if op.Bind(s.settings) == nil || !slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(op.Name, p) }) {
			continue
		}
		for _, exception := range append([]string{""}, op.Errors...) {
			happened, excused := s.got[op.Name+" "+exception], slices.Contains(never[op.Name], strings.TrimSuffix(exception, "Exception"))
			switch {
			case !happened && !excused:
				s.t.Errorf("%s was not made to answer %q", op.Name, exception)
			case happened && excused:
				s.t.Errorf("%s does answer %s, so it is not one of those that never happen", op.Name, exception)
			}
		}
	}
}

// rows counts the rows of a table.
func (s *stage) rows(table string) (n int) {
	s.t.Helper()
	must(s.t, s.dir.ViewAccount(s.t.Context(), func(tx *store.Tx) error {
		return tx.QueryRow(`SELECT COUNT(*) FROM ` + table).Scan(&n)
	}))
	return n
}
