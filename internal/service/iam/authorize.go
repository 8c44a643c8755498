package iam

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/mailstead/mailstead/internal/wire/iampolicy"
	"github.com/mailstead/mailstead/internal/wire/sigv4"
)

// Access is what somebody is about to do.
type Access struct {
	// Action is service and operation: "workmail:CreateUser".
	Action string
	// Resource is the ARN of what it is done on, "*" when on nothing particular.
	Resource string
	// AddKeys adds the condition keys that are known from the request. It may be
	// nil, and is not called when no policy is asked.
	AddKeys func(iampolicy.Context)
	// ResourceTags returns the tags of the resource. It may be nil, and is called
	// only when a policy speaks of them.
	ResourceTags func(context.Context) (map[string]string, error)
}

// Keys of conditions on tags, in the form of [iampolicy.Policy.Uses].
const resourceTagKeys = "aws:resourcetag/"

// Authorize returns nil when the policies of the caller, who comes from
// [Service.Credential], let it do what it is about to do. Otherwise the error is an
// *[Error] of kind [AccessDenied] in AWS's words, or says that the decision could not
// be made.
func (s *Service) Authorize(ctx context.Context, caller sigv4.Identity, a Access) error {
	h, err := holderOf(caller)
	if err != nil {
		return err
	}
	if h.principal.Kind == Root {
		return nil
	}
	decision, err := s.evaluate(ctx, caller, h, a)
	if err != nil {
		return err
	}
	return decision.refusal(caller, a)
}

// Check decides like [Service.Authorize] for a user or a role that does not call at
// this moment. It returns nil, an [AccessDenied] error, or [NoSuchEntity].
func (s *Service) Check(ctx context.Context, kind PrincipalKind, name string, a Access) error {
	p, err := s.principal(ctx, kind, name)
	if err != nil {
		return err
	}
	if p == nil {
		return found(0, nil, kind, name)
	}
	return s.Authorize(ctx, s.identity(&holder{principal: p}), a)
}

func holderOf(caller sigv4.Identity) (*holder, error) {
	h, ok := caller.Holder.(*holder)
	if !ok {
		return nil, errors.New("the caller's identity did not come from the look-up of an access key")
	}
	return h, nil
}

// A verdict is a decision and which policies made it.
type verdict struct {
	decision iampolicy.Decision
	policies string // identityPolicies or sessionPolicies
}

// The sorts of policies that decide, as AWS calls them.
const (
	identityPolicies = "identity-based"
	sessionPolicies  = "session"
)

// evaluate asks the policies of the principal, and those of the session, which can
// only take away.
func (s *Service) evaluate(ctx context.Context, caller sigv4.Identity, h *holder, a Access) (verdict, error) {
	if h.principal.Kind == Root {
		return verdict{decision: iampolicy.Allow}, nil
	}
	r := iampolicy.Request{Action: a.Action, Resource: a.Resource, Context: s.context(caller, h)}
	if a.AddKeys != nil {
		a.AddKeys(r.Context)
	}
	if a.ResourceTags != nil && h.uses(resourceTagKeys) {
		tags, err := a.ResourceTags(ctx)
		if err != nil {
			return verdict{}, fmt.Errorf("read the tags of %s: %w", a.Resource, err)
		}
		for key, value := range tags {
			r.Context.Set(resourceTagKeys+key, value)
		}
	}
	v := verdict{iampolicy.Evaluate(r, h.principal.policies...), identityPolicies}
	if h.session != nil && h.session.policy != nil && v.decision != iampolicy.ExplicitDeny {
		if d := iampolicy.Evaluate(r, h.session.policy); d != iampolicy.Allow {
			v = verdict{d, sessionPolicies}
		}
	}
	return v, nil
}

func (h *holder) uses(prefix string) bool {
	for _, p := range h.principal.policies {
		if p.Uses(prefix) {
			return true
		}
	}
	return h.session != nil && h.session.policy != nil && h.session.policy.Uses(prefix)
}

// context is what is known about every request of a holder.
func (s *Service) context(caller sigv4.Identity, h *holder) iampolicy.Context {
	now := s.cfg.Now().UTC()
	c := iampolicy.Context{
		"aws:currenttime":      {now.Format(time.RFC3339)},
		"aws:epochtime":        {strconv.FormatInt(now.Unix(), 10)},
		"aws:principalaccount": {caller.AccountID},
		"aws:principalarn":     {h.principal.ARN},
		"aws:userid":           {caller.UserID},
	}
	switch h.principal.Kind {
	case User:
		c["aws:username"] = []string{h.principal.Name}
		c["aws:principaltype"] = []string{"User"}
	case Role:
		c["aws:principaltype"] = []string{"AssumedRole"}
	case Root:
		c["aws:principaltype"] = []string{"Account"}
	}
	if h.session != nil {
		c["aws:tokenissuetime"] = []string{time.Unix(h.session.Issued, 0).UTC().Format(time.RFC3339)}
		c["aws:multifactorauthpresent"] = []string{"false"}
	}
	return c
}

// refusal is AWS's text for a verdict, nil for an allow.
func (v verdict) refusal(caller sigv4.Identity, a Access) error {
	var why string
	switch v.decision {
	case iampolicy.Allow:
		return nil
	case iampolicy.ExplicitDeny:
		why = "with an explicit deny in " + article(v.policies) + " policy"
	default:
		why = "because no " + v.policies + " policy allows the " + a.Action + " action"
	}
	return refuse(AccessDenied, "User: %s is not authorized to perform: %s on resource: %s %s", caller.ARN, a.Action, clip(a.Resource), why)
}

func article(policies string) string {
	if policies == sessionPolicies {
		return "a session"
	}
	return "an identity-based"
}

// Describe says in the terms of AWS's audit records who a caller is: the type of
// the identity, and the name of the user or role, which the root user has not.
func Describe(caller sigv4.Identity) (kind, name string) {
	h, err := holderOf(caller)
	switch {
	case err != nil:
		return "Unknown", ""
	case h.principal.Kind == Root:
		return "Root", ""
	case h.principal.Kind == Role:
		return "AssumedRole", h.principal.Name
	default:
		return "IAMUser", h.principal.Name
	}
}
