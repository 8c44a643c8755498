package mailbox_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/mailstead/mailstead/internal/engine/store/storetest"
	"github.com/mailstead/mailstead/internal/service/mailbox"
	"github.com/mailstead/mailstead/internal/service/mailbox/mailboxtest"
	"pgregory.net/rapid"
)

// message is what the model knows of an item.
type message struct {
	flags    mailbox.Flags
	keywords []string
	text     string
}

// folderModel is a folder as a list of messages by UID, with the states that
// clients of different ages believe in.
type folderModel struct {
	id      mailbox.FolderID
	items   map[uint32]message
	next    uint32
	clients []client
}

// client is a reader that has followed the change log up to a point.
type client struct {
	since mailbox.ModSeq
	known map[uint32]mailbox.Flags
}

// TestModel runs random operations on two folders of a mailbox and one of
// another mailbox against a model, and lets clients that look now and then
// follow by Changes alone.
func TestModel(t *testing.T) {
	storetest.Run(t, func(t *testing.T, url string) {
		f := mailboxtest.New(t, url, time.Now)
		run := 0
		rapid.Check(t, func(rt *rapid.T) {
			run++
			w := newWorld(t, f, fmt.Sprintf("u%d", run))
			rt.Repeat(map[string]func(*rapid.T){
				"append": w.append, "flags": w.flags, "copy": w.copy, "move": w.move, "expunge": w.expunge,
				"look": w.look, "": w.check,
			})
		})
		f.Check(t)
	})
}

type world struct {
	t       *testing.T
	f       *mailboxtest.Fixture
	folders []*folderModel
	n       int
}

func newWorld(t *testing.T, f *mailboxtest.Fixture, owner string) *world {
	w := &world{t: t, f: f}
	a, b := f.Mailbox(t, "m-1", owner), f.Mailbox(t, "m-1", owner+"-other")
	for _, folder := range []mailbox.Folder{f.Folder(t, a, "INBOX"), f.Folder(t, a, "Drafts"), f.Folder(t, b, "INBOX")} {
		w.folders = append(w.folders, &folderModel{id: folder.ID, items: map[uint32]message{}, next: 1, clients: make([]client, 2)})
	}
	return w
}

func (w *world) pick(rt *rapid.T, label string) *folderModel {
	return w.folders[rapid.IntRange(0, len(w.folders)-1).Draw(rt, label)]
}

func (m *folderModel) set(rt *rapid.T) mailbox.UIDSet {
	first := rapid.Uint32Range(1, m.next).Draw(rt, "first")
	return mailbox.UIDSet{{First: first, Last: first + rapid.Uint32Range(0, 4).Draw(rt, "more")}}
}

func (m *folderModel) in(set mailbox.UIDSet) []uint32 {
	return slices.Sorted(func(yield func(uint32) bool) {
		for uid := range m.items {
			if set.Contains(uid) && !yield(uid) {
				return
			}
		}
	})
}

func drawFlags(rt *rapid.T) mailbox.Flags {
	return mailbox.Flags(rapid.IntRange(0, 31).Draw(rt, "flags"))
}

func (w *world) append(rt *rapid.T) {
	m := w.pick(rt, "folder")
	w.n++
	text := fmt.Sprintf("Subject: message %d\r\n\r\nbody %d\r\n", w.n, w.n)
	flags := drawFlags(rt)
	d, err := w.f.Boxes.Append(w.t.Context(), m.id, mailbox.NewItem{Message: []byte(text), Received: time.Now(), Flags: flags}, "test")
	if err != nil {
		rt.Fatal(err)
	}
	if d.UID != m.next {
		rt.Fatalf("UID %d was given, want %d", d.UID, m.next)
	}
	m.items[m.next] = message{flags: flags, text: text}
	m.next++
}

func (w *world) flags(rt *rapid.T) {
	m := w.pick(rt, "folder")
	set, flags := m.set(rt), drawFlags(rt)
	op := mailbox.FlagOp(rapid.IntRange(0, 2).Draw(rt, "op"))
	keywords := rapid.SliceOfDistinct(rapid.SampledFrom([]string{"$Forwarded", "blue"}), rapid.ID[string]).Draw(rt, "keywords")
	slices.Sort(keywords)
	_, err := w.f.Boxes.SetFlags(w.t.Context(), m.id, set, mailbox.FlagChange{Op: op, Flags: flags, Keywords: keywords}, mailbox.Unconditional, "test")
	if err != nil {
		rt.Fatal(err)
	}
	for _, uid := range m.in(set) {
		it := m.items[uid]
		switch op {
		case mailbox.FlagsAdd:
			it.flags |= flags
			it.keywords = slices.Compact(slices.Sorted(slices.Values(append(slices.Clone(it.keywords), keywords...))))
		case mailbox.FlagsRemove:
			it.flags &^= flags
			it.keywords = slices.DeleteFunc(slices.Clone(it.keywords), func(k string) bool { return slices.Contains(keywords, k) })
		default:
			it.flags, it.keywords = flags, keywords
		}
		m.items[uid] = it
	}
}

func (w *world) transfer(rt *rapid.T, move bool) {
	src, dst := w.pick(rt, "from"), w.pick(rt, "to")
	set := src.set(rt)
	do := w.f.Boxes.Copy
	if move {
		do = w.f.Boxes.Move
	}
	res, err := do(w.t.Context(), src.id, set, dst.id, "test")
	if err != nil {
		rt.Fatal(err)
	}
	var want []mailbox.UIDPair
	for _, uid := range src.in(set) {
		want = append(want, mailbox.UIDPair{From: uid, To: dst.next})
		it := src.items[uid]
		if move {
			delete(src.items, uid)
		}
		dst.items[dst.next] = it
		dst.next++
	}
	if diff := cmp.Diff(want, res.Pairs); diff != "" {
		rt.Fatalf("pairs (-want +got):\n%s", diff)
	}
}

func (w *world) copy(rt *rapid.T) { w.transfer(rt, false) }
func (w *world) move(rt *rapid.T) { w.transfer(rt, true) }

func (w *world) expunge(rt *rapid.T) {
	m := w.pick(rt, "folder")
	set, only := m.set(rt), rapid.Bool().Draw(rt, "only deleted")
	gone, _, err := w.f.Boxes.Expunge(w.t.Context(), m.id, set, only, "test")
	if err != nil {
		rt.Fatal(err)
	}
	var want []uint32
	for _, uid := range m.in(set) {
		if !only || m.items[uid].flags&mailbox.FlagDeleted != 0 {
			want = append(want, uid)
			delete(m.items, uid)
		}
	}
	if !slices.Equal(gone, want) {
		rt.Fatalf("expunged %v, want %v", gone, want)
	}
}

// look lets one client catch up; it must then believe what the model says.
func (w *world) look(rt *rapid.T) {
	m := w.pick(rt, "folder")
	c := &m.clients[rapid.IntRange(0, len(m.clients)-1).Draw(rt, "client")]
	ch, err := w.f.Boxes.Changes(w.t.Context(), m.id, c.since)
	if err != nil {
		rt.Fatal(err)
	}
	if c.known == nil {
		c.known = map[uint32]mailbox.Flags{}
	}
	for _, uid := range ch.Vanished {
		delete(c.known, uid)
	}
	for _, it := range ch.Items {
		c.known[it.UID] = it.Flags
	}
	c.since = ch.ModSeq
	want := map[uint32]mailbox.Flags{}
	for uid, it := range m.items {
		want[uid] = it.flags
	}
	if !maps.Equal(c.known, want) {
		rt.Fatalf("a client that follows the log believes %v, the folder holds %v", c.known, want)
	}
}

// check compares what the service says with the model after every step.
func (w *world) check(rt *rapid.T) {
	for _, m := range w.folders {
		v, err := w.f.Boxes.View(w.t.Context(), m.id)
		if err != nil {
			rt.Fatal(err)
		}
		got := map[uint32]message{}
		err = w.f.Boxes.Items(w.t.Context(), m.id, mailbox.AllUIDs(), mailbox.WithBody, func(it *mailbox.Item) error {
			c, err := it.Content(w.t.Context())
			if err != nil {
				return err
			}
			defer c.Close()
			text, err := c.Bytes(0, c.Size())
			got[it.UID] = message{it.Flags, it.Keywords, string(text)}
			return err
		})
		if err != nil {
			rt.Fatal(err)
		}
		if diff := cmp.Diff(m.items, got, cmp.AllowUnexported(message{}), cmpopts.EquateEmpty()); diff != "" {
			rt.Fatalf("items (-want +got):\n%s", diff)
		}
		if want := slices.Sorted(maps.Keys(m.items)); !slices.Equal(v.UIDs, want) || v.Folder.UIDNext != m.next {
			rt.Fatalf("UIDs %v next %d, want %v next %d", v.UIDs, v.Folder.UIDNext, want, m.next)
		}
		if err := w.f.Boxes.Check(w.t.Context(), v.Folder.Mailbox, false, func(p string) { rt.Error(p) }); err != nil {
			rt.Fatal(err)
		}
	}
}
