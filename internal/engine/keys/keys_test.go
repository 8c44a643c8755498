package keys_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/engine/store/storetest"
)

func ring(t *testing.T, url, master string, create bool) (*keys.Ring, *store.Store) {
	t.Helper()
	schema, err := keys.Schema()
	if err != nil {
		t.Fatal(err)
	}
	s := storetest.Open(t, url, schema)
	local, err := keys.OpenLocal(master, rand.Reader, create)
	if err != nil {
		t.Fatal(err)
	}
	return keys.NewRing(s, local, rand.Reader, time.Now), s
}

func create(t *testing.T, r *keys.Ring, s *store.Store, org string) *keys.Key {
	t.Helper()
	commit, err := r.Prepare(t.Context(), org)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Update(t.Context(), commit); err != nil {
		t.Fatal(err)
	}
	k, err := r.Key(t.Context(), org)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestSealedBytesOpenOnlyInTheirPlace(t *testing.T) {
	storetest.Run(t, func(t *testing.T, url string) {
		r, s := ring(t, url, filepath.Join(t.TempDir(), "master.key"), true)
		a, b := create(t, r, s, "m-a"), create(t, r, s, "m-b")
		obj := keys.Object{Kind: "body", ID: 7, Part: 1}
		sealed := a.Seal(nil, []byte("secret"), obj)
		if bytes.Contains(sealed, []byte("secret")) {
			t.Fatal("the plaintext is in the sealed bytes")
		}
		if got, err := a.Open(nil, sealed, obj); err != nil || string(got) != "secret" {
			t.Fatalf("Open: %q, %v", got, err)
		}
		flipped := bytes.Clone(sealed)
		flipped[len(flipped)-1] ^= 1
		for name, open := range map[string]func() ([]byte, error){
			"another key":   func() ([]byte, error) { return b.Open(nil, sealed, obj) },
			"another id":    func() ([]byte, error) { return a.Open(nil, sealed, keys.Object{Kind: "body", ID: 8, Part: 1}) },
			"another part":  func() ([]byte, error) { return a.Open(nil, sealed, keys.Object{Kind: "body", ID: 7}) },
			"another kind":  func() ([]byte, error) { return a.Open(nil, sealed, keys.Object{Kind: "text", ID: 7, Part: 1}) },
			"a flipped bit": func() ([]byte, error) { return a.Open(nil, flipped, obj) },
			"nothing":       func() ([]byte, error) { return a.Open(nil, nil, obj) },
		} {
			if _, err := open(); !errors.Is(err, keys.ErrSealed) {
				t.Errorf("%s: got %v, want ErrSealed", name, err)
			}
		}
	})
}

func TestKeysSurviveARestartAndDieWithTheirOrganization(t *testing.T) {
	storetest.Run(t, func(t *testing.T, url string) {
		master := filepath.Join(t.TempDir(), "master.key")
		r, s := ring(t, url, master, true)
		sealed := create(t, r, s, "m-a").Seal(nil, []byte("x"), keys.Object{Kind: "k"})
		again, s2 := ring(t, url, master, false)
		k, err := again.Key(t.Context(), "m-a")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := k.Open(nil, sealed, keys.Object{Kind: "k"}); err != nil {
			t.Fatal(err)
		}
		if err := s2.Update(t.Context(), func(tx *store.Tx) error { return again.Destroy(tx, "m-a") }); err != nil {
			t.Fatal(err)
		}
		if _, err := again.Key(t.Context(), "m-a"); !errors.Is(err, keys.ErrNoKey) {
			t.Errorf("after Destroy: %v, want ErrNoKey", err)
		}
	})
}

func TestPrepareTwiceKeepsTheFirstKey(t *testing.T) {
	r, s := ring(t, storetest.URL(t, "sqlite"), filepath.Join(t.TempDir(), "master.key"), true)
	sealed := create(t, r, s, "m-a").Seal(nil, []byte("x"), keys.Object{Kind: "k"})
	if _, err := create(t, r, s, "m-a").Open(nil, sealed, keys.Object{Kind: "k"}); err != nil {
		t.Error(err)
	}
}

func TestMasterKeyFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "master.key")
	if _, err := keys.OpenLocal(path, rand.Reader, false); err == nil {
		t.Fatal("a missing master key was replaced")
	}
	first, err := keys.OpenLocal(path, rand.Reader, true)
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	wrapped, err := first.Wrap(context.Background(), make([]byte, 32), "a")
	if err != nil {
		t.Fatal(err)
	}
	second, err := keys.OpenLocal(path, rand.Reader, true)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := second.Unwrap(context.Background(), wrapped, "a"); err != nil {
		t.Error(err)
	}
	if _, err := second.Unwrap(context.Background(), wrapped, "b"); err == nil {
		t.Error("unwrapped for another purpose")
	}
	if err := os.WriteFile(path, []byte("garbage"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := keys.OpenLocal(path, rand.Reader, true); err == nil {
		t.Error("a damaged master key was accepted")
	}
}
