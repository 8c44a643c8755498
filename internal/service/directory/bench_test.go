package directory_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/engine/store/storetest"
	"github.com/mailstead/mailstead/internal/service/directory"
)

// benchUsers is the size of the organization in benchmarks, in users. With a
// twentieth of it in groups, of up to 1000 members, it is the largest
// organization that the figures promise something for.
const benchUsers = 100_000

// big makes an organization of benchUsers users, of whom nine in ten are
// registered.
func big(b *testing.B, engine string) (*world, string, []string) {
	b.Helper()
	w := newWorld(b, storetest.URL(b, engine))
	w.run()
	org := w.organization("acme")
	ids := make([]string, benchUsers)
	start := time.Now()
	parallel(b, 16, benchUsers, func(ctx context.Context, i int) error {
		id, err := w.CreateUser(ctx, org, directory.NewUser{Name: name(i), DisplayName: fmt.Sprintf("User Number %d", i)})
		ids[i] = id
		return err
	})
	b.Logf("%s: %d users created, %.0f a second", engine, benchUsers, benchUsers/time.Since(start).Seconds())
	start = time.Now()
	parallel(b, 16, benchUsers, func(ctx context.Context, i int) error {
		if i%10 == 0 {
			return nil
		}
		return w.Register(ctx, org, ids[i], name(i)+"@acme.mailstead.test")
	})
	b.Logf("%s: registered, %.0f a second", engine, 0.9*benchUsers/time.Since(start).Seconds())
	return w, org, ids
}

func name(i int) string { return fmt.Sprintf("user-%06d", i) }

func parallel(b *testing.B, workers, n int, fn func(ctx context.Context, i int) error) {
	b.Helper()
	var next atomic.Int64
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				if err := fn(context.Background(), i); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
}

// engines are the engines to measure: all, or the one that STORE names.
func engines() []string {
	if e := os.Getenv("STORE"); e != "" {
		return []string{e}
	}
	return storetest.Engines
}

func BenchmarkDirectory(b *testing.B) {
	for _, engine := range engines() {
		b.Run(engine, func(b *testing.B) {
			w, org, ids := big(b, engine)
			ctx := context.Background()
			each := func(name string, fn func(i int) error) {
				b.Run(name, func(b *testing.B) {
					for b.Loop() {
						if err := fn(rand.IntN(benchUsers)); err != nil {
							b.Fatal(err)
						}
					}
				})
				b.Run(name+"/parallel", func(b *testing.B) {
					b.RunParallel(func(pb *testing.PB) {
						for pb.Next() {
							if err := fn(rand.IntN(benchUsers)); err != nil {
								b.Error(err)
								return
							}
						}
					})
				})
			}
			mail := func(i int) string { return name(i-i%10+1) + "@acme.mailstead.test" }
			each("DescribeByID", func(i int) error { _, err := w.User(ctx, org, ids[i]); return err })
			each("DescribeByName", func(i int) error { _, err := w.User(ctx, org, name(i)); return err })
			each("DescribeByEmail", func(i int) error { _, err := w.User(ctx, org, mail(i)); return err })
			each("LookupLogin", func(i int) error { _, err := w.LookupLogin(ctx, mail(i)); return err })
			each("Route", func(i int) error { _, err := w.Route(ctx, mail(i)); return err })
			benchLists(b, w, org)
			benchGroups(b, w, org, ids)
		})
	}
}

// benchLists measures the first and the last page of each list.
func benchLists(b *testing.B, w *world, org string) {
	for what, f := range map[string]directory.UserFilter{
		"all":     {},
		"enabled": {State: directory.Enabled},
		"name":    {NamePrefix: "user-0"},
		"display": {DisplayNamePrefix: "user number"},
		"email":   {PrimaryEmailPrefix: "user-"},
	} {
		var last directory.Page
		page := directory.Page{}
		for {
			_, next, err := w.Users(context.Background(), org, f, page)
			must(b, err)
			if last = page; next == "" {
				break
			}
			page.Token = next
		}
		for name, p := range map[string]directory.Page{"first": {}, "last": last} {
			b.Run("ListUsers/"+what+"/"+name, func(b *testing.B) {
				for b.Loop() {
					if _, _, err := w.Users(context.Background(), org, f, p); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// benchGroups measures a group of 1000 members and one that contains it.
func benchGroups(b *testing.B, w *world, org string, ids []string) {
	ctx := context.Background()
	staff, all := w.enabledGroup(org, "staff"), w.enabledGroup(org, "all")
	must(b, w.store.Update(ctx, func(tx *store.Tx) error {
		for i := range 1000 {
			if _, err := tx.Exec(`INSERT INTO group_member (org, grp, member, kind) VALUES ($1, $2, $3, 'USER')`, org, staff, ids[i*10+1]); err != nil {
				return err
			}
		}
		return nil
	}))
	must(b, w.AddMember(ctx, org, all, staff))
	b.Run("Route/group of 1000", func(b *testing.B) {
		for b.Loop() {
			r, err := w.Route(ctx, "all@acme.mailstead.test")
			if err != nil || len(r.Mailboxes) != 1000 {
				b.Fatal(len(r.Mailboxes), err)
			}
		}
	})
	b.Run("ListGroupMembers", func(b *testing.B) {
		for b.Loop() {
			if _, _, err := w.Members(ctx, org, staff, directory.Page{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
