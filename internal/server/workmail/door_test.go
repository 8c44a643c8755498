package workmail_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/aws-sdk-go-v2/credentials"
	sdk "github.com/aws/aws-sdk-go-v2/service/workmail"
	"github.com/aws/aws-sdk-go-v2/service/workmail/types"
	"github.com/aws/smithy-go"

	api "github.com/mailstead/mailstead/api/workmail"
	"github.com/mailstead/mailstead/internal/server/awsapi"
	"github.com/mailstead/mailstead/internal/server/workmail"
	"github.com/mailstead/mailstead/internal/wire/awsjson"
	"github.com/mailstead/mailstead/internal/wire/sigv4"
)

const organization = "m-0123456789abcdef0123456789abcdef"

var registered = time.UnixMilli(1532459261827).UTC()

// fake is a backend with a few operations whose answers use every kind of member.
type fake struct{}

func (fake) CreateUser(_ context.Context, in *api.CreateUserRequest) (*api.CreateUserResponse, error) {
	switch *in.Name {
	case "taken":
		return nil, &api.NameAvailabilityException{Message: "The name taken is not unique."}
	case "broken":
		return nil, errors.New("the store is closed")
	}
	return &api.CreateUserResponse{UserId: new("id-of-" + *in.Name)}, nil
}

func (fake) DescribeUser(context.Context, *api.DescribeUserRequest) (*api.DescribeUserResponse, error) {
	return &api.DescribeUserResponse{
		UserId: new("u1"), Name: new("jane"), DisplayName: new(""), State: api.EntityStateEnabled,
		UserRole: api.UserRoleUser, EnabledDate: awsjson.NewTimestamp(registered),
	}, nil
}

func (fake) DescribeResource(context.Context, *api.DescribeResourceRequest) (*api.DescribeResourceResponse, error) {
	return &api.DescribeResourceResponse{
		Type: api.ResourceTypeRoom, BookingOptions: &api.BookingOptions{AutoAcceptRequests: true},
	}, nil
}

func (fake) ListUsers(_ context.Context, in *api.ListUsersRequest) (*api.ListUsersResponse, error) {
	if in.NextToken != nil {
		return &api.ListUsersResponse{}, nil
	}
	return &api.ListUsersResponse{
		Users: []api.User{{Id: new("u1"), Name: new("jane")}, {Id: new("u2"), State: api.EntityStateDisabled}}, NextToken: new("more"),
	}, nil
}

func (fake) DeleteUser(context.Context, *api.DeleteUserRequest) (*api.DeleteUserResponse, error) {
	return nil, nil
}

func start(t testing.TB, log *slog.Logger) *httptest.Server {
	t.Helper()
	door, err := awsapi.New(awsapi.Config{
		Keys: sigv4.StaticKeys{"AKID": {Secret: "secret"}}, Now: time.Now, Random: rand.Reader, Log: log,
		Services: []awsapi.Service{workmail.New(fake{}, log)},
	})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(door)
	t.Cleanup(server.Close)
	return server
}

func client(url, secret string) *sdk.Client {
	return sdk.New(sdk.Options{
		Region: "eu-west-1", BaseEndpoint: &url, RetryMaxAttempts: 1,
		Credentials: credentials.NewStaticCredentialsProvider("AKID", secret, ""),
	})
}

func TestSDKClient(t *testing.T) {
	t.Parallel()
	server := start(t, slog.New(slog.DiscardHandler))
	c, ctx := client(server.URL, "secret"), t.Context()

	created, err := c.CreateUser(ctx, &sdk.CreateUserInput{
		OrganizationId: aws.String(organization), Name: aws.String("jane"), DisplayName: aws.String("Jane \"é\" Doe"), Password: aws.String("Pa$$word1"),
	})
	if err != nil || *created.UserId != "id-of-jane" {
		t.Fatalf("got %+v, %v", created, err)
	}
	user, err := c.DescribeUser(ctx, &sdk.DescribeUserInput{OrganizationId: aws.String(organization), UserId: aws.String("jane")})
	if err != nil {
		t.Fatal(err)
	}
	if *user.DisplayName != "" || user.Email != nil || user.State != types.EntityStateEnabled ||
		!user.EnabledDate.Equal(registered) || user.DisabledDate != nil || user.HiddenFromGlobalAddressList {
		t.Errorf("got %+v", user)
	}
	room, err := c.DescribeResource(ctx, &sdk.DescribeResourceInput{OrganizationId: aws.String(organization), ResourceId: aws.String("room")})
	if err != nil || room.Type != types.ResourceTypeRoom || !room.BookingOptions.AutoAcceptRequests {
		t.Errorf("got %+v, %v", room, err)
	}
	pages := sdk.NewListUsersPaginator(c, &sdk.ListUsersInput{OrganizationId: aws.String(organization)})
	users := 0
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if page.Users == nil {
			t.Error("an empty list of users is absent")
		}
		users += len(page.Users)
	}
	if users != 2 {
		t.Errorf("got %d users", users)
	}
	if _, err := c.DeleteUser(ctx, &sdk.DeleteUserInput{OrganizationId: aws.String(organization), UserId: aws.String("jane")}); err != nil {
		t.Error(err)
	}
}

func TestSDKClientErrors(t *testing.T) {
	t.Parallel()
	server := start(t, slog.New(slog.DiscardHandler))
	c := client(server.URL, "secret")
	create := func(c *sdk.Client, name, organization string) error {
		_, err := c.CreateUser(t.Context(), &sdk.CreateUserInput{
			OrganizationId: aws.String(organization), Name: aws.String(name), DisplayName: aws.String("x"),
		})
		return err
	}
	err := create(c, "taken", organization)
	if taken, ok := errors.AsType[*types.NameAvailabilityException](err); !ok || taken.ErrorMessage() != "The name taken is not unique." {
		t.Errorf("got %v", err)
	}
	_, groups := c.ListGroups(t.Context(), &sdk.ListGroupsInput{OrganizationId: aws.String(organization)})
	for _, test := range []struct {
		err        error
		code, text string
	}{
		{create(c, "broken", organization), "InternalFailure", "request id"},
		{create(c, "jane", "m-1"), "ValidationException", "2 validation errors detected: Value 'm-1' at 'organizationId'"},
		{create(client(server.URL, "guess"), "jane", organization), "InvalidSignatureException", "does not match"},
		{groups, "UnknownOperationException", "does not serve the operation ListGroups yet"},
	} {
		var e smithy.APIError
		if !errors.As(test.err, &e) || e.ErrorCode() != test.code || !strings.Contains(e.ErrorMessage(), test.text) {
			t.Errorf("got %v, want %s with %q", test.err, test.code, test.text)
		}
		if test.err != nil && !strings.Contains(test.err.Error(), "RequestID: ") {
			t.Errorf("no request id in %v", test.err)
		}
	}
}

// post sends a signed body as it is.
func post(t *testing.T, url, operation, body string) (int, string) {
	t.Helper()
	r, err := http.NewRequest(http.MethodPost, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", awsjson.ContentType)
	r.Header.Set("X-Amz-Target", api.TargetPrefix+"."+operation)
	sum := sha256.Sum256([]byte(body))
	err = v4.NewSigner().SignHTTP(t.Context(), aws.Credentials{AccessKeyID: "AKID", SecretAccessKey: "secret"}, r,
		hex.EncodeToString(sum[:]), api.SigningName, "us-east-1", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(text)
}

func TestHostileBodies(t *testing.T) {
	t.Parallel()
	server := start(t, slog.New(slog.DiscardHandler))
	for _, test := range []struct{ name, body, want string }{
		{"not JSON", "OrganizationId=m-1", `"__type":"SerializationException","Message":"The request body is not valid JSON."`},
		{"random bytes", "\x00\xff\x1b{", "SerializationException"},
		{"cut off", `{"OrganizationId":"m-`, "SerializationException"},
		{"list for the whole", `[]`, "Start of list found where not expected."},
		{"number for a string", `{"OrganizationId":5}`, "class java.lang.Integer can not be converted to an String"},
		{"object for a string", `{"Name":{}}`, "Start of structure or map found where not expected."},
		{"string for a boolean", `{"HiddenFromGlobalAddressList":"no"}`, "class java.lang.String can not be converted to an Boolean"},
		{"nested 10 000 deep", `{"X":` + strings.Repeat("[", 10_000), "nested too deeply"},
		{"empty", ``, "3 validation errors detected: Value null at 'organizationId'"},
		{"nulls", `{"OrganizationId":null,"Name":null,"DisplayName":null}`, "3 validation errors detected"},
		{"a million members", `{` + strings.Repeat(`"a":1,`, 150_000) + `"b":2}`, "3 validation errors detected"},
		{"huge value", `{"Name":"` + strings.Repeat("x", 1<<19) + `"}`, "Member must have length less than or equal to 64"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			status, text := post(t, server.URL, "CreateUser", test.body)
			if status != http.StatusBadRequest || !strings.Contains(text, test.want) || len(text) > 4096 {
				t.Errorf("got %d %.500s, want %s", status, text, test.want)
			}
		})
	}
	status, text := post(t, server.URL, "CreateUser",
		`{"OrganizationId":"`+organization+`","Name":"jane","DisplayName":"","Unknown":{"deep":[1]}}`)
	if status != http.StatusOK || text != `{"UserId":"id-of-jane"}` {
		t.Errorf("an unknown member: got %d %s", status, text)
	}
}

func TestEveryOperationAnswers(t *testing.T) {
	t.Parallel()
	service := workmail.New(fake{}, slog.New(slog.DiscardHandler))
	for _, op := range api.Operations() {
		if service.Operations[op.Name] == nil {
			t.Errorf("%s has no answer", op.Name)
		}
	}
}

// syncWriter lets the server log while the test waits.
type syncWriter struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (w *syncWriter) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.buf.Write(p)
}

func TestLogHasNoSecrets(t *testing.T) {
	t.Parallel()
	w := &syncWriter{}
	server := start(t, slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{Level: slog.LevelDebug})))
	for _, name := range []string{"jane", "broken", "taken", "not valid"} {
		_, _ = post(t, server.URL, "CreateUser",
			`{"OrganizationId":"`+organization+`","Name":"`+name+`","DisplayName":"Secret Agent","Password":"hunter2"}`)
	}
	server.Close()
	text := w.buf.String()
	if !strings.Contains(text, "CreateUser") || !strings.Contains(text, "the store is closed") {
		t.Errorf("the log lacks the calls: %s", text)
	}
	for _, private := range []string{"hunter2", "Secret Agent", "Signature=", "secret\""} {
		if strings.Contains(text, private) {
			t.Errorf("the log holds %q: %s", private, text)
		}
	}
}

// BenchmarkSignedCall is one DescribeUser over a connection, the SDK's share
// included.
func BenchmarkSignedCall(b *testing.B) {
	server := start(b, slog.New(slog.DiscardHandler))
	c := client(server.URL, "secret")
	in := &sdk.DescribeUserInput{OrganizationId: aws.String(organization), UserId: aws.String("jane")}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.DescribeUser(b.Context(), in); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSignedCalls is DescribeUser from eight callers at once, by a client
// that does no more than sign: what remains is mostly the server and the network.
func BenchmarkSignedCalls(b *testing.B) {
	server := start(b, slog.New(slog.DiscardHandler))
	const body = `{"OrganizationId":"` + organization + `","UserId":"jane"}`
	sum := sha256.Sum256([]byte(body))
	hash := hex.EncodeToString(sum[:])
	signer := v4.NewSigner()
	transport := &http.Transport{MaxIdleConnsPerHost: 16}
	b.Cleanup(transport.CloseIdleConnections)
	b.SetParallelism(4)
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			r, err := http.NewRequest(http.MethodPost, server.URL, strings.NewReader(body))
			if err != nil {
				b.Error(err)
				return
			}
			r.Header.Set("Content-Type", awsjson.ContentType)
			r.Header.Set("X-Amz-Target", "WorkMailService.DescribeUser")
			key := aws.Credentials{AccessKeyID: "AKID", SecretAccessKey: "secret"}
			if err := signer.SignHTTP(b.Context(), key, r, hash, api.SigningName, "us-east-1", time.Now()); err != nil {
				b.Error(err)
				return
			}
			response, err := transport.RoundTrip(r)
			if err != nil {
				b.Error(err)
				return
			}
			_, _ = io.Copy(io.Discard, response.Body)
			_ = response.Body.Close()
			if response.StatusCode != http.StatusOK {
				b.Errorf("got %d", response.StatusCode)
				return
			}
		}
	})
}
