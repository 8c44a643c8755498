package directory_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/service/directory"
)

// together runs n calls at the same time and counts their outcomes by kind.
func together(n int, call func(i int) error) map[directory.Kind]int {
	var mu sync.Mutex
	outcomes := map[directory.Kind]int{}
	var wg sync.WaitGroup
	begin := make(chan struct{})
	for i := range n {
		wg.Go(func() {
			<-begin
			err := call(i)
			kind := directory.KindOf(err)
			if err != nil && kind == "" {
				kind = directory.Kind("fault: " + err.Error())
			}
			mu.Lock()
			defer mu.Unlock()
			outcomes[kind]++
		})
	}
	close(begin)
	wg.Wait()
	return outcomes
}

// Rules that look at several rows hold when requests come together.
func TestRulesHoldUnderConcurrency(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		expect := func(what string, got map[directory.Kind]int, succeeded int, otherwise directory.Kind, rest int) {
			t.Helper()
			if got[""] != succeeded || got[otherwise] != rest {
				t.Errorf("%s: %v, want %d to succeed and %d to get %s", what, got, succeeded, rest, otherwise)
			}
		}
		expect("one alias", together(8, func(int) error {
			return second(w.CreateOrganization(ctx, directory.NewOrganization{Alias: "acme"}))
		}), 1, directory.NameAvailability, 7)
		org := w.organization("other")

		expect("one name", together(8, func(i int) error {
			if i%2 == 0 {
				return second(w.CreateGroup(ctx, org, directory.NewGroup{Name: "eva"}))
			}
			return second(w.CreateUser(ctx, org, directory.NewUser{Name: "EVA"}))
		}), 1, directory.NameAvailability, 7)

		var users, groups []string
		for i := range 8 {
			users = append(users, w.enabledUser(org, fmt.Sprintf("u%d", i)))
			groups = append(groups, w.enabledGroup(org, fmt.Sprintf("g%d", i)))
		}
		expect("one address", together(8, func(i int) error {
			return w.CreateAlias(ctx, org, users[i], "info@other.mailstead.test")
		}), 1, directory.EmailAddressInUse, 7)

		expect("a ring of groups", together(8, func(i int) error {
			return w.AddMember(ctx, org, groups[i], groups[(i+1)%8])
		}), 7, directory.InvalidParameter, 1)

		expect("the 100th alias", together(8, func(i int) error {
			for j := range 101 {
				if err := w.CreateAlias(ctx, org, users[7], fmt.Sprintf("a%d-%d@other.mailstead.test", i, j)); err != nil {
					return err
				}
			}
			return nil
		}), 0, directory.LimitExceeded, 8)
		if n := len(ok(w.AddressesOf(ctx, org, users[7]))(t)); n != 101 && n != 102 { // with or without info@
			t.Errorf("%d addresses", n)
		}

		room := w.create(org, directory.TypeResource, "room")
		must(t, w.AddDelegate(ctx, org, room, users[0]), w.AddDelegate(ctx, org, room, users[1]))
		must(t, w.UpdateResource(ctx, org, room, directory.ResourceUpdate{Booking: &directory.BookingOptions{}}))
		expect("the last delegate", together(2, func(i int) error { return w.RemoveDelegate(ctx, org, room, users[i]) }), 1, directory.EntityState, 1)
	})
}

// A repeated request that overlaps the first one does not act twice.
func TestClientTokenUnderConcurrency(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		got := together(8, func(int) error {
			return second(w.CreateOrganization(t.Context(), directory.NewOrganization{Alias: "acme", ClientToken: "once"}))
		})
		if got[""] != 8 {
			t.Errorf("outcomes %v", got)
		}
		if list, _, err := w.Organizations(t.Context(), directory.Page{}); err != nil || len(list) != 1 {
			t.Errorf("%d organizations, %v", len(list), err)
		}
	})
}

// Deleting an organization of more than one batch leaves nothing behind, and
// leaves others alone.
func TestPurgeLeavesNothing(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		other := w.organization("other")
		w.enabledUser(other, "eva")
		for _, keep := range []bool{false, true} {
			org := w.organization("acme")
			fill(w, org)
			must(t, second(w.DeleteOrganization(ctx, directory.DeleteOrganization{Org: org, Force: true, KeepDirectory: keep})))
			w.await(org, directory.OrgDeleted)
			tables := []string{"address", "mail_domain"}
			if !keep {
				tables = append(tables, "entity", "group_member", "resource_delegate")
			}
			for _, table := range tables {
				if n := w.count(table, org); n != 0 {
					t.Errorf("%d rows of %s are left, directory kept: %v", n, table, keep)
				}
			}
			if keep {
				dir := ok(w.Organization(ctx, org))(t).DirectoryID
				next := ok(w.CreateOrganization(ctx, directory.NewOrganization{Alias: "acme", DirectoryID: dir}))(t)
				w.await(next, directory.OrgActive)
				if from, to := w.count("entity", org), w.count("entity", next); from != 0 || to < manyRows {
					t.Errorf("%d entities stayed, %d moved", from, to)
				}
				if from, to := w.count("group_member", org), w.count("group_member", next); from != 0 || to != manyRows {
					t.Errorf("%d members stayed, %d moved", from, to)
				}
			}
		}
		if n := w.count("entity", other); n < 2 {
			t.Error("another organization lost its entities")
		}
		ok(w.LookupLogin(ctx, "eva@other.mailstead.test"))(t)
	})
}

// manyRows is more than two batches.
const manyRows = 1100

// fill gives org manyRows enabled users, each with an address, members and
// delegates.
func fill(w *world, org string) {
	w.t.Helper()
	numbers := fmt.Sprintf(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) `, manyRows)
	must(w.t,
		w.exec(`INSERT INTO entity (org, id, kind, state, name, name_key, email, email_key, created, role) `+numbers+`
			SELECT o.id, 'id-' || i, 'USER', 'ENABLED', 'n' || i, 'n' || i, 'n' || i || '@x', 'n' || i || '@x', 0, 'USER'
			FROM n CROSS JOIN organization o WHERE o.id = $1`, org),
		w.exec(`INSERT INTO address (address_key, address, domain, org, entity, created) `+numbers+`
			SELECT 'n' || i || '@x', 'n' || i || '@x', 'x', o.id, 'id-' || i, 0 FROM n CROSS JOIN organization o WHERE o.id = $1`, org),
		w.exec(`INSERT INTO group_member (org, grp, member, kind) `+numbers+`
			SELECT o.id, 'g', 'id-' || i, 'USER' FROM n CROSS JOIN organization o WHERE o.id = $1`, org),
		w.exec(`INSERT INTO resource_delegate (org, resource, delegate, kind) `+numbers+`
			SELECT o.id, 'r', 'id-' || i, 'USER' FROM n CROSS JOIN organization o WHERE o.id = $1`, org))
}

func (w *world) count(table, org string) int {
	w.t.Helper()
	var n int
	must(w.t, w.store.View(w.t.Context(), func(tx *store.Tx) error {
		return tx.QueryRow(`SELECT COUNT(*) FROM `+table+` WHERE org = $1`, org).Scan(&n)
	}))
	return n
}
