package store

import (
	"context"
	"database/sql"
	"log/slog"
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

const (
	channel = "mailstead"
	// maxPayload stays below PostgreSQL's limit of 8000 bytes a notification.
	maxPayload = 7000
	// pollEvery is how often watchers look for themselves while the database
	// cannot tell them (no connection, or an engine without LISTEN).
	pollEvery = time.Second
	// lookEvery is how often they do so although it can.
	lookEvery = time.Minute
	// gatherFor is how long topics gather before they are sent together.
	gatherFor = 2 * time.Millisecond
	// maxPending bounds the topics that gather; beyond it the message is
	// [everything].
	maxPending = 10_000
	everything = "*"
)

// notifier carries topics between the processes that share a PostgreSQL
// database, with NOTIFY and LISTEN. Its own process hears of a commit directly.
//
// NOTIFY is not part of the transaction that it tells of: PostgreSQL lets only
// one transaction with a notification commit at a time, so that deliveries
// would flush one after another. A process that dies between the two leaves
// the others to look for themselves within [lookEvery].
type notifier struct {
	self   string
	db     *sql.DB
	hub    *hub
	log    *slog.Logger
	broken atomic.Bool // the engine knows no NOTIFY
	cancel context.CancelFunc
	done   sync.WaitGroup

	mu      sync.Mutex
	pending map[Topic]struct{}
	all     bool // too many to name, or some were not sent
	due     chan struct{}
}

func startNotifier(cfg *pgx.ConnConfig, db *sql.DB, hub *hub, log *slog.Logger) *notifier {
	ctx, cancel := context.WithCancel(context.Background())
	n := &notifier{
		self: strconv.FormatUint(rand.Uint64(), 36), db: db, hub: hub, log: log, cancel: cancel,
		pending: map[Topic]struct{}{}, due: make(chan struct{}, 1),
	}
	n.done.Go(func() { n.run(ctx, cfg.Copy()) })
	n.done.Go(func() { n.tell(ctx) })
	return n
}

func (n *notifier) close() {
	n.cancel()
	n.done.Wait()
}

// announce has the other processes told of topics. It does not wait.
func (n *notifier) announce(topics []Topic) {
	if len(topics) == 0 || n.broken.Load() {
		return
	}
	n.mu.Lock()
	for _, t := range topics {
		n.pending[t] = struct{}{}
	}
	if len(n.pending) > maxPending {
		n.all = true
		clear(n.pending)
	}
	n.mu.Unlock()
	select {
	case n.due <- struct{}{}:
	default:
	}
}

// tell sends what was announced, gathered for a moment.
func (n *notifier) tell(ctx context.Context) {
	for stopping := false; !stopping; {
		select {
		case <-n.due:
		case <-ctx.Done():
			stopping = true
		}
		if !stopping {
			pause(ctx, gatherFor)
		}
		if err := n.send(n.take()); err != nil {
			n.mu.Lock()
			n.all = true // with the next, which may reach them
			n.mu.Unlock()
			n.log.Warn("other processes were not told of changes", "err", err)
		}
	}
}

func pause(ctx context.Context, d time.Duration) {
	select {
	case <-time.After(d):
	case <-ctx.Done():
	}
}

// take empties the list of pending topics and returns it as payloads.
func (n *notifier) take() (payloads []string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	payload := n.self
	if n.all {
		payload += " " + everything
	}
	for t := range n.pending {
		if len(payload) > maxPayload {
			payloads = append(payloads, payload)
			payload = n.self
		}
		payload += " " + t.String()
	}
	clear(n.pending)
	n.all = false
	if payload == n.self {
		return payloads
	}
	return append(payloads, payload)
}

func (n *notifier) send(payloads []string) error {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	for _, p := range payloads {
		if _, err := n.db.ExecContext(ctx, "SELECT pg_notify($1, $2)", channel, p); err != nil {
			return err
		}
	}
	return nil
}

func (n *notifier) run(ctx context.Context, cfg *pgx.ConnConfig) {
	for ctx.Err() == nil {
		if err := n.listen(ctx, cfg); err != nil && ctx.Err() == nil {
			n.log.Warn("no notifications from the database; looking every second", "err", err)
		}
		pause(ctx, pollEvery)
		n.hub.publishAll()
	}
}

func (n *notifier) listen(ctx context.Context, cfg *pgx.ConnConfig) error {
	conn, err := pgx.ConnectConfig(ctx, cfg)
	if err != nil {
		return err
	}
	defer func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		if err := conn.Close(ctx); err != nil {
			n.log.Debug("close the notification connection", "err", err)
		}
	}()
	if _, err := conn.Exec(ctx, "LISTEN "+channel); err != nil {
		n.broken.Store(true)
		return err
	}
	n.broken.Store(false)
	n.hub.publishAll() // what happened before LISTEN was not heard
	for {
		wait, cancel := context.WithTimeout(ctx, lookEvery)
		msg, err := conn.WaitForNotification(wait)
		cancel()
		switch {
		case err == nil:
			n.received(msg.Payload)
		case ctx.Err() == nil && pgconn.Timeout(err):
			n.hub.publishAll()
		default:
			return err
		}
	}
}

func (n *notifier) received(payload string) {
	fields := strings.Fields(payload)
	if len(fields) == 0 || fields[0] == n.self {
		return
	}
	topics := make([]Topic, 0, len(fields)-1)
	for _, f := range fields[1:] {
		if f == everything {
			n.hub.publishAll()
			continue
		}
		t, err := parseTopic(f)
		if err != nil {
			n.log.Warn("unreadable notification", "err", err)
			continue
		}
		topics = append(topics, t)
	}
	n.hub.publish(topics)
}
