package iam_test

import (
	"errors"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store/storetest"
	"github.com/mailstead/mailstead/internal/service/iam"
	"github.com/mailstead/mailstead/internal/wire/sigv4"
)

const roleARN = "arn:aws:iam::111122223333:role/Ops"

func (w *world) role(name, trust string, policies ...string) {
	w.t.Helper()
	_, err := w.CreateRole(w.t.Context(), name, iam.RoleSettings{Trust: trust})
	w.must(err)
	for _, p := range policies {
		w.must(w.Attach(w.t.Context(), iam.Role, name, p))
	}
}

func TestAssumeRole(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		w.role("Ops", trustAda, readOnly)
		ada, bob := w.who(w.user("ada").ID, ""), w.who(w.user("bob").ID, "")
		in := iam.AssumeRole{RoleARN: roleARN, SessionName: "s-1"}
		session, err := w.AssumeRole(ctx, ada, in)
		w.must(err)
		if session.Expires != w.clock.Now().Add(time.Hour) || session.ARN != "arn:aws:sts::111122223333:assumed-role/Ops/s-1" {
			t.Errorf("got %+v", session)
		}
		who := w.who(session.AccessKeyID, session.SessionToken)
		if who.ARN != session.ARN || who.UserID != session.ID {
			t.Errorf("got %+v", who)
		}
		w.must(w.may(who, "workmail:ListUsers"))
		refused(t, w.may(who, "workmail:CreateUser"), iam.AccessDenied, "User: "+session.ARN)

		_, err = w.AssumeRole(ctx, bob, in)
		refused(t, err, iam.AccessDenied, "User: arn:aws:iam::111122223333:user/bob is not authorized to perform: sts:AssumeRole on resource: "+roleARN)
		in.RoleARN += "2"
		_, err = w.AssumeRole(ctx, ada, in)
		refused(t, err, iam.AccessDenied, "")

		// The session ends with its time, and with its role.
		w.clock.advance(time.Hour)
		if _, err := w.Credential(ctx, session.AccessKeyID, session.SessionToken); !errors.Is(err, sigv4.ErrExpiredToken) {
			t.Errorf("after its time: %v", err)
		}
		in.RoleARN = roleARN
		session, err = w.AssumeRole(ctx, ada, in)
		w.must(err)
		w.must(w.DeleteRole(ctx, "Ops"))
		w.role("Ops", trustAda)
		if _, err := w.Credential(ctx, session.AccessKeyID, session.SessionToken); !errors.Is(err, sigv4.ErrUnknownKey) {
			t.Errorf("of another role of the same name: %v", err)
		}
	})
}

// A trust policy that names the account leaves it to the caller's own policies.
func TestAssumeRoleByAccount(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		w.role("Ops", trustRoot)
		key := w.user("ada")
		in := iam.AssumeRole{RoleARN: roleARN, SessionName: "s1"}
		_, err := w.AssumeRole(ctx, w.who(key.ID, ""), in)
		refused(t, err, iam.AccessDenied, "no identity-based policy allows the sts:AssumeRole action")
		w.must(w.PutPolicy(ctx, iam.User, "ada", "p", `{"Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"`+roleARN+`"}}`))
		_, err = w.AssumeRole(ctx, w.who(key.ID, ""), in)
		w.must(err)
		_, err = w.AssumeRole(ctx, w.who(rootKey.ID, ""), in)
		w.must(err)
		w.must(w.UpdateRole(ctx, "Ops", iam.RoleSettings{Trust: trustAda}))
		w.must(w.PutPolicy(ctx, iam.User, "ada", "p", `{"Statement":{"Effect":"Deny","Action":"sts:*","Resource":"*"}}`))
		_, err = w.AssumeRole(ctx, w.who(key.ID, ""), in)
		refused(t, err, iam.AccessDenied, "explicit deny")
		_, err = w.AssumeRole(ctx, w.who(rootKey.ID, ""), in)
		refused(t, err, iam.AccessDenied, "root")
	})
}

func TestAssumeRoleChecksItsInput(t *testing.T) {
	t.Parallel()
	w := newWorld(t, storetest.URL(t, "sqlite"))
	w.role("Ops", `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Condition":{
		"StringEquals":{"sts:ExternalId":"ext:1"},"StringLike":{"sts:RoleSessionName":"a*"}}}]}`)
	ada := w.who(w.user("ada").ID, "")
	good := iam.AssumeRole{RoleARN: roleARN, SessionName: "ab", ExternalID: "ext:1"}
	_, err := w.AssumeRole(t.Context(), ada, good)
	w.must(err)
	for _, test := range []struct {
		change func(*iam.AssumeRole)
		kind   iam.Kind
		text   string
	}{
		{func(in *iam.AssumeRole) { in.ExternalID = "" }, iam.AccessDenied, "sts:AssumeRole"},
		{func(in *iam.AssumeRole) { in.ExternalID = "ext:2" }, iam.AccessDenied, "sts:AssumeRole"},
		{func(in *iam.AssumeRole) { in.ExternalID = "a b" }, iam.Invalid, "externalId"},
		{func(in *iam.AssumeRole) { in.SessionName = "ba" }, iam.AccessDenied, "sts:AssumeRole"},
		{func(in *iam.AssumeRole) { in.SessionName = "a" }, iam.Invalid, "roleSessionName"},
		{func(in *iam.AssumeRole) { in.RoleARN = "Ops" }, iam.Invalid, "Ops is invalid"},
		{func(in *iam.AssumeRole) { in.RoleARN = "arn:aws:iam::111122223333:role/ops" }, iam.AccessDenied, ""},
		{func(in *iam.AssumeRole) { in.Life = time.Minute }, iam.Invalid, "greater than or equal to 900"},
		{func(in *iam.AssumeRole) { in.Life = 13 * time.Hour }, iam.Invalid, "less than or equal to 43200"},
		{func(in *iam.AssumeRole) { in.Life = 2 * time.Hour }, iam.Invalid, "MaxSessionDuration"},
		{func(in *iam.AssumeRole) { in.Policy = "{}" }, iam.MalformedPolicy, "no statement"},
		{func(in *iam.AssumeRole) { in.Policy = string(make([]byte, 4096)) }, iam.PolicyTooLarge, "200%"},
	} {
		in := good
		test.change(&in)
		_, err := w.AssumeRole(t.Context(), ada, in)
		refused(t, err, test.kind, test.text)
	}
}

// The policy of a session takes away and never gives, and goes along when the
// session assumes another role, for an hour at most.
func TestSessionPolicyAndChaining(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		w.role("Ops", trustAda, readOnly)
		in := iam.AssumeRole{
			RoleARN: roleARN, SessionName: "s1",
			Policy: `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["workmail:*User","workmail:ListUsers"],"Resource":"*"},
				{"Effect":"Deny","Action":"workmail:DescribeUser","Resource":"*"}]}`,
		}
		session, err := w.AssumeRole(ctx, w.who(w.user("ada").ID, ""), in)
		w.must(err)
		who := w.who(session.AccessKeyID, session.SessionToken)
		w.must(w.may(who, "workmail:ListUsers"))
		refused(t, w.may(who, "workmail:ListGroups"), iam.AccessDenied, "no session policy allows")
		refused(t, w.may(who, "workmail:DescribeUser"), iam.AccessDenied, "explicit deny in a session policy")
		refused(t, w.may(who, "workmail:CreateUser"), iam.AccessDenied, "no identity-based policy")
		if session.PackedPolicySize < 1 {
			t.Errorf("got size %d", session.PackedPolicySize)
		}

		w.role("Next", `{"Statement":{"Effect":"Allow","Principal":{"AWS":"`+roleARN+`"},"Action":"sts:AssumeRole"}}`)
		next := iam.AssumeRole{RoleARN: "arn:aws:iam::111122223333:role/Next", SessionName: "s2"}
		_, err = w.AssumeRole(ctx, who, next)
		refused(t, err, iam.AccessDenied, "no session policy allows the sts:AssumeRole action")
		in.Policy = ""
		session, err = w.AssumeRole(ctx, w.who(keyOfAda(w), ""), in)
		w.must(err)
		who = w.who(session.AccessKeyID, session.SessionToken)
		w.must(w.UpdateRole(ctx, "Next", iam.RoleSettings{
			Trust: `{"Statement":{"Effect":"Allow","Principal":{"AWS":"` + roleARN + `"},"Action":"sts:AssumeRole"}}`, MaxSession: 12 * time.Hour,
		}))
		_, err = w.AssumeRole(ctx, who, next)
		w.must(err)
		next.Life = 2 * time.Hour
		_, err = w.AssumeRole(ctx, who, next)
		refused(t, err, iam.Invalid, "role chaining")
	})
}

// keyOfAda makes one more key of ada's.
func keyOfAda(w *world) string {
	w.t.Helper()
	key, err := w.CreateAccessKey(w.t.Context(), "ada")
	w.must(err)
	return key.ID
}

func TestSessionToken(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		ada := w.who(w.user("ada", readOnly).ID, "")
		session, err := w.SessionToken(ctx, ada, 0)
		w.must(err)
		who := w.who(session.AccessKeyID, session.SessionToken)
		if who.ARN != ada.ARN || who.UserID != ada.UserID || session.Expires != w.clock.Now().Add(12*time.Hour) {
			t.Errorf("got %+v until %s", who, session.Expires)
		}
		w.must(w.may(who, "workmail:ListUsers"))
		_, err = w.SessionToken(ctx, who, 0)
		refused(t, err, iam.AccessDenied, "Cannot call GetSessionToken with session credentials")
		_, err = w.SessionToken(ctx, ada, time.Second)
		refused(t, err, iam.Invalid, "900")
		_, err = w.SessionToken(ctx, ada, 37*time.Hour)
		refused(t, err, iam.Invalid, "129600")

		root, err := w.SessionToken(ctx, w.who(rootKey.ID, ""), 0)
		w.must(err)
		if root.Expires != w.clock.Now().Add(time.Hour) {
			t.Errorf("of root until %s", root.Expires)
		}
		w.must(w.may(w.who(root.AccessKeyID, root.SessionToken), "workmail:DeleteUser"))

		for name, pair := range map[string][2]string{
			"another key":     {root.AccessKeyID, session.SessionToken},
			"a damaged token": {session.AccessKeyID, "A" + session.SessionToken[1:]},
			"no base64":       {session.AccessKeyID, "?"},
			"a long key":      {rootKey.ID, session.SessionToken},
		} {
			if _, err := w.Credential(ctx, pair[0], pair[1]); !errors.Is(err, sigv4.ErrUnknownKey) {
				t.Errorf("%s: got %v", name, err)
			}
		}
		if _, err := w.Credential(ctx, session.AccessKeyID, ""); !errors.Is(err, sigv4.ErrUnknownKey) {
			t.Errorf("without its token: got %v", err)
		}
		w.must(w.DeleteUser(ctx, "ada"))
		if _, err := w.Credential(ctx, session.AccessKeyID, session.SessionToken); !errors.Is(err, sigv4.ErrUnknownKey) {
			t.Errorf("without its user: got %v", err)
		}
	})
}

// BenchmarkCredential is what every request of a user, and of a session, pays.
func BenchmarkCredential(b *testing.B) {
	w := newWorld(b, storetest.URL(b, "sqlite"))
	key := w.user("ada", readOnly)
	session, err := w.SessionToken(b.Context(), w.who(key.ID, ""), 0)
	w.must(err)
	for name, pair := range map[string][2]string{"user": {key.ID, ""}, "session": {session.AccessKeyID, session.SessionToken}} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					c, err := w.Credential(b.Context(), pair[0], pair[1])
					if err == nil {
						err = w.may(c.Identity, "workmail:ListUsers")
					}
					if err != nil {
						b.Fatal(err)
					}
				}
			})
		})
	}
}
