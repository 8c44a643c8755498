package smtp

import (
	"bufio"
	"errors"
	"io"
	"slices"
	"sync"
)

const (
	// smallBuffer holds the commands of a client that waits for replies. Every
	// connection has one all the time.
	smallBuffer = 512
	// largeBuffer is for content. It is borrowed.
	largeBuffer = 64 << 10
	// maxSkipped bounds the rest of a line that is too long and skipped.
	maxSkipped = 64 << 10
)

var (
	errLineTooLong = errors.New("the line is too long")
	errEndlessLine = errors.New("the line goes on and on")
	// errFlood ends a connection whose peer goes on and on after a limit.
	errFlood = errors.New("the peer sends without end")
)

// An input is what a client sends, behind a buffer that is small while the client
// is idle and large while it sends a message. It belongs to one goroutine.
type input struct {
	source io.Reader
	ahead  []byte        // was read into the buffer before, and comes first
	buf    *bufio.Reader // either small or borrowed
	small  *bufio.Reader
	pool   *sync.Pool // of *bufio.Reader with largeBuffer
}

func newInput(source io.Reader, pool *sync.Pool) *input {
	in := &input{source: source, pool: pool}
	in.small = bufio.NewReaderSize((*unbuffered)(in), smallBuffer)
	in.buf = in.small
	return in
}

// unbuffered is an input as its buffers see it.
type unbuffered input

// Read gives back what another buffer held before it reads on.
func (u *unbuffered) Read(p []byte) (int, error) {
	if len(u.ahead) > 0 {
		n := copy(p, u.ahead)
		u.ahead = u.ahead[n:]
		return n, nil
	}
	u.ahead = nil
	return u.source.Read(p)
}

// grow borrows a large buffer for n bytes of content, or for content of unknown
// length if n is negative. It does so only where that saves reads.
func (in *input) grow(n int64) {
	if in.buf != in.small || n >= 0 && n <= int64(in.small.Buffered()) {
		return
	}
	large, ok := in.pool.Get().(*bufio.Reader)
	if !ok {
		large = bufio.NewReaderSize(nil, largeBuffer)
	}
	in.change(large)
}

// shrink gives the large buffer back if next to nothing is in it.
func (in *input) shrink() {
	if in.buf != in.small && in.buf.Buffered() <= smallBuffer {
		in.giveBack()
	}
}

// giveBack gives the large buffer back whatever is in it.
func (in *input) giveBack() {
	if large := in.buf; large != in.small {
		in.change(in.small)
		large.Reset(nil)
		in.pool.Put(large)
	}
}

// change goes on with another buffer. What the one before holds comes first.
func (in *input) change(to *bufio.Reader) {
	held, _ := in.buf.Peek(in.buf.Buffered()) // cannot fail: it is there
	in.ahead = slices.Concat(held, in.ahead)
	to.Reset((*unbuffered)(in))
	in.buf = to
}

// discard forgets all that has come and was not used.
func (in *input) discard() {
	in.giveBack()
	in.ahead = nil
	in.small.Reset((*unbuffered)(in))
}

// pending tells whether something has come that was not used.
func (in *input) pending() bool { return in.buf.Buffered() > 0 || len(in.ahead) > 0 }

// line reads a line with its end, which is LF or CRLF. It is valid until the next
// use of in. A line of more than limit bytes is skipped, and errLineTooLong is
// returned; one that goes on and on makes it errEndlessLine.
func (in *input) line(limit int) ([]byte, error) {
	part, err := in.buf.ReadSlice('\n')
	if err == nil && len(part) <= limit {
		return part, nil
	}
	var long []byte
	total := len(part)
	for errors.Is(err, bufio.ErrBufferFull) {
		if total > limit+maxSkipped {
			return nil, errEndlessLine
		}
		if total <= limit {
			long = append(long, part...)
		}
		part, err = in.buf.ReadSlice('\n')
		total += len(part)
	}
	switch {
	case err != nil:
		return nil, err
	case total > limit:
		return nil, errLineTooLong
	}
	return append(long, part...), nil
}
