package directory_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/mailstead/mailstead/internal/service/directory"
)

func TestEntityByAddress(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx, org := t.Context(), w.organization("acme")
		eva := w.enabledUser(org, "eva")
		must(t, w.CreateAlias(ctx, org, eva, w.address(org, "info")))
		for _, name := range []string{"eva", "INFO"} {
			e := ok(w.EntityByAddress(ctx, org, w.address(org, name)))(t)
			if e.ID != eva || e.Name != "eva" || e.Type != directory.TypeUser {
				t.Errorf("%s: %+v", name, e)
			}
		}
		_, err := w.EntityByAddress(ctx, org, "eva")
		wantKind(t, err, directory.EntityNotFound)
		_, err = w.EntityByAddress(ctx, w.organization("other"), w.address(org, "eva"))
		wantKind(t, err, directory.EntityNotFound)
	})
}

func TestGroupsOf(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx, org := t.Context(), w.organization("acme")
		eva, all := w.enabledUser(org, "eva"), w.enabledGroup(org, "all")
		var want []string
		for i := range 5 {
			g := w.enabledGroup(org, fmt.Sprintf("Team%d", i))
			must(t, w.AddMember(ctx, org, g, eva), w.AddMember(ctx, org, all, g))
			want = append(want, g)
		}
		slices.Sort(want)
		must(t, w.AddMember(ctx, org, all, eva))
		var got []string
		for token := ""; ; {
			page, next, err := w.GroupsOf(ctx, org, "eva", "tEAM", directory.Page{Token: token, Size: 2})
			must(t, err)
			for _, g := range page {
				got = append(got, g.ID)
			}
			if token = next; token == "" {
				break
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
		direct, _, err := w.GroupsOf(ctx, org, want[0], "", directory.Page{})
		must(t, err)
		if len(direct) != 1 || direct[0].ID != all {
			t.Errorf("groups of a group: %+v", direct)
		}
		must(t, w.Deregister(ctx, org, eva), w.DeleteUser(ctx, org, eva))
		_, _, err = w.GroupsOf(ctx, org, eva, "", directory.Page{})
		wantKind(t, err, directory.EntityState)
	})
}

func TestPermissions(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx, org := t.Context(), w.organization("acme")
		eva, bob, staff := w.enabledUser(org, "eva"), w.enabledUser(org, "bob"), w.enabledGroup(org, "staff")
		must(t,
			w.PutPermissions(ctx, org, "eva", "bob", directory.Rights{FullAccess: true, SendAs: true}),
			w.PutPermissions(ctx, org, eva, bob, directory.Rights{SendOnBehalf: true}),
			w.PutPermissions(ctx, org, eva, staff, directory.Rights{FullAccess: true}))
		want := []directory.Grant{
			{Grantee: bob, Type: directory.TypeUser, Rights: directory.Rights{SendOnBehalf: true}},
			{Grantee: staff, Type: directory.TypeGroup, Rights: directory.Rights{FullAccess: true}},
		}
		slices.SortFunc(want, func(a, b directory.Grant) int {
			if a.Grantee < b.Grantee {
				return -1
			}
			return 1
		})
		first, next, err := w.Permissions(ctx, org, "eva", directory.Page{Size: 1})
		must(t, err)
		second, end, err := w.Permissions(ctx, org, "eva", directory.Page{Size: 1, Token: next})
		must(t, err)
		if got := append(first, second...); !slices.Equal(got, want) || end != "" {
			t.Errorf("got %+v, want %+v", got, want)
		}
		must(t, w.PutPermissions(ctx, org, eva, bob, directory.Rights{}), w.DeletePermissions(ctx, org, eva, staff),
			w.DeletePermissions(ctx, org, eva, staff))
		if got, _, err := w.Permissions(ctx, org, eva, directory.Page{}); err != nil || len(got) != 0 {
			t.Errorf("after all were taken: %+v, %v", got, err)
		}
	})
}

func TestPermissionRefusals(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx, org := t.Context(), w.organization("acme")
		full := directory.Rights{FullAccess: true}
		w.enabledUser(org, "eva")
		staff := w.enabledGroup(org, "staff")
		idle := ok(w.CreateUser(ctx, org, directory.NewUser{Name: "idle"}))(t)
		ok(w.CreateResource(ctx, org, directory.NewResource{Name: "room", Type: "ROOM"}))(t)
		must(t, w.Register(ctx, org, "room", w.address(org, "room")))
		must(t, w.PutPermissions(ctx, org, "room", "eva", full))
		wantKind(t, w.PutPermissions(ctx, org, "eva", "room", full), directory.InvalidParameter)
		wantKind(t, w.PutPermissions(ctx, org, staff, "eva", full), directory.InvalidParameter)
		must(t, w.PutPermissions(ctx, org, staff, "eva", directory.Rights{SendAs: true}))
		wantKind(t, w.PutPermissions(ctx, org, "eva", idle, full), directory.EntityState)
		wantKind(t, w.PutPermissions(ctx, org, idle, "eva", full), directory.EntityState)
		wantKind(t, w.PutPermissions(ctx, org, "eva", "nobody", full), directory.EntityNotFound)
		wantKind(t, w.PutPermissions(ctx, org, "nobody", "eva", full), directory.EntityNotFound)
		must(t, w.DeletePermissions(ctx, org, "eva", idle), w.DeleteUser(ctx, org, idle))
		wantKind(t, w.DeletePermissions(ctx, org, "eva", idle), directory.EntityState)
		wantKind(t, w.DeletePermissions(ctx, org, idle, "eva"), directory.EntityState)
	})
}

func TestRightsReachNestedMembersAndGoWithTheirEntities(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx, org := t.Context(), w.organization("acme")
		eva, bob := w.enabledUser(org, "eva"), w.enabledUser(org, "bob")
		staff, all := w.enabledGroup(org, "staff"), w.enabledGroup(org, "all")
		must(t, w.AddMember(ctx, org, staff, bob), w.AddMember(ctx, org, all, staff),
			w.PutPermissions(ctx, org, eva, all, directory.Rights{SendAs: true}),
			w.PutPermissions(ctx, org, eva, bob, directory.Rights{FullAccess: true}))
		if got := ok(w.RightsOf(ctx, org, eva, bob))(t); got != (directory.Rights{FullAccess: true, SendAs: true}) {
			t.Errorf("by grant and nested groups: %+v", got)
		}
		if got := ok(w.RightsOf(ctx, org, bob, eva))(t); got != (directory.Rights{}) {
			t.Errorf("the other way round: %+v", got)
		}
		must(t, w.Deregister(ctx, org, all), w.DeleteGroup(ctx, org, all))
		if got := ok(w.RightsOf(ctx, org, eva, bob))(t); got != (directory.Rights{FullAccess: true}) {
			t.Errorf("after the group is gone: %+v", got)
		}
		must(t, w.Deregister(ctx, org, eva))
		if got, _, err := w.Permissions(ctx, org, eva, directory.Page{}); err != nil || len(got) != 1 {
			t.Errorf("on a disabled user: %+v, %v", got, err)
		}
		must(t, w.DeleteUser(ctx, org, eva))
		if got, _, err := w.Permissions(ctx, org, eva, directory.Page{}); err != nil || len(got) != 0 {
			t.Errorf("on a deleted user: %+v, %v", got, err)
		}
	})
}
