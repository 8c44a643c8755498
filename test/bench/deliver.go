package main

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// delivery is mail coming in over a number of SMTP sessions at once, round robin
// over the mailboxes.
type delivery struct {
	sessions int
	size     int // of a message, in bytes
}

// warmUp is left out of the figures.
const warmUp = 500 * time.Millisecond

func (d delivery) run(ctx context.Context, l *lab, r *report) error {
	name := fmt.Sprintf("deliver-%dk-%d", d.size>>10, d.sessions)
	paper := newStationery(d.size)
	warm, err := d.load(ctx, l, paper, warmUp, 0)
	if err != nil {
		return err
	}
	cpu, err := l.server.CPUSeconds()
	if err != nil {
		return err
	}
	begin := time.Now()
	times, err := d.load(ctx, l, paper, l.length(), 0)
	if err != nil {
		return err
	}
	elapsed := time.Since(begin)
	used, err := l.server.CPUSeconds()
	if err != nil {
		return err
	}
	present, err := l.count()
	if err != nil {
		return err
	}
	if sent := len(warm) + len(times); present != sent {
		return fmt.Errorf("%d messages were acknowledged and %d are in the mailboxes", sent, present)
	}
	r.add(name, "messages in mailboxes", float64(len(times))/elapsed.Seconds(), "/s")
	r.addTimes(name, "last dot to 250", times)
	r.add(name, "server's CPU", (used-cpu)*1000/float64(len(times)), "ms/message")
	return nil
}

// load delivers for a time, or until a number of messages has been reached when
// that is not 0, and returns how long each answer took.
func (d delivery) load(ctx context.Context, l *lab, paper *stationery, length time.Duration, total int) ([]time.Duration, error) {
	ctx, cancel := context.WithTimeout(ctx, length)
	defer cancel()
	var (
		wg    sync.WaitGroup
		mu    sync.Mutex
		all   []time.Duration
		first error
	)
	share := (total + d.sessions - 1) / d.sessions
	for i := range d.sessions {
		wg.Go(func() {
			times, err := d.session(ctx, l, paper, i, share)
			mu.Lock()
			defer mu.Unlock()
			all = append(all, times...)
			if first == nil {
				first = err
			}
		})
	}
	wg.Wait()
	return all, first
}

func (d delivery) session(ctx context.Context, l *lab, paper *stationery, i, limit int) ([]time.Duration, error) {
	c, err := dialSMTP(l.server.Addr("smtp"))
	if err != nil {
		return nil, err
	}
	defer func() { c.close() }()
	var times []time.Duration
	for n := 0; ctx.Err() == nil && (limit == 0 || n < limit); n++ {
		if n%perConnection == perConnection-1 {
			c.close()
			if c, err = dialSMTP(l.server.Addr("smtp")); err != nil {
				return times, err
			}
		}
		dot, answered, err := c.deliver(paper, l.user(i+n*d.sessions))
		if err != nil {
			return times, err
		}
		times = append(times, answered.Sub(dot))
	}
	return times, nil
}

// perConnection is after how many messages a session begins anew, as the senders
// of the world do.
const perConnection = 100

// length is how long a measure of a rate takes.
func (l *lab) length() time.Duration { return time.Duration(l.seconds * float64(time.Second)) }

// count adds up the messages in all inboxes.
func (l *lab) count() (int, error) {
	total := 0
	for i := range l.users {
		c, err := dialIMAP(l.server.Addr("imap"), l.user(i), l.password, readBuffer)
		if err != nil {
			return 0, err
		}
		n, err := c.count()
		c.close()
		if err != nil {
			return 0, err
		}
		total += n
	}
	return total, nil
}
