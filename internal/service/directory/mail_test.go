package directory_test

import (
	"slices"
	"testing"

	"github.com/mailstead/mailstead/internal/service/directory"
)

func owners(r directory.Route) []string {
	var out []string
	for _, m := range r.Mailboxes {
		out = append(out, m.Owner)
	}
	slices.Sort(out)
	return out
}

func sorted(s ...string) []string {
	slices.Sort(s)
	return s
}

func TestRoute(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		org := w.organization("acme")
		eva, bob, ida := w.enabledUser(org, "eva"), w.enabledUser(org, "bob"), w.enabledUser(org, "ida")
		must(t, w.CreateAlias(ctx, org, eva, "info@acme.mailstead.test"), w.CreateAlias(ctx, org, bob, "eva+work@acme.mailstead.test"))
		room := w.create(org, directory.TypeResource, "room")
		must(t, w.Register(ctx, org, room, "room@acme.mailstead.test"))

		for address, want := range map[string]struct {
			owner, primary, detail string
			kind                   directory.EntityType
		}{
			"EVA@Acme.Mailstead.Test":           {eva, "eva@acme.mailstead.test", "", directory.TypeUser},
			"info@acme.mailstead.test":          {eva, "eva@acme.mailstead.test", "", directory.TypeUser},
			"eva+Lists@acme.mailstead.test":     {eva, "eva@acme.mailstead.test", "Lists", directory.TypeUser},
			"eva+a+b@acme.mailstead.test":       {eva, "eva@acme.mailstead.test", "a+b", directory.TypeUser},
			"eva+work@acme.mailstead.test":      {bob, "bob@acme.mailstead.test", "", directory.TypeUser},
			"eva+work+late@acme.mailstead.test": {eva, "eva@acme.mailstead.test", "work+late", directory.TypeUser},
			"room@acme.mailstead.test":          {room, "room@acme.mailstead.test", "", directory.TypeResource},
		} {
			r, err := w.Route(ctx, address)
			if err != nil || len(r.Mailboxes) != 1 || r.Mailboxes[0] != (directory.Recipient{Org: org, Owner: want.owner, Address: want.primary}) ||
				r.Detail != want.detail || r.Type != want.kind || r.Entity != want.owner {
				t.Errorf("%s: %+v, %v", address, r, err)
			}
		}
		for address, want := range map[string]directory.Kind{
			"nobody@acme.mailstead.test":   directory.EntityNotFound,
			"nobody+x@acme.mailstead.test": directory.EntityNotFound,
			"+x@acme.mailstead.test":       directory.EntityNotFound,
			"@acme.mailstead.test":         directory.EntityNotFound,
			"eva@elsewhere.net":            directory.NotLocal,
			"eva":                          directory.NotLocal,
			"":                             directory.NotLocal,
			"' OR 1=1 --@x.y":              directory.NotLocal,
		} {
			_, err := w.Route(ctx, address)
			if got := directory.KindOf(err); got != want {
				t.Errorf("%q: got %v, want %s", address, err, want)
			}
		}

		staff, all, empty := w.enabledGroup(org, "staff"), w.enabledGroup(org, "all"), w.enabledGroup(org, "empty")
		must(t, w.AddMember(ctx, org, staff, eva), w.AddMember(ctx, org, staff, bob), w.AddMember(ctx, org, all, staff),
			w.AddMember(ctx, org, all, bob), w.AddMember(ctx, org, all, ida), w.AddMember(ctx, org, all, empty))
		r := ok(w.Route(ctx, "all+x@acme.mailstead.test"))(t)
		if got := owners(r); !slices.Equal(got, sorted(eva, bob, ida)) || r.Type != directory.TypeGroup || r.Entity != all || r.Detail != "x" {
			t.Errorf("nested group: %+v", r)
		}
		if r := ok(w.Route(ctx, "empty@acme.mailstead.test"))(t); len(r.Mailboxes) != 0 {
			t.Errorf("empty group: %+v", r)
		}
		must(t, w.Deregister(ctx, org, ida)) // a disabled member gets nothing
		if got := owners(ok(w.Route(ctx, "all@acme.mailstead.test"))(t)); !slices.Equal(got, sorted(eva, bob)) {
			t.Errorf("with a disabled member: %v", got)
		}
		must(t, w.Deregister(ctx, org, staff)) // nor does what lies below a disabled group
		if got := owners(ok(w.Route(ctx, "all@acme.mailstead.test"))(t)); !slices.Equal(got, []string{bob}) {
			t.Errorf("with a disabled group: %v", got)
		}
		_, err := w.Route(ctx, "ida@acme.mailstead.test")
		wantKind(t, err, directory.EntityNotFound)

		_, err = w.LookupLogin(ctx, "all@acme.mailstead.test")
		wantKind(t, err, directory.EntityNotFound)
		_, err = w.LookupLogin(ctx, "room@acme.mailstead.test")
		wantKind(t, err, directory.EntityNotFound)
		if l := ok(w.LookupLogin(ctx, "INFO@acme.mailstead.test"))(t); l.UserID != eva || l.Address != "eva@acme.mailstead.test" || l.PasswordHash != "" {
			t.Errorf("login by alias: %+v", l)
		}
	})
}

// A cycle cannot be made through the service, but a database may hold one.
func TestRouteEndsOnCycles(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		org := w.organization("acme")
		eva := w.enabledUser(org, "eva")
		a, b := w.enabledGroup(org, "a"), w.enabledGroup(org, "b")
		must(t, w.AddMember(ctx, org, a, b), w.AddMember(ctx, org, b, eva))
		must(t, w.exec(`INSERT INTO group_member (org, grp, member, kind) VALUES ($1, $2, $3, 'GROUP')`, org, b, a))
		for _, address := range []string{"a@acme.mailstead.test", "b@acme.mailstead.test"} {
			if got := owners(ok(w.Route(ctx, address))(t)); !slices.Equal(got, []string{eva}) {
				t.Errorf("%s leads to %v", address, got)
			}
		}
	})
}
