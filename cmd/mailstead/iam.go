package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/mailstead/mailstead/internal/server"
	"github.com/mailstead/mailstead/internal/service/iam"
)

// iamCommands manage who may call the AWS API. They are named after the commands of
// the AWS CLI that do the same; a user or a role is written user/NAME or role/NAME
// where either is possible.
type iamCommands struct {
	location
	JSON bool `name:"json" help:"Print JSON."`

	CreateUser iamCreateUser `cmd:"" help:"Make a user. It may do nothing until it gets a policy."`
	DeleteUser iamDeleteUser `cmd:"" help:"Remove a user with its access keys. Its sessions end."`
	ListUsers  iamListUsers  `cmd:"" help:"List the users."`

	CreateAccessKey iamCreateAccessKey `cmd:"" help:"Make an access key for a user, and print it in the format of AWS's credentials file. The secret is not shown again."`
	UpdateAccessKey iamUpdateAccessKey `cmd:"" help:"Let an access key work, or not."`
	DeleteAccessKey iamDeleteAccessKey `cmd:"" help:"Remove an access key."`
	ListAccessKeys  iamListAccessKeys  `cmd:"" help:"List the access keys of a user."`

	CreateRole iamCreateRole `cmd:"" help:"Make a role, which others assume for a while. It may do nothing until it gets a policy."`
	UpdateRole iamUpdateRole `cmd:"" help:"Change who may assume a role, and for how long."`
	DeleteRole iamDeleteRole `cmd:"" help:"Remove a role. Its sessions end."`
	ListRoles  iamListRoles  `cmd:"" help:"List the roles."`

	CreatePolicy iamCreatePolicy `cmd:"" help:"Make a policy that can be attached to users and roles."`
	UpdatePolicy iamUpdatePolicy `cmd:"" help:"Change a policy for everybody who has it."`
	DeletePolicy iamDeletePolicy `cmd:"" help:"Remove a policy that nobody has."`
	GetPolicy    iamGetPolicy    `cmd:"" help:"Print the document of a policy."`
	ListPolicies iamListPolicies `cmd:"" help:"List the policies that can be attached."`

	AttachPolicy iamAttachPolicy `cmd:"" help:"Give a policy to a user or a role."`
	DetachPolicy iamDetachPolicy `cmd:"" help:"Take a policy from a user or a role."`
	PutPolicy    iamPutPolicy    `cmd:"" help:"Give a user or a role a policy of its own, in place of one of the same name."`
	RemovePolicy iamRemovePolicy `cmd:"" help:"Take away such a policy."`
	Show         iamShow         `cmd:"" help:"Show a user or a role with its policies."`
	Check        iamCheck        `cmd:"" help:"Say whether a user or a role may do something, and if not, why. Policies that speak of tags are taken as if there were none."`
}

// do carries out what needs no answer but that it was done.
func (g *iamCommands) do(t terminal, done string, fn func(context.Context, *iam.Service) error) error {
	return g.tools(t, func(tools *server.Tools) error {
		if err := fn(t.ctx, tools.IAM); err != nil {
			return err
		}
		return g.print(t, map[string]string{"done": done}, func(w io.Writer) { fmt.Fprintln(w, done) })
	})
}

// show prints what fn finds, as JSON or as text.
func show[T any](g *iamCommands, t terminal, fn func(context.Context, *iam.Service) (T, error), text func(io.Writer, T)) error {
	return g.tools(t, func(tools *server.Tools) error {
		found, err := fn(t.ctx, tools.IAM)
		if err != nil {
			return err
		}
		return g.print(t, found, func(w io.Writer) { text(w, found) })
	})
}

func (g *iamCommands) print(t terminal, value any, text func(io.Writer)) error {
	if g.JSON {
		return printJSON(t.stdout, value)
	}
	w := tabwriter.NewWriter(t.stdout, 0, 0, 2, ' ', 0)
	text(w)
	return w.Flush()
}

// A principalName is user/NAME or role/NAME.
type principalName struct {
	kind iam.PrincipalKind
	name string
}

// UnmarshalText reads the name, of which an ARN is another form.
func (p *principalName) UnmarshalText(text []byte) error {
	s := string(text)
	if strings.HasPrefix(s, "arn:") {
		s = s[strings.LastIndexByte(s, ':')+1:]
	}
	kind, name, ok := strings.Cut(s, "/")
	p.kind, p.name = iam.PrincipalKind(kind), name
	if !ok || name == "" || p.kind != iam.User && p.kind != iam.Role {
		return fmt.Errorf("%q is neither user/NAME nor role/NAME", s)
	}
	return nil
}

func (p principalName) String() string { return string(p.kind) + "/" + p.name }

type userArgument struct {
	User string `arg:"" help:"The name of the user."`
}

type iamCreateUser struct{ userArgument }

// Run makes the user.
func (c *iamCreateUser) Run(g *iamCommands, t terminal) error {
	return show(g, t, func(ctx context.Context, s *iam.Service) (iam.Summary, error) { return s.CreateUser(ctx, c.User) }, printSummary)
}

type iamDeleteUser struct{ userArgument }

// Run removes the user.
func (c *iamDeleteUser) Run(g *iamCommands, t terminal) error {
	return g.do(t, "Removed the user "+c.User+".", func(ctx context.Context, s *iam.Service) error { return s.DeleteUser(ctx, c.User) })
}

type iamListUsers struct{}

// Run lists the users.
func (*iamListUsers) Run(g *iamCommands, t terminal) error { return listPrincipals(g, t, iam.User) }

func listPrincipals(g *iamCommands, t terminal, kind iam.PrincipalKind) error {
	return show(g, t, func(ctx context.Context, s *iam.Service) ([]iam.Summary, error) {
		list, err := s.Principals(ctx, kind)
		return listed(list), err
	}, func(w io.Writer, list []iam.Summary) {
		fmt.Fprintln(w, "NAME\tID\tCREATED\tARN")
		for _, p := range list {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", p.Name, p.ID, p.Created.Format(time.RFC3339), p.ARN)
		}
	})
}

// listed makes an empty list one in JSON, too.
func listed[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func printSummary(w io.Writer, p iam.Summary) {
	fmt.Fprintf(w, "ARN:\t%s\nID:\t%s\n", p.ARN, p.ID)
}

type iamCreateAccessKey struct{ userArgument }

// Run makes the key.
func (c *iamCreateAccessKey) Run(g *iamCommands, t terminal) error {
	return show(g, t, func(ctx context.Context, s *iam.Service) (iam.NewAccessKey, error) {
		return s.CreateAccessKey(ctx, c.User)
	},
		func(w io.Writer, k iam.NewAccessKey) {
			fmt.Fprintf(w, "[%s]\naws_access_key_id = %s\naws_secret_access_key = %s\n", k.User, k.ID, k.Secret)
		})
}

type iamUpdateAccessKey struct {
	Key    string `arg:"" help:"The access key id."`
	Status string `enum:"active,inactive" required:"" help:"active or inactive."`
}

// Run changes the key.
func (c *iamUpdateAccessKey) Run(g *iamCommands, t terminal) error {
	return g.do(t, "The access key "+c.Key+" is "+c.Status+" now.", func(ctx context.Context, s *iam.Service) error {
		return s.SetAccessKeyActive(ctx, c.Key, c.Status == "active")
	})
}

type iamDeleteAccessKey struct {
	Key string `arg:"" help:"The access key id."`
}

// Run removes the key.
func (c *iamDeleteAccessKey) Run(g *iamCommands, t terminal) error {
	return g.do(t, "Removed the access key "+c.Key+".", func(ctx context.Context, s *iam.Service) error { return s.DeleteAccessKey(ctx, c.Key) })
}

type iamListAccessKeys struct{ userArgument }

// Run lists the keys.
func (c *iamListAccessKeys) Run(g *iamCommands, t terminal) error {
	return show(g, t, func(ctx context.Context, s *iam.Service) ([]iam.AccessKey, error) {
		list, err := s.AccessKeys(ctx, c.User)
		return listed(list), err
	}, func(w io.Writer, list []iam.AccessKey) {
		fmt.Fprintln(w, "KEY\tSTATUS\tCREATED")
		for _, k := range list {
			status := "inactive"
			if k.Active {
				status = "active"
			}
			fmt.Fprintf(w, "%s\t%s\t%s\n", k.ID, status, k.Created.Format(time.RFC3339))
		}
	})
}
