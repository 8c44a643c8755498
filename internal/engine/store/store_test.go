package store_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/engine/store/storetest"
)

func schema(texts ...string) store.Schema {
	files := fstest.MapFS{}
	for i, text := range texts {
		files[fmt.Sprintf("%04d_step.sql", i+1)] = &fstest.MapFile{Data: []byte(text)}
	}
	return store.Schema{Component: "test", Files: files}
}

const accounts = `CREATE TABLE account (name {text} PRIMARY KEY, balance BIGINT NOT NULL);
INSERT INTO account (name, balance) VALUES ('a', 0);
`

func TestUpdateIsAtomic(t *testing.T) {
	storetest.Run(t, func(t *testing.T, url string) {
		s := storetest.Open(t, url, schema(accounts))
		boom := errors.New("boom")
		err := s.Update(t.Context(), func(tx *store.Tx) error {
			if _, err := tx.Exec(`UPDATE account SET balance = 7 WHERE name = $1`, "a"); err != nil {
				return err
			}
			return boom
		})
		if !errors.Is(err, boom) {
			t.Fatalf("Update returned %v, want the closure's error", err)
		}
		if got := balance(t, s); got != 0 {
			t.Errorf("balance is %d after a failed update, want 0", got)
		}
	})
}

// Failing neighbours in the same batch must not take a good update with them.
func TestConcurrentUpdates(t *testing.T) {
	storetest.Run(t, func(t *testing.T, url string) {
		s := storetest.Open(t, url, schema(accounts))
		const workers, each = 16, 20
		var wg sync.WaitGroup
		for w := range workers {
			wg.Go(func() {
				for i := range each {
					err := s.Update(t.Context(), func(tx *store.Tx) error {
						if _, err := tx.Exec(`UPDATE account SET balance = balance + 1 WHERE name = $1`, "a"); err != nil {
							return err
						}
						if i%2 == 1 {
							return errors.New("odd")
						}
						return nil
					})
					if (err != nil) != (i%2 == 1) {
						t.Errorf("worker %d, update %d: %v", w, i, err)
					}
				}
			})
		}
		wg.Wait()
		if got := balance(t, s); got != workers*each/2 {
			t.Errorf("balance is %d, want %d", got, workers*each/2)
		}
	})
}

func TestPanicStaysInItsUpdate(t *testing.T) {
	storetest.Run(t, func(t *testing.T, url string) {
		s := storetest.Open(t, url, schema(accounts))
		if err := s.Update(t.Context(), func(*store.Tx) error { panic("bug") }); err == nil {
			t.Fatal("a panicking closure succeeded")
		}
		err := s.Update(t.Context(), func(tx *store.Tx) error {
			_, err := tx.Exec(`UPDATE account SET balance = 1`)
			return err
		})
		if err != nil || balance(t, s) != 1 {
			t.Fatalf("after a panic: %v, balance %d", err, balance(t, s))
		}
	})
}

func TestWatchersWakeAfterCommit(t *testing.T) {
	storetest.Run(t, func(t *testing.T, url string) {
		s := storetest.Open(t, url, schema(accounts))
		topic := store.Topic{Kind: "mailbox", ID: 7}
		w := s.Watch(topic)
		defer w.Close()
		quiet := s.Watch(store.Topic{Kind: "mailbox", ID: 8})
		defer quiet.Close()
		drain(w.C) // a fresh connection to the database wakes everyone once
		drain(quiet.C)
		committed := false
		err := s.Update(t.Context(), func(tx *store.Tx) error {
			tx.Notify(topic)
			tx.OnCommit(func() { committed = true })
			_, err := tx.Exec(`UPDATE account SET balance = 3`)
			return err
		})
		if err != nil || !committed {
			t.Fatalf("update: %v, hook ran: %v", err, committed)
		}
		select {
		case <-w.C:
		case <-time.After(5 * time.Second):
			t.Fatal("no wake-up")
		}
		failed := s.Update(t.Context(), func(tx *store.Tx) error { tx.Notify(topic); return errors.New("no") })
		if failed == nil {
			t.Fatal("want an error")
		}
		select {
		case <-w.C:
			t.Error("woken by an update that was rolled back")
		case <-quiet.C:
			t.Error("woken by another topic")
		case <-time.After(20 * time.Millisecond):
		}
	})
}

func TestNotificationCrossesProcesses(t *testing.T) {
	url := storetest.URL(t, "postgres")
	a, b := storetest.Open(t, url, schema(accounts)), storetest.Open(t, url, schema(accounts))
	topic := store.Topic{Kind: "mailbox", ID: 1}
	w := b.Watch(topic)
	defer w.Close()
	deadline := time.After(10 * time.Second)
	for {
		if err := a.Update(t.Context(), func(tx *store.Tx) error { tx.Notify(topic); return nil }); err != nil {
			t.Fatal(err)
		}
		select {
		case <-w.C:
			return
		case <-time.After(50 * time.Millisecond): // not listening yet
		case <-deadline:
			t.Fatal("the other process never heard of it")
		}
	}
}

func TestSequenceNeverRepeats(t *testing.T) {
	storetest.Run(t, func(t *testing.T, url string) {
		s := storetest.Open(t, url)
		seen := map[int64]bool{}
		for range 3 { // three processes, one after the other
			q := s.Sequence("item")
			last := int64(0)
			for range 5000 {
				id, err := q.Next(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				if id <= last || seen[id] {
					t.Fatalf("identifier %d after %d, seen before: %v", id, last, seen[id])
				}
				seen[id], last = true, id
			}
		}
	})
}

func TestMigrate(t *testing.T) {
	storetest.Run(t, func(t *testing.T, url string) {
		storetest.Open(t, url, schema(accounts))
		second := "ALTER TABLE account ADD COLUMN note {text};\n"
		s := storetest.Open(t, url, schema(accounts, second))
		if err := s.Migrate(t.Context(), time.Now, schema(accounts)); !errors.Is(err, store.ErrNewer) {
			t.Errorf("an older release got %v, want ErrNewer", err)
		}
		if err := s.Migrate(t.Context(), time.Now, schema(accounts, second+" ")); err == nil {
			t.Error("an edited migration was accepted")
		}
		bad := "CREATE TABLE extra (a BIGINT);\nSELECT nonsense;\n"
		if err := s.Migrate(t.Context(), time.Now, schema(accounts, second, bad)); err == nil {
			t.Fatal("a broken migration was accepted")
		}
		if err := s.Migrate(t.Context(), time.Now, schema(accounts, second, "CREATE TABLE extra (a BIGINT);\n")); err != nil {
			t.Errorf("what a broken migration began was kept: %v", err)
		}
	})
}

func TestCancelledUpdateDoesNothing(t *testing.T) {
	storetest.Run(t, func(t *testing.T, url string) {
		s := storetest.Open(t, url, schema(accounts))
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := s.Update(ctx, func(*store.Tx) error { t.Error("ran"); return nil }); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want context.Canceled", err)
		}
	})
}

func TestClosedStore(t *testing.T) {
	s, err := store.Open(t.Context(), store.Config{URL: "sqlite:" + t.TempDir() + "/x.db", Logger: storetest.Quiet()})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := s.Update(context.Background(), func(*store.Tx) error { return nil }); !errors.Is(err, store.ErrClosed) {
		t.Errorf("Update on a closed store: %v", err)
	}
}

func balance(t *testing.T, s *store.Store) (n int64) {
	t.Helper()
	if err := s.View(t.Context(), func(tx *store.Tx) error {
		return tx.QueryRow(`SELECT balance FROM account WHERE name = 'a'`).Scan(&n)
	}); err != nil {
		t.Fatal(err)
	}
	return n
}

func drain(c <-chan struct{}) {
	for {
		select {
		case <-c:
		case <-time.After(100 * time.Millisecond):
			return
		}
	}
}
