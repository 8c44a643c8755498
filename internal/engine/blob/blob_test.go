package blob_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	mrand "math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/engine/blob"
	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/engine/store/storetest"
)

type fixture struct {
	db    *store.Store
	blobs *blob.Store
	key   *keys.Key
	dir   string
}

func setUp(t testing.TB, url string) fixture {
	t.Helper()
	var schemas []store.Schema
	for _, f := range []func() (store.Schema, error){keys.Schema, blob.Schema} {
		s, err := f()
		if err != nil {
			t.Fatal(err)
		}
		schemas = append(schemas, s)
	}
	db := storetest.Open(t, url, schemas...)
	local, err := keys.OpenLocal(filepath.Join(t.TempDir(), "master.key"), rand.Reader, true)
	if err != nil {
		t.Fatal(err)
	}
	ring := keys.NewRing(db, local, rand.Reader, time.Now)
	commit, err := ring.Prepare(t.Context(), "m-a")
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Update(t.Context(), commit); err != nil {
		t.Fatal(err)
	}
	key, err := ring.Key(t.Context(), "m-a")
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "blobs")
	blobs, err := blob.New(blob.Config{Store: db, Dir: dir, Logger: storetest.Quiet()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := blobs.Close(); err != nil {
			t.Error(err)
		}
	})
	return fixture{db, blobs, key, dir}
}

func (f fixture) put(t *testing.T, raw []byte, refs int) int64 {
	t.Helper()
	sealed, err := f.blobs.Seal(t.Context(), f.key, "m-a", raw, []byte("text of it"))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.db.Update(t.Context(), func(tx *store.Tx) error { return sealed.Insert(tx, refs) }); err != nil {
		t.Fatal(err)
	}
	if err := sealed.Close(); err != nil {
		t.Fatal(err)
	}
	return sealed.ID
}

func (f fixture) files(t *testing.T) int {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(f.dir, "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	return len(names)
}

func random(n int) []byte {
	b := make([]byte, n)
	if _, err := mrand.NewChaCha8([32]byte{1}).Read(b); err != nil {
		panic(err)
	}
	return b
}

func TestBodiesComeBackAsTheyWere(t *testing.T) {
	storetest.Run(t, func(t *testing.T, url string) {
		f := setUp(t, url)
		for _, tc := range []struct {
			name  string
			raw   []byte
			files int
		}{
			{"empty", nil, 0},
			{"small", []byte("hello"), 0},
			{"compressible, several frames", bytes.Repeat([]byte("spam and eggs\r\n"), 60000), 0},
			{"incompressible, inline", random(100 << 10), 0},
			{"incompressible, a file", random(1<<20 + 17), 1},
		} {
			t.Run(tc.name, func(t *testing.T) {
				before := f.files(t)
				id := f.put(t, tc.raw, 1)
				if got := f.files(t) - before; got != tc.files {
					t.Errorf("%d files were made, want %d", got, tc.files)
				}
				body, err := f.blobs.Open(t.Context(), f.key, id)
				if err != nil {
					t.Fatal(err)
				}
				defer body.Close()
				if body.Size() != int64(len(tc.raw)) {
					t.Fatalf("Size is %d, want %d", body.Size(), len(tc.raw))
				}
				checkRanges(t, body, tc.raw)
			})
		}
	})
}

func checkRanges(t *testing.T, body *blob.Body, raw []byte) {
	t.Helper()
	ranges := [][2]int{{0, len(raw)}, {len(raw), 0}, {len(raw) / 2, len(raw) / 3}}
	if len(raw) > 300<<10 {
		ranges = append(ranges, [2]int{256<<10 - 1, 2}, [2]int{0, 1})
	}
	for _, r := range ranges {
		var got bytes.Buffer
		if err := body.WriteRange(&got, int64(r[0]), int64(r[1])); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), raw[r[0]:r[0]+r[1]]) {
			t.Errorf("range %v differs", r)
		}
	}
	if err := body.WriteRange(&bytes.Buffer{}, 0, int64(len(raw))+1); err == nil {
		t.Error("a range beyond the end was served")
	}
}

func TestReleaseDeletesWithTheLastReference(t *testing.T) {
	storetest.Run(t, func(t *testing.T, url string) {
		f := setUp(t, url)
		id := f.put(t, random(300<<10), 2)
		release := func(n int) {
			t.Helper()
			if err := f.db.Update(t.Context(), func(tx *store.Tx) error { return f.blobs.Release(tx, id, n) }); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.db.Update(t.Context(), func(tx *store.Tx) error { return f.blobs.AddRefs(tx, id, 1) }); err != nil {
			t.Fatal(err)
		}
		release(2)
		if _, err := f.blobs.Open(t.Context(), f.key, id); err != nil || f.files(t) != 1 {
			t.Fatalf("gone while one reference is left: %v", err)
		}
		release(1)
		if _, err := f.blobs.Open(t.Context(), f.key, id); !errors.Is(err, blob.ErrNotFound) || f.files(t) != 0 {
			t.Errorf("after the last release: %v, %d files", err, f.files(t))
		}
	})
}

func TestNoOrphans(t *testing.T) {
	f := setUp(t, storetest.URL(t, "sqlite"))
	kept := f.put(t, random(200<<10), 1)
	failed, err := f.blobs.Seal(t.Context(), f.key, "m-a", random(200<<10), nil)
	if err != nil {
		t.Fatal(err)
	}
	boom := errors.New("boom")
	err = f.db.Update(t.Context(), func(tx *store.Tx) error { return errors.Join(failed.Insert(tx, 1), boom) })
	if !errors.Is(err, boom) || f.files(t) != 2 {
		t.Fatal(err)
	}
	if err := failed.Close(); err != nil || f.files(t) != 1 {
		t.Fatalf("Close after a failed transaction: %v, %d files", err, f.files(t))
	}
	// A crash between the file and its transaction: nobody calls Close.
	if _, err := f.blobs.Seal(t.Context(), f.key, "m-a", random(200<<10), nil); err != nil {
		t.Fatal(err)
	}
	if n, err := f.blobs.Sweep(t.Context(), time.Now(), time.Hour); n != 0 || err != nil {
		t.Errorf("a young file was swept: %d, %v", n, err)
	}
	if n, err := f.blobs.Sweep(t.Context(), time.Now(), 0); n != 1 || err != nil {
		t.Errorf("Sweep: %d, %v", n, err)
	}
	if _, err := f.blobs.Open(t.Context(), f.key, kept); err != nil {
		t.Error(err)
	}
}

func TestDamageIsNoticed(t *testing.T) {
	f := setUp(t, storetest.URL(t, "sqlite"))
	id := f.put(t, random(1<<20), 1)
	names, err := filepath.Glob(filepath.Join(f.dir, "*", "*"))
	if err != nil || len(names) != 1 {
		t.Fatal(names, err)
	}
	data, err := os.ReadFile(names[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []int{0, 1, 5, 20, len(data) / 2, len(data) - 1} {
		bad := bytes.Clone(data)
		bad[at] ^= 0x40
		if err := os.WriteFile(names[0], bad, 0o600); err != nil {
			t.Fatal(err)
		}
		body, err := f.blobs.Open(t.Context(), f.key, id)
		if err == nil {
			err = body.WriteRange(&bytes.Buffer{}, 0, body.Size())
		}
		if err == nil {
			t.Errorf("a changed byte at %d went unnoticed", at)
		}
	}
}

func TestBodiesAreNotReadableInTheFile(t *testing.T) {
	f := setUp(t, storetest.URL(t, "sqlite"))
	secret := []byte("a very particular sentence")
	f.put(t, append(random(200<<10), secret...), 1)
	names, _ := filepath.Glob(filepath.Join(f.dir, "*", "*"))
	data, err := os.ReadFile(names[0])
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(data, secret) {
		t.Error("the file shows the plaintext")
	}
}

func BenchmarkSeal4K(b *testing.B) {
	f := setUp(b, storetest.URL(b, "sqlite"))
	raw := append(bytes.Repeat([]byte("Subject: a header of sorts\r\n"), 40), random(3000)...)
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, err := f.blobs.Seal(b.Context(), f.key, "m-a", raw, raw[:300]); err != nil {
			b.Fatal(err)
		}
	}
}

// The directories are there, durably, before any message that lies in one of them
// is acknowledged.
func TestDirectoriesAreMadeBeforehand(t *testing.T) {
	f := setUp(t, storetest.URL(t, "sqlite"))
	dirs := func() int {
		entries, err := os.ReadDir(f.dir)
		if err != nil {
			t.Fatal(err)
		}
		return len(entries)
	}
	before := dirs()
	for range 3 {
		f.put(t, random(200<<10), 1)
	}
	if after := dirs(); before == 0 || after != before {
		t.Errorf("%d directories before the first message, %d after it", before, after)
	}
}
