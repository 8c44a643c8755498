package iampolicy_test

import (
	"strings"
	"testing"

	"github.com/mailstead/mailstead/internal/wire/iampolicy"
)

func TestEvaluateTrust(t *testing.T) {
	t.Parallel()
	ada := iampolicy.Principal{Account: "111122223333", ARN: "arn:aws:iam::111122223333:user/ada"}
	session := iampolicy.Principal{
		Account: "111122223333", ARN: "arn:aws:sts::111122223333:assumed-role/Admin/s1", Role: "arn:aws:iam::111122223333:role/Admin",
	}
	stranger := iampolicy.Principal{Account: "444455556666", ARN: "arn:aws:iam::444455556666:user/ada"}
	allow := func(principal string) string {
		return `{"Effect":"Allow","Principal":` + principal + `,"Action":"sts:AssumeRole"}`
	}
	for _, test := range []struct {
		statements string
		who        iampolicy.Principal
		want       iampolicy.Trust
	}{
		{allow(`{"AWS":"111122223333"}`), ada, iampolicy.AccountTrusted},
		{allow(`{"AWS":"arn:aws:iam::111122223333:root"}`), ada, iampolicy.AccountTrusted},
		{allow(`{"AWS":"arn:aws:iam::111122223333:root"}`), stranger, iampolicy.NotTrusted},
		{allow(`{"AWS":["arn:aws:iam::111122223333:root","arn:aws:iam::111122223333:user/ada"]}`), ada, iampolicy.Trusted},
		{allow(`{"AWS":"arn:aws:iam::111122223333:user/Ada"}`), ada, iampolicy.NotTrusted},
		{allow(`{"AWS":"arn:aws:iam::111122223333:role/Admin"}`), session, iampolicy.Trusted},
		{allow(`{"AWS":"arn:aws:sts::111122223333:assumed-role/Admin/s1"}`), session, iampolicy.Trusted},
		{allow(`{"AWS":"arn:aws:sts::111122223333:assumed-role/Admin/s2"}`), session, iampolicy.NotTrusted},
		{allow(`"*"`), stranger, iampolicy.Trusted},
		{allow(`{"AWS":"*"}`), stranger, iampolicy.Trusted},
		{allow(`{"Service":"ec2.amazonaws.com"}`), ada, iampolicy.NotTrusted},
		{allow(`"*"`) + `,{"Effect":"Deny","Principal":{"AWS":"444455556666"},"Action":"sts:*"}`, stranger, iampolicy.Distrusted},
		{allow(`"*"`) + `,{"Effect":"Deny","Principal":{"AWS":"444455556666"},"Action":"sts:*"}`, ada, iampolicy.Trusted},
		{`{"Effect":"Allow","Principal":"*","Action":"sts:TagSession"}`, ada, iampolicy.NotTrusted},
		{`{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"42"}}}`, ada, iampolicy.Trusted},
		{`{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"43"}}}`, ada, iampolicy.NotTrusted},
	} {
		p, err := iampolicy.ParseTrust([]byte(`{"Version":"2012-10-17","Statement":[` + test.statements + `]}`))
		if err != nil {
			t.Fatal(err)
		}
		r := iampolicy.Request{Action: "sts:AssumeRole", Context: context("sts:ExternalId", "42")}
		if got := iampolicy.EvaluateTrust(r, test.who, p); got != test.want {
			t.Errorf("got %d, want %d: %s on %s", got, test.want, test.who.ARN, test.statements)
		}
		if got := iampolicy.Evaluate(iampolicy.Request{Action: "sts:AssumeRole", Resource: "*"}, p); got != iampolicy.ImplicitDeny {
			t.Errorf("a trust policy lets its holder act: %s", got)
		}
	}
}

func TestTrustErrors(t *testing.T) {
	t.Parallel()
	for statement, want := range map[string]string{
		`{"Effect":"Allow","Action":"sts:AssumeRole"}`:                                       "Statement[0]: the statement has no Principal",
		`{"Effect":"Allow","Action":"sts:AssumeRole","Principal":"ada"}`:                     `Principal: write "*"`,
		`{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"ada"}}`:             `Principal.AWS: "ada" is no principal`,
		`{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":["*","arn:aws:x"]}}`: "Principal.AWS[1]",
		`{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Aws":"*"}}`:               "Principal.Aws: there is no such kind",
		`{"Effect":"Allow","Action":"sts:AssumeRole","NotPrincipal":{"AWS":"*"}}`:            "NotPrincipal: a policy of IAM",
		`{"Effect":"Allow","Action":"sts:AssumeRole","Principal":"*","Resource":"*"}`:        "Resource: a trust policy has no resource",
	} {
		_, err := iampolicy.ParseTrust([]byte(`{"Statement":[` + statement + `]}`))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q for %s", err, want, statement)
		}
	}
}

// FuzzPolicy looks for documents that cannot be evaluated once they are accepted,
// and for a statement that both allows and denies.
func FuzzPolicy(f *testing.F) {
	for _, seed := range []string{
		`{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}`,
		`{"Statement":[{"Sid":"a","Effect":"Deny","NotAction":["a:*b?"],"NotResource":["arn:aws:x:::${aws:username, 'x'}*${*}"]}]}`,
		`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"ForAnyValue:StringLikeIfExists":{"aws:TagKeys":["a*","${aws:x}"]},"IpAddress":{"aws:SourceIp":"10.0.0.0/8"},"Null":{"aws:x":true},"DateLessThan":{"aws:CurrentTime":"2030-01-31T00:00:00Z"},"NumericEquals":{"aws:x":1},"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:user/?"}}}]}`,
		`{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":["111122223333","*"],"Service":"x"}}]}`,
	} {
		f.Add(seed, "a:b", "arn:aws:x:::ada", "ada")
	}
	f.Fuzz(func(t *testing.T, document, action, resource, value string) {
		r := iampolicy.Request{Action: action, Resource: resource, Context: context(
			"aws:username", value, "aws:TagKeys", value+"|b", "aws:SourceIp", value, "aws:x", value, "aws:CurrentTime", value, "aws:PrincipalArn", value)}
		if p, err := iampolicy.ParseIdentity([]byte(document)); err == nil {
			first := iampolicy.Evaluate(r, p)
			if again := iampolicy.Evaluate(r, p, p); first != again {
				t.Errorf("%s, and twice %s", first, again)
			}
		}
		if p, err := iampolicy.ParseTrust([]byte(document)); err == nil {
			iampolicy.EvaluateTrust(r, iampolicy.Principal{Account: value, ARN: resource}, p)
		}
	})
}
