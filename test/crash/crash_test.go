// Package crash kills the server in the middle of its work, again and again, and
// then counts: what was acknowledged is there, once, and nothing is left over.
package crash

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2/imapclient"

	"github.com/mailstead/mailstead/test/harness"
)

func TestMain(m *testing.M) { os.Exit(harness.Main(m)) }

// roundsVariable names the environment variable with the number of kills.
const roundsVariable = "MAILSTEAD_CRASH_ROUNDS"

// defaultRounds are enough to find a server that does not care; make crash does
// many more.
const defaultRounds = 5

const (
	users        = 6
	smtpSessions = 64
	imapSessions = 8
)

// The kill comes this long after the first acknowledgements of a round.
const (
	earliestKill = 1 * time.Millisecond
	latestKill   = 700 * time.Millisecond
)

func TestKilledAgainAndAgain(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		w := newWorld(t, in)
		rounds := numberOfRounds(t)
		for round := range rounds {
			w.round(round)
			in.Restart()
		}
		t.Logf("%d kills; %s", rounds, w.ledger.summary())
		large := w.verify()
		in.Doctor()
		w.verifyFiles(large)
		in.Stop()
		in.Doctor()
	})
}

func numberOfRounds(t *testing.T) int {
	t.Helper()
	value := os.Getenv(roundsVariable)
	if value == "" {
		return defaultRounds
	}
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 {
		t.Fatalf("%s=%q: write a number above zero", roundsVariable, value)
	}
	return n
}

// A world is an organization with users and groups, and what they were sent.
type world struct {
	t      *testing.T
	in     *harness.Instance
	users  []harness.Entity
	routes []route
	ledger *ledger
}

// A route is recipients of a message and the users whom it reaches.
type route struct {
	to        []string
	mailboxes []int
}

func newWorld(t *testing.T, in *harness.Instance) *world {
	t.Helper()
	w := &world{t: t, in: in, ledger: newLedger()}
	org := in.Org("acme")
	for i := range users {
		w.users = append(w.users, org.User(fmt.Sprintf("u%d", i)))
	}
	half := org.Group("half", w.users[0], w.users[1], w.users[2])
	all := org.Group("all", w.users...)
	everybody := []int{0, 1, 2, 3, 4, 5}
	for i, u := range w.users {
		w.routes = append(w.routes, route{[]string{u.Email}, []int{i}})
	}
	w.routes = append(
		w.routes,
		route{[]string{half.Email}, []int{0, 1, 2}},
		route{[]string{half.Email, w.users[1].Email, w.users[5].Email}, []int{0, 1, 2, 5}},
		route{[]string{all.Email}, everybody},
	)
	return w
}

// round lets mail come in and kills the server in the middle of it.
func (w *world) round(round int) {
	w.t.Helper()
	before := w.ledger.acknowledged()
	var writers []*imapclient.Client
	for s := range imapSessions {
		writers = append(writers, w.in.IMAP(w.users[s%users]))
	}
	var wg sync.WaitGroup
	for s := range smtpSessions {
		wg.Go(func() { w.deliver(round, s) })
	}
	for s, c := range writers {
		wg.Go(func() { w.append(c, round, s) })
	}
	harness.Eventually(w.t, "messages are acknowledged over SMTP and IMAP", func() bool {
		now := w.ledger.acknowledged()
		return now["smtp"] > before["smtp"] && now["imap"] > before["imap"]
	})
	time.Sleep(earliestKill + rand.N(latestKill-earliestKill))
	w.in.Kill()
	wg.Wait()
}
