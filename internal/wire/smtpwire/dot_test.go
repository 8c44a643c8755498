package smtpwire

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

func TestDotReader(t *testing.T) {
	t.Parallel()
	tests := []struct {
		wire, content string
		err           error
		rest          string // left in the stream behind the end
	}{
		{".\r\nQUIT", "", nil, "QUIT"},
		{"a\r\n.\r\nQUIT", "a\r\n", nil, "QUIT"},
		{"a\r\n..\r\n..b\r\n.c\r\n.\r\n", "a\r\n.\r\n.b\r\nc\r\n", nil, ""},
		{"...\r\n.\r\n", "..\r\n", nil, ""},
		{"a.b\r\nc..d.\r\n.\r\n", "a.b\r\nc..d.\r\n", nil, ""},
		{"a\nb\rc\r\r\n\n\r\n.\r\n", "a\nb\rc\r\r\n\n\r\n", nil, ""},
		{"a\n.b\r.c\r\n.\r\n", "a\n.b\r.c\r\n", nil, ""},
		{"a\r\n\x00.\r\n.\r\n", "a\r\n\x00.\r\n", nil, ""},
		{"a\r\n.\x00\r\n.\r\n", "a\r\n\x00\r\n", nil, ""},
		{"a\n..\n.\x00\r\n.\r\n", "a\n..\n.\x00\r\n", nil, ""},

		{"a\n.\n", "a\n.", ErrLoneDot, ""},
		{"a\n.\r\nb", "a\n.", ErrLoneDot, ""},
		{"a\r.\r", "a\r.", ErrLoneDot, ""},
		{"a\r.\n", "a\r.", ErrLoneDot, ""},
		{"a\r.\r\n", "a\r.", ErrLoneDot, ""},
		{"a\r\n.\nb", "a\r\n", ErrLoneDot, ""},
		{"a\r\n.\rb", "a\r\n", ErrLoneDot, ""},
		{"a\r\n.\r\r\n", "a\r\n", ErrLoneDot, ""},
		{".\n", "", ErrLoneDot, ""},
		{"a\r\r\n.\n", "a\r\r\n", ErrLoneDot, ""},

		{"", "", io.ErrUnexpectedEOF, ""},
		{"a\r\n.\r", "a\r\n", io.ErrUnexpectedEOF, ""},
		{"a\r\n.", "a\r\n", io.ErrUnexpectedEOF, ""},
		{"a\n.", "a\n.", io.ErrUnexpectedEOF, ""},
		{"a\r\n", "a\r\n", io.ErrUnexpectedEOF, ""},
	}
	for _, tt := range tests {
		for name, chop := range map[string]func(io.Reader) io.Reader{
			"at once":      func(r io.Reader) io.Reader { return r },
			"byte by byte": iotest.OneByteReader,
			"in halves":    iotest.HalfReader,
		} {
			for _, size := range []int{1, 2, 3, 100} {
				stream := bufio.NewReader(chop(strings.NewReader(tt.wire)))
				content, err := readWith(NewDotReader(stream), size)
				if string(content) != tt.content || !errors.Is(err, tt.err) {
					t.Errorf("%q %s into %d: %q, %v; want %q, %v", tt.wire, name, size, content, err, tt.content, tt.err)
				}
				if rest, _ := io.ReadAll(stream); tt.err == nil && string(rest) != tt.rest {
					t.Errorf("%q %s into %d: left %q", tt.wire, name, size, rest)
				}
			}
		}
	}
}

// readWith reads everything, size bytes at a time.
func readWith(r io.Reader, size int) ([]byte, error) {
	var all []byte
	p := make([]byte, size)
	for {
		n, err := r.Read(p)
		all = append(all, p[:n]...)
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return all, err
		}
	}
}

func TestDotReaderGoesOnAfterAFailedRead(t *testing.T) {
	t.Parallel()
	r, w := io.Pipe()
	go func() {
		for _, s := range []string{"a\r\n", ".", "\r", "\n"} {
			_, _ = io.WriteString(w, s)
			time.Sleep(time.Millisecond)
		}
	}()
	content, err := io.ReadAll(NewDotReader(bufio.NewReader(r)))
	if string(content) != "a\r\n" || err != nil {
		t.Errorf("got %q, %v", content, err)
	}

	stream := bufio.NewReader(io.MultiReader(strings.NewReader("a\r\n."), &failOnce{}, strings.NewReader("\r\n")))
	d := NewDotReader(stream)
	p := make([]byte, 10)
	if n, err := d.Read(p); string(p[:n]) != "a\r\n" || err != nil {
		t.Fatalf("got %q, %v", p[:n], err)
	}
	if _, err := d.Read(p); !errors.Is(err, errOnce) {
		t.Fatalf("the failed read gave %v", err)
	}
	if n, err := d.Read(p); n != 0 || err != io.EOF {
		t.Errorf("after the failure: %d, %v", n, err)
	}
}

var errOnce = errors.New("deadline")

// failOnce fails, and is then at its end.
type failOnce struct{ failed bool }

func (f *failOnce) Read([]byte) (int, error) {
	if f.failed {
		return 0, io.EOF
	}
	f.failed = true
	return 0, errOnce
}

// naive decodes the slow and obvious way. end is false where the content does not
// come to its end.
func naive(wire []byte) (content []byte, end, lone bool) {
	for i := 0; i < len(wire); i++ {
		c := wire[i]
		clean := i == 0 || i > 1 && wire[i-2] == '\r' && wire[i-1] == '\n'
		starts := clean || wire[i-1] == '\n' || wire[i-1] == '\r'
		if c != '.' || !starts {
			content = append(content, c)
			continue
		}
		after := wire[i+1:]
		switch {
		case clean && len(after) > 1 && after[0] == '\r' && after[1] == '\n':
			return content, true, false
		case len(after) > 0 && after[0] == '\n', !clean && len(after) > 0 && after[0] == '\r', clean && len(after) > 1 && after[0] == '\r':
			return content, false, true
		}
		if !clean {
			content = append(content, c)
		}
		if clean && len(after) > 0 && after[0] == '.' {
			content = append(content, '.')
			i++
		}
	}
	return content, false, false
}

func FuzzDotReader(f *testing.F) {
	for _, s := range []string{"a\r\n..\r\n.\r\nb", "a\n.\n", "\r\n.\r\r\n", ".\r\n", "..\r\n.x\r\n.\r\n", "a\r.\r\n.\r", "\r\n...\r\n\n.."} {
		f.Add([]byte(s), uint8(3))
	}
	f.Fuzz(func(t *testing.T, wire []byte, step uint8) {
		want, end, lone := naive(wire)
		stream := bufio.NewReaderSize(&steps{wire, int(step%7) + 1}, 16)
		got, err := readWith(NewDotReader(stream), int(step/7)+1)
		switch {
		case (err == nil) != end, errors.Is(err, ErrLoneDot) != lone:
			t.Fatalf("%q: %v, want the end: %v, a lone dot: %v", wire, err, end, lone)
		case end && !bytes.Equal(got, want):
			t.Fatalf("%q: got %q, want %q", wire, got, want)
		}
	})
}

// steps gives a few bytes at a time.
type steps struct {
	rest []byte
	step int
}

func (s *steps) Read(p []byte) (int, error) {
	if len(s.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(p, s.rest[:min(s.step, len(s.rest))])
	s.rest = s.rest[n:]
	return n, nil
}

func FuzzCommands(f *testing.F) {
	for _, s := range []string{
		"MAIL FROM:<@a:\"b\\\"\"@c> SIZE=1 AUTH=a+40b", "RCPT TO:<Postmaster>", "RCPT TO:<a@[IPv6:::1]>", "BDAT 86 LAST",
		"AUTH PLAIN AGEAYg==", "EHLO x", "STARTTLS", "MAIL FROM: a@b", "MAIL FROM:<\u00e4@\u00f6>",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		c, err := ParseCommand(line)
		if err != nil {
			return
		}
		for _, parse := range []func(string) (Path, []Parameter, error){ParseMail, ParseRcpt} {
			p, params, err := parse(c.Argument)
			if err != nil {
				if err.Error() == "" {
					t.Fatal("an error without words")
				}
				continue
			}
			if hasControl(p.String()) || strings.ContainsAny(p.Domain, " <>\"\\@") {
				t.Fatalf("%q: odd path %+v", line, p)
			}
			for _, param := range params {
				_, _ = param.Size()
				if _, err := param.Xtext(); err == nil && param.HasValue && param.Value == "" {
					t.Fatalf("%q: empty value", line)
				}
			}
		}
		if chunk, err := ParseChunk(c.Argument); err == nil && chunk.Size < 0 {
			t.Fatalf("%q: negative size", line)
		}
		if _, err := ParseAuth(c.Argument); err != nil && err.Error() == "" {
			t.Fatal("an error without words")
		}
		_, _, _ = ParseResponse(line)
	})
}

func BenchmarkDotReader(b *testing.B) {
	for name, line := range map[string]string{
		"base64": strings.Repeat("x", 76) + "\r\n",
		"text":   "A line of text. It has a few dots.\r\n",
		"dots":   "..\r\n",
	} {
		b.Run(name, func(b *testing.B) {
			wire := []byte(strings.Repeat(line, 64<<10/len(line)) + ".\r\n")
			source := bytes.NewReader(wire)
			stream := bufio.NewReaderSize(source, 64<<10)
			p := make([]byte, 128<<10)
			b.SetBytes(int64(len(wire)))
			for b.Loop() {
				source.Reset(wire)
				stream.Reset(source)
				d := NewDotReader(stream)
				for {
					if _, err := d.Read(p); err == io.EOF {
						break
					} else if err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
