package imap

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/mailstead/mailstead/internal/service/mailbox"
	"github.com/mailstead/mailstead/internal/wire/imapwire"
)

// TestTablesAreComplete: what the codec can read, the server can answer.
func TestTablesAreComplete(t *testing.T) {
	t.Parallel()
	for op := imapwire.FetchFlags; op <= imapwire.FetchRFC822; op++ {
		if a, ok := fetchTable[op]; !ok || a.needs == nil || a.write == nil {
			t.Errorf("FETCH attribute %d is not in the table", op)
		}
	}
	for item := imapwire.StatusMessages; item <= imapwire.StatusRecent; item++ {
		if statusValues[item] == nil {
			t.Errorf("STATUS item %s has no value", item)
		}
	}
}

func TestFeaturesDoNotCollide(t *testing.T) {
	t.Parallel()
	seen, caps := make(map[string]bool), make(map[string]bool)
	for _, f := range features() {
		for name, cmd := range f.commands {
			if seen[name] || cmd.handle == nil || cmd.in == 0 {
				t.Errorf("command %s is there twice or cannot be used", name)
			}
			seen[name] = true
			if first, _, two := strings.Cut(name, " "); two != isTwoWords(first) {
				t.Errorf("command %s cannot be found by its words", name)
			}
		}
		for _, name := range f.caps {
			if caps[name] {
				t.Errorf("capability %s is there twice", name)
			}
			caps[name] = true
		}
	}
}

func TestViewCacheForgetsWhenFull(t *testing.T) {
	t.Parallel()
	var c viewCache
	var gaps view
	for uid := uint32(1); uid < 20_000; uid += 2 {
		gaps.add(uid)
	}
	for id := mailbox.FolderID(1); id < 300; id++ {
		c.put(id, &gaps, 1)
	}
	runs := 0
	for _, v := range c.entries {
		runs += len(v.runs) + 1
	}
	if runs != c.runs || runs > cachedRuns+len(gaps.runs)+1 || len(c.entries) < 50 {
		t.Errorf("%d runs in %d entries, counted %d", runs, len(c.entries), c.runs)
	}
	v, ok := c.get(299)
	if !ok || len(v.runs) != len(gaps.runs) {
		t.Fatal("the youngest entry is missing")
	}
	gaps.add(20_001)
	gaps.remove([]uint32{1})
	if again, _ := c.get(299); len(again.runs) != len(v.runs) || again.runs[0] != v.runs[0] {
		t.Error("a cached view changes with the one it was made of")
	}
}

func TestBudgetIsGivenBack(t *testing.T) {
	t.Parallel()
	b := newBudget(1 << 20)
	first, err := b.reserve(t.Context(), 5<<20) // more than there is takes all there is
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var r *refusal
	if _, err := b.reserve(ctx, 1<<19); !errors.As(err, &r) {
		t.Errorf("a full budget gave %v", err)
	}
	if _, err := b.reserve(ctx, 1000); err != nil {
		t.Errorf("small things wait for the budget: %v", err)
	}
	first()
	second, err := b.reserve(t.Context(), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	second()
}
