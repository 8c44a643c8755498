package awsapi

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/service/audit"
	"github.com/mailstead/mailstead/internal/service/iam"
	"github.com/mailstead/mailstead/internal/wire/awsjson"
	"github.com/mailstead/mailstead/internal/wire/iampolicy"
	"github.com/mailstead/mailstead/internal/wire/sigv4"
)

// recorder keeps what is recorded.
type recorder struct {
	mu     sync.Mutex
	events []audit.Event
}

func (r *recorder) Record(e audit.Event) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.events = append(r.events, e)
}

// denying lets nobody do anything, and keeps what it was asked.
type denying struct {
	asked iam.Access
	keys  iampolicy.Context
}

func (d *denying) Authorize(_ context.Context, _ sigv4.Identity, access iam.Access) error {
	d.asked, d.keys = access, iampolicy.Context{}
	access.AddKeys(d.keys)
	return &iam.Error{Kind: iam.AccessDenied, Message: "User: x is not authorized"}
}

// secretive is an input with a sensitive member.
type secretive struct{}

func (secretive) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("UserName", new("\"Ada\":\\"))
	e.OptSensitive("Password", new("hunter2"))
	e.EndObject()
}

func guarded(ctx context.Context, _ []byte, _ *awsjson.Encoder) error {
	call, _ := CallFrom(ctx)
	call.Note("m-1", secretive{})
	return call.Authorize(ctx, iam.Access{Action: "echo:CreateIt", Resource: "*", AddKeys: func(c iampolicy.Context) { c.Set("echo:X", "y") }})
}

func guardedServer(t *testing.T, change func(*Config)) *httptest.Server {
	t.Helper()
	cfg := Config{
		Keys: sigv4.StaticKeys{keyID: {Secret: secret, Identity: root}}, Now: time.Now, Random: rand.Reader,
		Log: slog.New(slog.DiscardHandler),
		Services: []Service{{TargetPrefix: "EchoService", SigningName: "echo", Operations: map[string]Handler{
			"CreateIt": guarded, "GetIt": echo,
		}}},
	}
	change(&cfg)
	door, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(door)
	t.Cleanup(server.Close)
	return server
}

func TestAuthorizeAndRecord(t *testing.T) {
	t.Parallel()
	log, deny := &recorder{}, &denying{}
	server := guardedServer(t, func(c *Config) { c.Recorder, c.Authorizer = log, deny })
	call := func(operation string) answer {
		r := request(t, server.URL, "EchoService."+operation, "{}")
		r.Header.Set("User-Agent", "tester")
		return send(t, sign(t, r, "echo", "{}"))
	}
	a := call("CreateIt")
	a.wantError(t, http.StatusBadRequest, "AccessDeniedException", "User: x is not authorized")
	want := iampolicy.Context{
		"aws:sourceip": {"127.0.0.1"}, "aws:securetransport": {"false"}, "aws:requestedregion": {"eu-central-1"}, "aws:useragent": {"tester"}, "echo:x": {"y"},
	}
	for key, values := range want {
		if !slices.Equal(deny.keys[key], values) {
			t.Errorf("%s is %v", key, deny.keys[key])
		}
	}
	if len(deny.keys) != len(want) || deny.asked.Action != "echo:CreateIt" {
		t.Errorf("asked %+v with %v", deny.asked, deny.keys)
	}
	call("GetIt")
	send(t, request(t, server.URL, "EchoService.GetIt", "{}"))
	send(t, request(t, server.URL, "EchoService.Nothing", "{}"))
	send(t, request(t, server.URL, "", "{}"))

	log.mu.Lock()
	defer log.mu.Unlock()
	if len(log.events) != 3 {
		t.Fatalf("got %+v", log.events)
	}
	denied, read, stranger := log.events[0], log.events[1], log.events[2]
	if denied.Operation != "CreateIt" || denied.Service != "echo" || denied.ReadOnly || denied.Error != "AccessDeniedException" ||
		denied.Organization != "m-1" || denied.Identity.ARN != root.ARN || denied.Identity.AccessKeyID != keyID ||
		denied.Region != "eu-central-1" || denied.UserAgent != "tester" || denied.RequestID != a.header.Get("x-amzn-RequestId") {
		t.Errorf("denied: %+v", denied)
	}
	if got := string(denied.Parameters); got != `{"userName":"\"Ada\":\\","password":"***"}` {
		t.Errorf("parameters %s", got)
	}
	if read.Operation != "GetIt" || !read.ReadOnly || read.Error != "" {
		t.Errorf("read: %+v", read)
	}
	if stranger.Identity.Type != "Unknown" || stranger.Error != sigv4.CodeMissingToken || stranger.Identity.ARN != "" {
		t.Errorf("stranger: %+v", stranger)
	}
}

// Somebody without a key must not be able to fill the record.
func TestStrangersFillNoRecord(t *testing.T) {
	t.Parallel()
	log, now := &recorder{}, time.Now()
	server := guardedServer(t, func(c *Config) { c.Recorder, c.Now = log, func() time.Time { return now } })
	for range 300 {
		send(t, request(t, server.URL, "EchoService.GetIt", "{}")).wantError(t, 400, sigv4.CodeMissingToken, "")
	}
	if n := len(log.events); n != strangerRate().Burst {
		t.Errorf("%d records", n)
	}
}

func TestThrottling(t *testing.T) {
	t.Parallel()
	now := time.Now()
	server := guardedServer(t, func(c *Config) {
		other := root
		other.UserID = "AROA1:session"
		c.Keys = sigv4.StaticKeys{keyID: {Secret: secret, Identity: root}, "AKIDOTHER": {Secret: secret, Identity: other}}
		c.Rate, c.Now = Rate{PerSecond: 1, Burst: 3}, func() time.Time { return now }
	})
	call := func() answer {
		return send(t, sign(t, request(t, server.URL, "EchoService.GetIt", "{}"), "echo", "{}"))
	}
	for range 3 {
		if a := call(); a.status != http.StatusOK {
			t.Fatalf("got %s", a.text)
		}
	}
	call().wantError(t, http.StatusBadRequest, "ThrottlingException", "Rate exceeded")
	now = now.Add(time.Second)
	if a := call(); a.status != http.StatusOK {
		t.Errorf("after a second: %s", a.text)
	}
	call().wantError(t, http.StatusBadRequest, "ThrottlingException", "Rate exceeded")
}

func TestLimiter(t *testing.T) {
	t.Parallel()
	now := time.Now()
	l := newLimiter(Rate{PerSecond: 10, Burst: 2}, 3)
	take := func(principal string, n int) (allowed int) {
		for range n {
			if l.allow(principal, now) {
				allowed++
			}
		}
		return allowed
	}
	if n := take("a", 5) + take("b", 5); n != 4 {
		t.Errorf("%d calls of two principals", n)
	}
	now = now.Add(100 * time.Millisecond)
	if n := take("a", 5); n != 1 {
		t.Errorf("%d calls after a tenth of a second", n)
	}
	now = now.Add(-time.Hour)
	if n := take("a", 5); n != 0 {
		t.Errorf("%d calls when the clock goes back", n)
	}
	now = now.Add(2 * time.Hour)
	for i := range 100 {
		take(fmt.Sprint("p", i), 1)
		if len(l.buckets) > 3 {
			t.Fatalf("%d buckets", len(l.buckets))
		}
	}
	if free := newLimiter(Rate{}, 1); !free.allow("a", now) || len(free.buckets) != 0 {
		t.Error("no rate is a bound")
	}
	session, user := principalOf(sigv4.Identity{UserID: "AROA1:s1"}), principalOf(sigv4.Identity{UserID: "AIDA1"})
	if session != "AROA1" || user != "AIDA1" {
		t.Errorf("got %s and %s", session, user)
	}
}

// FuzzLowerNames looks for documents that are no longer JSON, or of which something
// but the names of members has changed.
func FuzzLowerNames(f *testing.F) {
	for _, seed := range []string{`{"A":"B:","C":[{"Dd":"\"E\":"}],"é":1}`, `{}`, `"A"`, `["A",{"B":null}]`, `{"":{"\\":"\\"}}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var compact bytes.Buffer
		if json.Compact(&compact, []byte(text)) != nil {
			return
		}
		before := compact.String()
		after := string(lowerNames([]byte(before)))
		if !json.Valid([]byte(after)) || !strings.EqualFold(before, after) {
			t.Errorf("%s became %s", before, after)
		}
		if again := string(lowerNames([]byte(after))); again != after {
			t.Errorf("%s became %s", after, again)
		}
	})
}
