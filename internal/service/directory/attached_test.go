package directory_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/mailstead/mailstead/internal/service/directory"
)

func TestGroupMembers(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		org := w.organization("acme")
		eva, bob := w.enabledUser(org, "eva"), w.enabledUser(org, "bob")
		idle := w.create(org, directory.TypeUser, "idle")
		room := w.create(org, directory.TypeResource, "room")
		staff, all := w.enabledGroup(org, "staff"), w.enabledGroup(org, "all")
		quiet := w.create(org, directory.TypeGroup, "quiet") // never registered

		must(t, w.AddMember(ctx, org, staff, eva), w.AddMember(ctx, org, "staff", "eva@acme.mailstead.test"))
		must(t, w.AddMember(ctx, org, quiet, bob), w.AddMember(ctx, org, all, staff))
		wantKind(t, w.AddMember(ctx, org, staff, idle), directory.EntityState)
		wantKind(t, w.AddMember(ctx, org, staff, room), directory.InvalidParameter)
		wantKind(t, w.AddMember(ctx, org, staff, "nobody"), directory.EntityNotFound)
		wantKind(t, w.AddMember(ctx, org, "nothing", eva), directory.EntityNotFound)
		wantKind(t, w.AddMember(ctx, org, eva, bob), directory.EntityNotFound)
		wantKind(t, w.AddMember(ctx, org, staff, staff), directory.InvalidParameter)
		wantKind(t, w.AddMember(ctx, org, staff, all), directory.InvalidParameter)

		members, _, err := w.Members(ctx, org, "STAFF", directory.Page{})
		must(t, err)
		if len(members) != 1 || members[0].ID != eva || members[0].Type != directory.TypeUser || members[0].State != directory.Enabled {
			t.Errorf("members %+v", members)
		}
		must(t, w.RemoveMember(ctx, org, staff, bob)) // is none
		wantKind(t, w.RemoveMember(ctx, org, staff, "nobody"), directory.EntityNotFound)
		// A member that is disabled stays one; a deleted one is none.
		must(t, w.Deregister(ctx, org, eva))
		if members, _, _ = w.Members(ctx, org, staff, directory.Page{}); len(members) != 1 || members[0].State != directory.Disabled {
			t.Errorf("members after deregistration: %+v", members)
		}
		must(t, w.DeleteUser(ctx, org, eva))
		if members, _, _ = w.Members(ctx, org, staff, directory.Page{}); len(members) != 0 {
			t.Errorf("members after deletion: %+v", members)
		}
		must(t, w.RemoveMember(ctx, org, all, staff))
		must(t, w.AddMember(ctx, org, staff, all)) // no cycle any more
		must(t, w.Deregister(ctx, org, staff), w.DeleteGroup(ctx, org, staff))
		wantKind(t, w.AddMember(ctx, org, staff, bob), directory.EntityState)
		wantKind(t, w.RemoveMember(ctx, org, staff, bob), directory.EntityState)
		_, _, err = w.Members(ctx, org, staff, directory.Page{})
		wantKind(t, err, directory.EntityState)

		var want []string
		for i := range 5 {
			id := w.enabledUser(org, fmt.Sprintf("u%d", i))
			must(t, w.AddMember(ctx, org, all, id))
			want = append(want, id)
		}
		slices.Sort(want)
		var got []string
		page := directory.Page{Size: 2}
		for {
			found, next, err := w.Members(ctx, org, all, page)
			must(t, err)
			for _, e := range found {
				got = append(got, e.ID)
			}
			if page.Token = next; next == "" {
				break
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	})
}

func TestResources(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		org := w.organization("acme")
		eva := w.enabledUser(org, "eva")
		staff := w.enabledGroup(org, "staff")
		idle := w.create(org, directory.TypeUser, "idle")
		room := ok(w.CreateResource(ctx, org, directory.NewResource{Name: "room", Type: "ROOM", Description: "first floor"}))(t)
		r := ok(w.Resource(ctx, org, "room"))(t)
		if r.ID != room || r.Type != "ROOM" || r.Description != "first floor" ||
			r.Booking != (directory.BookingOptions{AutoAccept: true, AutoDeclineConflicting: true}) {
			t.Errorf("created: %+v", r)
		}
		manual := &directory.BookingOptions{AutoDeclineRecurring: true}
		wantKind(t, w.UpdateResource(ctx, org, room, directory.ResourceUpdate{Booking: manual}), directory.InvalidConfiguration)
		wantKind(t, w.AddDelegate(ctx, org, room, idle), directory.EntityState)
		wantKind(t, w.AddDelegate(ctx, org, room, room), directory.InvalidParameter)
		wantKind(t, w.AddDelegate(ctx, org, room, "nobody"), directory.EntityNotFound)
		wantKind(t, w.AddDelegate(ctx, org, eva, staff), directory.EntityNotFound)
		must(t, w.AddDelegate(ctx, org, room, eva), w.AddDelegate(ctx, org, "room", "eva"), w.AddDelegate(ctx, org, room, staff))
		delegates, _, err := w.Delegates(ctx, org, room, directory.Page{})
		must(t, err)
		if len(delegates) != 2 {
			t.Errorf("delegates %+v", delegates)
		}
		must(t, w.UpdateResource(ctx, org, room, directory.ResourceUpdate{Booking: manual}))
		must(t, w.RemoveDelegate(ctx, org, room, staff), w.RemoveDelegate(ctx, org, room, staff))
		wantKind(t, w.RemoveDelegate(ctx, org, room, eva), directory.EntityState)
		wantKind(t, w.RemoveDelegate(ctx, org, room, "nobody"), directory.EntityNotFound)

		name, equipment, empty, hidden := "Beamer", "EQUIPMENT", "", true
		must(t, w.UpdateResource(ctx, org, room, directory.ResourceUpdate{Name: &name, Type: &equipment, Description: &empty, Hidden: &hidden}))
		r = ok(w.Resource(ctx, org, "beamer"))(t)
		if r.Name != "Beamer" || r.Type != "EQUIPMENT" || r.Description != "" || !r.Hidden || r.Booking != *manual {
			t.Errorf("updated: %+v", r)
		}
		_, err = w.Resource(ctx, org, "room")
		wantKind(t, err, directory.EntityNotFound)
		for taken, want := range map[string]directory.Kind{"EVA": directory.NameAvailability, "krbtgt": directory.InvalidParameter, "BEAMER": ""} {
			wantKind(t, w.UpdateResource(ctx, org, room, directory.ResourceUpdate{Name: &taken}), want)
		}
		wantKind(t, w.UpdateResource(ctx, org, "nothing", directory.ResourceUpdate{}), directory.EntityNotFound)
		must(t, w.DeleteResource(ctx, org, room))
		wantKind(t, w.UpdateResource(ctx, org, room, directory.ResourceUpdate{}), directory.EntityState)
		wantKind(t, w.AddDelegate(ctx, org, room, eva), directory.EntityState)
		_, _, err = w.Delegates(ctx, org, room, directory.Page{})
		wantKind(t, err, directory.EntityState)
	})
}
