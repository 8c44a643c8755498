package directory_test

import (
	"testing"

	"github.com/mailstead/mailstead/internal/service/directory"
)

func TestUpdateUserChangesWhatIsNamed(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx, org := t.Context(), w.organization("acme")
		eva := w.enabledUser(org, "eva")
		must(t, w.UpdateUser(ctx, org, "eva", directory.UserUpdate{
			FirstName: new("Eva"), City: new("Graz"), Office: new("1"), IdentityProviderUserID: new("idp-1"), Hidden: new(true),
		}))
		must(t, w.UpdateUser(ctx, org, eva, directory.UserUpdate{
			City: new(""), DisplayName: new("Eva E"), IdentityProviderUserID: new(""),
		}))
		u := ok(w.User(ctx, org, eva))(t)
		if u.Attributes != (directory.Attributes{FirstName: "Eva", Office: "1"}) || u.DisplayName != "Eva E" ||
			u.IdentityProviderUserID != "" || !u.Hidden || u.State != directory.Enabled {
			t.Errorf("updated: %+v", u)
		}
		found, _, err := w.Users(ctx, org, directory.UserFilter{DisplayNamePrefix: "eva e"}, directory.Page{})
		must(t, err)
		if len(found) != 1 {
			t.Errorf("by the new display name: %+v", found)
		}
		must(t, w.UpdateUser(ctx, org, eva, directory.UserUpdate{FirstName: new(""), Office: new("")}))
		if u := ok(w.User(ctx, org, eva))(t); u.Attributes != (directory.Attributes{}) {
			t.Errorf("cleared: %+v", u.Attributes)
		}
	})
}

func TestUpdateRefusals(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx, org := t.Context(), w.organization("acme")
		for _, role := range []directory.Role{directory.RoleSystem, directory.RoleResource} {
			wantKind(t, w.UpdateUser(ctx, org, "eva", directory.UserUpdate{Role: &role}), directory.InvalidParameter)
		}
		wantKind(t, w.UpdateUser(ctx, org, "eva", directory.UserUpdate{}), directory.EntityNotFound)
		wantKind(t, w.UpdateUser(ctx, org, "guest", directory.UserUpdate{}), directory.UnsupportedOperation)
		gone := ok(w.CreateUser(ctx, org, directory.NewUser{Name: "gone"}))(t)
		must(t, w.DeleteUser(ctx, org, gone))
		wantKind(t, w.UpdateUser(ctx, org, gone, directory.UserUpdate{}), directory.EntityState)
		ok(w.CreateUser(ctx, org, directory.NewUser{Name: "eva"}))(t)
		wantKind(t, w.UpdateUser(ctx, org, "eva", directory.UserUpdate{DisplayName: new("a\x00b")}), directory.InvalidParameter)

		wantKind(t, w.UpdateGroup(ctx, org, "eva", directory.GroupUpdate{}), directory.EntityNotFound)
		staff := ok(w.CreateGroup(ctx, org, directory.NewGroup{Name: "staff"}))(t)
		must(t, w.UpdateGroup(ctx, org, "staff", directory.GroupUpdate{Hidden: new(true)}))
		must(t, w.UpdateGroup(ctx, org, "staff", directory.GroupUpdate{}))
		if g := ok(w.Group(ctx, org, staff))(t); !g.Hidden {
			t.Errorf("updated: %+v", g)
		}
		must(t, w.DeleteGroup(ctx, org, staff))
		wantKind(t, w.UpdateGroup(ctx, org, staff, directory.GroupUpdate{}), directory.EntityState)
	})
}

func TestChangeOfRoleMovesTheMailbox(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx, org := t.Context(), w.organization("acme")
		eva := w.enabledUser(org, "eva")
		user, remote := directory.RoleUser, directory.RoleRemote
		must(t, w.UpdateUser(ctx, org, eva, directory.UserUpdate{Role: &remote}))
		u := ok(w.User(ctx, org, eva))(t)
		if w.boxes.get(eva) != "kept" || u.Role != remote || u.MailboxDeprovisioned.IsZero() || u.State != directory.Enabled {
			t.Errorf("as a remote user: %+v, mailbox %s", u, w.boxes.get(eva))
		}
		_, err := w.Mailbox(ctx, org, eva)
		wantKind(t, err, directory.EntityNotFound)
		must(t, w.UpdateUser(ctx, org, eva, directory.UserUpdate{Role: &user}))
		if u := ok(w.User(ctx, org, eva))(t); w.boxes.get(eva) != "live" || u.Role != user {
			t.Errorf("as a user again: %+v, mailbox %s", u, w.boxes.get(eva))
		}
		idle := ok(w.CreateUser(ctx, org, directory.NewUser{Name: "idle"}))(t)
		must(t, w.UpdateUser(ctx, org, idle, directory.UserUpdate{Role: &remote}), w.UpdateUser(ctx, org, idle, directory.UserUpdate{Role: &user}))
		if w.boxes.get(idle) != "" {
			t.Errorf("a user who was never registered has a mailbox: %s", w.boxes.get(idle))
		}
	})
}

func TestQuota(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx, org := t.Context(), w.organization("acme")
		eva := w.enabledUser(org, "eva")
		if d := ok(w.Mailbox(ctx, org, "eva"))(t); d.Quota != directory.MaxQuotaMB<<20 || d.Used != 40798 {
			t.Errorf("new mailbox: %+v", d)
		}
		must(t, w.UpdateQuota(ctx, org, eva, 7))
		if d := ok(w.Mailbox(ctx, org, eva))(t); d.Quota != 7<<20 {
			t.Errorf("after the update: %+v", d)
		}
		wantKind(t, w.UpdateQuota(ctx, org, eva, directory.MaxQuotaMB+1), directory.InvalidParameter)
		wantKind(t, w.UpdateQuota(ctx, org, eva, 0), directory.InvalidParameter)
		staff := w.enabledGroup(org, "staff")
		wantKind(t, w.UpdateQuota(ctx, org, staff, 7), directory.EntityNotFound)
		_, err := w.Mailbox(ctx, org, staff)
		wantKind(t, err, directory.EntityNotFound)
		must(t, w.Deregister(ctx, org, eva))
		wantKind(t, w.UpdateQuota(ctx, org, eva, 7), directory.EntityState)
	})
}
