package scenarios

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/aws/aws-sdk-go-v2/service/workmail"
	"github.com/aws/aws-sdk-go-v2/service/workmail/types"
	"github.com/aws/smithy-go"

	"github.com/mailstead/mailstead/test/harness"
)

// operate runs a subcommand on the data directory of an instance.
func operate(in *harness.Instance, args ...string) string {
	in.T.Helper()
	args = append(args, "--data", in.Dir)
	if file := in.ConfigFile(); file != "" {
		args = append(args, "--config", file)
	}
	out, err := in.Program(args...)
	if err != nil {
		in.T.Fatalf("mailstead %v: %v\n%s", args, err, out)
	}
	return out
}

// accessKey makes an access key of a user.
func accessKey(in *harness.Instance, user string) harness.Key {
	in.T.Helper()
	file := filepath.Join(in.T.TempDir(), "credentials")
	if err := os.WriteFile(file, []byte(operate(in, "iam", "create-access-key", user)), 0o600); err != nil {
		in.T.Fatal(err)
	}
	key, err := harness.ReadKey(file)
	if err != nil {
		in.T.Fatal(err)
	}
	return key
}

// policy writes a document to a file and returns its name.
func policy(in *harness.Instance, document string) string {
	in.T.Helper()
	file := filepath.Join(in.T.TempDir(), "policy.json")
	if err := os.WriteFile(file, []byte(document), 0o600); err != nil {
		in.T.Fatal(err)
	}
	return file
}

func wantCode(t testing.TB, err error, code, text string) {
	t.Helper()
	if e, ok := errors.AsType[smithy.APIError](err); !ok || e.ErrorCode() != code || !strings.Contains(e.ErrorMessage(), text) {
		t.Errorf("got %v, want %s: %s", err, code, text)
	}
}

// A user made while the server runs may do what its policies say, and a change of
// them holds within seconds.
func TestUsersMayDoWhatPoliciesSay(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		operate(in, "iam", "create-user", "reader")
		key := accessKey(in, "reader")
		api := harness.NewAPI("http://"+in.Addr("api"), key)
		list := func() error {
			_, err := api.ListOrganizations(t.Context(), nil)
			return err
		}
		wantCode(t, list(), "AccessDeniedException", "user/reader is not authorized to perform: workmail:ListOrganizations on resource: *")
		operate(in, "iam", "attach-policy", "user/reader", "AmazonWorkMailReadOnlyAccess")
		harness.Eventually(t, "the new policy holds", func() bool { return list() == nil })
		_, err := api.CreateOrganization(t.Context(), &workmail.CreateOrganizationInput{Alias: aws.String("forbidden")})
		wantCode(t, err, "AccessDeniedException", "workmail:CreateOrganization")
		operate(in, "iam", "update-access-key", key.ID, "--status", "inactive")
		harness.Eventually(t, "the key no longer works", func() bool { return list() != nil })
		wantCode(t, list(), "UnrecognizedClientException", "security token")
	})
}

// The SDK assumes a role, with which it may do what it may not as itself.
func TestARoleIsAssumed(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		operate(in, "iam", "create-user", "ada")
		operate(in, "iam", "create-role", "Admin", "--trust", policy(in, `{"Version":"2012-10-17","Statement":[
			{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:user/ada"},"Action":"sts:AssumeRole"}]}`))
		operate(in, "iam", "put-policy", "role/Admin", "organizations", policy(in,
			`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"workmail:*Organization*","Resource":"*"}]}`))
		key := accessKey(in, "ada")
		endpoint := "http://" + in.Addr("api")
		own := sts.New(sts.Options{
			BaseEndpoint: &endpoint, Region: harness.Region, Credentials: credentials.NewStaticCredentialsProvider(key.ID, key.Secret, ""),
		})
		api := workmail.New(workmail.Options{
			BaseEndpoint: &endpoint, Region: harness.Region,
			Credentials: aws.NewCredentialsCache(stscreds.NewAssumeRoleProvider(own, "arn:aws:iam::000000000000:role/Admin")),
		})
		if _, err := api.CreateOrganization(t.Context(), &workmail.CreateOrganizationInput{Alias: aws.String("allowed")}); err != nil {
			t.Fatal(err)
		}
		_, err := api.ListUsers(t.Context(), &workmail.ListUsersInput{OrganizationId: aws.String("m-0123456789abcdef0123456789abcdef")})
		wantCode(t, err, "AccessDeniedException",
			"on resource: arn:aws:workmail:us-east-1:000000000000:organization/m-0123456789abcdef0123456789abcdef because no identity-based policy")
	})
}

// Every call is on record, also after the server was stopped, without what is secret.
func TestTheAuditLogHasEveryCall(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		key, err := harness.ReadKey(in.Server().CredentialsFile())
		if err != nil {
			t.Fatal(err)
		}
		api := harness.NewAPI("http://"+in.Addr("api"), key)
		const calls, password = 50, "Lovelace-1815"
		for range calls {
			_, err := api.CreateUser(t.Context(), &workmail.CreateUserInput{
				OrganizationId: aws.String("m-0123456789abcdef0123456789abcdef"), Name: aws.String("ada"), DisplayName: aws.String("Ada"),
				Password: aws.String(password),
			})
			wantCode(t, err, "OrganizationNotFoundException", "")
		}
		in.Stop()
		out := operate(in, "audit", "--json", "--operation", "CreateUser", "--org", "m-0123456789abcdef0123456789abcdef", "--since", "1h", "--principal", "root")
		if strings.Contains(out, password) {
			t.Error("the audit log holds a password")
		}
		lines := strings.Split(strings.TrimSpace(out), "\n")
		if len(lines) != calls {
			t.Errorf("%d records of %d calls", len(lines), calls)
		}
		var record struct {
			EventTime         time.Time
			EventName         string
			ErrorCode         string
			SourceIPAddress   string
			RequestParameters map[string]any
			UserIdentity      struct{ Type, AccessKeyID string }
		}
		if err := json.Unmarshal([]byte(lines[0]), &record); err != nil {
			t.Fatal(err)
		}
		if record.EventName != "CreateUser" || record.ErrorCode != "OrganizationNotFoundException" || record.SourceIPAddress != "127.0.0.1" ||
			record.RequestParameters["name"] != "ada" || record.UserIdentity.Type != "Root" || record.UserIdentity.AccessKeyID != key.ID {
			t.Errorf("got %s", lines[0])
		}
	})
}

// A principal that calls too often is told so, in the way that SDKs wait for.
func TestCallsAreThrottled(t *testing.T) {
	t.Parallel()
	in := harness.New(t, "sqlite")
	in.Configure("[limits]\napi_rate = 1\napi_burst = 5\n")
	in.Restart()
	key, err := harness.ReadKey(in.Server().CredentialsFile())
	if err != nil {
		t.Fatal(err)
	}
	api := harness.NewAPI("http://"+in.Addr("api"), key)
	harness.Eventually(t, "a call is refused", func() bool {
		_, err = api.ListOrganizations(t.Context(), nil)
		return err != nil
	})
	wantCode(t, err, "ThrottlingException", "Rate exceeded")
}

// A policy can speak of the tags of organizations.
func TestPoliciesSpeakOfTags(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		blue, red := in.Org("blue"), in.Org("red")
		tag := func(org *harness.Org, team string) {
			t.Helper()
			_, err := in.API().TagResource(t.Context(), &workmail.TagResourceInput{
				ResourceARN: aws.String("arn:aws:workmail:us-east-1:000000000000:organization/" + org.ID),
				Tags:        []types.Tag{{Key: aws.String("Team"), Value: aws.String(team)}},
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		tag(blue, "blue")
		tag(red, "red")
		operate(in, "iam", "create-user", "ada")
		operate(in, "iam", "put-policy", "user/ada", "team", policy(in, `{"Version":"2012-10-17","Statement":[
			{"Effect":"Allow","Action":"workmail:*","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/Team":"blue"}}}]}`))
		api := harness.NewAPI("http://"+in.Addr("api"), accessKey(in, "ada"))
		if _, err := api.ListUsers(t.Context(), &workmail.ListUsersInput{OrganizationId: &blue.ID}); err != nil {
			t.Error(err)
		}
		_, err := api.ListUsers(t.Context(), &workmail.ListUsersInput{OrganizationId: &red.ID})
		wantCode(t, err, "AccessDeniedException", red.ID)
	})
}
