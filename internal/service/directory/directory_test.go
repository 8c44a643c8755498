package directory_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store/storetest"
	"github.com/mailstead/mailstead/internal/service/directory"
)

func TestConfigIsChecked(t *testing.T) {
	t.Parallel()
	good := newWorld(t, storetest.URL(t, "sqlite")).cfg
	for what, spoil := range map[string]func(*directory.Config){
		"no store":            func(c *directory.Config) { c.Store = nil },
		"no clock":            func(c *directory.Config) { c.Now = nil },
		"no base domain":      func(c *directory.Config) { c.BaseDomain = "" },
		"base domain no name": func(c *directory.Config) { c.BaseDomain = "-x-.test" },
		"no region":           func(c *directory.Config) { c.Region = "" },
	} {
		cfg := good
		spoil(&cfg)
		if _, err := directory.New(cfg); err == nil {
			t.Errorf("%s: accepted", what)
		}
	}
	good.BaseDomain = "Localhost" // a single label will do, in any case
	if _, err := directory.New(good); err != nil {
		t.Error(err)
	}
}

// Two processes on one database share the work without doing it twice.
func TestTwoWorkers(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		other, err := directory.New(w.cfg)
		must(t, err)
		ctx2, cancel := context.WithCancel(ctx)
		done := make(chan error, 1)
		go func() { done <- other.Run(ctx2) }()
		var orgs []string
		for i := range 12 {
			orgs = append(orgs, ok(w.CreateOrganization(ctx, directory.NewOrganization{Alias: fmt.Sprintf("org%d", i)}))(t))
		}
		for _, org := range orgs {
			w.await(org, directory.OrgActive)
			users, _, err := w.Users(ctx, org, directory.UserFilter{}, directory.Page{})
			must(t, err)
			if len(users) != 3 {
				t.Errorf("%d system users", len(users))
			}
			ok(w.DeleteOrganization(ctx, directory.DeleteOrganization{Org: org}))(t)
		}
		for _, org := range orgs {
			w.await(org, directory.OrgDeleted)
		}
		cancel()
		must(t, <-done)
	})
}

// The states between Requested and Active are not skipped.
func TestStatesAreStored(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, url string) {
		t.Parallel()
		w := newWorld(t, url)
		gate := &gatedKeys{fakeKeys: w.keys, entered: make(chan string), leave: make(chan struct{})}
		w.cfg.Keys = gate
		w.renew()
		w.run()
		org := ok(w.CreateOrganization(t.Context(), directory.NewOrganization{Alias: "acme"}))(t)
		select {
		case <-gate.entered:
		case <-time.After(20 * time.Second):
			t.Fatal("nobody works on the organization")
		}
		if o := ok(w.Organization(t.Context(), org))(t); o.State != directory.OrgCreating {
			t.Errorf("while its key is made the organization is %s", o.State)
		}
		close(gate.leave)
		w.await(org, directory.OrgActive)
	})
}
