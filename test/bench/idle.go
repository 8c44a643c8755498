package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

const (
	idleDeliveries = 200
	idleGap        = 10 * time.Millisecond
	settle         = 2 * time.Second // until a server that just worked has come to rest
	wakeDeadline   = 10 * time.Second
)

// An arrival is the news of a message at one waiting client.
type arrival struct {
	user int
	at   time.Time
}

// idleClients has clients wait with IDLE, spread over the mailboxes, and takes
// the time from the last dot of a message to the EXISTS at the first and at the
// last client of its mailbox.
func idleClients(ctx context.Context, l *lab, r *report) error {
	const name = "idle"
	// Hashing the passwords of the users took memory that the server would give
	// to connections now, as if they needed none.
	if err := l.restart(ctx); err != nil {
		return err
	}
	before, err := l.restMemory(ctx)
	if err != nil {
		return err
	}
	news := make(chan arrival, l.clients)
	clients, err := l.waitingClients(news)
	defer func() {
		for _, c := range clients {
			c.close()
		}
	}()
	if err != nil {
		return err
	}
	after, err := l.restMemory(ctx)
	if err != nil {
		return err
	}
	first, last, err := l.wake(ctx, news)
	if err != nil {
		return err
	}
	r.add(name, "clients", float64(len(clients)), "")
	r.addTimes(name, "last dot to EXISTS, first client", first)
	r.addTimes(name, "last dot to EXISTS, last client", last)
	r.add(name, "memory of a connection, logins included", float64(after-before)/1024/float64(len(clients)), "KiB")
	r.add(name, "server with all of them", float64(after)/(1<<20), "MiB")
	return nil
}

// restMemory waits a little and returns the server's resident memory, in bytes.
func (l *lab) restMemory(ctx context.Context) (int64, error) {
	select {
	case <-time.After(settle):
	case <-ctx.Done():
		return 0, ctx.Err()
	}
	m, err := l.server.Memory()
	return m.Resident, err
}

// waitingClients connects the clients and leaves each in IDLE, with a goroutine
// that reports news and ends with the connection.
func (l *lab) waitingClients(news chan<- arrival) ([]*imapClient, error) {
	const together = 8 // connections that are being made at a time
	var (
		mu      sync.Mutex
		clients []*imapClient
		errs    []error
		wg      sync.WaitGroup
	)
	slots := make(chan struct{}, together)
	for i := range l.clients {
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			c, err := l.waitingClient(i % l.users)
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				errs = append(errs, err)
				return
			}
			clients = append(clients, c)
			go c.listen(i%l.users, news)
		})
	}
	wg.Wait()
	return clients, errors.Join(errs...)
}

func (l *lab) waitingClient(user int) (*imapClient, error) {
	c, err := dialIMAP(l.server.Addr("imap"), l.user(user), l.password, 512)
	if err != nil {
		return nil, err
	}
	if err := c.do(nil, "SELECT INBOX"); err != nil {
		c.close()
		return nil, err
	}
	if err := c.send("IDLE"); err != nil {
		c.close()
		return nil, err
	}
	line, _, err := c.line()
	if err == nil && !bytes.HasPrefix(line, []byte("+")) {
		err = fmt.Errorf("the server answered IDLE with %q", line)
	}
	if err == nil {
		err = c.conn.SetDeadline(time.Time{})
	}
	if err != nil {
		c.close()
	}
	return c, err
}

// listen reports each EXISTS until the connection ends.
func (c *imapClient) listen(user int, news chan<- arrival) {
	for {
		line, _, err := c.line()
		if err != nil {
			return
		}
		if bytes.HasSuffix(bytes.TrimRight(line, "\r\n"), []byte(" EXISTS")) {
			news <- arrival{user, time.Now()}
		}
	}
}

// wake delivers messages one by one and waits for the news of each at all
// clients of its mailbox.
func (l *lab) wake(ctx context.Context, news <-chan arrival) (first, last []time.Duration, err error) {
	c, err := dialSMTP(l.server.Addr("smtp"))
	if err != nil {
		return nil, nil, err
	}
	defer c.close()
	paper := newStationery(4 << 10)
	for n := range idleDeliveries {
		user := n % min(l.users, l.clients)
		waiting := (l.clients - user + l.users - 1) / l.users
		dot, _, err := c.deliver(paper, l.user(user))
		if err != nil {
			return nil, nil, err
		}
		deadline := time.After(wakeDeadline)
		for i := range waiting {
			select {
			case a := <-news:
				if a.user != user {
					return nil, nil, errors.New("a client was told of a message that is not its own")
				}
				if i == 0 {
					first = append(first, a.at.Sub(dot))
				}
				if i == waiting-1 {
					last = append(last, a.at.Sub(dot))
				}
			case <-deadline:
				return nil, nil, fmt.Errorf("of %d waiting clients only %d were told of a message within %v", waiting, i, wakeDeadline)
			case <-ctx.Done():
				return nil, nil, ctx.Err()
			}
		}
		time.Sleep(idleGap)
	}
	return first, last, nil
}

// idleMemory is the memory of a server after its start, with nothing to do.
func idleMemory(ctx context.Context, l *lab, r *report) error {
	if err := l.restart(ctx); err != nil {
		return err
	}
	rest, err := l.restMemory(ctx)
	if err != nil {
		return err
	}
	r.add("memory", "idle server", float64(rest)/(1<<20), "MiB")
	return nil
}
