package store

import (
	"context"
	"log/slog"
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
)

const (
	channel = "mailstead"
	// maxPayload stays below PostgreSQL's limit of 8000 bytes a notification.
	maxPayload = 7000
	// pollEvery is how often watchers look for themselves while the database
	// cannot tell them (no connection, or an engine without LISTEN).
	pollEvery = time.Second
)

// notifier carries topics between the processes that share a PostgreSQL
// database, with NOTIFY inside the transaction and LISTEN beside it. Its own
// process hears of a commit directly.
type notifier struct {
	self   string
	hub    *hub
	log    *slog.Logger
	broken atomic.Bool // the engine knows no NOTIFY
	cancel context.CancelFunc
	done   sync.WaitGroup
}

func startNotifier(cfg *pgx.ConnConfig, hub *hub, log *slog.Logger) *notifier {
	ctx, cancel := context.WithCancel(context.Background())
	n := &notifier{self: strconv.FormatUint(rand.Uint64(), 36), hub: hub, log: log, cancel: cancel}
	n.done.Go(func() { n.run(ctx, cfg.Copy()) })
	return n
}

func (n *notifier) close() {
	n.cancel()
	n.done.Wait()
}

// announce sends the topics of tx as part of it.
func (n *notifier) announce(tx *Tx) error {
	if n.broken.Load() {
		return nil
	}
	for rest := tx.topics; len(rest) > 0; {
		payload := n.self
		for len(rest) > 0 && len(payload) < maxPayload {
			payload += " " + rest[0].String()
			rest = rest[1:]
		}
		if _, err := tx.Exec("SELECT pg_notify($1, $2)", channel, payload); err != nil {
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
		select {
		case <-ctx.Done():
		case <-time.After(pollEvery):
			n.hub.publishAll()
		}
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
		msg, err := conn.WaitForNotification(ctx)
		if err != nil {
			return err
		}
		n.received(msg.Payload)
	}
}

func (n *notifier) received(payload string) {
	fields := strings.Fields(payload)
	if len(fields) == 0 || fields[0] == n.self {
		return
	}
	topics := make([]Topic, 0, len(fields)-1)
	for _, f := range fields[1:] {
		t, err := parseTopic(f)
		if err != nil {
			n.log.Warn("unreadable notification", "err", err)
			continue
		}
		topics = append(topics, t)
	}
	n.hub.publish(topics)
}
