package directory_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/service/directory"
)

// The way of an entity through its states, with what can be seen in each.
func TestEntityLifeCycle(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		org := w.organization("acme")
		for _, kind := range []directory.EntityType{directory.TypeUser, directory.TypeGroup, directory.TypeResource} {
			name := strings.ToLower(string(kind)) + "1"
			id := w.create(org, kind, name)
			e := w.describe(org, kind, id)
			if e.State != directory.Disabled || e.Email != "" || !e.Enabled.IsZero() || !e.Disabled.IsZero() {
				t.Errorf("created: %+v", e)
			}
			wantKind(t, w.Deregister(ctx, org, id), directory.EntityState)
			wantKind(t, w.CreateAlias(ctx, org, id, "x@acme.mailstead.test"), directory.EntityState)
			wantKind(t, w.UpdatePrimaryAddress(ctx, org, id, "x@acme.mailstead.test"), directory.EntityState)

			address := name + "@acme.mailstead.test"
			must(t, w.Register(ctx, org, id, address))
			must(t, w.Register(ctx, org, name, strings.ToUpper(address))) // the same again
			e = w.describe(org, kind, strings.ToUpper(address))
			if e.State != directory.Enabled || e.Email != address || e.Enabled.IsZero() || e.ID != id {
				t.Errorf("registered: %+v", e)
			}
			if live := w.boxes.get(id) == "live"; live != (kind != directory.TypeGroup) {
				t.Errorf("%s registered, mailbox %q", kind, w.boxes.get(id))
			}
			wantKind(t, w.Register(ctx, org, id, "other@acme.mailstead.test"), directory.EntityAlreadyRegistered)
			wantKind(t, w.remove(org, kind, id), directory.EntityState)
			must(t, w.CreateAlias(ctx, org, id, "alias-"+address))

			must(t, w.Deregister(ctx, org, address))
			e = w.describe(org, kind, id)
			if e.State != directory.Disabled || e.Email != "" || e.Enabled.IsZero() || e.Disabled.IsZero() {
				t.Errorf("deregistered: %+v", e)
			}
			if kind != directory.TypeGroup && w.boxes.get(id) != "kept" {
				t.Errorf("%s deregistered, mailbox %q", kind, w.boxes.get(id))
			}
			if list := ok(w.AddressesOf(ctx, org, id))(t); len(list) != 0 {
				t.Errorf("addresses after deregistration: %v", list)
			}
			must(t, w.Register(ctx, org, id, address), w.Deregister(ctx, org, id))

			must(t, w.remove(org, kind, id))
			must(t, w.remove(org, kind, id)) // the same again
			e = w.describe(org, kind, id)
			if e.State != directory.Deleted || e.Name != name || e.Email != "" {
				t.Errorf("deleted: %+v", e)
			}
			wantKind(t, w.Register(ctx, org, id, address), directory.EntityState)
			wantKind(t, w.CreateAlias(ctx, org, id, address), directory.EntityState)
			wantKind(t, w.DeleteAlias(ctx, org, id, address), directory.EntityState)
			wantKind(t, w.Deregister(ctx, org, id), directory.EntityState)
			_, _, err := w.Aliases(ctx, org, id, directory.Page{})
			wantKind(t, err, directory.EntityState)
			_, err = w.get(org, kind, name)
			wantKind(t, err, directory.EntityNotFound) // by name it is gone

			again := w.create(org, kind, name) // the name is free
			must(t, w.Register(ctx, org, again, address))
			must(t, w.Deregister(ctx, org, again), w.remove(org, kind, again))
			w.clock.advance(31 * 24 * time.Hour)
			must(t, w.Sweep(ctx))
			_, err = w.get(org, kind, id)
			wantKind(t, err, directory.EntityNotFound)
		}
	})
}

func (w *world) create(org string, kind directory.EntityType, name string) string {
	w.t.Helper()
	id, err := w.tryCreate(org, kind, name)
	must(w.t, err)
	return id
}

func (w *world) tryCreate(org string, kind directory.EntityType, name string) (string, error) {
	ctx := w.t.Context()
	switch kind {
	case directory.TypeUser:
		return w.CreateUser(ctx, org, directory.NewUser{Name: name, DisplayName: "The " + name})
	case directory.TypeGroup:
		return w.CreateGroup(ctx, org, directory.NewGroup{Name: name})
	default:
		return w.CreateResource(ctx, org, directory.NewResource{Name: name, Type: "ROOM", Description: "a room"})
	}
}

func (w *world) get(org string, kind directory.EntityType, ident string) (directory.Entity, error) {
	ctx := w.t.Context()
	switch kind {
	case directory.TypeUser:
		u, err := w.User(ctx, org, ident)
		return u.Entity, err
	case directory.TypeGroup:
		g, err := w.Group(ctx, org, ident)
		return g.Entity, err
	default:
		r, err := w.Resource(ctx, org, ident)
		return r.Entity, err
	}
}

func (w *world) describe(org string, kind directory.EntityType, ident string) directory.Entity {
	w.t.Helper()
	return ok(w.get(org, kind, ident))(w.t)
}

func (w *world) remove(org string, kind directory.EntityType, ident string) error {
	ctx := w.t.Context()
	switch kind {
	case directory.TypeUser:
		return w.DeleteUser(ctx, org, ident)
	case directory.TypeGroup:
		return w.DeleteGroup(ctx, org, ident)
	default:
		return w.DeleteResource(ctx, org, ident)
	}
}

func TestNamesAndIdentifiers(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		org := w.organization("acme")
		eva := w.enabledUser(org, "Eva")
		for _, kind := range []directory.EntityType{directory.TypeUser, directory.TypeGroup, directory.TypeResource} {
			_, err := w.tryCreate(org, kind, "eVA")
			wantKind(t, err, directory.NameAvailability)
			for _, name := range []string{"Administrator", "guest", "krbtgt", "amazonjournaling"} {
				_, err := w.tryCreate(org, kind, name)
				wantKind(t, err, directory.ReservedName)
			}
		}
		must(t, w.CreateAlias(ctx, org, eva, "info@acme.mailstead.test"))
		for _, ident := range []string{eva, strings.ToUpper(eva), "EVA", "eva@ACME.mailstead.test", "Info@acme.mailstead.test"} {
			if u := ok(w.User(ctx, org, ident))(t); u.ID != eva {
				t.Errorf("%s is %s", ident, u.ID)
			}
			_, err := w.Group(ctx, org, ident)
			wantKind(t, err, directory.EntityNotFound)
			_, err = w.Resource(ctx, org, ident)
			wantKind(t, err, directory.EntityNotFound)
		}
		// Identifier before address before name.
		byID := w.create(org, directory.TypeUser, eva)
		if u := ok(w.User(ctx, org, eva))(t); u.ID != eva {
			t.Error("a name hides an identifier")
		}
		byEmail := w.create(org, directory.TypeUser, "info@acme.mailstead.test")
		if u := ok(w.User(ctx, org, "info@acme.mailstead.test"))(t); u.ID != eva {
			t.Error("a name hides an address")
		}
		must(t, w.DeleteUser(ctx, org, "info@acme.mailstead.test")) // by name: deletion takes no address
		if s := w.describe(org, directory.TypeUser, byEmail).State; s != directory.Deleted {
			t.Errorf("user with an address as name is %s after deletion", s)
		}
		must(t, w.DeleteUser(ctx, org, byID))
		// A user is no group: deleting it as one changes nothing.
		idle := w.create(org, directory.TypeUser, "idle")
		must(t, w.DeleteGroup(ctx, org, idle), w.DeleteResource(ctx, org, "idle"), w.DeleteUser(ctx, org, "nobody"))
		if s := w.describe(org, directory.TypeUser, idle).State; s != directory.Disabled {
			t.Errorf("user is %s after DeleteGroup", s)
		}
		// Another organization has names of its own.
		other := w.organization("other")
		w.create(other, directory.TypeGroup, "eva")
		_, err := w.User(ctx, other, eva)
		wantKind(t, err, directory.EntityNotFound)
	})
}

func TestUsers(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		org := w.organization("acme")
		id := ok(w.CreateUser(ctx, org, directory.NewUser{
			Name: "eva", DisplayName: "Eva E", Password: "Secret-99", Role: directory.RoleUser, Hidden: true,
			Attributes: directory.Attributes{FirstName: "Eva", LastName: "\u00c9"}, IdentityProviderUserID: "AB12",
		}))(t)
		u := ok(w.User(ctx, org, id))(t)
		if u.DisplayName != "Eva E" || !u.Hidden || u.FirstName != "Eva" || u.LastName != "\u00c9" || u.IdentityProviderUserID != "AB12" || u.Role != directory.RoleUser {
			t.Errorf("got %+v", u)
		}
		must(t, w.Register(ctx, org, id, "eva@acme.mailstead.test"))
		l := ok(w.LookupLogin(ctx, "EVA@acme.mailstead.test"))(t)
		if l.PasswordHash != "hash of Secret-99" || l.State != directory.Enabled || l.UserID != id || l.Org != org || l.Address != "eva@acme.mailstead.test" {
			t.Errorf("login %+v", l)
		}
		must(t, w.ResetPassword(ctx, org, id, "Other-77"))
		if l := ok(w.LookupLogin(ctx, "eva@acme.mailstead.test"))(t); l.PasswordHash != "hash of Other-77" {
			t.Errorf("after a reset: %q", l.PasswordHash)
		}
		u = ok(w.User(ctx, org, id))(t)
		if u.MailboxProvisioned.IsZero() || !u.MailboxDeprovisioned.IsZero() {
			t.Errorf("mailbox dates %v %v", u.MailboxProvisioned, u.MailboxDeprovisioned)
		}
		must(t, w.Deregister(ctx, org, id))
		if u = ok(w.User(ctx, org, id))(t); u.MailboxDeprovisioned.IsZero() {
			t.Error("no date of deprovisioning")
		}
		must(t, w.DeleteUser(ctx, org, id))
		wantKind(t, w.ResetPassword(ctx, org, id, "Other-77"), directory.EntityState)
		wantKind(t, w.ResetPassword(ctx, org, "00000000-0000-4000-8000-000000000000", "Other-77"), directory.EntityNotFound)

		for _, role := range []directory.Role{directory.RoleSystem, directory.RoleResource, "KING"} {
			_, err := w.CreateUser(ctx, org, directory.NewUser{Name: "x", Role: role})
			wantKind(t, err, directory.InvalidParameter)
		}
		_, err := w.CreateUser(ctx, org, directory.NewUser{Name: "x", Password: "weak"})
		wantKind(t, err, directory.InvalidPassword)

		remote := ok(w.CreateUser(ctx, org, directory.NewUser{Name: "remote", Role: directory.RoleRemote}))(t)
		must(t, w.Register(ctx, org, remote, "remote@acme.mailstead.test"))
		if state := w.boxes.get(remote); state != "" {
			t.Errorf("a remote user has a mailbox: %s", state)
		}
		_, err = w.Route(ctx, "remote@acme.mailstead.test")
		wantKind(t, err, directory.EntityState)
	})
}

func TestPasswordPolicy(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		org := w.organization("acme")
		id := w.create(org, directory.TypeUser, "eva")
		for password, good := range map[string]bool{
			"abcDEF12": true, "abcdEF1": false, "abcdefgh1": false, "abcdef1!": true, "ABCDEF1\u00e4": true,
			"abc de1f": true, strings.Repeat("aB1", 21): true, strings.Repeat("aB1x", 16): false,
			"abcDEF12\u20ac": false, "abcDEF12\u0085": false, "abcDEF12\t": false, "": false, "\u00e4\u00f6\u00fcABC12": true,
		} {
			err := w.ResetPassword(t.Context(), org, id, password)
			want := directory.Kind("")
			if !good {
				want = directory.InvalidPassword
			}
			if got := directory.KindOf(err); got != want {
				t.Errorf("%q: got %v, want %q", password, err, want)
			}
		}
	})
}

func TestRegistrationRefusals(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		org := ok(w.CreateOrganization(ctx, directory.NewOrganization{Alias: "acme", Domains: []directory.DomainRequest{{Name: "example.com"}}}))(t)
		w.await(org, directory.OrgActive)
		w.enabledUser(org, "eva")
		bob := w.create(org, directory.TypeUser, "bob")
		ida := w.enabledUser(org, "ida")
		for address, want := range map[string]directory.Kind{
			"bob@elsewhere.net":                    directory.MailDomainNotFound,
			"bob@sub.acme.mailstead.test":          directory.MailDomainNotFound,
			"bob@Example.com":                      directory.MailDomainState,
			"EVA@acme.mailstead.test":              directory.EmailAddressInUse,
			"AmazonJournaling@acme.mailstead.test": directory.InvalidParameter,
		} {
			for what, err := range map[string]error{
				"register": w.Register(ctx, org, bob, address),
				"alias":    w.CreateAlias(ctx, org, ida, address),
				"primary":  w.UpdatePrimaryAddress(ctx, org, ida, address),
			} {
				if got := directory.KindOf(err); got != want {
					t.Errorf("%s %s: got %v, want %s", what, address, err, want)
				}
			}
		}
		wantKind(t, w.Register(ctx, org, "nobody", "n@acme.mailstead.test"), directory.EntityNotFound)
		if local := ok(w.IsLocalDomain(ctx, "Acme.Mailstead.test"))(t); !local {
			t.Error("the test domain is not local")
		}
		if local := ok(w.IsLocalDomain(ctx, "example.com"))(t); local {
			t.Error("an unverified domain is local")
		}
		// A domain of another organization is not ours either.
		w.organization("other")
		wantKind(t, w.Register(ctx, org, bob, "bob@other.mailstead.test"), directory.MailDomainNotFound)
	})
}

func TestTrustedDomains(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		w.cfg.TrustDomains = true
		w.renew()
		org := ok(w.CreateOrganization(ctx, directory.NewOrganization{Alias: "acme", Domains: []directory.DomainRequest{{Name: "example.com"}}}))(t)
		w.await(org, directory.OrgActive)
		eva := w.create(org, directory.TypeUser, "eva")
		must(t, w.Register(ctx, org, eva, "eva@example.com"))
		must(t, w.CreateAlias(ctx, org, eva, "eva@acme.mailstead.test"))
		// Deregistered, an address goes to another at once.
		must(t, w.Deregister(ctx, org, eva))
		bob := w.create(org, directory.TypeUser, "bob")
		must(t, w.Register(ctx, org, bob, "eva@example.com"))
	})
}

func TestAliases(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		org := w.organization("acme")
		eva := w.enabledUser(org, "eva")
		bob := w.enabledUser(org, "bob")
		must(t, w.CreateAlias(ctx, org, eva, "Info@acme.mailstead.test"))
		must(t, w.CreateAlias(ctx, org, eva, "info@acme.mailstead.test")) // the same again
		must(t, w.CreateAlias(ctx, org, eva, "eva@acme.mailstead.test"))  // its own
		wantKind(t, w.CreateAlias(ctx, org, bob, "INFO@acme.mailstead.test"), directory.EmailAddressInUse)
		must(t, w.UpdatePrimaryAddress(ctx, org, eva, "info@acme.mailstead.test"))
		if e := w.describe(org, directory.TypeUser, eva); e.Email != "info@acme.mailstead.test" {
			t.Errorf("primary address %s", e.Email)
		}
		must(t, w.UpdatePrimaryAddress(ctx, org, eva, "new@acme.mailstead.test"))
		if got := fmt.Sprint(ok(w.AddressesOf(ctx, org, eva))(t)); got != "[new@acme.mailstead.test eva@acme.mailstead.test Info@acme.mailstead.test]" {
			t.Errorf("addresses %s", got)
		}
		wantKind(t, w.DeleteAlias(ctx, org, eva, "NEW@acme.mailstead.test"), directory.InvalidParameter)
		must(t, w.DeleteAlias(ctx, org, bob, "info@acme.mailstead.test")) // not bob's: nothing happens
		must(t, w.DeleteAlias(ctx, org, eva, "EVA@acme.mailstead.test"), w.DeleteAlias(ctx, org, eva, "eva@acme.mailstead.test"))
		if got := fmt.Sprint(ok(w.AddressesOf(ctx, org, eva))(t)); got != "[new@acme.mailstead.test Info@acme.mailstead.test]" {
			t.Errorf("addresses %s", got)
		}
		wantKind(t, w.CreateAlias(ctx, org, "nobody-at-all", "x@acme.mailstead.test"), directory.EntityNotFound)

		for i := range 99 {
			must(t, w.CreateAlias(ctx, org, eva, fmt.Sprintf("a%d@acme.mailstead.test", i)))
		}
		wantKind(t, w.CreateAlias(ctx, org, eva, "one-more@acme.mailstead.test"), directory.LimitExceeded)
		if _, err := w.Route(ctx, "one-more@acme.mailstead.test"); directory.KindOf(err) != directory.EntityNotFound {
			t.Errorf("an alias beyond the limit was kept: %v", err)
		}
		seen := map[string]bool{}
		page := directory.Page{Size: 40}
		for {
			found, next, err := w.Aliases(ctx, org, eva, page)
			must(t, err)
			for _, a := range found {
				seen[a] = true
			}
			if page.Token = next; next == "" {
				break
			}
		}
		if len(seen) != 101 || !seen["new@acme.mailstead.test"] {
			t.Errorf("%d aliases listed, want 101 with the primary address", len(seen))
		}
		_, token, err := w.Aliases(ctx, org, eva, directory.Page{Size: 1})
		must(t, err)
		_, _, err = w.Aliases(ctx, org, bob, directory.Page{Token: token})
		wantKind(t, err, directory.InvalidParameter)
	})
}
