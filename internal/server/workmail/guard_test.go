package workmail_test

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"net/http/httptest"
	"slices"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	sdk "github.com/aws/aws-sdk-go-v2/service/workmail"
	"github.com/aws/aws-sdk-go-v2/service/workmail/types"
	"github.com/aws/smithy-go"

	api "github.com/mailstead/mailstead/api/workmail"
	"github.com/mailstead/mailstead/internal/server/awsapi"
	"github.com/mailstead/mailstead/internal/server/workmail"
	"github.com/mailstead/mailstead/internal/service/iam"
	"github.com/mailstead/mailstead/internal/wire/iampolicy"
	"github.com/mailstead/mailstead/internal/wire/sigv4"
)

// tagged is a backend for the operations whose members policies can speak of.
type tagged struct{ fake }

func (tagged) TagResource(context.Context, *api.TagResourceRequest) (*api.TagResourceResponse, error) {
	return nil, nil
}

func (tagged) UntagResource(context.Context, *api.UntagResourceRequest) (*api.UntagResourceResponse, error) {
	return nil, nil
}

func (tagged) ListOrganizations(context.Context, *api.ListOrganizationsRequest) (*api.ListOrganizationsResponse, error) {
	return &api.ListOrganizationsResponse{}, nil
}

func (tagged) AssumeImpersonationRole(context.Context, *api.AssumeImpersonationRoleRequest) (*api.AssumeImpersonationRoleResponse, error) {
	return &api.AssumeImpersonationRoleResponse{}, nil
}

// TagsOf knows the tags of one organization.
func (tagged) TagsOf(_ context.Context, org string) (map[string]string, error) {
	if org != organization {
		return nil, errors.New("asked for the tags of " + org)
	}
	return map[string]string{"Team": "blue"}, nil
}

// asking keeps what it was asked last, and allows what it is told to.
type asking struct {
	deny     bool
	action   string
	resource string
	keys     iampolicy.Context
	tags     map[string]string
}

func (a *asking) Authorize(ctx context.Context, _ sigv4.Identity, access iam.Access) (err error) {
	a.action, a.resource, a.keys, a.tags = access.Action, access.Resource, iampolicy.Context{}, nil
	access.AddKeys(a.keys)
	if access.ResourceTags != nil {
		if a.tags, err = access.ResourceTags(ctx); err != nil {
			return err
		}
	}
	if a.deny {
		return &iam.Error{Kind: iam.AccessDenied, Message: "no"}
	}
	return nil
}

func TestGuard(t *testing.T) {
	t.Parallel()
	const arn = "arn:aws:workmail:eu-west-1:111122223333:organization/" + organization
	asked := &asking{}
	log := slog.New(slog.DiscardHandler)
	door, err := awsapi.New(awsapi.Config{
		Keys: sigv4.StaticKeys{"AKID": {Secret: "secret", Identity: sigv4.Identity{AccountID: "111122223333"}}},
		Now:  time.Now, Random: rand.Reader, Log: log, Authorizer: asked,
		Services: []awsapi.Service{workmail.New(tagged{}, log, workmail.Region("eu-west-1"), workmail.Tags(tagged{}))},
	})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(door)
	t.Cleanup(server.Close)
	c, ctx := client(server.URL, "secret"), t.Context()
	check := func(err error, action, resource string, tags bool) {
		t.Helper()
		if err != nil || asked.action != "workmail:"+action || asked.resource != resource || (asked.tags["Team"] == "blue") != tags {
			t.Errorf("asked %s on %s with tags %v; %v", asked.action, asked.resource, asked.tags, err)
		}
	}
	key := func(name string, want ...string) {
		t.Helper()
		if !slices.Equal(asked.keys[name], want) {
			t.Errorf("%s is %v", name, asked.keys[name])
		}
	}

	_, err = c.DescribeUser(ctx, &sdk.DescribeUserInput{OrganizationId: aws.String(organization), UserId: aws.String("jane")})
	check(err, "DescribeUser", arn, true)
	key("aws:sourceip", "127.0.0.1")
	_, err = c.ListOrganizations(ctx, nil)
	check(err, "ListOrganizations", "*", false)
	_, err = c.TagResource(ctx, &sdk.TagResourceInput{ResourceARN: aws.String(arn), Tags: []types.Tag{
		{Key: aws.String("Team"), Value: aws.String("red")}, {Key: aws.String("Cost"), Value: aws.String("1")},
	}})
	check(err, "TagResource", arn, true)
	key("aws:requesttag/team", "red")
	key("aws:tagkeys", "Team", "Cost")
	_, err = c.UntagResource(ctx, &sdk.UntagResourceInput{ResourceARN: aws.String(arn), TagKeys: []string{"Team"}})
	check(err, "UntagResource", arn, true)
	key("aws:tagkeys", "Team")
	_, err = c.AssumeImpersonationRole(ctx, &sdk.AssumeImpersonationRoleInput{
		OrganizationId: aws.String(organization), ImpersonationRoleId: aws.String("role-1"),
	})
	check(err, "AssumeImpersonationRole", arn, true)
	key("workmail:impersonationroleid", "role-1")

	// Who may not learns nothing about what else is wrong, as on AWS.
	asked.deny = true
	_, err = c.DescribeUser(ctx, &sdk.DescribeUserInput{OrganizationId: aws.String("m-nonsense"), UserId: aws.String("jane")})
	if e, ok := errors.AsType[smithy.APIError](err); !ok || e.ErrorCode() != "AccessDeniedException" || asked.resource != "*" {
		t.Errorf("got %v on %s", err, asked.resource)
	}
}
