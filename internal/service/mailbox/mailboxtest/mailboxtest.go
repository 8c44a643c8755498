// Package mailboxtest sets up mailboxes for tests of what is built on them.
package mailboxtest

import (
	"crypto/rand"
	"path/filepath"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/engine/blob"
	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/engine/store/storetest"
	"github.com/mailstead/mailstead/internal/service/mailbox"
)

// A Fixture is a mailbox service over an empty database.
type Fixture struct {
	Store *store.Store
	Keys  *keys.Ring
	Blobs *blob.Store
	Boxes *mailbox.Service
}

// Schemas are what the fixture migrates to, in order.
func Schemas(t testing.TB) []store.Schema {
	t.Helper()
	var out []store.Schema
	for _, schema := range []func() (store.Schema, error){keys.Schema, blob.Schema, mailbox.Schema} {
		s, err := schema()
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	return out
}

// New opens the database at url, with further schemas if wanted, and a mailbox
// service over it. All is closed when the test ends.
func New(t testing.TB, url string, now func() time.Time, more ...store.Schema) *Fixture {
	t.Helper()
	db := storetest.Open(t, url, append(Schemas(t), more...)...)
	local, err := keys.OpenLocal(filepath.Join(t.TempDir(), "master.key"), rand.Reader, true)
	if err != nil {
		t.Fatal(err)
	}
	ring := keys.NewRing(db, local, rand.Reader, now)
	blobs, err := blob.New(blob.Config{Store: db, Dir: filepath.Join(t.TempDir(), "blobs"), Logger: storetest.Quiet()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := blobs.Close(); err != nil {
			t.Error(err)
		}
	})
	boxes := mailbox.New(mailbox.Config{Store: db, Keys: ring, Blobs: blobs, Now: now, Logger: storetest.Quiet()})
	return &Fixture{Store: db, Keys: ring, Blobs: blobs, Boxes: boxes}
}

// Mailbox makes an organization's key if it has none, and a mailbox of owner in
// it.
func (f *Fixture) Mailbox(t testing.TB, org, owner string) mailbox.Mailbox {
	t.Helper()
	key, err := f.Keys.Prepare(t.Context(), org)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Store.Update(t.Context(), key); err != nil {
		t.Fatal(err)
	}
	provision, err := f.Boxes.PrepareProvision(t.Context(), org, owner)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Store.Update(t.Context(), provision); err != nil {
		t.Fatal(err)
	}
	m, err := f.Boxes.ByOwner(t.Context(), org, owner)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Folder returns the folder of a mailbox at a path.
func (f *Fixture) Folder(t testing.TB, m mailbox.Mailbox, path ...string) mailbox.Folder {
	t.Helper()
	folder, err := f.Boxes.FolderByPath(t.Context(), m.ID, path)
	if err != nil {
		t.Fatalf("folder %q: %v", path, err)
	}
	return folder
}

// Check fails the test when a mailbox or the store of bodies is inconsistent.
func (f *Fixture) Check(t testing.TB) {
	t.Helper()
	report := func(problem string) { t.Error(problem) }
	if err := f.Boxes.CheckBodies(t.Context(), report); err != nil {
		t.Fatal(err)
	}
	err := f.Boxes.All(t.Context(), func(m mailbox.Mailbox) error { return f.Boxes.Check(t.Context(), m.ID, true, report) })
	if err != nil {
		t.Fatal(err)
	}
}
