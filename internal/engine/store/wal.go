package store

import (
	"log/slog"
	"sync/atomic"
)

const (
	// checkpointEvery is how many updates may pass before the background copies
	// the log into the database. Pages that change often are copied once for
	// all of them.
	checkpointEvery = 1024
	// walFrames is the length, in pages of the log, beyond which the writer
	// itself ends a checkpoint: nobody else appends then, so the log can start
	// again from its beginning.
	walFrames = 16 << 10
)

// walKeeper keeps SQLite's write-ahead log short. A checkpoint writes and
// flushes pages; inside a commit, where SQLite does it by default, every
// caller would wait for it.
type walKeeper struct {
	q       *connQuerier
	log     *slog.Logger
	due     chan struct{}
	updates int // since the last signal; of who writes
	frames  atomic.Int64
}

func newWALKeeper(q *connQuerier, log *slog.Logger) *walKeeper {
	return &walKeeper{q: q, log: log, due: make(chan struct{}, 1)}
}

// committed is called by the writer, with its connection, after each batch of
// updates.
func (w *walKeeper) committed(writer *connQuerier, updates int) {
	if w.frames.Load() > walFrames {
		w.frames.Store(0)
		w.checkpoint(writer)
	}
	if w.updates += updates; w.updates < checkpointEvery {
		return
	}
	w.updates = 0
	select {
	case w.due <- struct{}{}:
	default:
	}
}

func (w *walKeeper) run(stop <-chan struct{}) {
	for {
		select {
		case <-w.due:
			w.checkpoint(w.q)
		case <-stop:
			return
		}
	}
}

func (w *walKeeper) checkpoint(q *connQuerier) {
	rows, err := q.query("PRAGMA wal_checkpoint(PASSIVE)", nil)
	if err != nil {
		w.log.Error("checkpoint", "err", err)
		return
	}
	var busy, frames, copied int64
	if err := (Row{rows: rows}).Scan(&busy, &frames, &copied); err != nil {
		w.log.Error("checkpoint", "err", err)
		return
	}
	w.frames.Store(frames)
}

// finish empties the log when nobody uses the database any more.
func (w *walKeeper) finish() error {
	_, err := w.q.exec("PRAGMA wal_checkpoint(TRUNCATE)", nil)
	return err
}
