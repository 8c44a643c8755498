package delivery

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestAmbiguousDot(t *testing.T) {
	t.Parallel()
	tests := map[string]bool{
		"a\r\n.\r\nb":  false, // was ".." on the wire
		".\r\nb":       false,
		"a\r\n.b\r\n":  false,
		"a\n.b\n":      false,
		"end.\r\n":     false,
		"end.\n":       false,
		"a\r\n.":       false,
		"":             false,
		"a\n.\n":       true,
		"a\n.\r\n":     true,
		"a\r.\r":       true,
		"a\r.\r\n":     true,
		"a\r\n.\nb":    true,
		"a\r\n.\rb":    true,
		".\nb":         true,
		"x.y\n..\n.\n": true,
	}
	for content, want := range tests {
		s := &Service{buffers: newBuffers(1000, 0)}
		for name, r := range map[string]io.Reader{
			"at once":      strings.NewReader(content),
			"byte by byte": iotest.OneByteReader(strings.NewReader(content)),
			"in halves":    iotest.HalfReader(strings.NewReader(content)),
		} {
			body, err := s.ReadBody(t.Context(), r, 0, DotTerminated)
			if got := errors.Is(err, ErrLineEnds); got != want || !want && err != nil {
				t.Errorf("%q %s: refused: %v (%v), want %v", content, name, got, err, want)
			}
			if err == nil {
				if got := string(body.bytes()); got != content {
					t.Errorf("%q became %q", content, got)
				}
				body.Release()
			}
		}
		if body, err := s.ReadBody(t.Context(), strings.NewReader(content), 0, Counted); err != nil {
			t.Errorf("%q with a length: %v", content, err)
		} else {
			body.Release()
		}
	}
}

func FuzzReadBody(f *testing.F) {
	f.Add([]byte("a\r\n.\r\nb\n.\n"), 3)
	f.Add([]byte("From: x\r\n\r\n..\r\n.\r"), 1)
	f.Fuzz(func(t *testing.T, content []byte, step int) {
		s := &Service{buffers: newBuffers(64<<10, 0)}
		whole, err := s.ReadBody(t.Context(), bytes.NewReader(content), 0, DotTerminated)
		if err == nil {
			defer whole.Release()
		}
		parts, err2 := s.ReadBody(t.Context(), &stepReader{content, min(max(step, 1), 100)}, 0, DotTerminated)
		if err2 == nil {
			defer parts.Release()
		}
		if (err == nil) != (err2 == nil) {
			t.Fatalf("at once: %v, in steps: %v", err, err2)
		}
		if err == nil && !(bytes.Equal(whole.bytes(), content) && bytes.Equal(parts.bytes(), content)) {
			t.Fatal("content changed")
		}
	})
}

// A stepReader gives a few bytes at a time.
type stepReader struct {
	rest []byte
	step int
}

func (r *stepReader) Read(p []byte) (int, error) {
	if len(r.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(p, r.rest[:min(r.step, len(r.rest))])
	r.rest = r.rest[n:]
	return n, nil
}

func TestReadBodyGrowsAndGivesBack(t *testing.T) {
	t.Parallel()
	const limit = 3 << 20
	s := &Service{buffers: newBuffers(limit, 0)}
	for _, size := range []int{0, 1, 14 << 10, 16 << 10, 1 << 20, limit - 1, limit} {
		content := bytes.Repeat([]byte("x"), size)
		for _, declared := range []int64{0, int64(size), -5, 1 << 40} {
			body, err := s.ReadBody(t.Context(), bytes.NewReader(content), declared, DotTerminated)
			if err != nil {
				t.Fatalf("%d bytes, declared %d: %v", size, declared, err)
			}
			if !bytes.Equal(body.bytes(), content) {
				t.Fatalf("%d bytes changed", size)
			}
			if got := body.withTrace([]byte("T: x\r\n")); !bytes.Equal(got, append([]byte("T: x\r\n"), content...)) {
				t.Fatalf("%d bytes changed with trace", size)
			}
			body.Release()
			body.Release()
		}
	}
	if _, err := s.ReadBody(t.Context(), strings.NewReader(strings.Repeat("x", limit+1)), 0, Counted); !errors.Is(err, &errTooLarge) {
		t.Errorf("one byte too many: %v", err)
	}
	if _, err := s.ReadBody(t.Context(), iotest.ErrReader(io.ErrNoProgress), 0, Counted); !errors.Is(err, io.ErrNoProgress) {
		t.Errorf("the reader's error is lost: %v", err)
	}
	// All memory is back: the whole budget can be had.
	if !s.buffers.budget.TryAcquire(int64(2 * (headroom + limit + 1))) {
		t.Error("memory was not given back")
	}
}

func TestLargeBodiesWaitForMemory(t *testing.T) {
	t.Parallel()
	s := &Service{buffers: newBuffers(1<<20, 0)}
	all := int64(2 * (headroom + 1<<20 + 1))
	if !s.buffers.budget.TryAcquire(all) {
		t.Fatal("the budget is not what it should be")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	large := strings.Repeat("x", 100<<10)
	_, err := s.ReadBody(ctx, strings.NewReader(large), 0, Counted)
	if refusal, ok := errors.AsType[*Error](err); !ok || refusal.Code != 452 || !refusal.Temporary() {
		t.Errorf("without memory: %v", err)
	}
	if body, err := s.ReadBody(ctx, strings.NewReader("x"), 0, Counted); err != nil {
		t.Errorf("a small message has to wait for large ones: %v", err)
	} else {
		body.Release()
	}
	s.buffers.budget.Release(all)
	if body, err := s.ReadBody(t.Context(), strings.NewReader(large), 0, Counted); err != nil {
		t.Error(err)
	} else {
		body.Release()
	}
	if !s.buffers.budget.TryAcquire(all) {
		t.Error("memory was not given back, or too much of it")
	}
}

func TestAddress(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"a@b":                           "a@b",
		"a.b+c@d.example":               "a.b+c@d.example",
		"a b@c":                         `"a b"@c`,
		`a"b\c@d`:                       `"a\"b\\c"@d`,
		"a@b@c":                         `"a@b"@c`,
		"a@[192.0.2.1]":                 "a@[192.0.2.1]",
		"":                              "refused",
		"a":                             "refused",
		"@b":                            "refused",
		"a@":                            "refused",
		"a@b c":                         "refused",
		"a@b>":                          "refused",
		"a\r\nb@c":                      "refused",
		"a\x7f@c":                       "refused",
		"a\u0085b@c":                    "refused",
		"a@" + strings.Repeat("d", 256): "refused",
	} {
		a, ok := parseAddress(in)
		got := a.String()
		if !ok {
			got = "refused"
		}
		if got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}

func TestHeloName(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"mx.example.com":         "mx.example.com",
		"[IPv6:2001:db8::1]":     "[IPv6:2001:db8::1]",
		"a b\r\nX-Injected: yes": "a?b??X-Injected:?yes",
		"(comment":               "?comment",
		"":                       "unknown",
		strings.Repeat("a", 300): strings.Repeat("a", 255),
	} {
		if got := heloName(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
