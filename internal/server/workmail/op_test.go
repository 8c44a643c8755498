package workmail_test

import (
	"context"
	"crypto/rand"
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/workmail"
	"github.com/aws/smithy-go"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/engine/store/storetest"
	"github.com/mailstead/mailstead/internal/server/awsapi"
	door "github.com/mailstead/mailstead/internal/server/workmail"
	"github.com/mailstead/mailstead/internal/service/directory"
	"github.com/mailstead/mailstead/internal/wire/sigv4"
)

// baseDomain is that of the servers under test.
const baseDomain = "mailstead.test"

// serve starts the API on a directory over the database at url, whose
// mailboxes, keys and passwords are stand-ins, and returns a client for it.
// Further changes to the directory's configuration may be given.
func serveDirectory(t testing.TB, url string, maxOrganizations int, more ...func(*directory.Config)) *workmail.Client {
	t.Helper()
	schema, err := directory.Schema()
	if err != nil {
		t.Fatal(err)
	}
	cfg := directory.Config{
		Store: storetest.Open(t, url, schema), Mailboxes: &boxes{}, Keys: neighbours{}, Passwords: neighbours{},
		Now: time.Now, Rand: rand.Reader, Logger: storetest.Quiet(),
		BaseDomain: baseDomain, Region: "us-east-1", Account: "000000000000", MaxOrganizations: maxOrganizations,
	}
	for _, change := range more {
		change(&cfg)
	}
	dir, err := directory.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	stopped := make(chan error, 1)
	go func() { stopped <- dir.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-stopped; err != nil {
			t.Errorf("Run: %v", err)
		}
	})
	api, err := awsapi.New(awsapi.Config{
		Keys: sigv4.StaticKeys{"AKIATEST": {Secret: "secret"}}, Now: time.Now, Random: rand.Reader, Log: storetest.Quiet(),
		Services: []awsapi.Service{door.New(door.NewBackend(dir), storetest.Quiet())},
	})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(api)
	t.Cleanup(server.Close)
	transport := &http.Transport{MaxIdleConnsPerHost: 16}
	t.Cleanup(transport.CloseIdleConnections)
	return workmail.New(workmail.Options{
		Region: "us-east-1", BaseEndpoint: &server.URL, HTTPClient: &http.Client{Transport: transport},
		Credentials: credentials.NewStaticCredentialsProvider("AKIATEST", "secret", ""),
		Retryer:     brokenConnections(),
	})
}

// neighbours stands in for the services beside the directory.
type neighbours struct{}

func nothing(*store.Tx) error { return nil }

func (neighbours) PrepareProvision(context.Context, string, string) (func(*store.Tx) error, error) {
	return nothing, nil
}
func (neighbours) Suspend(*store.Tx, string, string, time.Time) error { return nil }
func (neighbours) PurgeOrganization(context.Context, string) error    { return nil }
func (neighbours) Prepare(context.Context, string) (func(*store.Tx) error, error) {
	return nothing, nil
}
func (neighbours) Destroy(*store.Tx, string) error              { return nil }
func (neighbours) Hash(context.Context, string) (string, error) { return "hash", nil }

// code is the type of the error that the server answered, or "".
func code(err error) string {
	if api, ok := errors.AsType[smithy.APIError](err); ok {
		return api.ErrorCode()
	}
	if err != nil {
		return "no error of the API: " + err.Error()
	}
	return ""
}

// awaitState polls an organization as clients do.
func awaitState(t testing.TB, c *workmail.Client, org *string, want string) *workmail.DescribeOrganizationOutput {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		out, err := c.DescribeOrganization(t.Context(), &workmail.DescribeOrganizationInput{OrganizationId: org})
		if err != nil {
			t.Fatal(err)
		}
		if aws.ToString(out.State) == want {
			return out
		}
		if time.Now().After(deadline) {
			t.Fatalf("organization is %s, want %s", aws.ToString(out.State), want)
		}
	}
}

// newOrganization makes an active organization.
func newOrganization(t testing.TB, c *workmail.Client, alias string) *string {
	t.Helper()
	out := try(c.CreateOrganization(t.Context(), &workmail.CreateOrganizationInput{Alias: &alias}))(t)
	awaitState(t, c, out.OrganizationId, "Active")
	return out.OrganizationId
}

// try fails the test when err is not nil and returns out.
func try[T any](out T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
}
