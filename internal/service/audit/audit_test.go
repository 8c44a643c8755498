package audit_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/engine/store/storetest"
	"github.com/mailstead/mailstead/internal/service/audit"
)

var noon = time.Date(2030, 1, 31, 12, 0, 0, 0, time.UTC)

type world struct {
	t     testing.TB
	store *store.Store
	keys  *keys.Ring
	now   time.Time
	log   bytes.Buffer // of the last log that was opened; read it when that is closed
}

func newWorld(t testing.TB, url string) *world {
	t.Helper()
	var schemas []store.Schema
	for _, schema := range []func() (store.Schema, error){keys.Schema, audit.Schema} {
		one, err := schema()
		if err != nil {
			t.Fatal(err)
		}
		schemas = append(schemas, one)
	}
	s := storetest.Open(t, url, schemas...)
	local, err := keys.OpenLocal(filepath.Join(t.TempDir(), "master.key"), rand.Reader, true)
	if err != nil {
		t.Fatal(err)
	}
	return &world{t: t, store: s, keys: keys.NewRing(s, local, rand.Reader, time.Now), now: noon}
}

func (w *world) open() *audit.Log {
	w.t.Helper()
	l, err := audit.New(w.t.Context(), audit.Config{
		Store: w.store, Keys: w.keys, Now: func() time.Time { return w.now }, Logger: slog.New(slog.NewTextHandler(&w.log, nil)),
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return l
}

func (w *world) closed(l *audit.Log) {
	w.t.Helper()
	if err := l.Close(); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) read(f audit.Filter) (out []audit.Event) {
	w.t.Helper()
	err := audit.Reader{Store: w.store, Keys: w.keys}.Read(w.t.Context(), f, func(e audit.Event) error {
		out = append(out, e)
		return nil
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return out
}

func event(n int) audit.Event {
	return audit.Event{
		Time: noon.Add(time.Duration(n) * time.Second), RequestID: fmt.Sprint("r", n), Service: "workmail", Operation: "CreateUser",
		Region: "us-east-1", SourceIP: "192.0.2.1", UserAgent: "aws-cli", Organization: "m-1", Parameters: json.RawMessage(`{"name":"ada"}`),
		Identity: audit.Identity{
			Type: "IAMUser", ARN: "arn:aws:iam::111122223333:user/ops", PrincipalID: "AIDA1", Account: "111122223333", AccessKeyID: "AKIA1", Name: "ops",
		},
	}
}

func TestEverythingIsStoredWhenTheLogCloses(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, url string) {
		w := newWorld(t, url)
		if got := w.read(audit.Filter{}); len(got) != 0 {
			t.Errorf("before anything: %v", got)
		}
		l := w.open()
		const writers, each = 8, 1000
		var wg sync.WaitGroup
		for i := range writers {
			wg.Go(func() {
				for k := range each {
					l.Record(event(i*each + k))
				}
			})
		}
		wg.Wait()
		w.closed(l)
		seen := map[string]int{}
		for _, e := range w.read(audit.Filter{}) {
			seen[e.RequestID]++
		}
		if len(seen) != writers*each {
			t.Errorf("got %d events of %d; log: %s", len(seen), writers*each, w.log.String())
		}
		for id, n := range seen {
			if n != 1 {
				t.Errorf("%s is there %d times", id, n)
			}
		}
	})
}

// Records are readable while the server runs, a moment after the call.
func TestRecordsAreStoredWithoutClosing(t *testing.T) {
	t.Parallel()
	w := newWorld(t, storetest.URL(t, "sqlite"))
	l := w.open()
	defer w.closed(l)
	l.Record(event(1))
	for deadline := time.Now().Add(20 * time.Second); len(w.read(audit.Filter{})) == 0; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the record is not stored")
		}
	}
}

func TestFilters(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, url string) {
		w := newWorld(t, url)
		for n := range 3 { // a segment each
			l := w.open()
			e := event(n)
			switch n {
			case 1:
				e.Operation, e.Organization, e.Error = "DeleteUser", "m-2", "EntityStateException"
			case 2:
				e.Identity = audit.Identity{Type: "Root", ARN: "arn:aws:iam::111122223333:root"}
			}
			l.Record(e)
			w.closed(l)
		}
		for want, f := range map[string]audit.Filter{
			"r0 r1 r2": {},
			"r1 r2":    {Since: noon.Add(time.Second)},
			"r0 r1":    {Until: noon.Add(2 * time.Second)},
			"r1":       {Since: noon.Add(time.Second), Until: noon.Add(1500 * time.Millisecond)},
			"r0 r1 ":   {Principal: "OPS"},
			" r0 r1":   {Principal: "AKIA1"},
			" r0 r1 ":  {Principal: "arn:aws:iam::111122223333:user/ops"},
			"r2":       {Principal: "root"},
			"r1 ":      {Operation: "deleteuser"},
			" r1":      {Organization: "m-2"},
			" r1 ":     {FailedOnly: true},
			"r2 ":      {RequestID: "r2"},
			"":         {Operation: "Delete"},
		} {
			var got []string
			for _, e := range w.read(f) {
				got = append(got, e.RequestID)
			}
			if strings.Join(got, " ") != strings.TrimSpace(want) {
				t.Errorf("%+v: got %v, want %s", f, got, want)
			}
		}
	})
}

func TestPurge(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, url string) {
		w := newWorld(t, url)
		l := w.open()
		l.Record(event(0))
		w.closed(l)
		l = w.open()
		l.Record(event(10))
		w.now = noon.Add(audit.DefaultKeep + 5*time.Second)
		w.closed(l)
		if err := l.Purge(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := w.read(audit.Filter{}); len(got) != 1 || got[0].RequestID != "r10" {
			t.Errorf("got %+v", got)
		}
	})
}

// What a caller sends must not grow the log without bound, and what the log holds
// must not be readable without the key.
func TestEventsAreBoundedAndSealed(t *testing.T) {
	t.Parallel()
	w := newWorld(t, storetest.URL(t, "sqlite"))
	l := w.open()
	e := event(1)
	e.Parameters = json.RawMessage(`{"x":"` + strings.Repeat("x", 1<<20) + `"}`)
	e.Message, e.UserAgent = strings.Repeat("m", 1<<20), "Mozilla/5.0 unmistakable "+strings.Repeat("u", 1<<20)
	l.Record(e)
	w.closed(l)
	got := w.read(audit.Filter{})
	if len(got) != 1 || len(got[0].Parameters)+len(got[0].Message)+len(got[0].UserAgent) > 8<<10 {
		t.Errorf("got %.500v", got)
	}
	err := w.store.View(t.Context(), func(tx *store.Tx) error {
		var body []byte
		if err := tx.QueryRow(`SELECT body FROM audit_segment`).Scan(&body); err != nil {
			return err
		}
		if bytes.Contains(body, []byte("unmistakable")) {
			t.Error("the segment lies open")
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// While the store is stuck the queue fills: reading calls are not held up, what is
// not recorded is counted in the log and in the record.
func TestLossIsLoud(t *testing.T) {
	t.Parallel()
	w := newWorld(t, storetest.URL(t, "sqlite"))
	l := w.open()
	stuck, release := make(chan struct{}), make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		err := w.store.Update(context.Background(), func(*store.Tx) error {
			select {
			case <-stuck:
			default:
				close(stuck)
			}
			<-release
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	})
	<-stuck
	e := event(1)
	e.ReadOnly = true
	const calls = 20_000
	for range calls {
		l.Record(e)
	}
	close(release)
	wg.Wait()
	w.closed(l)
	var stored, lost int
	for _, e := range w.read(audit.Filter{}) {
		if e.Operation == "AuditRecordsLost" {
			var n int
			if _, err := fmt.Sscanf(e.Message, "%d calls", &n); err != nil {
				t.Errorf("%q: %v", e.Message, err)
			}
			lost += n
			continue
		}
		stored++
	}
	if lost == 0 || stored+lost != calls || !strings.Contains(w.log.String(), "missing from the audit log") {
		t.Errorf("%d stored, %d lost of %d; log: %s", stored, lost, calls, w.log.String())
	}
}

func TestCloudTrailForm(t *testing.T) {
	t.Parallel()
	e := event(1)
	e.Identity.Type, e.Error, e.Message = "AssumedRole", "AccessDeniedException", "no"
	got, err := json.MarshalIndent(e.CloudTrail(), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/cloudtrail.json")
	if err != nil {
		t.Fatal(err)
	}
	if strings.TrimSpace(string(want)) != string(got) {
		t.Errorf("got %s", got)
	}
}

// BenchmarkRecord is what one call pays, and how much of it goes to the store.
func BenchmarkRecord(b *testing.B) {
	w := newWorld(b, storetest.URL(b, "sqlite"))
	l := w.open()
	e := event(1)
	b.ReportAllocs()
	for b.Loop() {
		l.Record(e)
	}
	b.StopTimer()
	w.closed(l)
}
