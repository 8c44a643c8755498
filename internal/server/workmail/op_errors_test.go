package workmail_test

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/workmail"
	"github.com/aws/aws-sdk-go-v2/service/workmail/types"

	contract "github.com/mailstead/mailstead/api/workmail"
	"github.com/mailstead/mailstead/internal/engine/dns"
	"github.com/mailstead/mailstead/internal/engine/dns/dnstest"
	"github.com/mailstead/mailstead/internal/engine/store/storetest"
	door "github.com/mailstead/mailstead/internal/server/workmail"
	"github.com/mailstead/mailstead/internal/service/directory"
)

// never lists the declared errors that operations cannot answer here, and why.
var never = []struct {
	exception, why string
	ops            []string // nil: every operation but those of except
	except         []string
}{
	{"DirectoryServiceAuthenticationFailedException", "no directory is outside this server", nil, nil},
	{"DirectoryUnavailableException", "no directory is outside this server", nil, []string{"CreateOrganization"}},
	{"UnsupportedOperationException", "only system users are read-only", nil, []string{
		"DeleteUser", "RegisterToWorkMail", "ResetPassword", "UpdatePrimaryEmailAddress", "UpdateUser",
	}},
	{"InvalidParameterException", "what it could refuse, the constraints of the contract have refused before", []string{
		"CreateGroup", "DeleteGroup", "DeleteResource", "DeleteUser", "DeregisterFromWorkMail", "DescribeGroup",
		"DescribeOrganization", "DescribeEntity", "DescribeResource", "DescribeUser", "DisassociateDelegateFromResource", "DisassociateMemberFromGroup", "ResetPassword",
		"UpdateGroup", "DeleteMailboxPermissions", "GetMailDomain", "UpdateDefaultMailDomain", "GetMailboxDetails", "PutEmailMonitoringConfiguration",
		"DescribeEmailMonitoringConfiguration", "DeleteEmailMonitoringConfiguration",
	}, nil},
	{"InvalidCustomSesConfigurationException", "there is no other service with settings of its own", nil, nil},
	{"ResourceNotFoundException", "a log group is a name here", []string{"PutEmailMonitoringConfiguration"}, nil},
	{"EntityNotFoundException", "it names no entity", []string{"ListGroups"}, nil},
	{"EmailAddressInUseException", "it takes no address", []string{"UpdateResource"}, nil},
	{"MailDomainNotFoundException", "it takes no address", []string{"UpdateResource"}, nil},
	{"MailDomainStateException", "it takes no address", []string{"UpdateResource"}, nil},
}

func cannotHappen(op, exception string) bool {
	for _, n := range never {
		if n.exception == exception && (n.ops == nil && !slices.Contains(n.except, op) || slices.Contains(n.ops, op)) {
			return true
		}
	}
	return false
}

// A scene is an organization with an entity for every misuse.
type scene struct {
	c             *workmail.Client
	org           *string // active
	second        *string // another one
	shop          *string // a verified domain of org
	dead          *string // a deleted organization
	directory     *string // of org
	eva, bob      *string // enabled users
	idle, gone    *string // a user who was never registered, a deleted one
	system        *string
	staff, all    *string // enabled groups, staff a member of all
	goneGroup     *string
	room          *string // with eva as its only delegate, answering by hand
	hall          *string // answering by itself, without a delegate
	goneRoom      *string
	missing       *string // an identifier that nobody has
	missingOrg    *string
	pendingName   string  // a domain of org that is not verified
	manyAddresses *string // a user with 100 aliases
}

func newScene(t *testing.T, url string) *scene {
	zone, answered := dnstest.Start(t), make(chan struct{})
	resolver := try(dns.New(dns.Config{Server: zone.Addr}))(t)
	c := serveDirectory(t, url, 5, func(cfg *directory.Config) { cfg.MaxDomains, cfg.Resolver = 5, waiting{resolver, answered} })
	ctx := t.Context()
	s := &scene{
		c: c, pendingName: "pending.example", missing: aws.String("00000000-0000-4000-8000-000000000000"),
		missingOrg: aws.String("m-00000000000000000000000000000000"),
	}
	s.org = try(c.CreateOrganization(ctx, &workmail.CreateOrganizationInput{
		Alias: aws.String("acme"), Domains: []types.Domain{{DomainName: &s.pendingName}},
	}))(t).OrganizationId
	s.directory = awaitState(t, c, s.org, "Active").DirectoryId
	s.shop = aws.String("shop.example")
	try(c.RegisterMailDomain(ctx, &workmail.RegisterMailDomainInput{OrganizationId: s.org, DomainName: s.shop}))(t)
	checkRecords(t, zone, try(c.GetMailDomain(ctx, &workmail.GetMailDomainInput{OrganizationId: s.org, DomainName: s.shop}))(t).Records)
	close(answered)
	awaitDomain(t, c, s.org, s.shop)
	s.second = newOrganization(t, c, "second")
	s.dead = newOrganization(t, c, "dead")
	try(c.DeleteOrganization(ctx, &workmail.DeleteOrganizationInput{OrganizationId: s.dead, DeleteDirectory: true, ClientToken: aws.String("twice")}))(t)
	awaitState(t, c, s.dead, "Deleted")

	s.eva, s.bob, s.idle, s.gone = s.user(t, "eva", true), s.user(t, "bob", true), s.user(t, "idle", false), s.user(t, "gone", false)
	s.manyAddresses = s.user(t, "many", true)
	for i := range 100 {
		must(t, s.call("CreateAlias", &workmail.CreateAliasInput{OrganizationId: s.org, EntityId: s.manyAddresses, Alias: s.address(fmt.Sprintf("many%d", i))}))
	}
	s.staff, s.all, s.goneGroup = s.group(t, "staff", true), s.group(t, "all", true), s.group(t, "gonegroup", false)
	s.room, s.hall, s.goneRoom = s.resource(t, "room"), s.resource(t, "hall"), s.resource(t, "goneroom")
	s.system = try(c.DescribeUser(ctx, &workmail.DescribeUserInput{OrganizationId: s.org, UserId: aws.String("krbtgt")}))(t).UserId
	must(t,
		s.call("AssociateMemberToGroup", &workmail.AssociateMemberToGroupInput{OrganizationId: s.org, GroupId: s.all, MemberId: s.staff}),
		s.call("AssociateDelegateToResource", &workmail.AssociateDelegateToResourceInput{OrganizationId: s.org, ResourceId: s.room, EntityId: s.eva}),
		s.call("UpdateResource", &workmail.UpdateResourceInput{OrganizationId: s.org, ResourceId: s.room, BookingOptions: &types.BookingOptions{}}),
		s.call("DeleteUser", &workmail.DeleteUserInput{OrganizationId: s.org, UserId: s.gone}),
		s.call("DeleteGroup", &workmail.DeleteGroupInput{OrganizationId: s.org, GroupId: s.goneGroup}),
		s.call("DeleteResource", &workmail.DeleteResourceInput{OrganizationId: s.org, ResourceId: s.goneRoom}))
	return s
}

func must(t testing.TB, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

func (s *scene) address(name string) *string { return aws.String(name + "@acme." + baseDomain) }

func (s *scene) register(t *testing.T, id *string, name string, enabled bool) *string {
	t.Helper()
	if enabled {
		must(t, s.call("RegisterToWorkMail", &workmail.RegisterToWorkMailInput{OrganizationId: s.org, EntityId: id, Email: s.address(name)}))
	}
	return id
}

func (s *scene) user(t *testing.T, name string, enabled bool) *string {
	t.Helper()
	out := try(s.c.CreateUser(t.Context(), &workmail.CreateUserInput{OrganizationId: s.org, Name: &name, DisplayName: &name}))(t)
	return s.register(t, out.UserId, name, enabled)
}

func (s *scene) group(t *testing.T, name string, enabled bool) *string {
	t.Helper()
	out := try(s.c.CreateGroup(t.Context(), &workmail.CreateGroupInput{OrganizationId: s.org, Name: &name}))(t)
	return s.register(t, out.GroupId, name, enabled)
}

func (s *scene) resource(t *testing.T, name string) *string {
	t.Helper()
	return try(s.c.CreateResource(t.Context(), &workmail.CreateResourceInput{OrganizationId: s.org, Name: &name, Type: types.ResourceTypeRoom}))(t).ResourceId
}

// call calls the operation of the name, whose input in must be.
func (s *scene) call(op string, in any) error {
	method := reflect.ValueOf(s.c).MethodByName(op)
	if !method.IsValid() || method.Type().In(1) != reflect.TypeOf(in) {
		return fmt.Errorf("%s has no input %T", op, in)
	}
	out := method.Call([]reflect.Value{reflect.ValueOf(context.Background()), reflect.ValueOf(in)})
	err, _ := out[1].Interface().(error)
	return err
}

// TestEveryDeclaredError gets from every operation that is served each of the
// errors that the contract declares for it and that can happen.
func TestEveryDeclaredError(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, url string) {
		t.Parallel()
		s := newScene(t, url)
		got := map[string]bool{}
		for _, m := range append(append(s.organizationMisuses(), s.misuses()...), s.settingMisuses()...) {
			err := s.call(m.op, m.in)
			if code(err) != m.want {
				t.Errorf("%s %+v: got %v, want %q", m.op, m.in, err, m.want)
			}
			if op, ok := contract.Lookup(m.op); !ok || m.want != "" && !op.Declares(m.want) {
				t.Errorf("%s does not declare %s", m.op, m.want)
			}
			got[m.op+" "+m.want] = true
		}
		for _, op := range contract.Operations() {
			if op.Bind(door.NewBackend(nil)) == nil {
				continue
			}
			for _, exception := range op.Errors {
				switch happened, excused := got[op.Name+" "+exception], cannotHappen(op.Name, exception); {
				case !happened && !excused:
					t.Errorf("%s was not made to answer %s", op.Name, exception)
				case happened && excused:
					t.Errorf("%s does answer %s, so it is not one of those that never happen", op.Name, exception)
				}
			}
		}
	})
}
