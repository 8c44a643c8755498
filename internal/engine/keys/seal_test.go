package keys_test

import (
	"errors"
	"path/filepath"
	"testing"

	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store/storetest"
)

func TestSealForAnOrganization(t *testing.T) {
	storetest.Run(t, func(t *testing.T, url string) {
		ctx := t.Context()
		r, s := ring(t, url, filepath.Join(t.TempDir(), "master.key"), true)
		create(t, r, s, "m-a")
		create(t, r, s, "m-b")
		object := keys.Object{Kind: "thing"}
		sealed, err := r.Seal(ctx, "m-a", []byte("secret"), object)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := r.Open(ctx, "m-a", sealed, object); err != nil || string(got) != "secret" {
			t.Errorf("Open: %q, %v", got, err)
		}
		if _, err := r.Open(ctx, "m-b", sealed, object); !errors.Is(err, keys.ErrSealed) {
			t.Errorf("with the key of another organization: %v", err)
		}
		if _, err := r.Seal(ctx, "m-none", nil, object); !errors.Is(err, keys.ErrNoKey) {
			t.Errorf("Seal without a key: %v", err)
		}
		if _, err := r.Open(ctx, "m-none", sealed, object); !errors.Is(err, keys.ErrNoKey) {
			t.Errorf("Open without a key: %v", err)
		}
	})
}
