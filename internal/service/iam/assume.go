package iam

import (
	"context"
	"strings"
	"time"

	"github.com/mailstead/mailstead/internal/wire/iampolicy"
	"github.com/mailstead/mailstead/internal/wire/sigv4"
)

// Bounds on the life of sessions, those of AWS STS.
const (
	MinSession     = 15 * time.Minute
	DefaultSession = time.Hour      // of AssumeRole
	MaxRoleSession = 12 * time.Hour // at most, see [RoleSettings.MaxSession]
	// MaxChained bounds a session that another session of a role asks for.
	MaxChained = time.Hour
	// DefaultToken and MaxToken are for GetSessionToken, MaxRootToken for that of
	// the root user.
	DefaultToken = 12 * time.Hour
	MaxToken     = 36 * time.Hour
	MaxRootToken = time.Hour

	// maxSessionPolicy is how long the policy of a session may be, in bytes. The
	// session token carries it.
	maxSessionPolicy = 2048
)

// AssumeRole is a request for a session of a role.
type AssumeRole struct {
	RoleARN     string
	SessionName string
	ExternalID  string        // empty when not given
	Policy      string        // document of a session policy, empty for none
	Life        time.Duration // 0 for the default
	// AddKeys adds the condition keys that are known from the request.
	AddKeys func(iampolicy.Context)
}

const actionAssumeRole = "sts:AssumeRole"

// AssumeRole lets the caller act as a role, when the role's trust policy names the
// caller, or names its account and the caller's own policies allow it. Unlike on AWS
// the root user may assume a role, too.
func (s *Service) AssumeRole(ctx context.Context, caller sigv4.Identity, in AssumeRole) (Session, error) {
	h, err := holderOf(caller)
	if err != nil {
		return Session{}, err
	}
	if err := checkAssumeRole(in); err != nil {
		return Session{}, err
	}
	access := Access{Action: actionAssumeRole, Resource: in.RoleARN, AddKeys: func(c iampolicy.Context) {
		c.Set("sts:RoleSessionName", in.SessionName)
		if in.ExternalID != "" {
			c.Set("sts:ExternalId", in.ExternalID)
		}
		if in.AddKeys != nil {
			in.AddKeys(c)
		}
	}}
	role, err := s.assumable(ctx, caller, h, access)
	if err != nil {
		return Session{}, err
	}
	life, err := roleLife(in.Life, role, h)
	if err != nil {
		return Session{}, err
	}
	out, err := s.issue(ctx, session{Kind: Role, Owner: role.Name, OwnerID: role.ID, Name: in.SessionName, Policy: in.Policy}, life)
	if err != nil {
		return Session{}, err
	}
	out.ARN, out.ID = s.sessionARN(role.Name, in.SessionName), role.ID+":"+in.SessionName
	if in.Policy != "" {
		out.PackedPolicySize = max(1, len(in.Policy)*100/maxSessionPolicy)
	}
	return out, nil
}

func checkAssumeRole(in AssumeRole) error {
	switch {
	case !validSessionName.MatchString(in.SessionName):
		return refuse(Invalid, "1 validation error detected: Value '%s' at 'roleSessionName' failed to satisfy constraint: "+
			`Member must satisfy regular expression pattern: [\w+=,.@-]{2,64}`, clip(in.SessionName))
	case in.ExternalID != "" && (len(in.ExternalID) < 2 || len(in.ExternalID) > 1224 || !validExternalID.MatchString(in.ExternalID)):
		return refuse(Invalid, "1 validation error detected: Value at 'externalId' failed to satisfy constraint: "+
			`Member must satisfy regular expression pattern: [\w+=,.@:\/-]{2,1224}`)
	case !strings.HasPrefix(in.RoleARN, "arn:"):
		return refuse(Invalid, "%s is invalid", clip(in.RoleARN))
	case len(in.Policy) > maxSessionPolicy:
		return refuse(PolicyTooLarge, "Packed policy consumes %d%% of allotted space, please use smaller policy.", len(in.Policy)*100/maxSessionPolicy)
	}
	if in.Policy != "" {
		if _, err := iampolicy.ParseIdentity([]byte(in.Policy)); err != nil {
			return refuse(MalformedPolicy, "The session policy is malformed: %v", err)
		}
	}
	return nil
}

// assumable returns the role when the caller may assume it. A role that does not
// exist is refused like one that does not trust the caller.
func (s *Service) assumable(ctx context.Context, caller sigv4.Identity, h *holder, a Access) (*Principal, error) {
	denied := refuse(AccessDenied, "User: %s is not authorized to perform: %s on resource: %s", caller.ARN, a.Action, clip(a.Resource))
	name, ok := strings.CutPrefix(a.Resource, s.roleARN(""))
	if !ok {
		return nil, denied
	}
	role, err := s.principal(ctx, Role, name)
	if err != nil {
		return nil, err
	}
	if role == nil || role.ARN != a.Resource {
		return nil, denied
	}
	r := iampolicy.Request{Action: a.Action, Resource: a.Resource, Context: s.context(caller, h)}
	a.AddKeys(r.Context)
	trust := iampolicy.EvaluateTrust(r, s.trustPrincipal(caller, h), role.trust)
	own, err := s.evaluate(ctx, caller, h, a)
	if err != nil {
		return nil, err
	}
	switch {
	case trust == iampolicy.Distrusted || trust == iampolicy.NotTrusted:
		return nil, denied
	case own.decision == iampolicy.Allow, trust == iampolicy.Trusted && own.decision == iampolicy.ImplicitDeny && own.policies != sessionPolicies:
		return role, nil
	default:
		return nil, own.refusal(caller, a)
	}
}

// roleLife decides how long a session of a role lasts.
func roleLife(asked time.Duration, role *Principal, h *holder) (time.Duration, error) {
	most := role.maxSession
	chained := h.session != nil && h.principal.Kind == Role
	if chained {
		most = min(most, MaxChained)
	}
	switch {
	case asked == 0:
		return min(DefaultSession, most), nil
	case asked < MinSession || asked > MaxRoleSession:
		return 0, badLife(asked, MaxRoleSession)
	case asked > most && chained:
		return 0, refuse(Invalid, "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining")
	case asked > most:
		return 0, refuse(Invalid, "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
	}
	return asked, nil
}

func badLife(asked, most time.Duration) error {
	bound := "greater than or equal to " + seconds(MinSession)
	if asked > most {
		bound = "less than or equal to " + seconds(most)
	}
	return refuse(Invalid, "1 validation error detected: Value '%s' at 'durationSeconds' failed to satisfy constraint: Member must have value %s",
		seconds(asked), bound)
}

// SessionToken returns a temporary key of the caller's own, with the same rights.
// Only the holder of a long-lived key may ask for one.
func (s *Service) SessionToken(ctx context.Context, caller sigv4.Identity, life time.Duration) (Session, error) {
	h, err := holderOf(caller)
	if err != nil {
		return Session{}, err
	}
	if h.session != nil {
		return Session{}, refuse(AccessDenied, "Cannot call GetSessionToken with session credentials")
	}
	if life != 0 && (life < MinSession || life > MaxToken) {
		return Session{}, badLife(life, MaxToken)
	}
	if life == 0 {
		life = DefaultToken
	}
	draft := session{Kind: h.principal.Kind, Owner: h.principal.Name, OwnerID: h.principal.ID}
	if h.principal.Kind == Root {
		draft.OwnerID = s.cfg.Root.ID
		life = min(life, MaxRootToken) // as AWS does, without an error
	}
	return s.issue(ctx, draft, life)
}
