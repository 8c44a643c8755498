package awsapi

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/mailstead/mailstead/internal/wire/awsjson"
	"github.com/mailstead/mailstead/internal/wire/sigv4"
)

func TestHostileRequests(t *testing.T) {
	t.Parallel()
	server := start(t, io.Discard)
	good := func() *http.Request { return sign(t, request(t, server.URL, "EchoService.Echo", "{}"), "echo", "{}") }
	with := func(change func(r *http.Request)) *http.Request {
		r := good()
		change(r)
		return r
	}
	const unknown = "UnknownOperationException"
	for _, test := range []struct {
		name   string
		r      *http.Request
		status int
		code   string
		text   string
	}{
		{"no target", request(t, server.URL, "", "{}"), 400, unknown, "X-Amz-Target"},
		{"unknown service", request(t, server.URL, "Nobody.Echo", "{}"), 400, unknown, "no service"},
		{"no operation", request(t, server.URL, "EchoService", "{}"), 400, unknown, "no operation"},
		{"unknown operation", request(t, server.URL, "EchoService.echo", "{}"), 400, unknown, "no operation"},
		{"JSON without version", with(func(r *http.Request) { r.Header.Set("Content-Type", "application/json") }), 400, unknown, "AWS JSON 1.1"},
		{"form", with(func(r *http.Request) { r.Header.Set("Content-Type", "application/x-www-form-urlencoded") }), 400, unknown, "AWS JSON 1.1"},
		{"no content type", with(func(r *http.Request) { r.Header.Del("Content-Type") }), 400, unknown, "AWS JSON 1.1"},
		{"unsigned", request(t, server.URL, "EchoService.Echo", "{}"), 400, sigv4.CodeMissingToken, ""},
		{"for another service", sign(t, request(t, server.URL, "EchoService.Echo", "{}"), "other", "{}"), 400, sigv4.CodeInvalid, "'echo'"},
		{"other body", sign(t, request(t, server.URL, "EchoService.Echo", "{}"), "echo", "[]"), 400, sigv4.CodeInvalid, "does not match"},
		{"signed for another host", with(func(r *http.Request) { r.Host = "elsewhere" }), 400, sigv4.CodeInvalid, "does not match"},
	} {
		t.Run(test.name, func(t *testing.T) {
			send(t, test.r).wantError(t, test.status, test.code, test.text)
		})
	}
	r := sign(t, request(t, server.URL, "EchoService.Echo", "{}"), "echo", "{}")
	r.Header.Set("Content-Type", awsjson.ContentType+"; charset=utf-8")
	if a := send(t, sign(t, r, "echo", "{}")); a.status != http.StatusOK {
		t.Errorf("a content type with a parameter: got %d %s", a.status, a.text)
	}
}

// zeros is a body without end.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestLargeBodies(t *testing.T) {
	t.Parallel()
	server := start(t, io.Discard)
	const gigabyte = 1 << 30
	for _, length := range []int64{gigabyte, -1} {
		r := sign(t, request(t, server.URL, "EchoService.Echo", "{}"), "echo", "{}")
		r.Body = io.NopCloser(io.LimitReader(zeros{}, gigabyte))
		r.ContentLength = length
		if length < 0 {
			// Without a length the signature cannot cover it.
			r = sign(t, request(t, server.URL, "EchoService.Echo", "{}"), "echo", "{}")
			chunked := request(t, server.URL, "EchoService.Echo", "")
			chunked.Body, chunked.ContentLength = io.NopCloser(io.LimitReader(zeros{}, gigabyte)), -1
			chunked.Header.Set("Authorization", r.Header.Get("Authorization"))
			chunked.Header.Set("X-Amz-Date", r.Header.Get("X-Amz-Date"))
			r = chunked
		}
		response, err := http.DefaultClient.Do(r)
		if err != nil {
			// The server may close the connection while the client still writes.
			if !errors.Is(err, net.ErrClosed) && !strings.Contains(err.Error(), "reset") && !strings.Contains(err.Error(), "broken pipe") {
				t.Error(err)
			}
			continue
		}
		if response.StatusCode != http.StatusRequestEntityTooLarge {
			t.Errorf("got %d", response.StatusCode)
		}
		response.Body.Close()
	}
	// At the limit exactly.
	full := strings.Repeat(" ", DefaultMaxBody)
	if a := send(t, sign(t, request(t, server.URL, "EchoService.Echo", full), "echo", full)); a.status != http.StatusOK {
		t.Errorf("a body of the largest size: got %d", a.status)
	}
}

func TestTruncatedBody(t *testing.T) {
	t.Parallel()
	server := start(t, io.Discard)
	r := sign(t, request(t, server.URL, "EchoService.Echo", "{}"), "echo", "{}")
	var text bytes.Buffer
	if err := r.Write(&text); err != nil {
		t.Fatal(err)
	}
	conn, err := net.Dial("tcp", server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := conn.Write(text.Bytes()[:text.Len()-1]); err != nil {
		t.Fatal(err)
	}
	if err := conn.(*net.TCPConn).CloseWrite(); err != nil {
		t.Fatal(err)
	}
	response, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusBadRequest || response.Header.Get("x-amzn-ErrorType") != "IncompleteBody" {
		t.Errorf("got %d %v", response.StatusCode, response.Header)
	}
}

// flood sends a beginning and then one line over and over, until the server has
// had enough, and returns the status it answered with.
func flood(t *testing.T, address, beginning, line string) int {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	go func() {
		w := bufio.NewWriter(conn)
		_, err := w.WriteString(beginning)
		for i := 0; i < 1_000_000 && err == nil; i++ {
			_, err = w.WriteString(line)
		}
		_ = w.Flush()
	}()
	response, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	return response.StatusCode
}

func TestEndlessHeaders(t *testing.T) {
	t.Parallel()
	address := start(t, io.Discard).Listener.Addr().String()
	for _, line := range []string{"X-Amz-A: b\r\n", "Authorization: AWS4-HMAC-SHA256 x\r\n", "no end of this line "} {
		if status := flood(t, address, "POST / HTTP/1.1\r\nHost: h\r\n", line); status != http.StatusRequestHeaderFieldsTooLarge {
			t.Errorf("%q: got %d", line, status)
		}
	}
	if status := flood(t, address, "POST /", "x"); status != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("an endless request line: got %d", status)
	}
}
