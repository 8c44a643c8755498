package workmail

import (
	"context"
	"reflect"
	"regexp"
	"strings"

	"github.com/mailstead/mailstead/api/workmail"
	"github.com/mailstead/mailstead/internal/server/awsapi"
	"github.com/mailstead/mailstead/internal/service/iam"
	"github.com/mailstead/mailstead/internal/wire/iampolicy"
)

// TagSource knows the tags of organizations.
type TagSource interface {
	// TagsOf returns the tags of an organization, none when it does not exist.
	TagsOf(ctx context.Context, organization string) (map[string]string, error)
}

// An Option adds to what [New] needs.
type Option func(*options)

type options struct {
	region string
	tags   TagSource
}

// Region sets the region in the ARNs of organizations, which is us-east-1 otherwise.
func Region(name string) Option { return func(o *options) { o.region = name } }

// Tags lets policies speak of the tags of organizations (aws:ResourceTag).
func Tags(source TagSource) Option { return func(o *options) { o.tags = source } }

// A guard asks whether a caller may do an operation.
type guard struct {
	options
	action string
	// Fields of the request, nil when it has none: the organization that the
	// operation is on, or the ARN of what it tags.
	organization, resource []int
}

func newGuard(op *workmail.Operation, o options) guard {
	g := guard{options: o, action: workmail.SigningName + ":" + op.Name}
	request := reflect.TypeOf(op.NewRequest()).Elem()
	text := reflect.TypeFor[*string]()
	if f, ok := request.FieldByName("OrganizationId"); ok && f.Type == text {
		g.organization = f.Index
	}
	if f, ok := request.FieldByName("ResourceARN"); ok && f.Type == text {
		g.resource = f.Index
	}
	return g
}

// check tells the record of the call what is asked, and returns an error when the
// caller may not. The request has been decoded but not checked.
func (g *guard) check(ctx context.Context, in workmail.Request) error {
	call, ok := awsapi.CallFrom(ctx)
	if !ok {
		return nil
	}
	access := iam.Access{Action: g.action, Resource: "*", AddKeys: func(keys iampolicy.Context) { addKeys(keys, in) }}
	organization := member(in, g.organization)
	switch arn := member(in, g.resource); {
	case arn != "" && len(arn) <= maxARN:
		access.Resource = arn
		_, organization, _ = strings.Cut(arn, ":organization/")
	case validOrganization.MatchString(organization):
		access.Resource = "arn:aws:workmail:" + g.region + ":" + call.Caller.Identity.AccountID + ":organization/" + organization
	}
	if !validOrganization.MatchString(organization) {
		organization = ""
	}
	if g.tags != nil && organization != "" {
		access.ResourceTags = func(ctx context.Context) (map[string]string, error) { return g.tags.TagsOf(ctx, organization) }
	}
	call.Note(organization, in)
	return call.Authorize(ctx, access)
}

// maxARN bounds what is compared with policies; no ARN of the contract is longer.
const maxARN = 2048

var validOrganization = regexp.MustCompile(`^m-[0-9a-f]{32}$`)

// member returns a member of a request, "" when it has none or it is absent.
func member(in workmail.Request, field []int) string {
	if field == nil {
		return ""
	}
	s, _ := reflect.ValueOf(in).Elem().FieldByIndex(field).Interface().(*string)
	return str(s)
}

// addKeys adds the condition keys that are members of the request, in the service
// authorization reference of WorkMail.
func addKeys(keys iampolicy.Context, in workmail.Request) {
	switch in := in.(type) {
	case *workmail.TagResourceRequest:
		names := make([]string, 0, len(in.Tags))
		for _, t := range in.Tags {
			names = append(names, str(t.Key))
			keys.Set("aws:RequestTag/"+str(t.Key), str(t.Value))
		}
		keys.Set("aws:TagKeys", names...)
	case *workmail.UntagResourceRequest:
		keys.Set("aws:TagKeys", in.TagKeys...)
	case *workmail.AssumeImpersonationRoleRequest:
		if in.ImpersonationRoleId != nil {
			keys.Set("workmail:ImpersonationRoleId", *in.ImpersonationRoleId)
		}
	}
}
