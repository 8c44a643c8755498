package main

import (
	"bytes"
	"context"
	"fmt"
	"time"
)

// bodiesAtOnce is how many whole messages a client asks for with one command.
const bodiesAtOnce = 100

// fillLimit bounds the time of filling a mailbox.
const fillLimit = 10 * time.Minute

// firstSync is a mail client that sees a large mailbox for the first time, on a
// server that has just been started: what a list of messages shows, then every
// message.
func firstSync(ctx context.Context, l *lab, r *report) error {
	const name = "first-sync"
	l.users = 1 // all mail goes to the first user
	filler := delivery{sessions: 64, size: 4 << 10}
	if _, err := filler.load(ctx, l, newStationery(filler.size), fillLimit, l.messages); err != nil {
		return err
	}
	if err := l.restart(ctx); err != nil {
		return err
	}
	c, err := dialIMAP(l.server.Addr("imap"), l.user(0), l.password, 64<<10)
	if err != nil {
		return err
	}
	defer c.close()
	begin := time.Now()
	if err := c.do(nil, "SELECT INBOX"); err != nil {
		return err
	}
	selected := time.Now()
	listed := 0
	err = c.do(func(line []byte, _ int64) {
		if bytes.Contains(line, []byte(" FETCH ")) {
			listed++
		}
	}, "UID FETCH 1:* (UID FLAGS INTERNALDATE RFC822.SIZE ENVELOPE BODYSTRUCTURE)")
	if err != nil {
		return err
	}
	list := time.Now()
	read, octets := 0, int64(0)
	for from := 1; from <= listed; from += bodiesAtOnce {
		err := c.do(func(_ []byte, literals int64) {
			if literals > 0 {
				read++
				octets += literals
			}
		}, "FETCH %d:%d (UID BODY.PEEK[])", from, min(from+bodiesAtOnce-1, listed))
		if err != nil {
			return err
		}
	}
	end := time.Now()
	if listed < l.messages || read != listed {
		return fmt.Errorf("of at least %d messages %d were listed and %d read", l.messages, listed, read)
	}
	n := float64(listed)
	r.add(name, "messages", n, "")
	r.add(name, "SELECT", milliseconds(selected.Sub(begin)), "ms")
	r.add(name, "list and structure", n/list.Sub(selected).Seconds(), "/s")
	r.add(name, "whole messages", n/end.Sub(list).Seconds(), "/s")
	r.add(name, "whole messages, volume", float64(octets)/1e6/end.Sub(list).Seconds(), "MB/s")
	r.add(name, "everything", n/end.Sub(begin).Seconds(), "/s")
	return nil
}
