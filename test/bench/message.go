package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"strconv"
	"sync/atomic"
	"time"
)

// A stationery makes messages of one size: two renditions of a text and an
// attachment that does not compress, which is what fills mailboxes. Bodies are
// made once and used again in turn; what differs in each message is its head.
type stationery struct {
	bodies [][]byte
	date   string
	run    string
	last   atomic.Int64
}

const (
	distinctBodies = 32
	headRoom       = 400 // bytes of the head of a message
	base64Line     = 57  // bytes in a line of 76 characters
)

// vocabulary of the made-up texts.
func vocabulary() []string {
	return []string{
		"ledger", "harvest", "window", "station", "copper", "garden", "signal", "village", "bridge", "winter",
		"paper", "engine", "market", "river", "letter", "tower", "mirror", "candle", "forest", "anchor",
	}
}

func newStationery(size int) *stationery {
	rnd := rand.New(rand.NewPCG(uint64(size), 7))
	s := &stationery{date: time.Now().Format(time.RFC1123Z), run: strconv.FormatInt(time.Now().UnixNano(), 36)}
	for range distinctBodies {
		s.bodies = append(s.bodies, body(rnd, max(0, size-headRoom)))
	}
	return s
}

// body makes everything from the first Content-Type on, of about size bytes.
func body(rnd *rand.Rand, size int) []byte {
	var text bytes.Buffer
	words := vocabulary()
	for text.Len() < size/6 {
		for range 12 {
			text.WriteString(words[rnd.IntN(len(words))] + " ")
		}
		text.WriteString("\r\n")
	}
	var b bytes.Buffer
	b.WriteString("Content-Type: multipart/mixed; boundary=outer\r\n\r\n" +
		"--outer\r\nContent-Type: multipart/alternative; boundary=inner\r\n\r\n" +
		"--inner\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n")
	b.Write(text.Bytes())
	b.WriteString("\r\n--inner\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>")
	b.Write(text.Bytes())
	b.WriteString("</p></body></html>\r\n--inner--\r\n" +
		"--outer\r\nContent-Type: application/octet-stream; name=\"figures.bin\"\r\n" +
		"Content-Disposition: attachment; filename=\"figures.bin\"\r\nContent-Transfer-Encoding: base64\r\n\r\n")
	raw := make([]byte, base64Line)
	for b.Len() < size-80 {
		for i := range raw {
			raw[i] = byte(rnd.Uint32())
		}
		b.WriteString(base64.StdEncoding.EncodeToString(raw) + "\r\n")
	}
	b.WriteString("--outer--\r\n")
	return b.Bytes()
}

// write appends the next message, ready for DATA: no line begins with a dot.
func (s *stationery) write(b []byte, from, to string) []byte {
	n := s.last.Add(1)
	words := vocabulary()
	b = fmt.Appendf(b, "From: Bench <%s>\r\nTo: <%s>\r\nSubject: %s %s %d\r\nDate: %s\r\nMessage-ID: <%d.%s@bench.example>\r\nMIME-Version: 1.0\r\n",
		from, to, words[n%20], words[n/20%20], n, s.date, n, s.run)
	return append(b, s.bodies[n%distinctBodies]...)
}
