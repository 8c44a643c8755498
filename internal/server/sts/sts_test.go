package sts_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/signer/v4"

	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/engine/store/storetest"
	"github.com/mailstead/mailstead/internal/server/awsapi"
	"github.com/mailstead/mailstead/internal/server/sts"
	"github.com/mailstead/mailstead/internal/service/audit"
	"github.com/mailstead/mailstead/internal/service/iam"
)

const (
	account = "111122223333"
	roleARN = "arn:aws:iam::111122223333:role/Ops"
	form    = "application/x-www-form-urlencoded; charset=utf-8"
)

var rootKey = iam.RootKey{ID: "AKIAROOTROOTROOTROOT", Secret: strings.Repeat("s", 40)}

// records keeps what is recorded.
type records struct {
	mu     sync.Mutex
	events []audit.Event
}

func (r *records) Record(e audit.Event) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.events = append(r.events, e)
}

func (r *records) last() audit.Event {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.events[len(r.events)-1]
}

// world is an endpoint with a role that the account may assume.
type world struct {
	t       *testing.T
	url     string
	iam     *iam.Service
	records records
	user    aws.Credentials
}

func newWorld(t *testing.T) *world {
	t.Helper()
	var schemas []store.Schema
	for _, schema := range []func() (store.Schema, error){keys.Schema, iam.Schema} {
		one, err := schema()
		if err != nil {
			t.Fatal(err)
		}
		schemas = append(schemas, one)
	}
	s := storetest.Open(t, storetest.URL(t, "sqlite"), schemas...)
	local, err := keys.OpenLocal(filepath.Join(t.TempDir(), "master.key"), rand.Reader, true)
	if err != nil {
		t.Fatal(err)
	}
	w := &world{t: t}
	w.iam, err = iam.New(t.Context(), iam.Config{
		Store: s, Keys: keys.NewRing(s, local, rand.Reader, time.Now), Account: account, Root: rootKey, Now: time.Now, Rand: rand.Reader,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.iam.Close(); err != nil {
			t.Error(err)
		}
	})
	door, err := awsapi.New(awsapi.Config{
		Keys: w.iam, Now: time.Now, Random: rand.Reader, Log: slog.New(slog.DiscardHandler),
		Query: sts.New(w.iam), Authorizer: w.iam, Recorder: &w.records,
	})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(door)
	t.Cleanup(server.Close)
	w.url = server.URL
	w.principals()
	return w
}

func (w *world) principals() {
	w.t.Helper()
	ctx := w.t.Context()
	if _, err := w.iam.CreateUser(ctx, "ada"); err != nil {
		w.t.Fatal(err)
	}
	key, err := w.iam.CreateAccessKey(ctx, "ada")
	if err != nil {
		w.t.Fatal(err)
	}
	w.user = aws.Credentials{AccessKeyID: key.ID, SecretAccessKey: key.Secret}
	_, err = w.iam.CreateRole(ctx, "Ops", iam.RoleSettings{
		Trust: `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/ada"},"Action":"sts:AssumeRole"}]}`,
	})
	if err != nil {
		w.t.Fatal(err)
	}
}

// reply is any answer.
type reply struct {
	status  int
	text    string
	XMLName xml.Name
	Code    string `xml:"Error>Code"`
	Type    string `xml:"Error>Type"`
	Message string `xml:"Error>Message"`
	ErrorID string `xml:"RequestId"`
	ID      string `xml:"ResponseMetadata>RequestId"`
}

func (w *world) post(cred aws.Credentials, body string) reply {
	w.t.Helper()
	r, err := http.NewRequest(http.MethodPost, w.url, strings.NewReader(body))
	if err != nil {
		w.t.Fatal(err)
	}
	r.Header.Set("Content-Type", form)
	sum := sha256.Sum256([]byte(body))
	if err := v4.NewSigner().SignHTTP(w.t.Context(), cred, r, hex.EncodeToString(sum[:]), "sts", "us-east-1", time.Now()); err != nil {
		w.t.Fatal(err)
	}
	return w.send(r)
}

func (w *world) send(r *http.Request) (out reply) {
	w.t.Helper()
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		w.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	out.status, out.text = response.StatusCode, string(body)
	if err := xml.Unmarshal(body, &out); err != nil {
		w.t.Fatalf("%v: %s", err, body)
	}
	if id := response.Header.Get("x-amzn-RequestId"); id == "" || id != out.ID+out.ErrorID {
		w.t.Errorf("request id %q in the header, %q in the text", id, out.ID+out.ErrorID)
	}
	if out.XMLName.Space != "https://sts.amazonaws.com/doc/2011-06-15/" || response.Header.Get("Content-Type") != "text/xml" {
		w.t.Errorf("got %s %v", response.Header.Get("Content-Type"), out.XMLName)
	}
	return out
}

const version = "&Version=2011-06-15"

func TestErrors(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	root := aws.Credentials{AccessKeyID: rootKey.ID, SecretAccessKey: rootKey.Secret}
	role := "Action=AssumeRole" + version + "&RoleArn=" + roleARN + "&RoleSessionName=s1"
	for _, test := range []struct {
		name   string
		cred   aws.Credentials
		body   string
		status int
		code   string
		text   string
	}{
		{"unknown key", aws.Credentials{AccessKeyID: "AKIANOBODY", SecretAccessKey: "x"}, "Action=GetCallerIdentity" + version, 403, "InvalidClientTokenId", "security token"},
		{"wrong secret", aws.Credentials{AccessKeyID: rootKey.ID, SecretAccessKey: "x"}, "Action=GetCallerIdentity" + version, 403, "SignatureDoesNotMatch", "does not match"},
		{"no such operation", root, "Action=GetFederationToken" + version, 400, "InvalidAction", "GetFederationToken"},
		{"other version", root, "Action=GetCallerIdentity&Version=2010-01-01", 400, "InvalidAction", "2010-01-01"},
		{"no form", root, "%", 400, "MalformedQueryString", ""},
		{"nothing", root, "", 400, "InvalidAction", ""},
		{"not trusted", root, role, 403, "AccessDenied", "User: arn:aws:iam::111122223333:root is not authorized to perform: sts:AssumeRole on resource: " + roleARN},
		{"no role", w.user, "Action=AssumeRole" + version + "&RoleSessionName=s1", 400, "ValidationError", "Value null at 'roleArn'"},
		{"short", w.user, role + "&DurationSeconds=10", 400, "ValidationError", "900"},
		{"no number", w.user, role + "&DurationSeconds=1h", 400, "ValidationError", "DurationSeconds"},
		{"bad policy", w.user, role + "&Policy={}", 400, "MalformedPolicyDocument", "statement"},
		{"tags", w.user, role + "&Tags.member.1.Key=a", 400, "ValidationError", "Tags.member.1.Key"},
		{"MFA", w.user, "Action=GetSessionToken&SerialNumber=x&TokenCode=1" + version, 403, "AccessDenied", "MultiFactor"},
	} {
		got := w.post(test.cred, test.body)
		if got.status != test.status || got.Code != test.code || got.Type != "Sender" || !strings.Contains(got.Message, test.text) || got.XMLName.Local != "ErrorResponse" {
			t.Errorf("%s: got %d %s", test.name, got.status, got.text)
		}
	}
	r, _ := http.NewRequest(http.MethodPost, w.url, strings.NewReader("Action=GetCallerIdentity"+version))
	r.Header.Set("Content-Type", form)
	if got := w.send(r); got.status != 403 || got.Code != "MissingAuthenticationToken" {
		t.Errorf("unsigned: got %s", got.text)
	}
}

// A call is recorded with what was asked, by whom, and what became of it.
func TestRecords(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.post(w.user, "Action=AssumeRole"+version+"&RoleArn="+roleARN+"&RoleSessionName=s1")
	got := w.records.last()
	if got.Operation != "AssumeRole" || got.Service != "sts" || got.Identity.Name != "ada" || got.Error != "" ||
		string(got.Parameters) != `{"roleArn":"`+roleARN+`","roleSessionName":"s1"}` || got.SourceIP != "127.0.0.1" {
		t.Errorf("got %+v", got)
	}
}

// Programs prove who they are to others by a presigned URL of GetCallerIdentity.
func TestPresignedCallerIdentity(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	r, _ := http.NewRequest(http.MethodGet, w.url+"/?Action=GetCallerIdentity"+version+"&X-Amz-Expires=60", nil)
	sum := sha256.Sum256(nil)
	url, header, err := v4.NewSigner().PresignHTTP(t.Context(), w.user, r, hex.EncodeToString(sum[:]), "sts", "us-east-1", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	r, _ = http.NewRequest(http.MethodGet, url, nil)
	r.Header = header
	if got := w.send(r); got.status != 200 || !strings.Contains(got.text, "<Arn>arn:aws:iam::111122223333:user/ada</Arn>") {
		t.Errorf("got %d %s", got.status, got.text)
	}
}

// cli runs the AWS CLI with a home of its own and returns the document it printed.
func (w *world) cli(home string, env []string, args ...string) (map[string]any, error) {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.t.Context(), 2*time.Minute)
	defer cancel()
	program := "/usr/bin/aws" // Debian's own, before a wrapper of some version manager
	if _, err := os.Stat(program); err != nil {
		program = "aws"
	}
	cmd := exec.CommandContext(ctx, program, append(args, "--endpoint-url", w.url, "--output", "json")...)
	cmd.Env = append([]string{"HOME=" + home, "PATH=" + os.Getenv("PATH"), "AWS_DEFAULT_REGION=eu-central-1", "AWS_EC2_METADATA_DISABLED=true"}, env...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		w.t.Logf("%v: %s", args, stderr.String())
		return nil, err
	}
	var out map[string]any
	if err := json.Unmarshal(stdout.Bytes(), &out); err != nil {
		w.t.Fatalf("%v: %v in %s", args, err, stdout.String())
	}
	return out, nil
}

func environment(c aws.Credentials) []string {
	env := []string{"AWS_ACCESS_KEY_ID=" + c.AccessKeyID, "AWS_SECRET_ACCESS_KEY=" + c.SecretAccessKey}
	if c.SessionToken != "" {
		env = append(env, "AWS_SESSION_TOKEN="+c.SessionToken)
	}
	return env
}

func given(out map[string]any) aws.Credentials {
	c, _ := out["Credentials"].(map[string]any)
	text := func(name string) string { s, _ := c[name].(string); return s }
	return aws.Credentials{AccessKeyID: text("AccessKeyId"), SecretAccessKey: text("SecretAccessKey"), SessionToken: text("SessionToken")}
}

func TestAWSCLI(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	home := t.TempDir()
	who := func(env []string, want string) {
		t.Helper()
		out, err := w.cli(home, env, "sts", "get-caller-identity")
		if err != nil || out["Account"] != account || !regexp.MustCompile(want).MatchString(out["Arn"].(string)) {
			t.Errorf("got %v, %v, want %s", out, err, want)
		}
	}
	who(environment(w.user), "^arn:aws:iam::111122223333:user/ada$")

	out, err := w.cli(home, environment(w.user), "sts", "assume-role", "--role-arn", roleARN, "--role-session-name", "s1", "--duration-seconds", "900")
	if err != nil {
		t.Fatal(err)
	}
	user, _ := out["AssumedRoleUser"].(map[string]any)
	if user["Arn"] != "arn:aws:sts::111122223333:assumed-role/Ops/s1" || !regexp.MustCompile(`^AROA[A-Z2-7]{16}:s1$`).MatchString(user["AssumedRoleId"].(string)) {
		t.Errorf("got %v", out)
	}
	who(environment(given(out)), "^arn:aws:sts::111122223333:assumed-role/Ops/s1$")

	out, err = w.cli(home, environment(w.user), "sts", "get-session-token")
	if err != nil {
		t.Fatal(err)
	}
	who(environment(given(out)), "^arn:aws:iam::111122223333:user/ada$")
	if _, err := w.cli(home, environment(given(out)), "sts", "get-session-token"); err == nil {
		t.Error("a session got a session")
	}
}
