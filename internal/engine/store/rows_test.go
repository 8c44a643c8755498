package store_test

import (
	"database/sql"
	"errors"
	"testing"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/engine/store/storetest"
)

// Both engines must put the same columns into the same variables.
func TestScan(t *testing.T) {
	type id int64
	type name string
	storetest.Run(t, func(t *testing.T, url string) {
		s := storetest.Open(t, url, schema("CREATE TABLE v (n BIGINT, s {text}, b {bytes}, z BIGINT);\nINSERT INTO v (n, s, b, z) VALUES (7, 'x', NULL, NULL);\n"))
		var (
			n, again  id
			small     uint32
			truth     bool
			text      name
			bytes     []byte
			null      sql.NullInt64
			none, one *int64
		)
		err := s.View(t.Context(), func(tx *store.Tx) error {
			return tx.QueryRow(`SELECT n, n, n, CASE WHEN n = 7 THEN 1 ELSE 0 END, s, b, z, z, n FROM v WHERE n = $1 AND s = $2`, id(7), name("x")).
				Scan(&n, &again, &small, &truth, &text, &bytes, &null, &none, &one)
		})
		if err != nil {
			t.Fatal(err)
		}
		if n != 7 || again != 7 || small != 7 || !truth || text != "x" || bytes != nil || null.Valid || none != nil || one == nil || *one != 7 {
			t.Error(n, again, small, truth, text, bytes, null, none, one)
		}
		for what, dest := range map[string]any{"a number into a small one": new(uint8), "NULL into a number": new(int64), "text into a number": new(int64)} {
			query := map[string]string{"a number into a small one": `SELECT 300`, "NULL into a number": `SELECT z FROM v`, "text into a number": `SELECT s FROM v`}[what]
			err := s.View(t.Context(), func(tx *store.Tx) error { return tx.QueryRow(query).Scan(dest) })
			if err == nil {
				t.Errorf("%s was accepted: %v", what, dest)
			}
		}
	})
}

func TestRowsTellTheirError(t *testing.T) {
	storetest.Run(t, func(t *testing.T, url string) {
		s := storetest.Open(t, url, schema(accounts))
		if err := s.View(t.Context(), func(tx *store.Tx) error { _, err := tx.Query(`SELECT nonsense FROM account`); return err }); err == nil {
			t.Error("a query of nonsense succeeded")
		}
		err := s.View(t.Context(), func(tx *store.Tx) error {
			return tx.QueryRow(`SELECT balance FROM account WHERE name = 'nobody'`).Scan(new(int))
		})
		if !errors.Is(err, store.ErrNoRows) {
			t.Errorf("no row: %v", err)
		}
	})
}
