package imap

import (
	"slices"
	"testing"

	"github.com/mailstead/mailstead/internal/service/mailbox"
	"github.com/mailstead/mailstead/internal/wire/imapwire"
	"pgregory.net/rapid"
)

// TestViewModel drives a view beside the obvious model, a sorted slice of UIDs, as a client sees it: it applies the
// EXPUNGE numbers one by one and must end with the same list.
func TestViewModel(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var v view
		var model []uint32 // what is in the view
		var client []uint32
		next := uint32(1)
		t.Repeat(map[string]func(*rapid.T){
			"arrive": func(t *rapid.T) {
				for range rapid.IntRange(1, 5).Draw(t, "count") {
					next += uint32(rapid.IntRange(0, 2).Draw(t, "gap"))
					v.add(next)
					model, client = append(model, next), append(client, next)
					next++
				}
			},
			"vanish": func(t *rapid.T) {
				gone := slices.DeleteFunc(slices.Clone(model), func(uint32) bool { return rapid.IntRange(0, 3).Draw(t, "gone") > 0 })
				extra := rapid.SliceOfN(rapid.Uint32Range(0, next+3), 0, 3).Draw(t, "unknown or known")
				gone = append(gone, extra...)
				slices.Sort(gone)
				for _, n := range v.remove(gone) {
					if n == 0 || int(n) > len(client) {
						t.Fatalf("EXPUNGE %d of %d messages", n, len(client))
					}
					client = slices.Delete(client, int(n)-1, int(n))
				}
				model = slices.DeleteFunc(model, func(u uint32) bool { return slices.Contains(gone, u) })
			},
			"": func(t *rapid.T) { checkView(t, &v, model, client, next) },
		})
	})
}

func checkView(t *rapid.T, v *view, model, client []uint32, next uint32) {
	if !slices.Equal(model, client) {
		t.Fatalf("the client has %v, the folder %v", client, model)
	}
	if int(v.len()) != len(model) {
		t.Fatalf("len %d, want %d", v.len(), len(model))
	}
	for i, uid := range model {
		if got := v.uid(uint32(i + 1)); got != uid {
			t.Fatalf("uid(%d) = %d, want %d", i+1, got, uid)
		}
		if got, ok := v.seq(uid); !ok || int(got) != i+1 {
			t.Fatalf("seq(%d) = %d, %v, want %d", uid, got, ok, i+1)
		}
	}
	if _, ok := v.seq(next + 1); ok {
		t.Fatal("a UID that does not exist has a number")
	}
	if len(model) > 0 && v.maxUID() != model[len(model)-1] {
		t.Fatalf("maxUID %d", v.maxUID())
	}
	a := rapid.Uint32Range(1, next+2).Draw(t, "from")
	b := rapid.Uint32Range(a, next+4).Draw(t, "to")
	ranges := []imapwire.NumRange{{First: a, Last: b}}
	var wantUIDs []uint32
	for _, uid := range model {
		if uid >= a && uid <= b {
			wantUIDs = append(wantUIDs, uid)
		}
	}
	if got := members(v.byUID(ranges)); !slices.Equal(got, wantUIDs) {
		t.Fatalf("byUID(%d:%d) = %v, want %v", a, b, got, wantUIDs)
	}
	set, ok := v.bySeq(ranges)
	if ok != (int(b) <= len(model)) {
		t.Fatalf("bySeq(%d:%d) of %d messages: %v", a, b, len(model), ok)
	}
	if ok && !slices.Equal(members(set), model[a-1:b]) {
		t.Fatalf("bySeq(%d:%d) = %v", a, b, set)
	}
	present := slices.DeleteFunc(slices.Clone(model), func(u uint32) bool { return u >= a && u <= b })
	if got := v.missing(present); !slices.Equal(got, wantUIDs) {
		t.Fatalf("missing = %v, want %v", got, wantUIDs)
	}
	n := rapid.IntRange(1, 6).Draw(t, "chunk")
	head, rest := splitSet(v.byUID(ranges), n)
	if got := append(members(head), members(rest)...); !slices.Equal(got, wantUIDs) || setLen(head) != min(n, len(wantUIDs)) {
		t.Fatalf("splitSet(%d) = %v and %v", n, head, rest)
	}
}

// members lists a set, which must be ascending and joined.
func members(set mailbox.UIDSet) []uint32 {
	var out []uint32
	for _, r := range set {
		if n := len(out); r.First > r.Last || n > 0 && r.First <= out[n-1]+1 {
			panic("set not in order or not joined")
		}
		for u := r.First; u <= r.Last; u++ {
			out = append(out, u)
		}
	}
	return out
}

func TestViewOfFreshFolderIsOneRun(t *testing.T) {
	t.Parallel()
	uids := make([]uint32, 100_000)
	for i := range uids {
		uids[i] = uint32(i + 1)
	}
	v := newView(uids)
	if len(v.runs) != 1 || cap(v.runs) != 1 {
		t.Errorf("%d runs, capacity %d", len(v.runs), cap(v.runs))
	}
	if numbers := v.remove(uids); len(numbers) != len(uids) || numbers[0] != 1 || numbers[len(numbers)-1] != 1 || v.len() != 0 {
		t.Errorf("expunging everything: %d numbers, %d left", len(numbers), v.len())
	}
	v = newView([]uint32{1, ^uint32(0)})
	if numbers := v.remove([]uint32{^uint32(0)}); !slices.Equal(numbers, []uint32{2}) || v.len() != 1 {
		t.Errorf("the largest UID of all: %v, %d left", numbers, v.len())
	}
}
