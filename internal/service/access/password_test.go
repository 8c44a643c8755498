package access

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"strings"
	"testing"
	"time"
)

func TestHash(t *testing.T) {
	t.Parallel()
	p, err := NewPasswords(rand.Reader, 0)
	if err != nil {
		t.Fatal(err)
	}
	one, err := p.Hash(context.Background(), password)
	if err != nil {
		t.Fatal(err)
	}
	two, err := p.Hash(context.Background(), password)
	if err != nil {
		t.Fatal(err)
	}
	if one == two {
		t.Error("two hashes share a salt")
	}
	if !strings.HasPrefix(one, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("hash is %q", one)
	}
	h, err := parseHash(one)
	if err != nil {
		t.Fatal(err)
	}
	if !h.matches(password) || h.matches(password+"x") {
		t.Error("the hash does not tell the password from another")
	}
	for _, bad := range []string{"", "a\x00b", "a\nb", strings.Repeat("x", 1025), "\xff\xfe"} {
		if _, err := p.Hash(context.Background(), bad); err == nil {
			t.Errorf("%q was hashed", bad)
		}
	}
}

// The vector of the reference implementation (argon2 -id -v 13 -t 2 -k 65536).
func TestParseHashOfAnotherProgram(t *testing.T) {
	t.Parallel()
	h, err := parseHash("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")
	if err != nil {
		t.Fatal(err)
	}
	if !h.matches("password") {
		t.Error("the reference vector does not match")
	}
}

func TestParseHashRefuses(t *testing.T) {
	t.Parallel()
	const salt, key = "$MDEyMzQ1Njc4OWFiY2RlZg", "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
	for _, s := range []string{
		"",
		"$argon2id",
		"$argon2i$v=19$m=19456,t=2,p=1" + salt + key,
		"$argon2id$v=16$m=19456,t=2,p=1" + salt + key,
		"$argon2id$v=19$m=4194304,t=2,p=1" + salt + key, // 4 GiB
		"$argon2id$v=19$m=19456,t=4000000000,p=1" + salt + key,
		"$argon2id$v=19$m=19456,t=2,p=255" + salt + key,
		"$argon2id$v=19$m=19456,t=0,p=1" + salt + key,
		"$argon2id$v=19$m=8,t=1,p=2" + salt + key, // less than 8 KiB a lane
		"$argon2id$v=19$m=-1,t=2,p=1" + salt + key,
		"$argon2id$v=19$t=2,m=19456,p=1" + salt + key,
		"$argon2id$v=19$m=19456,t=2" + salt + key,
		"$argon2id$v=19$m=19456,t=2,p=1$c2hvcnQ" + key,
		"$argon2id$v=19$m=19456,t=2,p=1" + salt + "$AAAA",
		"$argon2id$v=19$m=19456,t=2,p=1" + salt + "$" + strings.Repeat("A", 1000),
		"$argon2id$v=19$m=19456,t=2,p=1" + salt + "$!!!",
		"$argon2id$v=19$m=19456,t=2,p=1" + salt + key + "$",
	} {
		if h, err := parseHash(s); err == nil {
			t.Errorf("%q parsed as %+v", s, h.params)
		}
	}
}

func FuzzParseHash(f *testing.F) {
	f.Add("$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
	f.Add("$argon2id$v=19$m=64,t=1,p=4$MDEyMzQ1Njc$AAAAAAAAAAAAAAAAAAAAAA")
	f.Fuzz(func(t *testing.T, s string) {
		h, err := parseHash(s)
		if err != nil {
			return
		}
		if h.params.memoryKiB > maxMemoryKiB || h.params.passes > maxPasses || h.params.lanes > maxLanes {
			t.Errorf("%q: parameters out of bounds: %+v", s, h.params)
		}
		again, err := parseHash(h.String())
		if err != nil || again.params != h.params || !bytes.Equal(again.salt, h.salt) || !bytes.Equal(again.key, h.key) {
			t.Errorf("%q: not the same after a round trip", s)
		}
	})
}

func TestHashSlots(t *testing.T) {
	t.Parallel()
	p, err := NewPasswords(rand.Reader, 1)
	if err != nil {
		t.Fatal(err)
	}
	release, err := p.acquire(context.Background())
	if err != nil {
		t.Fatal(err)
	}

	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, maxWaiting)
	for range maxWaiting {
		go func() { _, err := p.acquire(ctx); done <- err }()
	}
	deadline := time.Now().Add(10 * time.Second)
	for p.waiting.Load() < maxWaiting {
		if time.Now().After(deadline) {
			t.Fatal("the queue does not fill")
		}
		time.Sleep(time.Millisecond)
	}
	if _, err := p.acquire(context.Background()); !errors.Is(err, ErrBusy) {
		t.Errorf("one more than the queue holds: got %v, want ErrBusy", err)
	}
	cancel()
	for range maxWaiting {
		if err := <-done; !errors.Is(err, context.Canceled) {
			t.Fatalf("a cancelled wait: %v", err)
		}
	}
	release()
	release, err = p.acquire(context.Background())
	if err != nil {
		t.Fatalf("after the storm: %v", err)
	}
	release()
}

func BenchmarkHash(b *testing.B) {
	p, err := NewPasswords(rand.Reader, 1)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := p.Hash(context.Background(), password); err != nil {
			b.Fatal(err)
		}
	}
}
