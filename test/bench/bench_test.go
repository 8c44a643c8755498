package main

import (
	"bufio"
	"bytes"
	"net"
	"strings"
	"testing"
	"time"
)

func TestMessagesHaveTheSizeTheyShouldHave(t *testing.T) {
	t.Parallel()
	for _, size := range []int{4 << 10, 64 << 10} {
		s := newStationery(size)
		a := s.write(nil, "a@example.org", "b@example.org")
		b := s.write(nil, "a@example.org", "b@example.org")
		if len(a) < size*9/10 || len(a) > size*11/10 {
			t.Errorf("a message of %d bytes has %d", size, len(a))
		}
		if bytes.Equal(a, b) {
			t.Error("two messages are the same")
		}
		if bytes.Contains(a, []byte("\r\n.")) || !bytes.HasSuffix(a, []byte("\r\n")) {
			t.Error("the message cannot be sent as it is")
		}
	}
}

func TestTableAndLines(t *testing.T) {
	t.Parallel()
	fill := func(r *report) {
		r.addTimes("m", "answer", []time.Duration{3 * time.Millisecond, time.Millisecond, 2 * time.Millisecond})
		r.add("m", "rate", 1234.5, "/s")
	}
	var lines, table strings.Builder
	asJSON, asTable := newReport(&lines, true), newReport(&table, false)
	fill(asJSON)
	fill(asTable)
	if err := asJSON.finish(); err != nil {
		t.Fatal(err)
	}
	if err := asTable.finish(); err != nil {
		t.Fatal(err)
	}
	const want = `{"measure":"m","figure":"answer p50","value":2,"unit":"ms"}
{"measure":"m","figure":"answer p99","value":3,"unit":"ms"}
{"measure":"m","figure":"rate","value":1234.5,"unit":"/s"}
`
	if lines.String() != want {
		t.Errorf("got %s", lines.String())
	}
	if rows := strings.Count(table.String(), "\n"); rows != 3 {
		t.Errorf("the table has %d rows:\n%s", rows, table.String())
	}
}

// The client counts responses, whatever their literals hold.
func TestIMAPResponsesAreSkippedWhole(t *testing.T) {
	t.Parallel()
	near, far := net.Pipe()
	defer near.Close()
	go func() {
		defer far.Close()
		in := bufio.NewReader(far)
		if _, err := in.ReadString('\n'); err != nil {
			return
		}
		long := strings.Repeat("x", 3*readBuffer)
		_, _ = far.Write([]byte("* 1 FETCH (BODY[] {12}\r\nb1 OK {3}\r\n. UID {2}\r\nab)\r\n* 2 FETCH (ENVELOPE (" + long +
			" {4}\r\n1234))\r\n* STATUS INBOX (MESSAGES 7)\r\nb1 OK done\r\n")) // the test sees a short answer
	}()
	c := &imapClient{conn: near, in: bufio.NewReaderSize(near, readBuffer)}
	var octets []int64
	err := c.do(func(line []byte, literals int64) { octets = append(octets, literals) }, "FETCH")
	if err != nil {
		t.Fatal(err)
	}
	if len(octets) != 3 || octets[0] != 14 || octets[1] != 4 || octets[2] != 0 {
		t.Errorf("the literals had %v octets", octets)
	}
}

func TestChooseMeasures(t *testing.T) {
	t.Parallel()
	if all, err := choose("all"); err != nil || len(all) != len(names()) {
		t.Errorf("all: %d, %v", len(all), err)
	}
	if some, err := choose("idle,api-mix"); err != nil || len(some) != 2 || some[0].name != "idle" {
		t.Errorf("two: %v, %v", some, err)
	}
	if _, err := choose("idle,fast"); err == nil || !strings.Contains(err.Error(), `"fast"`) {
		t.Errorf("an unknown one: %v", err)
	}
}
