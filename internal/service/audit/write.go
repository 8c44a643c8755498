package audit

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store"
)

const (
	// gatherFor is how long a segment waits for more events.
	gatherFor = 100 * time.Millisecond
	// maxEvents and maxText (bytes) bound a segment before it is compressed.
	maxEvents = 2000
	maxText   = 1 << 20
	// maxParameters, maxMessage and maxAgent bound what one event tells, in bytes.
	maxParameters = 4 << 10
	maxMessage    = 1 << 10
	maxAgent      = 512
	// waitForPlace is how long a call that changes something waits when the
	// queue is full.
	waitForPlace = 2 * time.Second
	// retryEvery is how long to wait after the store has failed, and lastTry how
	// long the attempt to store what is left may take when the log is closed.
	retryEvery = time.Second
	lastTry    = 5 * time.Second
)

// Record hands over the record of a call that has been answered.
func (l *Log) Record(e Event) {
	e.bound()
	select {
	case l.queue <- e:
		return
	case <-l.stop:
		l.lost.Add(1)
		return
	default:
	}
	if e.ReadOnly {
		l.lost.Add(1)
		return
	}
	timer := time.NewTimer(waitForPlace)
	defer timer.Stop()
	select {
	case l.queue <- e:
	case <-timer.C:
		l.lost.Add(1)
	case <-l.stop:
		l.lost.Add(1)
	}
}

// bound cuts off what is too long.
func (e *Event) bound() {
	if len(e.Parameters) > maxParameters {
		e.Parameters = fmt.Appendf(nil, `{"omitted":"%d bytes"}`, len(e.Parameters))
	}
	e.Message = cut(e.Message, maxMessage)
	e.UserAgent = cut(e.UserAgent, maxAgent)
}

func cut(s string, longest int) string {
	if len(s) > longest {
		return s[:longest]
	}
	return s
}

// A segment is what is stored at once.
type segment struct {
	text        bytes.Buffer
	events      int64
	first, last int64 // microseconds
}

func (s *segment) add(e Event) error {
	if err := json.NewEncoder(&s.text).Encode(e); err != nil {
		return err
	}
	at := store.Micros(e.Time)
	if s.events == 0 {
		s.first, s.last = at, at
	}
	s.first, s.last = min(s.first, at), max(s.last, at)
	s.events++
	return nil
}

func (s *segment) full() bool { return s.events >= maxEvents || s.text.Len() >= maxText }

func (s *segment) reset() {
	s.text.Reset()
	s.events = 0
}

// run writes segments until the log is closed and everything is written.
func (l *Log) run() {
	var s segment
	for stopping := false; !stopping; {
		stopping = l.gather(&s)
		l.noteLost(&s)
		l.save(&s)
		s.reset()
	}
	for len(l.queue) > 0 { // more than one segment was waiting
		l.drain(&s)
		l.save(&s)
		s.reset()
	}
}

// gather waits for the first event, and then for others. It reports whether the log
// is being closed.
func (l *Log) gather(s *segment) (stopping bool) {
	select {
	case e := <-l.queue:
		l.add(s, e)
	case <-l.stop:
		l.drain(s)
		return true
	}
	timer := time.NewTimer(gatherFor)
	defer timer.Stop()
	for !s.full() {
		select {
		case e := <-l.queue:
			l.add(s, e)
		case <-timer.C:
			return false
		case <-l.stop:
			l.drain(s)
			return true
		}
	}
	return false
}

// drain takes what is in the queue without waiting.
func (l *Log) drain(s *segment) {
	for !s.full() {
		select {
		case e := <-l.queue:
			l.add(s, e)
		default:
			return
		}
	}
}

func (l *Log) add(s *segment, e Event) {
	if err := s.add(e); err != nil {
		l.lost.Add(1)
		l.cfg.Logger.Error("an audit record cannot be written", "requestId", e.RequestID, "error", err)
	}
}

// noteLost says in the record itself what is missing from it.
func (l *Log) noteLost(s *segment) {
	n := l.lost.Swap(0)
	if n == 0 {
		return
	}
	l.cfg.Logger.Error("calls are missing from the audit log: the store did not keep up", "calls", n)
	l.add(s, Event{
		Time: l.cfg.Now(), Service: "mailstead", Operation: "AuditRecordsLost", Identity: Identity{Type: "Service"},
		Error: "RecordsLost", Message: fmt.Sprintf("%d calls before this moment were not recorded", n),
	})
}

// save stores a segment. It tries again until it succeeds or the log is closed, and
// then once more.
func (l *Log) save(s *segment) {
	if s.events == 0 {
		return
	}
	for {
		ctx, cancel := l.attempt()
		err := l.store(ctx, s)
		cancel()
		if err == nil {
			return
		}
		l.cfg.Logger.Error("the audit log cannot be stored", "records", s.events, "error", err)
		if l.closed() {
			l.lost.Add(s.events)
			return
		}
		select {
		case <-time.After(retryEvery):
		case <-l.stop:
		}
	}
}

// attempt is the time for one attempt. One that began before the log was closed is
// not cut off by that.
func (l *Log) attempt() (context.Context, context.CancelFunc) {
	if l.closed() {
		return context.WithTimeout(context.Background(), lastTry)
	}
	return context.WithTimeout(context.Background(), time.Minute)
}

func (l *Log) closed() bool {
	select {
	case <-l.stop:
		return true
	default:
		return false
	}
}

// store compresses, seals and stores a segment.
func (l *Log) store(ctx context.Context, s *segment) error {
	key, err := l.cfg.Keys.Key(ctx, keyName)
	if err != nil {
		return err
	}
	id, err := l.ids.Next(ctx)
	if err != nil {
		return err
	}
	body := key.Seal(nil, l.enc.EncodeAll(s.text.Bytes(), nil), object(id))
	return l.cfg.Store.Update(ctx, func(tx *store.Tx) error {
		_, err := tx.Exec(`INSERT INTO audit_segment (id, first, last, events, body) VALUES ($1, $2, $3, $4, $5)`,
			id, s.first, s.last, s.events, body)
		return err
	})
}

func object(id int64) keys.Object { return keys.Object{Kind: "audit segment", ID: id} }
