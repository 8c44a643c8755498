// Package deliverytest gives tests a delivery service with real mailboxes on a
// real store, and a directory that is a plain map.
package deliverytest

import (
	"context"
	"crypto/rand"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/engine/blob"
	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/engine/store/storetest"
	"github.com/mailstead/mailstead/internal/service/delivery"
	"github.com/mailstead/mailstead/internal/service/directory"
	"github.com/mailstead/mailstead/internal/service/mailbox"
)

// Hostname is the name of the server.
const Hostname = "mail.example.com"

// A World is a delivery service and what it stands on.
type World struct {
	*Directory
	Store     *store.Store
	Mailboxes *mailbox.Service
	Delivery  *delivery.Service

	keys *keys.Ring
	orgs map[string]bool
}

// New makes a world on the database at url (see storetest) that ends with the
// test. change may replace parts of the configuration of the delivery service.
func New(t testing.TB, url string, change ...func(*delivery.Config)) *World {
	t.Helper()
	var schemas []store.Schema
	for _, schema := range []func() (store.Schema, error){keys.Schema, blob.Schema, mailbox.Schema} {
		schemas = append(schemas, must(t)(schema()))
	}
	db := storetest.Open(t, url, schemas...)
	dir := t.TempDir()
	local, err := keys.OpenLocal(filepath.Join(dir, "master.key"), rand.Reader, true)
	if err != nil {
		t.Fatal(err)
	}
	blobs, err := blob.New(blob.Config{Store: db, Dir: filepath.Join(dir, "blobs"), Logger: storetest.Quiet()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := blobs.Close(); err != nil {
			t.Error(err)
		}
	})
	w := &World{Directory: &Directory{routes: map[string]directory.Route{}, refused: map[string]error{}}, Store: db, orgs: map[string]bool{}}
	w.keys = keys.NewRing(db, local, rand.Reader, time.Now)
	w.Mailboxes = mailbox.New(mailbox.Config{Store: db, Keys: w.keys, Blobs: blobs, Now: time.Now, Logger: storetest.Quiet()})
	cfg := delivery.Config{
		Directory: w.Directory, Mailboxes: w.Mailboxes, Store: db,
		Now: time.Now, Rand: rand.Reader, Logger: storetest.Quiet(), Hostname: Hostname,
	}
	for _, f := range change {
		f(&cfg)
	}
	if w.Delivery, err = delivery.New(cfg); err != nil {
		t.Fatal(err)
	}
	return w
}

func must(t testing.TB) func(store.Schema, error) store.Schema {
	return func(s store.Schema, err error) store.Schema {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
}

// AddUser makes a mailbox for owner in org, and the organization when it is new.
// The first address is the primary one.
func (w *World) AddUser(t testing.TB, org, owner string, addresses ...string) mailbox.ID {
	t.Helper()
	ctx := t.Context()
	if !w.orgs[org] {
		w.orgs[org] = true
		w.run(t)(w.keys.Prepare(ctx, org))
	}
	w.run(t)(w.Mailboxes.PrepareProvision(ctx, org, owner))
	box, err := w.Mailboxes.ByOwner(ctx, org, owner)
	if err != nil {
		t.Fatal(err)
	}
	to := []directory.Recipient{{Org: org, Owner: owner, Address: addresses[0]}}
	for _, a := range addresses {
		w.SetRoute(a, directory.Route{Org: org, Entity: owner, Type: directory.TypeUser, Address: a, Mailboxes: to})
	}
	return box.ID
}

func (w *World) run(t testing.TB) func(func(*store.Tx) error, error) {
	return func(fn func(*store.Tx) error, err error) {
		t.Helper()
		if err == nil {
			err = w.Store.Update(t.Context(), fn)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// AddGroup gives a group of users of one organization an address.
func (w *World) AddGroup(org, address string, owners ...string) {
	route := directory.Route{Org: org, Entity: "group " + address, Type: directory.TypeGroup, Address: address}
	for _, o := range owners {
		route.Mailboxes = append(route.Mailboxes, directory.Recipient{Org: org, Owner: o})
	}
	w.SetRoute(address, route)
}

// SetQuota sets the quota of a mailbox in bytes.
func (w *World) SetQuota(t testing.TB, id mailbox.ID, bytes int64) {
	t.Helper()
	err := w.Store.Update(t.Context(), func(tx *store.Tx) error {
		_, err := tx.Exec(`UPDATE mailbox SET quota = $1 WHERE id = $2`, bytes, id)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Inbox returns the messages in the inbox of a mailbox, trace fields included.
func (w *World) Inbox(t testing.TB, id mailbox.ID) []string {
	t.Helper()
	ctx := t.Context()
	folder, err := w.Mailboxes.FolderByPath(ctx, id, []string{"INBOX"})
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	err = w.Mailboxes.Items(ctx, folder.ID, mailbox.AllUIDs(), mailbox.WithIndex|mailbox.WithBody, func(i *mailbox.Item) error {
		content, err := i.Content(ctx)
		if err != nil {
			return err
		}
		defer content.Close()
		b, err := content.Bytes(0, content.Size())
		found = append(found, string(b))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Messages is the number of messages in the inbox of a mailbox.
func (w *World) Messages(t testing.TB, id mailbox.ID) int {
	t.Helper()
	folder, err := w.Mailboxes.FolderByPath(t.Context(), id, []string{"INBOX"})
	if err != nil {
		t.Fatal(err)
	}
	return int(folder.Messages)
}

// A Directory is a [delivery.Directory] without a database. Every domain that
// ends in ".example" is elsewhere.
type Directory struct {
	mu      sync.RWMutex
	routes  map[string]directory.Route
	refused map[string]error
}

// SetRoute says where an address leads.
func (d *Directory) SetRoute(address string, r directory.Route) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.routes[strings.ToLower(address)] = r
}

// Refuse makes an address be refused with an error.
func (d *Directory) Refuse(address string, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.refused[strings.ToLower(address)] = err
}

// Route implements [delivery.Directory].
func (d *Directory) Route(_ context.Context, address string) (directory.Route, error) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	address = strings.ToLower(address)
	if err := d.refused[address]; err != nil {
		return directory.Route{}, err
	}
	if r, ok := d.routes[address]; ok {
		return r, nil
	}
	if strings.HasSuffix(address, ".example") {
		return directory.Route{}, &directory.Error{Kind: directory.NotLocal, Message: "elsewhere"}
	}
	return directory.Route{}, &directory.Error{Kind: directory.EntityNotFound, Message: "nobody"}
}

// AddressesOf implements [delivery.Directory].
func (d *Directory) AddressesOf(_ context.Context, org, entity string) ([]string, error) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	var found []string
	for a, r := range d.routes {
		if r.Org == org && r.Entity == entity {
			found = append(found, a)
		}
	}
	return found, nil
}
