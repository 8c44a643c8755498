package smtp

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
)

func TestInputLine(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 2000) + "\r\n"
	for name, chop := range map[string]func(io.Reader) io.Reader{
		"at once": func(r io.Reader) io.Reader { return r }, "byte by byte": iotest.OneByteReader,
	} {
		in := newInput(chop(strings.NewReader("a\r\nb\n"+long+strings.Repeat("y", 5000)+"\nc\r\nrest")), &sync.Pool{})
		for i, want := range []string{"a\r\n", "b\n", long, "", "c\r\n"} {
			if i == 2 {
				in.grow(-1)
			}
			got, err := in.line(len(long))
			if string(got) != want || errors.Is(err, errLineTooLong) != (want == "") {
				t.Errorf("%s: line %d is %q, %v", name, i, got, err)
			}
			in.shrink()
		}
		if got, err := in.line(100); !errors.Is(err, io.EOF) {
			t.Errorf("%s: a line without end: %q, %v", name, got, err)
		}
		in = newInput(chop(strings.NewReader(strings.Repeat("x", 2*maxSkipped))), &sync.Pool{})
		if got, err := in.line(100); !errors.Is(err, errEndlessLine) {
			t.Errorf("%s: an endless line: %q, %v", name, got, err)
		}
	}
}

func TestInputDiscard(t *testing.T) {
	t.Parallel()
	for _, large := range []bool{false, true} {
		in := newInput(io.MultiReader(strings.NewReader("a\nb\n"), strings.NewReader("c\n")), &sync.Pool{})
		if large {
			in.grow(-1)
		}
		if _, err := in.line(10); err != nil || !in.pending() {
			t.Fatalf("pending: %v, %v", in.pending(), err)
		}
		in.discard()
		if got, err := in.line(10); string(got) != "c\n" || err != nil {
			t.Errorf("after discard: %q, %v", got, err)
		}
	}
}

// Whatever buffers change hands, the bytes come once and in order.
func FuzzInput(f *testing.F) {
	f.Add([]byte("EHLO x\r\nBDAT 3\r\nabcQUIT\r\n"), []byte{0, 1, 9, 2, 0, 2, 0}, uint8(4))
	f.Fuzz(func(t *testing.T, stream, moves []byte, step uint8) {
		in := newInput(&chopped{stream, int(step%50) + 1}, &sync.Pool{})
		var got []byte
		for _, m := range moves {
			switch m % 4 {
			case 0:
				if line, err := in.line(1 << 20); err == nil {
					got = append(got, line...)
				} else {
					return // a part of a line is lost, as is the connection
				}
			case 1:
				in.grow(int64(m))
			case 2:
				in.shrink()
			case 3:
				part := make([]byte, m)
				n, _ := io.ReadFull(in.buf, part)
				got = append(got, part[:n]...)
			}
		}
		rest, err := io.ReadAll(in.buf)
		if got = append(got, rest...); err != nil || !bytes.Equal(got, stream) {
			t.Fatalf("%q became %q (%v)", stream, got, err)
		}
	})
}

// chopped gives a few bytes at a time.
type chopped struct {
	rest []byte
	step int
}

func (c *chopped) Read(p []byte) (int, error) {
	if len(c.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(p, c.rest[:min(c.step, len(c.rest))])
	c.rest = c.rest[n:]
	return n, nil
}
