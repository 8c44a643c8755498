package directory_test

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store/storetest"
	"github.com/mailstead/mailstead/internal/service/directory"
)

func TestOrganizationLifeCycle(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, url string) {
		t.Parallel()
		w, ctx := newWorld(t, url), t.Context()
		org := ok(w.CreateOrganization(ctx, directory.NewOrganization{Alias: "Acme"}))(t)
		if !regexp.MustCompile(`^m-[0-9a-f]{32}$`).MatchString(org) {
			t.Errorf("identifier %q", org)
		}
		o := ok(w.Organization(ctx, org))(t)
		if o.State != directory.OrgRequested || !o.Completed.IsZero() || o.DefaultDomain != "acme.mailstead.test" {
			t.Errorf("before the worker: %+v", o)
		}
		_, err := w.CreateUser(ctx, org, directory.NewUser{Name: "a"})
		wantKind(t, err, directory.OrganizationState)

		w.run()
		o = w.await(org, directory.OrgActive)
		if o.Alias != "Acme" || o.ARN != "arn:aws:workmail:eu-west-1:111122223333:organization/"+org || o.Completed.IsZero() ||
			o.DirectoryType == "" || !regexp.MustCompile(`^d-[0-9a-f]{10}$`).MatchString(o.DirectoryID) {
			t.Errorf("active: %+v", o)
		}
		if !w.keys.get(org) {
			t.Error("an active organization has no data key")
		}
		users, _, err := w.Users(ctx, org, directory.UserFilter{}, directory.Page{})
		must(t, err)
		if len(users) == 0 {
			t.Error("no system users")
		}
		for _, u := range users {
			if u.Role != directory.RoleSystem || u.State != directory.Disabled || u.Email != "" {
				t.Errorf("user of a fresh organization: %+v", u)
			}
			wantKind(t, w.Register(ctx, org, u.ID, "x@acme.mailstead.test"), directory.UnsupportedOperation)
			wantKind(t, w.DeleteUser(ctx, org, u.ID), directory.UnsupportedOperation)
			wantKind(t, w.ResetPassword(ctx, org, u.ID, "Secret-99"), directory.UnsupportedOperation)
		}

		w.enabledUser(org, "eva")
		_, err = w.DeleteOrganization(ctx, directory.DeleteOrganization{Org: org})
		wantKind(t, err, directory.OrganizationState)
		state := ok(w.DeleteOrganization(ctx, directory.DeleteOrganization{Org: org, Force: true}))(t)
		if state != directory.OrgDeleting {
			t.Errorf("DeleteOrganization answers %s", state)
		}
		o = w.await(org, directory.OrgDeleted)
		if o.DefaultDomain == "" || o.Alias != "Acme" {
			t.Errorf("tombstone: %+v", o)
		}
		if w.keys.get(org) || w.boxes.purged[org] == 0 {
			t.Error("data key or mailboxes are left after deletion")
		}
		_, _, err = w.Users(ctx, org, directory.UserFilter{}, directory.Page{})
		var refusal *directory.Error
		if !errors.As(err, &refusal) || refusal.Message != "Organization "+org+" is not Active, state: Deleted" {
			t.Errorf("ListUsers of a deleted organization: %v", err)
		}
		_, err = w.DeleteOrganization(ctx, directory.DeleteOrganization{Org: org})
		wantKind(t, err, directory.OrganizationState)
		if _, err := w.LookupLogin(ctx, "eva@acme.mailstead.test"); directory.KindOf(err) != directory.EntityNotFound {
			t.Errorf("login of a deleted organization: %v", err)
		}
		if local := ok(w.IsLocalDomain(ctx, "acme.mailstead.test"))(t); local {
			t.Error("the domain of a deleted organization is local")
		}
		w.organization("ACME") // the alias is free again
	})
}

func TestOrganizationRefusals(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		org := w.organization("acme")
		o := ok(w.Organization(ctx, org))(t)
		domains := func(names ...string) (out []directory.DomainRequest) {
			for _, n := range names {
				out = append(out, directory.DomainRequest{Name: n})
			}
			return out
		}
		must(t, second(w.CreateOrganization(ctx, directory.NewOrganization{Alias: "with-domain", Domains: domains("Example.com", "example.com")})))
		for name, c := range map[string]struct {
			in   directory.NewOrganization
			want directory.Kind
		}{
			"alias taken":          {directory.NewOrganization{Alias: "ACME"}, directory.NameAvailability},
			"alias not a label":    {directory.NewOrganization{Alias: "a.b"}, directory.InvalidParameter},
			"alias with hyphen":    {directory.NewOrganization{Alias: "a-"}, directory.InvalidParameter},
			"directory unknown":    {directory.NewOrganization{Alias: "b", DirectoryID: "d-0123456789"}, directory.DirectoryUnavailable},
			"directory in use":     {directory.NewOrganization{Alias: "b", DirectoryID: o.DirectoryID}, directory.DirectoryInUse},
			"interoperability":     {directory.NewOrganization{Alias: "b", Interoperability: true}, directory.InvalidParameter},
			"domain taken":         {directory.NewOrganization{Alias: "b", Domains: domains("example.com")}, directory.InvalidParameter},
			"domain not a name":    {directory.NewOrganization{Alias: "b", Domains: domains("-x..y")}, directory.InvalidParameter},
			"domain without a dot": {directory.NewOrganization{Alias: "b", Domains: domains("localhost")}, directory.InvalidParameter},
			"domain under base":    {directory.NewOrganization{Alias: "b", Domains: domains("c.mailstead.test")}, directory.InvalidParameter},
		} {
			_, err := w.CreateOrganization(ctx, c.in)
			if got := directory.KindOf(err); got != c.want {
				t.Errorf("%s: got %v, want %s", name, err, c.want)
			}
		}
		if _, err := w.Organization(ctx, "m-00000000000000000000000000000000"); directory.KindOf(err) != directory.OrganizationNotFound {
			t.Errorf("unknown organization: %v", err)
		}
		_, err := w.DeleteOrganization(ctx, directory.DeleteOrganization{Org: "m-00000000000000000000000000000000"})
		wantKind(t, err, directory.OrganizationNotFound)
		_, err = w.User(ctx, "m-00000000000000000000000000000000", "x")
		wantKind(t, err, directory.OrganizationNotFound)
	})
}

func second[T any](_ T, err error) error { return err }

func TestOrganizationLimit(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		w.cfg.MaxOrganizations = 1
		w.renew()
		org := w.organization("one")
		_, err := w.CreateOrganization(ctx, directory.NewOrganization{Alias: "two"})
		wantKind(t, err, directory.LimitExceeded)
		must(t, second(w.DeleteOrganization(ctx, directory.DeleteOrganization{Org: org})))
		w.await(org, directory.OrgDeleted)
		w.organization("two")
	})
}

func TestClientTokens(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		in := directory.NewOrganization{Alias: "acme", ClientToken: "t1"}
		org := ok(w.CreateOrganization(ctx, in))(t)
		if again := ok(w.CreateOrganization(ctx, in))(t); again != org {
			t.Errorf("a repetition made %s beside %s", again, org)
		}
		_, err := w.CreateOrganization(ctx, directory.NewOrganization{Alias: "other", ClientToken: "t1"})
		wantKind(t, err, directory.InvalidParameter)
		w.await(org, directory.OrgActive)

		del := directory.DeleteOrganization{Org: org, ClientToken: "t2"}
		must(t, second(w.DeleteOrganization(ctx, del)))
		w.await(org, directory.OrgDeleted)
		if state := ok(w.DeleteOrganization(ctx, del))(t); state != directory.OrgDeleted {
			t.Errorf("a repeated deletion answers %s", state)
		}
		del.Force = true
		_, err = w.DeleteOrganization(ctx, del)
		wantKind(t, err, directory.InvalidParameter)

		if again := ok(w.CreateOrganization(ctx, in))(t); again != org {
			t.Errorf("the token was forgotten")
		}
		w.clock.advance(49 * time.Hour)
		must(t, w.Sweep(ctx))
		if again := ok(w.CreateOrganization(ctx, in))(t); again == org {
			t.Error("the token is remembered for ever")
		}
	})
}

func TestOrganizationPages(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		var want []string
		for i := range 7 {
			alias := fmt.Sprintf("org%d", i)
			must(t, second(w.CreateOrganization(ctx, directory.NewOrganization{Alias: alias})))
			want = append(want, alias)
		}
		var got []string
		page := directory.Page{Size: 3}
		for {
			found, next, err := w.Organizations(ctx, page)
			must(t, err)
			for _, o := range found {
				got = append(got, o.Alias)
			}
			if page.Token = next; next == "" {
				break
			}
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("got %v, want %v", got, want)
		}
		_, _, err := w.Organizations(ctx, directory.Page{Token: "bogus"})
		wantKind(t, err, directory.InvalidParameter)
	})
}

// A directory that is kept serves the next organization with its entities.
func TestKeptDirectory(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		first := w.organization("acme")
		dir := ok(w.Organization(ctx, first))(t).DirectoryID
		eva := w.enabledUser(first, "eva")
		staff := w.enabledGroup(first, "staff")
		must(t, w.AddMember(ctx, first, staff, eva))
		must(t, second(w.DeleteOrganization(ctx, directory.DeleteOrganization{Org: first, KeepDirectory: true, Force: true})))
		w.await(first, directory.OrgDeleted)

		_, err := w.CreateOrganization(ctx, directory.NewOrganization{Alias: "other", DirectoryID: dir})
		wantKind(t, err, directory.InvalidParameter)
		org := ok(w.CreateOrganization(ctx, directory.NewOrganization{Alias: "acme", DirectoryID: dir}))(t)
		w.await(org, directory.OrgActive)
		u := ok(w.User(ctx, org, "eva"))(t)
		if u.ID != eva || u.State != directory.Disabled || u.Email != "" || u.Org != org || u.Disabled.IsZero() {
			t.Errorf("user of a kept directory: %+v", u)
		}
		members, _, err := w.Members(ctx, org, "staff", directory.Page{})
		must(t, err)
		if len(members) != 1 || members[0].ID != eva {
			t.Errorf("members in a kept directory: %+v", members)
		}
		must(t, w.Register(ctx, org, eva, "eva@acme.mailstead.test"))
		must(t, second(w.DeleteOrganization(ctx, directory.DeleteOrganization{Org: org, Force: true})))
		w.await(org, directory.OrgDeleted)
		_, err = w.CreateOrganization(ctx, directory.NewOrganization{Alias: "acme", DirectoryID: dir})
		wantKind(t, err, directory.DirectoryUnavailable)
	})
}

// Every interruption of the worker is made good by the next one.
func TestWorkerResumes(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, url string) {
		t.Parallel()
		w, ctx := newWorld(t, url), t.Context()
		org := ok(w.CreateOrganization(ctx, directory.NewOrganization{Alias: "acme"}))(t)
		w.keys.fail = 1 << 20 // it stays in Creating while the key service is away
		w.run()
		w.await(org, directory.OrgCreating)
		w.halt()
		w.keys.fail = 0
		w.renew()
		w.run()
		w.await(org, directory.OrgActive)
		w.enabledUser(org, "eva")

		w.boxes.block = make(chan struct{}) // the deletion hangs after the key is gone
		must(t, second(w.DeleteOrganization(ctx, directory.DeleteOrganization{Org: org, Force: true})))
		for deadline := time.Now().Add(10 * time.Second); w.keys.get(org); time.Sleep(time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatal("the deletion did not begin")
			}
		}
		w.halt()
		if o := ok(w.Organization(ctx, org))(t); o.State != directory.OrgDeleting {
			t.Errorf("interrupted deletion: %s", o.State)
		}
		w.boxes.block, w.boxes.fail = nil, errors.New("the disk is away")
		w.renew()
		w.run()
		w.await(org, directory.OrgDeleted) // after a failed attempt, too
	})
}

func TestCreationFailsForGood(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		w.keys.mu.Lock()
		w.keys.fail = 1 << 20
		w.keys.mu.Unlock()
		org := ok(w.CreateOrganization(ctx, directory.NewOrganization{Alias: "acme"}))(t)
		o := w.await(org, directory.OrgFailed)
		if o.ErrorMessage == "" {
			t.Error("a failed organization does not say why")
		}
		_, err := w.CreateGroup(ctx, org, directory.NewGroup{Name: "g"})
		wantKind(t, err, directory.OrganizationState)
		must(t, second(w.DeleteOrganization(ctx, directory.DeleteOrganization{Org: org})))
		w.await(org, directory.OrgDeleted)
	})
}
