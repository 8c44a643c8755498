package harness

import (
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/workmail"
	"github.com/aws/aws-sdk-go-v2/service/workmail/types"
)

// Password is the password of every user that this package makes.
const Password = "Correct-Horse-7"

// An Org is an active organization.
type Org struct {
	in     *Instance
	ID     string
	Alias  string
	Domain string // its test domain
}

// An Entity is a user, group or resource that is registered with an address.
type Entity struct {
	ID    string
	Email string
}

// API returns a client of the AWS SDK that signs with the root access key.
func (in *Instance) API() *workmail.Client {
	in.T.Helper()
	key, err := ReadKey(in.Server().CredentialsFile())
	if err != nil {
		in.T.Fatal(err)
	}
	return NewAPI("http://"+in.Addr("api"), key)
}

// Org makes an organization and waits until it is active.
func (in *Instance) Org(alias string) *Org {
	in.T.Helper()
	api := in.API()
	out, err := api.CreateOrganization(in.T.Context(), &workmail.CreateOrganizationInput{Alias: &alias})
	if err != nil {
		in.T.Fatal(err)
	}
	o := &Org{in: in, ID: aws.ToString(out.OrganizationId), Alias: alias}
	o.Domain = in.AwaitActive(o.ID)
	return o
}

// AwaitActive waits until an organization is active, and returns its test domain.
func (in *Instance) AwaitActive(id string) string {
	in.T.Helper()
	domain := ""
	Eventually(in.T, "the organization is Active", func() bool {
		d, err := in.API().DescribeOrganization(in.T.Context(), &workmail.DescribeOrganizationInput{OrganizationId: &id})
		if err != nil {
			in.T.Fatal(err)
		}
		domain = aws.ToString(d.DefaultMailDomain)
		return aws.ToString(d.State) == "Active"
	})
	return domain
}

// User makes a user and registers it as NAME@DOMAIN.
func (o *Org) User(name string) Entity {
	o.in.T.Helper()
	out, err := o.in.API().CreateUser(o.in.T.Context(), &workmail.CreateUserInput{
		OrganizationId: &o.ID, Name: &name, DisplayName: &name, Password: aws.String(Password),
	})
	if err != nil {
		o.in.T.Fatal(err)
	}
	return o.register(aws.ToString(out.UserId), name)
}

// Group makes a group with these members and registers it as NAME@DOMAIN.
func (o *Org) Group(name string, members ...Entity) Entity {
	o.in.T.Helper()
	out, err := o.in.API().CreateGroup(o.in.T.Context(), &workmail.CreateGroupInput{OrganizationId: &o.ID, Name: &name})
	if err != nil {
		o.in.T.Fatal(err)
	}
	group := o.register(aws.ToString(out.GroupId), name)
	o.AddMembers(group, members...)
	return group
}

// AddMembers makes users and groups members of a group.
func (o *Org) AddMembers(group Entity, members ...Entity) {
	o.in.T.Helper()
	for _, m := range members {
		_, err := o.in.API().AssociateMemberToGroup(o.in.T.Context(), &workmail.AssociateMemberToGroupInput{
			OrganizationId: &o.ID, GroupId: &group.ID, MemberId: &m.ID,
		})
		if err != nil {
			o.in.T.Fatal(err)
		}
	}
}

// Room makes a resource and registers it as NAME@DOMAIN.
func (o *Org) Room(name string) Entity {
	o.in.T.Helper()
	out, err := o.in.API().CreateResource(o.in.T.Context(), &workmail.CreateResourceInput{
		OrganizationId: &o.ID, Name: &name, Type: types.ResourceTypeRoom,
	})
	if err != nil {
		o.in.T.Fatal(err)
	}
	return o.register(aws.ToString(out.ResourceId), name)
}

// AddAlias gives the entity a further address, LOCAL@DOMAIN, and returns it.
func (o *Org) AddAlias(e Entity, local string) string {
	o.in.T.Helper()
	address := o.Address(local)
	_, err := o.in.API().CreateAlias(o.in.T.Context(), &workmail.CreateAliasInput{
		OrganizationId: &o.ID, EntityId: &e.ID, Alias: &address,
	})
	if err != nil {
		o.in.T.Fatal(err)
	}
	return address
}

// Disable deregisters an entity.
func (o *Org) Disable(e Entity) {
	o.in.T.Helper()
	_, err := o.in.API().DeregisterFromWorkMail(o.in.T.Context(), &workmail.DeregisterFromWorkMailInput{
		OrganizationId: &o.ID, EntityId: &e.ID,
	})
	if err != nil {
		o.in.T.Fatal(err)
	}
}

// Address is LOCAL@ the organization's domain.
func (o *Org) Address(local string) string { return strings.ToLower(local) + "@" + o.Domain }

func (o *Org) register(id, name string) Entity {
	o.in.T.Helper()
	e := Entity{ID: id, Email: o.Address(name)}
	_, err := o.in.API().RegisterToWorkMail(o.in.T.Context(), &workmail.RegisterToWorkMailInput{
		OrganizationId: &o.ID, EntityId: &e.ID, Email: &e.Email,
	})
	if err != nil {
		o.in.T.Fatal(err)
	}
	return e
}
