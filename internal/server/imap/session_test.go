package imap_test

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/mailstead/mailstead/internal/service/mailbox"
)

// observer is a client that believes only what it is told: it keeps its own list of messages from EXISTS, EXPUNGE and
// FETCH responses.
type observer struct {
	*client
	uids  []uint32          // by message number; 0 where the UID is not known yet
	flags map[uint32]string // last told, by UID
}

// run sends a command and applies what comes back.
func (o *observer) run(t *rapid.T, expungeAllowed bool, command string) []string {
	lines := o.do("%s", command)
	for _, l := range lines {
		f := strings.Fields(l)
		if len(f) < 3 || f[0] != "*" {
			continue
		}
		n, err := strconv.Atoi(f[1])
		if err != nil {
			continue
		}
		switch f[2] {
		case "EXISTS":
			if n < len(o.uids) {
				t.Fatalf("%s: EXISTS fell from %d to %d without EXPUNGE", command, len(o.uids), n)
			}
			o.uids = append(o.uids, make([]uint32, n-len(o.uids))...)
		case "EXPUNGE":
			if !expungeAllowed {
				t.Fatalf("%s: EXPUNGE must not be sent here", command)
			}
			if n < 1 || n > len(o.uids) {
				t.Fatalf("%s: EXPUNGE %d of %d", command, n, len(o.uids))
			}
			delete(o.flags, o.uids[n-1])
			o.uids = slices.Delete(o.uids, n-1, n)
		case "FETCH":
			o.fetched(t, n, l)
		}
	}
	if last := lines[len(lines)-1]; !strings.HasPrefix(last, "t OK") && !strings.HasPrefix(last, "t BAD [") {
		t.Fatalf("%s: %s", command, last)
	}
	return lines
}

func (o *observer) fetched(t *rapid.T, n int, line string) {
	if n < 1 || n > len(o.uids) {
		t.Fatalf("FETCH of message %d of %d: %s", n, len(o.uids), line)
	}
	_, rest, ok := strings.Cut(line, "UID ")
	if !ok {
		return
	}
	uid64, err := strconv.ParseUint(strings.TrimRight(strings.Fields(rest)[0], ")"), 10, 32)
	if err != nil {
		t.Fatal(line)
	}
	uid := uint32(uid64)
	if o.uids[n-1] != 0 && o.uids[n-1] != uid {
		t.Fatalf("message %d was UID %d and is now %d", n, o.uids[n-1], uid)
	}
	o.uids[n-1] = uid
	if _, rest, ok := strings.Cut(line, "FLAGS ("); ok {
		flags, _, _ := strings.Cut(rest, ")")
		o.flags[uid] = flags
	}
}

// TestSessionsAgree lets sessions change one folder in random order. Whenever a session synchronizes, what it has been
// told must be what is there.
func TestSessionsAgree(t *testing.T) {
	w := newWorld(t, nil)
	box := w.Mailbox(t, org, "alice")
	round := 0
	rapid.Check(t, func(rt *rapid.T) {
		round++
		name := fmt.Sprintf("round%d", round)
		clients := make([]*observer, 3)
		for i := range clients {
			clients[i] = &observer{client: w.login(t), flags: make(map[uint32]string)}
			defer clients[i].Close()
		}
		clients[0].ok("CREATE %s", name)
		for _, c := range clients {
			c.ok("SELECT %s", name)
		}
		folder := w.Folder(t, box, name)
		any := func(t *rapid.T) *observer { return clients[rapid.IntRange(0, len(clients)-1).Draw(t, "session")] }
		set := func(t *rapid.T, c *observer) string {
			if len(c.uids) == 0 {
				return "1:*"
			}
			a := rapid.IntRange(1, len(c.uids)).Draw(t, "first")
			return fmt.Sprintf("%d:%d", a, rapid.IntRange(a, len(c.uids)).Draw(t, "last"))
		}
		rt.Repeat(map[string]func(*rapid.T){
			"append": func(t *rapid.T) { any(t).run(t, true, "APPEND "+name+" {14+}\r\nSubject: y\r\n\r\n") },
			"deliver": func(t *rapid.T) {
				_, err := w.Boxes.Append(w.ctx(), folder.ID, mailbox.NewItem{Message: []byte("Subject: x\r\n\r\n")}, "test")
				if err != nil {
					t.Fatal(err)
				}
			},
			"store": func(t *rapid.T) {
				c := any(t)
				if len(c.uids) > 0 {
					mode := rapid.SampledFrom([]string{"+FLAGS", "-FLAGS", "FLAGS", "+FLAGS.SILENT"}).Draw(t, "mode")
					flag := rapid.SampledFrom([]string{`\Seen`, `\Deleted`, "$Work"}).Draw(t, "flag")
					s := set(t, c)
					c.run(t, false, "STORE "+s+" "+mode+" ("+flag+")")
					if strings.HasSuffix(mode, "SILENT") {
						// The client knows what it did without being told.
						c.run(t, false, "FETCH "+s+" (UID FLAGS)")
					}
				}
			},
			"fetch": func(t *rapid.T) {
				c := any(t)
				if len(c.uids) > 0 {
					c.run(t, false, "FETCH "+set(t, c)+" (UID FLAGS)")
				}
			},
			"read":        func(t *rapid.T) { any(t).run(t, true, "UID FETCH 1:* (UID FLAGS BODY[])") },
			"search":      func(t *rapid.T) { any(t).run(t, false, "SEARCH DELETED") },
			"expunge":     func(t *rapid.T) { any(t).run(t, true, "EXPUNGE") },
			"uid expunge": func(t *rapid.T) { any(t).run(t, true, "UID EXPUNGE 1:*") },
			"move":        func(t *rapid.T) { any(t).run(t, true, "UID MOVE 2:3 "+name) },
			"reselect": func(t *rapid.T) {
				c := any(t)
				c.uids, c.flags = nil, make(map[uint32]string)
				c.run(t, true, "SELECT "+name)
			},
			"noop": func(t *rapid.T) { any(t).run(t, true, "NOOP") },
		})
		for _, c := range clients {
			c.run(rt, true, "NOOP")
			c.run(rt, true, "UID FETCH 1:* UID")
			c.compare(rt, w, folder.ID)
		}
	})
}

// compare checks what the client believes against the folder.
func (o *observer) compare(t *rapid.T, w *world, folder mailbox.FolderID) {
	var want []uint32
	err := w.Boxes.Items(w.ctx(), folder, mailbox.AllUIDs(), 0, func(it *mailbox.Item) error {
		want = append(want, it.UID)
		told, ok := o.flags[it.UID]
		if ok && told != flagsOf(it) {
			return fmt.Errorf("UID %d: told (%s), is (%s)", it.UID, told, flagsOf(it))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(o.uids, want) {
		t.Fatalf("told %v, is %v", o.uids, want)
	}
}

// flagsOf are the flags of an item as FETCH writes them.
func flagsOf(it *mailbox.Item) string {
	var names []string
	for flag, name := range map[mailbox.Flags]string{mailbox.FlagSeen: `\Seen`, mailbox.FlagDeleted: `\Deleted`} {
		if it.Flags&flag != 0 {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	return strings.Join(append(names, it.Keywords...), " ")
}
