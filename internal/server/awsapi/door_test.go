package awsapi

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/signer/v4"

	"github.com/mailstead/mailstead/api/constraint"
	"github.com/mailstead/mailstead/internal/wire/awsjson"
	"github.com/mailstead/mailstead/internal/wire/sigv4"
)

const (
	keyID  = "AKIDEXAMPLE"
	secret = "secret"
)

var root = sigv4.Identity{AccountID: "123456789012", ARN: "arn:aws:iam::123456789012:root"}

// contractError stands for an error of some contract.
type contractError struct{}

func (contractError) Error() string        { return "private detail" }
func (contractError) ErrorCode() string    { return "EntityNotFoundException" }
func (contractError) ErrorMessage() string { return "No such user." }

// echo answers with what it knows about its call.
func echo(ctx context.Context, body []byte, out *awsjson.Encoder) error {
	call, ok := CallFrom(ctx)
	if !ok {
		return errors.New("no call in the context")
	}
	out.BeginObject()
	out.OptString("Body", new(string(body)))
	out.OptString("RequestId", &call.RequestID)
	out.OptString("Operation", &call.Operation)
	out.OptString("Arn", &call.Caller.Identity.ARN)
	out.OptString("SourceIp", &call.SourceIP)
	out.EndObject()
	return nil
}

func failing(err error) Handler {
	return func(_ context.Context, _ []byte, out *awsjson.Encoder) error {
		out.BeginObject()
		out.OptString("Half", new("an answer"))
		return err
	}
}

var services = []Service{
	{TargetPrefix: "EchoService", SigningName: "echo", Operations: map[string]Handler{
		"Echo":     echo,
		"NotFound": failing(fmt.Errorf("look up: %w", contractError{})),
		"Invalid":  failing(&constraint.ValidationError{Message: "1 validation error detected"}),
		"Broken":   failing(errors.New("disk on fire")),
		"Slow":     failing(fmt.Errorf("wait: %w", context.DeadlineExceeded)),
		"Busy":     failing(Unavailable("Come back later.")),
		"Panic":    func(context.Context, []byte, *awsjson.Encoder) error { panic("no such thing") },
	}},
	{TargetPrefix: "Other_20110615", SigningName: "other", Operations: map[string]Handler{"Echo": echo}},
}

// lockedBuffer is a log that handlers write to and tests read.
type lockedBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}

func start(t testing.TB, log io.Writer) *httptest.Server {
	t.Helper()
	door, err := New(Config{
		Keys:   sigv4.StaticKeys{keyID: {Secret: secret, Identity: root}},
		Now:    time.Now,
		Random: rand.Reader,
		Log:    slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelInfo})),

		Services: services,
	})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewUnstartedServer(door)
	server.Config = NewServer(door, slog.New(slog.DiscardHandler))
	server.Start()
	t.Cleanup(server.Close)
	return server
}

// request is a call of an operation, not signed yet.
func request(t testing.TB, url, target, body string) *http.Request {
	t.Helper()
	r, err := http.NewRequest(http.MethodPost, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", awsjson.ContentType)
	if target != "" {
		r.Header.Set("X-Amz-Target", target)
	}
	return r
}

func sign(t testing.TB, r *http.Request, service, body string) *http.Request {
	t.Helper()
	sum := sha256.Sum256([]byte(body))
	err := v4.NewSigner().SignHTTP(t.Context(), aws.Credentials{AccessKeyID: keyID, SecretAccessKey: secret}, r,
		hex.EncodeToString(sum[:]), service, "eu-central-1", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// answer is what came back.
type answer struct {
	status int
	header http.Header
	text   string
	doc    map[string]string
}

func send(t testing.TB, r *http.Request) answer {
	t.Helper()
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	a := answer{status: response.StatusCode, header: response.Header, text: string(body)}
	if response.Header.Get("Content-Type") == awsjson.ContentType {
		if err := json.Unmarshal(body, &a.doc); err != nil {
			t.Fatalf("%v: %s", err, body)
		}
	}
	return a
}

var uuid = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

func (a answer) wantError(t *testing.T, status int, code, text string) {
	t.Helper()
	if a.status != status || a.doc["__type"] != code || a.header.Get("x-amzn-ErrorType") != code {
		t.Errorf("got %d %q (%s), want %d %q", a.status, a.doc["__type"], a.header.Get("x-amzn-ErrorType"), status, code)
	}
	if !strings.Contains(a.doc["Message"], text) || a.doc["Message"] == "" {
		t.Errorf("got message %q, want %q", a.doc["Message"], text)
	}
	a.wantRequestID(t)
}

func (a answer) wantRequestID(t *testing.T) {
	t.Helper()
	if id := a.header.Get("x-amzn-RequestId"); !uuid.MatchString(id) {
		t.Errorf("got request id %q", id)
	}
}

func TestCall(t *testing.T) {
	t.Parallel()
	server := start(t, io.Discard)
	for target, service := range map[string]string{"EchoService.Echo": "echo", "Other_20110615.Echo": "other"} {
		a := send(t, sign(t, request(t, server.URL, target, `{"a":1}`), service, `{"a":1}`))
		if a.status != http.StatusOK || a.doc["Body"] != `{"a":1}` || a.doc["Operation"] != "Echo" ||
			a.doc["Arn"] != root.ARN || a.doc["SourceIp"] != "127.0.0.1" || a.doc["RequestId"] != a.header.Get("x-amzn-RequestId") {
			t.Errorf("got %d %v", a.status, a.doc)
		}
		a.wantRequestID(t)
	}
}

// SDKs move X-Amz-Target into the query when they presign.
func TestPresignedCall(t *testing.T) {
	t.Parallel()
	server := start(t, io.Discard)
	body := `{"a":1}`
	sum := sha256.Sum256([]byte(body))
	r := request(t, server.URL+"/?X-Amz-Expires=60", "EchoService.Echo", body)
	url, header, err := v4.NewSigner().PresignHTTP(t.Context(), aws.Credentials{AccessKeyID: keyID, SecretAccessKey: secret}, r,
		hex.EncodeToString(sum[:]), "echo", "us-east-1", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	call := request(t, url, "", body)
	call.Header = header
	if a := send(t, call); a.status != http.StatusOK || a.doc["Body"] != body {
		t.Errorf("got %d %s", a.status, a.text)
	}
	call = request(t, url, "", `{"a":2}`)
	call.Header = header
	send(t, call).wantError(t, http.StatusBadRequest, sigv4.CodeInvalid, "does not match")
}

func TestErrorsOfOperations(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		operation    string
		status       int
		code, text   string
		lower, fault bool
	}{
		{"NotFound", 400, "EntityNotFoundException", "No such user.", false, false},
		{"Invalid", 400, "ValidationException", "1 validation error detected", true, false},
		{"Broken", 500, "InternalFailure", "request id", true, true},
		{"Panic", 500, "InternalFailure", "request id", true, true},
		{"Slow", 503, "ServiceUnavailable", "in time", true, true},
		{"Busy", 503, "ServiceUnavailable", "Come back later.", true, true},
	} {
		t.Run(test.operation, func(t *testing.T) {
			t.Parallel()
			log := &lockedBuffer{}
			server := start(t, log)
			a := send(t, sign(t, request(t, server.URL, "EchoService."+test.operation, "{}"), "echo", "{}"))
			a.wantError(t, test.status, test.code, test.text)
			if _, lower := a.doc["message"]; lower != test.lower {
				t.Errorf("got %s", a.text)
			}
			for _, private := range []string{"disk", "private", "no such thing", "Half"} {
				if strings.Contains(a.text, private) {
					t.Errorf("the client learns %s", a.text)
				}
			}
			if logged := strings.Contains(log.String(), a.header.Get("x-amzn-RequestId")); logged != test.fault {
				t.Errorf("log: %s", log.String())
			}
		})
	}
}

func TestPeopleGetText(t *testing.T) {
	t.Parallel()
	server := start(t, io.Discard)
	for _, test := range []struct {
		method, path string
		status       int
	}{
		{"GET", "/", 200},
		{"HEAD", "/", 200},
		{"PUT", "/", 405},
		{"DELETE", "/", 405},
		{"GET", "/favicon.ico", 404},
		{"POST", "/x", 404},
	} {
		r, err := http.NewRequest(test.method, server.URL+test.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		a := send(t, r)
		if a.status != test.status || test.method != "HEAD" && !strings.Contains(a.text, "aws --endpoint-url http://127.0.0.1:") {
			t.Errorf("%s %s: got %d %s", test.method, test.path, a.status, a.text)
		}
		a.wantRequestID(t)
	}
	r, _ := http.NewRequest("GET", server.URL, nil)
	r.Host = "<script>"
	if a := send(t, r); strings.Contains(a.text, "<script>") {
		t.Errorf("got %s", a.text)
	}
}

func TestNewRefuses(t *testing.T) {
	t.Parallel()
	full := Config{Keys: sigv4.StaticKeys{}, Now: time.Now, Random: rand.Reader, Log: slog.New(slog.DiscardHandler)}
	twice := full
	twice.Services = []Service{{TargetPrefix: "A"}, {TargetPrefix: "A"}}
	nameless := full
	nameless.Services = []Service{{}}
	for _, cfg := range []Config{{}, twice, nameless} {
		if _, err := New(cfg); err == nil {
			t.Errorf("accepted %+v", cfg)
		}
	}
	if _, err := New(full); err != nil {
		t.Error(err)
	}
}

func TestWithoutRandomness(t *testing.T) {
	t.Parallel()
	door, err := New(Config{
		Keys: sigv4.StaticKeys{}, Now: time.Now, Random: strings.NewReader("short"), Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	door.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/", nil))
	if w.Code != http.StatusInternalServerError {
		t.Errorf("got %d", w.Code)
	}
}

// BenchmarkDoor is the server's share of one signed call, without the network.
func BenchmarkDoor(b *testing.B) {
	door, err := New(Config{
		Keys: sigv4.StaticKeys{keyID: {Secret: secret, Identity: root}}, Now: time.Now, Random: rand.Reader,
		Log: slog.New(slog.DiscardHandler), Services: services,
	})
	if err != nil {
		b.Fatal(err)
	}
	body := `{"OrganizationId":"m-0123456789abcdef0123456789abcdef","UserId":"76f10bc1-7875-4f5e-b4f8-a31808b8109e"}`
	r := sign(b, request(b, "http://127.0.0.1:8080/", "EchoService.Echo", body), "echo", body)
	b.ReportAllocs()
	for b.Loop() {
		r.Body = io.NopCloser(strings.NewReader(body))
		w := httptest.NewRecorder()
		door.ServeHTTP(w, r)
		if w.Code != http.StatusOK {
			b.Fatal(w.Body.String())
		}
	}
}
