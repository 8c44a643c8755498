package crash

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"strings"
	"sync"
)

// A letter is one message that was sent once. Everything about it follows from
// its id, so that its content can be checked without being kept.
type letter struct {
	id        string
	mailboxes []int // users who must have it, once it is acknowledged
}

// largeEvery is the share of messages that are stored as files.
const largeEvery = 12

const (
	smallSize = 3 << 10
	largeSize = 200 << 10 // above the bound of what goes into the database, compressed or not
)

func seedOf(id string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(id)) // never fails
	return h.Sum64()
}

func isLarge(id string) bool { return seedOf(id)%largeEvery == 0 }

// text returns the message with this id. Its body does not compress.
func text(id string) string {
	size := smallSize
	if isLarge(id) {
		size = largeSize
	}
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	rnd := rand.New(rand.NewPCG(seedOf(id), 0))
	var b strings.Builder
	b.Grow(size + 200)
	fmt.Fprintf(&b, "From: sender@example.org\r\nTo: many@example.org\r\nSubject: %s\r\nMessage-ID: <%s@example.org>\r\n\r\n", id, id)
	for b.Len() < size {
		var line [74]byte
		for i := 0; i < len(line); i += 10 {
			bits := rnd.Uint64()
			for j := i; j < min(i+10, len(line)); j++ {
				line[j] = letters[bits&63]
				bits >>= 6
			}
		}
		b.Write(line[:])
		b.WriteString("\r\n")
	}
	return b.String()
}

// A ledger knows what was sent and what was acknowledged.
type ledger struct {
	mu    sync.Mutex
	sent  map[string]letter
	acked map[string]bool
}

func newLedger() *ledger { return &ledger{sent: map[string]letter{}, acked: map[string]bool{}} }

func (l *ledger) send(id string, mailboxes []int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sent[id] = letter{id, mailboxes}
}

func (l *ledger) acknowledge(id string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.acked[id] = true
}

// acknowledged returns how many messages were, by the way they came (smtp, imap),
// and how many of all were large.
func (l *ledger) acknowledged() map[string]int {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := map[string]int{}
	for id := range l.acked {
		way, _, _ := strings.Cut(id, "-")
		n[way]++
		if isLarge(id) {
			n["large"]++
		}
	}
	return n
}

// summary says how much was sent and acknowledged.
func (l *ledger) summary() string {
	n := l.acknowledged()
	return fmt.Sprintf("%d messages sent, %d acknowledged: %d over SMTP, %d over IMAP; %d of them large",
		len(l.sent), len(l.acked), n["smtp"], n["imap"], n["large"])
}
