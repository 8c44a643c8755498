package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/mailstead/mailstead/internal/service/iam"
	"github.com/mailstead/mailstead/internal/wire/iampolicy"
)

// A document is the file of a policy, "-" for standard input.
type document string

// read reads the file, and no more of it than a policy may have.
func (d document) read() (string, error) {
	in := io.Reader(os.Stdin)
	if d != "-" {
		f, err := os.Open(string(d))
		if err != nil {
			return "", fmt.Errorf("policy: %w", err)
		}
		defer f.Close()
		in = f
	}
	text, err := io.ReadAll(io.LimitReader(in, iampolicy.MaxSize+1))
	if err != nil {
		return "", fmt.Errorf("read the policy: %w", err)
	}
	return strings.TrimSpace(string(text)), nil
}

type roleFlags struct {
	Role        string        `arg:"" help:"The name of the role."`
	Trust       document      `required:"" placeholder:"FILE" help:"The trust policy, JSON; - for standard input."`
	Description string        `help:"What the role is for."`
	MaxSession  time.Duration `default:"1h" help:"How long a session of the role may last at most, from 1h to 12h."`
}

func (f *roleFlags) settings() (iam.RoleSettings, error) {
	trust, err := f.Trust.read()
	return iam.RoleSettings{Trust: trust, Description: f.Description, MaxSession: f.MaxSession}, err
}

type iamCreateRole struct{ roleFlags }

// Run makes the role.
func (c *iamCreateRole) Run(g *iamCommands, t terminal) error {
	settings, err := c.settings()
	if err != nil {
		return err
	}
	return show(g, t, func(ctx context.Context, s *iam.Service) (iam.Summary, error) {
		return s.CreateRole(ctx, c.Role, settings)
	}, printSummary)
}

type iamUpdateRole struct{ roleFlags }

// Run changes the role.
func (c *iamUpdateRole) Run(g *iamCommands, t terminal) error {
	settings, err := c.settings()
	if err != nil {
		return err
	}
	return g.do(t, "Changed the role "+c.Role+".", func(ctx context.Context, s *iam.Service) error {
		return s.UpdateRole(ctx, c.Role, settings)
	})
}

type iamDeleteRole struct {
	Role string `arg:"" help:"The name of the role."`
}

// Run removes the role.
func (c *iamDeleteRole) Run(g *iamCommands, t terminal) error {
	return g.do(t, "Removed the role "+c.Role+".", func(ctx context.Context, s *iam.Service) error { return s.DeleteRole(ctx, c.Role) })
}

type iamListRoles struct{}

// Run lists the roles.
func (*iamListRoles) Run(g *iamCommands, t terminal) error { return listPrincipals(g, t, iam.Role) }

type policyFlags struct {
	Policy string   `arg:"" help:"The name of the policy."`
	File   document `arg:"" help:"Its document, JSON; - for standard input."`
}

type iamCreatePolicy struct {
	policyFlags
	Description string `help:"What the policy is for."`
}

// Run makes the policy.
func (c *iamCreatePolicy) Run(g *iamCommands, t terminal) error {
	text, err := c.File.read()
	if err != nil {
		return err
	}
	return show(g, t, func(ctx context.Context, s *iam.Service) (iam.ManagedPolicy, error) {
		return s.CreatePolicy(ctx, c.Policy, c.Description, text)
	}, func(w io.Writer, p iam.ManagedPolicy) { fmt.Fprintf(w, "ARN:\t%s\nID:\t%s\n", p.ARN, p.ID) })
}

type iamUpdatePolicy struct{ policyFlags }

// Run changes the policy.
func (c *iamUpdatePolicy) Run(g *iamCommands, t terminal) error {
	text, err := c.File.read()
	if err != nil {
		return err
	}
	return g.do(t, "Changed the policy "+c.Policy+".", func(ctx context.Context, s *iam.Service) error {
		return s.UpdatePolicy(ctx, c.Policy, text)
	})
}

type iamDeletePolicy struct {
	Policy string `arg:"" help:"The name of the policy."`
}

// Run removes the policy.
func (c *iamDeletePolicy) Run(g *iamCommands, t terminal) error {
	return g.do(t, "Removed the policy "+c.Policy+".", func(ctx context.Context, s *iam.Service) error { return s.DeletePolicy(ctx, c.Policy) })
}

type iamGetPolicy struct {
	Policy string `arg:"" help:"The name of the policy, or its ARN."`
}

// Run prints the policy.
func (c *iamGetPolicy) Run(g *iamCommands, t terminal) error {
	return show(g, t, func(ctx context.Context, s *iam.Service) (iam.ManagedPolicy, error) { return s.Policy(ctx, c.Policy) },
		func(w io.Writer, p iam.ManagedPolicy) { fmt.Fprintln(w, p.Document) })
}

type iamListPolicies struct{}

// Run lists the policies.
func (*iamListPolicies) Run(g *iamCommands, t terminal) error {
	return show(g, t, func(ctx context.Context, s *iam.Service) ([]iam.ManagedPolicy, error) { return s.Policies(ctx) },
		func(w io.Writer, list []iam.ManagedPolicy) {
			fmt.Fprintln(w, "NAME\tARN\tDESCRIPTION")
			for _, p := range list {
				fmt.Fprintf(w, "%s\t%s\t%s\n", p.Name, p.ARN, p.Description)
			}
		})
}

type principalArgument struct {
	Principal principalName `arg:"" help:"user/NAME or role/NAME."`
}

type iamAttachPolicy struct {
	principalArgument
	Policy string `arg:"" help:"The name of the policy, or its ARN."`
}

// Run attaches the policy.
func (c *iamAttachPolicy) Run(g *iamCommands, t terminal) error {
	return g.do(t, fmt.Sprintf("%s has the policy %s now.", c.Principal, c.Policy), func(ctx context.Context, s *iam.Service) error {
		return s.Attach(ctx, c.Principal.kind, c.Principal.name, c.Policy)
	})
}

type iamDetachPolicy struct {
	principalArgument
	Policy string `arg:"" help:"The name of the policy, or its ARN."`
}

// Run detaches the policy.
func (c *iamDetachPolicy) Run(g *iamCommands, t terminal) error {
	return g.do(t, fmt.Sprintf("%s no longer has the policy %s.", c.Principal, c.Policy), func(ctx context.Context, s *iam.Service) error {
		return s.Detach(ctx, c.Principal.kind, c.Principal.name, c.Policy)
	})
}

type iamPutPolicy struct {
	principalArgument
	policyFlags
}

// Run stores the policy.
func (c *iamPutPolicy) Run(g *iamCommands, t terminal) error {
	text, err := c.File.read()
	if err != nil {
		return err
	}
	return g.do(t, fmt.Sprintf("%s has its own policy %s now.", c.Principal, c.Policy), func(ctx context.Context, s *iam.Service) error {
		return s.PutPolicy(ctx, c.Principal.kind, c.Principal.name, c.Policy, text)
	})
}

type iamRemovePolicy struct {
	principalArgument
	Policy string `arg:"" help:"The name of the policy."`
}

// Run removes the policy.
func (c *iamRemovePolicy) Run(g *iamCommands, t terminal) error {
	return g.do(t, fmt.Sprintf("%s no longer has the policy %s.", c.Principal, c.Policy), func(ctx context.Context, s *iam.Service) error {
		return s.RemovePolicy(ctx, c.Principal.kind, c.Principal.name, c.Policy)
	})
}

type iamShow struct{ principalArgument }

// shown is a principal with its policies.
type shown struct {
	iam.Summary
	Policies iam.AttachedPolicies `json:"policies"`
}

// Run shows the principal.
func (c *iamShow) Run(g *iamCommands, t terminal) error {
	return show(g, t, func(ctx context.Context, s *iam.Service) (out shown, err error) {
		if out.Summary, err = s.Find(ctx, c.Principal.kind, c.Principal.name); err != nil {
			return out, err
		}
		out.Policies, err = s.PoliciesOf(ctx, c.Principal.kind, c.Principal.name)
		out.Policies.Inline = listed(out.Policies.Inline)
		return out, err
	}, func(w io.Writer, p shown) {
		printSummary(w, p.Summary)
		fmt.Fprintf(w, "Created:\t%s\n", p.Created.Format(time.RFC3339))
		if p.Kind == iam.Role {
			fmt.Fprintf(w, "Sessions:\tup to %s\nTrust policy:\t%s\n", time.Duration(p.MaxSession)*time.Second, p.Trust)
		}
		for _, arn := range p.Policies.Managed {
			fmt.Fprintf(w, "Attached:\t%s\n", arn)
		}
		for _, own := range p.Policies.Inline {
			fmt.Fprintf(w, "Own policy:\t%s\t%s\n", own.Name, own.Document)
		}
	})
}

type iamCheck struct {
	principalArgument
	Action   string `arg:"" help:"Service and operation, such as workmail:CreateUser."`
	Resource string `default:"*" placeholder:"ARN" help:"The ARN of the organization. The default is none in particular."`
	SourceIP string `name:"source-ip" default:"127.0.0.1" help:"Where the call would come from."`
}

// Run prints the decision. It fails when the call would be denied.
func (c *iamCheck) Run(g *iamCommands, t terminal) error {
	return g.do(t, fmt.Sprintf("%s may do %s on %s.", c.Principal, c.Action, c.Resource), func(ctx context.Context, s *iam.Service) error {
		return s.Check(ctx, c.Principal.kind, c.Principal.name, iam.Access{
			Action: c.Action, Resource: c.Resource, AddKeys: func(keys iampolicy.Context) { keys.Set("aws:SourceIp", c.SourceIP) },
		})
	})
}
