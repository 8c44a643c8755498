package imap

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"

	"github.com/mailstead/mailstead/internal/service/mailbox"
)

// Bounds of the pipeline of a FETCH over many messages. They bound its memory: a batch holds at most batchBytes of
// messages and one more, which is below largeMessage; at most batchesAhead and two more exist.
const (
	batchRows    = 64
	batchBodies  = 16 // messages read with their bodies
	batchBytes   = 256 << 10
	batchesAhead = 3
	fetchWorkers = 2
	// largeMessage is from which size on a message is streamed on its own.
	largeMessage = 128 << 10
)

// batch is a run of messages on its way through the pipeline.
type batch struct {
	items []*mailbox.Item
	bytes int64
	// large: the batch is one message that is streamed to the client, without a worker.
	large bool
	out   output
	err   error
	done  chan struct{}
}

// pipeline writes the responses for many messages. Rows are read, bodies opened and responses built ahead of the
// client, in parallel, while their order is kept.
func (f *fetch) pipeline(ctx context.Context, uids mailbox.UIDSet) error {
	ctx, cancel := context.WithCancel(ctx)
	var wg sync.WaitGroup
	defer wg.Wait() // the goroutines look at the view
	defer cancel()

	order, work := make(chan *batch, batchesAhead), make(chan *batch, batchesAhead)
	var readErr error // written before order is closed
	wg.Go(func() {
		defer close(order)
		defer close(work)
		readErr = guard(func() error { return f.read(ctx, uids, order, work) })
	})
	for range fetchWorkers {
		wg.Go(func() {
			for b := range work {
				b.err = guard(func() error { return f.build(ctx, b) })
				close(b.done)
			}
		})
	}
	for b := range order {
		if err := f.deliver(ctx, b); err != nil {
			return err
		}
	}
	return readErr
}

// read cuts the messages into batches.
func (f *fetch) read(ctx context.Context, uids mailbox.UIDSet, order, work chan<- *batch) error {
	pending := &batch{}
	pass := func() error {
		b := pending
		if len(b.items) == 0 {
			return nil
		}
		pending = &batch{}
		b.done = make(chan struct{})
		select {
		case order <- b:
		case <-ctx.Done():
			return ctx.Err()
		}
		if !b.large {
			work <- b // the workers wait for nobody
		}
		return nil
	}
	bodies, rows := f.fields&mailbox.WithBody != 0, batchRows
	if bodies {
		rows = batchBodies // so that clients that ask for a few dozen at a time have them built in parallel, too
	}
	err := f.c.srv.mail.Items(ctx, f.c.sel.folder, uids, f.fields, func(it *mailbox.Item) error {
		size := int64(0)
		if bodies {
			size = it.Size
		}
		if size >= largeMessage {
			if err := pass(); err != nil {
				return err
			}
			pending.large = true
		}
		pending.items = append(pending.items, it)
		if pending.bytes += size; pending.large || len(pending.items) >= rows || pending.bytes >= batchBytes {
			return pass()
		}
		return nil
	})
	if err != nil {
		return err
	}
	return pass()
}

// build makes the responses of a batch.
func (f *fetch) build(ctx context.Context, b *batch) error {
	b.out.b = f.c.srv.scratch.get()
	for _, it := range b.items {
		if err := f.message(ctx, &b.out, it); err != nil {
			return err
		}
	}
	return nil
}

// deliver sends a batch to the client.
func (f *fetch) deliver(ctx context.Context, b *batch) error {
	if b.large {
		b.out.flush = f.send
		if err := f.message(ctx, &b.out, b.items[0]); err != nil {
			return err
		}
		return b.out.drain()
	}
	<-b.done
	err := f.send(b.out.b)
	f.c.srv.scratch.put(b.out.b)
	if b.err != nil {
		return b.err
	}
	return err
}

// guard turns a panic in a goroutine of the pipeline into an error: it is a bug, but must not end the server.
func guard(fn func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return fn()
}

// scratch lends the slices in which responses are gathered.
type scratch struct{ pool sync.Pool }

func (s *scratch) get() []byte {
	if p, ok := s.pool.Get().(*[]byte); ok {
		return (*p)[:0]
	}
	return make([]byte, 0, 64<<10)
}

func (s *scratch) put(b []byte) {
	if cap(b) <= 1<<20 {
		s.pool.Put(&b)
	}
}
