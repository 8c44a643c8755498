package delivery

import (
	"bytes"
	"context"
	"io"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"
)

const (
	// headroom is kept free in front of a message, so that its trace fields can
	// be put there without moving it.
	headroom = 2 << 10
	// maxTrusted is how much memory the size that a peer declares can reserve.
	// Beyond it memory follows the bytes that have come.
	maxTrusted = 1 << 20
	// exempt is the class of buffers that the budget does not count, so that
	// ordinary mail comes in while large messages wait for each other. There are
	// no more of them than connections.
	exempt = 0
	// patience is how long a message waits for others to leave memory.
	patience = 20 * time.Second
)

// buffers hands out memory for messages: pooled in a few sizes, and all in all no
// more than the budget, beside the smallest size.
type buffers struct {
	budget  *semaphore.Weighted
	sizes   []int // ascending; the last one holds the largest message
	pools   []sync.Pool
	maxSize int
}

// newBuffers bounds a message to maxSize bytes and all messages to budget bytes.
func newBuffers(maxSize int, budget int64) *buffers {
	b := &buffers{maxSize: maxSize}
	// One byte more than the limit tells a message that is too large from one
	// that just fits.
	full := headroom + maxSize + 1
	for size := 24 << 10; size < full; size *= 4 {
		b.sizes = append(b.sizes, size)
	}
	b.sizes = append(b.sizes, full)
	b.pools = make([]sync.Pool, len(b.sizes))
	b.budget = semaphore.NewWeighted(max(budget, int64(2*full)))
	return b
}

// class is the index of the smallest size that holds n bytes.
func (b *buffers) class(n int) int {
	for i, size := range b.sizes {
		if n <= size {
			return i
		}
	}
	return len(b.sizes) - 1
}

// get returns a buffer of a class, or errNoMemory when the budget stays spent.
func (b *buffers) get(ctx context.Context, class int) (*[]byte, error) {
	if weight := int64(b.sizes[class]); class != exempt && !b.budget.TryAcquire(weight) {
		ctx, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		if err := b.budget.Acquire(ctx, weight); err != nil {
			return nil, errNoMemory.because(err)
		}
	}
	if p, ok := b.pools[class].Get().(*[]byte); ok {
		return p, nil
	}
	p := make([]byte, b.sizes[class])
	return &p, nil
}

func (b *buffers) put(class int, p *[]byte) {
	b.pools[class].Put(p)
	if class != exempt {
		b.budget.Release(int64(b.sizes[class]))
	}
}

// A Body is the content of a message in memory that is accounted for. It belongs
// to one goroutine.
type Body struct {
	from  *buffers
	class int
	buf   *[]byte
	end   int // the message is (*buf)[headroom:end]
}

// Len is the size of the content in bytes.
func (b *Body) Len() int { return b.end - headroom }

// Release gives the memory back. The Body cannot be used after it; releasing it
// again does nothing.
func (b *Body) Release() {
	if b.buf != nil {
		b.from.put(b.class, b.buf)
		b.buf = nil
	}
}

func (b *Body) bytes() []byte { return (*b.buf)[headroom:b.end] }

// withTrace returns trace and content as one slice. It uses the headroom.
func (b *Body) withTrace(trace []byte) []byte {
	if len(trace) > headroom {
		return append(bytes.Clone(trace), b.bytes()...)
	}
	start := headroom - len(trace)
	copy((*b.buf)[start:], trace)
	return (*b.buf)[start:b.end]
}

// grow moves the content into a buffer of the next size.
func (b *Body) grow(ctx context.Context) error {
	next, err := b.from.get(ctx, b.class+1)
	if err != nil {
		return err
	}
	copy((*next)[headroom:], b.bytes())
	b.from.put(b.class, b.buf)
	b.class++
	b.buf = next
	return nil
}

// A Framing says how the end of a message is found in the stream.
type Framing int

const (
	// Counted is content whose length was given beforehand (SMTP BDAT).
	Counted Framing = iota
	// DotTerminated is content that ends with a line of one dot (SMTP DATA).
	DotTerminated
)

// ReadBody reads the content of a message to the end of r. declared is the size
// that the peer announced, or 0. The caller releases the Body.
//
// It refuses a message that is too large, and for which there is no memory. It
// also refuses DotTerminated content with a line of one dot whose ends are not
// CRLF: some servers end the message there, others go on, which lets a sender
// smuggle in a second message behind the checks of a server in between. An error
// of r comes back as it is.
func (s *Service) ReadBody(ctx context.Context, r io.Reader, declared int64, framing Framing) (*Body, error) {
	b, err := s.NewBody(ctx, declared)
	if err != nil {
		return nil, err
	}
	if err := b.readFrom(ctx, r, framing); err != nil {
		b.Release()
		return nil, err
	}
	return b, nil
}

func (b *Body) readFrom(ctx context.Context, r io.Reader, framing Framing) error {
	for {
		if b.end == len(*b.buf) {
			if err := b.grow(ctx); err != nil {
				return err
			}
		}
		n, err := r.Read((*b.buf)[b.end:])
		fresh := b.end
		b.end += n
		if b.Len() > b.from.maxSize {
			return &errTooLarge
		}
		// Two bytes back: what follows a dot there was not known before.
		if framing == DotTerminated && ambiguousDot(b.bytes(), max(0, fresh-headroom-2)) {
			return ErrLineEnds
		}
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
	}
}

// ambiguousDot looks at the dots in b[from:], and tells whether one of them makes
// a line of its own with a line end that is not CRLF before or after it.
func ambiguousDot(b []byte, from int) bool {
	for i := from; i < len(b); i++ {
		next := bytes.IndexByte(b[i:], '.')
		if next < 0 {
			return false
		}
		i += next
		starts, clean := lineStart(b[:i])
		after := b[i+1:]
		if !starts || len(after) == 0 {
			continue
		}
		if after[0] == '\n' || after[0] == '\r' && !(clean && (len(after) == 1 || after[1] == '\n')) {
			return true
		}
	}
	return false
}

// lineStart tells whether a line starts after b, and whether CRLF, or nothing,
// comes before it.
func lineStart(b []byte) (starts, clean bool) {
	n := len(b)
	switch {
	case n == 0:
		return true, true
	case b[n-1] == '\n':
		return true, n > 1 && b[n-2] == '\r'
	}
	return b[n-1] == '\r', false
}
