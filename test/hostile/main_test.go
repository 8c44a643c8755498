// Package hostile attacks the real server at every door, while a well-behaved
// client goes on with its work beside it. What is sent gets a clear error, the
// server's memory stays bounded, and nobody else notices.
package hostile

import (
	"os"
	"testing"

	"github.com/mailstead/mailstead/test/harness"
)

func TestMain(m *testing.M) { os.Exit(harness.Main(m)) }

// maxResident bounds what the server may use at any moment, in bytes: the limit
// that it sets itself, 768 MiB, and what is not of the Go heap.
const maxResident = 1000 << 20

// raceFactor is what the race detector costs (https://go.dev/doc/articles/race_detector).
const raceFactor = 5

// An attack is one kind of misuse.
type attack struct {
	name string
	run  func(t *testing.T, v *victim)
}

// A victim is the server under attack.
type victim struct {
	in   *harness.Instance
	user harness.Entity
}

func TestHostileInput(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		v := &victim{in, org.User("ada")}
		for _, attacks := range [][]attack{smtpAttacks(), contentAttacks(), imapAttacks(), apiAttacks(), tlsAttacks(), crowdAttacks()} {
			for _, a := range attacks {
				t.Run(a.name, func(t *testing.T) { v.attacked(t, org, a) })
			}
		}
		in.Doctor()
	})
}

// attacked runs an attack beside a bystander and looks at the memory afterwards.
func (v *victim) attacked(t *testing.T, org *harness.Org, a attack) {
	t.Helper()
	if err := v.in.Server().ResetPeak(); err != nil {
		t.Fatal(err)
	}
	b := newBystander(t, v.in, org)
	a.run(t, v)
	b.finish()
	memory, err := v.in.Server().Memory()
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("at most %d MiB resident, bystander made %d rounds", memory.Peak>>20, b.rounds)
	limit := int64(maxResident)
	if os.Getenv(harness.RaceVariable) != "" {
		limit *= raceFactor
	}
	if memory.Peak > limit {
		t.Errorf("the server used %d MiB, want at most %d", memory.Peak>>20, limit>>20)
	}
}
