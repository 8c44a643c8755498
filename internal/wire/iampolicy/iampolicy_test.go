package iampolicy_test

import (
	"strings"
	"testing"

	"github.com/mailstead/mailstead/internal/wire/iampolicy"
)

const organization = "arn:aws:workmail:us-east-1:111122223333:organization/m-0123456789abcdef0123456789abcdef"

func identity(t testing.TB, document string) *iampolicy.Policy {
	t.Helper()
	p, err := iampolicy.ParseIdentity([]byte(document))
	if err != nil {
		t.Fatalf("%v in %s", err, document)
	}
	return p
}

func context(pairs ...string) iampolicy.Context {
	c := iampolicy.Context{}
	for i := 0; i < len(pairs); i += 2 {
		c.Set(pairs[i], strings.Split(pairs[i+1], "|")...)
	}
	return c
}

// The decisions of whole policies, most of them after the examples of the IAM User
// Guide.
func TestEvaluate(t *testing.T) {
	t.Parallel()
	const (
		everything = `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}`
		readOnly   = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["workmail:Describe*","workmail:List*","workmail:Get*"],"Resource":"*"}]}`
		noDelete   = `{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"workmail:Delete*","Resource":"*"}]}`
		butUsers   = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","NotAction":"workmail:*User","Resource":"*"}]}`
		oneOrg     = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"workmail:*","Resource":"` + organization + `"}]}`
		otherOrgs  = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"workmail:*","NotResource":"` + organization + `"}]}`
		ownPath    = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"workmail:*","Resource":"arn:aws:workmail:*:*:organization/${aws:username}"}]}`
		question   = `{"Statement":[{"Effect":"Allow","Action":"workmail:????????User","Resource":"arn:aws:workmail:us-east-?:*"}]}`
	)
	for _, test := range []struct {
		name     string
		policies []string
		action   string
		resource string
		context  iampolicy.Context
		want     iampolicy.Decision
	}{
		{"nothing says anything", nil, "workmail:ListUsers", "*", nil, iampolicy.ImplicitDeny},
		{"administrator", []string{everything}, "workmail:DeleteUser", organization, nil, iampolicy.Allow},
		{"wildcard in an action", []string{readOnly}, "workmail:DescribeUser", organization, nil, iampolicy.Allow},
		{"no such wildcard", []string{readOnly}, "workmail:CreateUser", organization, nil, iampolicy.ImplicitDeny},
		{"other service", []string{readOnly}, "sts:GetSessionToken", "*", nil, iampolicy.ImplicitDeny},
		{"actions have no case", []string{readOnly}, "WorkMail:describeUSER", organization, nil, iampolicy.Allow},
		{"deny is stronger, last", []string{everything, noDelete}, "workmail:DeleteUser", organization, nil, iampolicy.ExplicitDeny},
		{"deny is stronger, first", []string{noDelete, everything}, "workmail:DeleteUser", organization, nil, iampolicy.ExplicitDeny},
		{"deny of something else", []string{noDelete, everything}, "workmail:CreateUser", organization, nil, iampolicy.Allow},
		{"NotAction, named", []string{butUsers}, "workmail:CreateUser", organization, nil, iampolicy.ImplicitDeny},
		{"NotAction, not named", []string{butUsers}, "workmail:CreateGroup", organization, nil, iampolicy.Allow},
		{"resource", []string{oneOrg}, "workmail:ListUsers", organization, nil, iampolicy.Allow},
		{"other resource", []string{oneOrg}, "workmail:ListUsers", organization[:len(organization)-1] + "0", nil, iampolicy.ImplicitDeny},
		{"no particular resource", []string{oneOrg}, "workmail:ListOrganizations", "*", nil, iampolicy.ImplicitDeny},
		{"NotResource, named", []string{otherOrgs}, "workmail:ListUsers", organization, nil, iampolicy.ImplicitDeny},
		{"NotResource, not named", []string{otherOrgs}, "workmail:ListUsers", "*", nil, iampolicy.Allow},
		{"variable", []string{ownPath}, "workmail:X", "arn:aws:workmail:r:1:organization/ada", context("aws:username", "ada"), iampolicy.Allow},
		{"variable, other value", []string{ownPath}, "workmail:X", "arn:aws:workmail:r:1:organization/bob", context("aws:username", "ada"), iampolicy.ImplicitDeny},
		{"a value is no pattern", []string{ownPath}, "workmail:X", "arn:aws:workmail:r:1:organization/bob", context("aws:username", "*"), iampolicy.ImplicitDeny},
		{"variable without a value", []string{ownPath}, "workmail:X", "arn:aws:workmail:r:1:organization/", nil, iampolicy.ImplicitDeny},
		{"question marks", []string{question}, "workmail:DescribeUser", "arn:aws:workmail:us-east-2:1:x", nil, iampolicy.Allow},
		{"question marks, too short", []string{question}, "workmail:CreateUser", "arn:aws:workmail:us-east-2:1:x", nil, iampolicy.ImplicitDeny},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var policies []*iampolicy.Policy
			for _, document := range test.policies {
				policies = append(policies, identity(t, document))
			}
			got := iampolicy.Evaluate(iampolicy.Request{Action: test.action, Resource: test.resource, Context: test.context}, policies...)
			if got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// Each condition with values of the request that meet it and that do not; "-" is a
// request without the key.
func TestConditions(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		condition string // the one key in it is aws:X
		met       []string
		unmet     []string
	}{
		{`"StringEquals":{"aws:X":"ada"}`, []string{"ada", "bob|ada"}, []string{"Ada", "ada*", "", "-"}},
		{`"StringEquals":{"AWS:x":["ada","bob"]}`, []string{"ada", "bob"}, []string{"eve", "-"}},
		{`"StringEquals":{"aws:X":"a*"}`, []string{"a*"}, []string{"ada"}},
		{`"StringEquals":{"aws:X":true}`, []string{"true"}, []string{"false"}},
		{`"StringNotEquals":{"aws:X":["ada","bob"]}`, []string{"eve", "-"}, []string{"ada", "bob", "eve|bob"}},
		{`"StringEqualsIgnoreCase":{"aws:X":"Ada"}`, []string{"ADA", "ada"}, []string{"a", "-"}},
		{`"StringNotEqualsIgnoreCase":{"aws:X":"Ada"}`, []string{"bob", "-"}, []string{"aDA"}},
		{`"StringLike":{"aws:X":["a*a","b?b"]}`, []string{"aa", "ada", "bob"}, []string{"bb", "ad", "-"}},
		{`"StringNotLike":{"aws:X":"a*"}`, []string{"b", "-"}, []string{"a", "ab"}},
		{`"StringLike":{"aws:X":"a${*}b${?}${$}"}`, []string{"a*b?$"}, []string{"axbyz"}},
		{`"StringEquals":{"aws:X":"${aws:username}"}`, []string{"ada"}, []string{"${aws:username}", "eve", "-"}},
		{`"StringEquals":{"aws:X":"${aws:nobody, 'eve'}!"}`, []string{"eve!"}, []string{"!", "ada!"}},
		{`"StringEqualsIgnoreCase":{"aws:X":"X-${aws:Username}"}`, []string{"x-ADA"}, []string{"x-eve"}},
		{`"StringEqualsIfExists":{"aws:X":"ada"}`, []string{"ada", "-"}, []string{"bob"}},
		{`"NumericEquals":{"aws:X":10}`, []string{"10", "10.0", "1e1"}, []string{"11", "ten", "-"}},
		{`"NumericNotEquals":{"aws:X":"10"}`, []string{"11", "-"}, []string{"10.00"}},
		{`"NumericLessThan":{"aws:X":"10"}`, []string{"9", "-3"}, []string{"10", "NaN", "-"}},
		{`"NumericLessThanEquals":{"aws:X":"10"}`, []string{"10"}, []string{"10.1"}},
		{`"NumericGreaterThan":{"aws:X":"10"}`, []string{"10.1"}, []string{"10"}},
		{`"NumericGreaterThanEquals":{"aws:X":["10","5"]}`, []string{"5"}, []string{"4"}},
		{`"DateEquals":{"aws:X":"2030-01-31T12:00:00Z"}`, []string{"2030-01-31T13:00:00+01:00", "1896091200"}, []string{"2030-01-31", "-"}},
		{`"DateNotEquals":{"aws:X":"2030-01-31"}`, []string{"2030-02-01", "-"}, []string{"2030-01-31T00:00:00Z"}},
		{`"DateLessThan":{"aws:X":"2030-01-31T00:00:00Z"}`, []string{"2029-12-31T23:59:59Z"}, []string{"2030-01-31T00:00:00Z", "soon"}},
		{`"DateLessThanEquals":{"aws:X":"2030-01"}`, []string{"2030-01-01"}, []string{"2030-01-02"}},
		{`"DateGreaterThan":{"aws:X":"2030"}`, []string{"2030-01-01T00:00:01Z"}, []string{"2030-01-01T00:00:00Z"}},
		{`"DateGreaterThanEquals":{"aws:X":1896091200}`, []string{"2030-01-31T12:00:00Z"}, []string{"2030-01-31T11:59:59Z"}},
		{`"Bool":{"aws:X":"true"}`, []string{"true", "True"}, []string{"false", "-"}},
		{`"BoolIfExists":{"aws:X":false}`, []string{"false", "-"}, []string{"true"}},
		{`"BinaryEquals":{"aws:X":"QmluYXJ5"}`, []string{"QmluYXJ5"}, []string{"QmluYXJ6", "?", "-"}},
		{`"IpAddress":{"aws:X":["203.0.113.0/24","2001:db8::/32"]}`, []string{"203.0.113.9", "::ffff:203.0.113.9", "2001:db8::1"}, []string{"203.0.114.1", "2001:db9::1", "x", "-"}},
		{`"IpAddress":{"aws:X":"203.0.113.7"}`, []string{"203.0.113.7"}, []string{"203.0.113.8"}},
		{`"NotIpAddress":{"aws:X":"203.0.113.0/24"}`, []string{"198.51.100.1", "-"}, []string{"203.0.113.255"}},
		{`"ArnEquals":{"aws:X":"arn:aws:iam::*:user/*"}`, []string{"arn:aws:iam::1:user/ada", "arn:aws:iam::1:user/a:b"}, []string{"arn:aws:iam:x:y:1:user/ada", "arn", "-"}},
		{`"ArnLike":{"aws:X":"arn:*:user/ada"}`, nil, []string{"arn:aws:iam::1:user/ada"}},
		{`"ArnNotLike":{"aws:X":"arn:aws:iam::1:user/*"}`, []string{"arn:aws:iam::1:role/x", "-"}, []string{"arn:aws:iam::1:user/x"}},
		{`"ArnNotEqualsIfExists":{"aws:X":"arn:aws:iam::1:user/*"}`, []string{"-"}, []string{"arn:aws:iam::1:user/x"}},
		{`"Null":{"aws:X":"true"}`, []string{"-"}, []string{"", "a"}},
		{`"Null":{"aws:X":false}`, []string{"a"}, []string{"-"}},
		{`"ForAllValues:StringEquals":{"aws:X":["a","b"]}`, []string{"a", "a|b", "-"}, []string{"c", "a|c"}},
		{`"ForAnyValue:StringEquals":{"aws:X":["a","b"]}`, []string{"a", "a|c"}, []string{"c", "-"}},
		{`"ForAllValues:StringNotEquals":{"aws:X":["a","b"]}`, []string{"c", "c|d", "-"}, []string{"a", "c|a"}},
		{`"ForAnyValue:StringNotEquals":{"aws:X":["a","b"]}`, []string{"c", "a|c"}, []string{"a|b", "-"}},
		{`"ForAnyValue:StringLikeIfExists":{"aws:X":"a*"}`, []string{"b|ab", "-"}, []string{"b"}},
		{`"StringLike":{"aws:X":"a*"},"StringNotEquals":{"aws:X":"ab"}`, []string{"ac"}, []string{"ab", "b", "-"}},
	} {
		t.Run(test.condition, func(t *testing.T) {
			t.Parallel()
			p := identity(t, `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{`+test.condition+`}}}`)
			check := func(values []string, want iampolicy.Decision) {
				for _, value := range values {
					ctx := context("aws:username", "ada", "aws:X", value)
					if value == "-" {
						delete(ctx, "aws:x")
					}
					if got := iampolicy.Evaluate(iampolicy.Request{Action: "a:b", Resource: "*", Context: ctx}, p); got != want {
						t.Errorf("%q: got %s, want %s", value, got, want)
					}
				}
			}
			check(test.met, iampolicy.Allow)
			check(test.unmet, iampolicy.ImplicitDeny)
		})
	}
}

// The older version of the language has no variables: their text stands for itself.
func TestVersions(t *testing.T) {
	t.Parallel()
	p := identity(t, `{"Statement":{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"StringEquals":{"aws:X":"${aws:username}"}}}}`)
	got := iampolicy.Evaluate(iampolicy.Request{Action: "a:b", Resource: "*", Context: context("aws:X", "${aws:username}", "aws:username", "ada")}, p)
	if got != iampolicy.Allow || p.Version != "2008-10-17" {
		t.Errorf("got %s in version %s", got, p.Version)
	}
}

func TestUses(t *testing.T) {
	t.Parallel()
	p := identity(t, `{"Version":"2012-10-17","Id":"x","Statement":[{"Effect":"Allow","Action":"a:b","Resource":"arn:aws:x:::${aws:UserName}",
		"Condition":{"StringEquals":{"aws:ResourceTag/Team":"${aws:PrincipalArn}","aws:SourceIp":"x"}}}]}`)
	for key, want := range map[string]bool{
		"aws:resourcetag/": true, "aws:username": true, "aws:principalarn": true, "aws:sourceip": true, "aws:requesttag/": false, "workmail:": false,
	} {
		if p.Uses(key) != want {
			t.Errorf("Uses(%q) is %t", key, !want)
		}
	}
	if p.ID != "x" {
		t.Errorf("got id %q", p.ID)
	}
}

func TestErrorsNameThePlace(t *testing.T) {
	t.Parallel()
	statement := func(rest string) string {
		return `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"a:b","Resource":"*"},{` + rest + `}]}`
	}
	for document, want := range map[string]string{
		``:     "not JSON",
		`{`:    "not JSON",
		`[]`:   "write an object",
		`null`: "write an object",
		`{}`:   "Statement: the policy has no statement",
		`{"Version":"2020-01-01","Statement":[]}`: `Version: write "2012-10-17"`,
		`{"Statement":[]}`:                        "Statement: the list is empty",
		`{"Statement":["x"]}`:                     "Statement[0]: write an object",
		`{"Statement":{},"Statement":{}}`:         `"Statement" is there twice`,
		`{"statement":{}}`:                        "statement: there is no such element",
		statement(`"Effect":"Allow","Effect":"Deny","Action":"a:b","Resource":"*"`):                                                   `Statement[1]: "Effect" is there twice`,
		statement(`"Action":"a:b","Resource":"*"`):                                                                                    "Statement[1]: the statement has no Effect",
		statement(`"Effect":"allow","Action":"a:b","Resource":"*"`):                                                                   `Statement[1].Effect: write "Allow" or "Deny"`,
		statement(`"Effect":"Allow","Resource":"*"`):                                                                                  "Statement[1]: the statement has no Action",
		statement(`"Effect":"Allow","Action":"a:b"`):                                                                                  "Statement[1]: the statement has no Resource",
		statement(`"Effect":"Allow","Action":"a:b","NotAction":"a:c","Resource":"*"`):                                                 "write either Action or NotAction",
		statement(`"Effect":"Allow","Action":["a:b","ab"],"Resource":"*"`):                                                            `Statement[1].Action[1]: "ab" is no action`,
		statement(`"Effect":"Allow","Action":[7],"Resource":"*"`):                                                                     "Statement[1].Action[0]: write a string",
		statement(`"Effect":"Allow","Action":"a:b","Resource":"m-1"`):                                                                 `Statement[1].Resource: "m-1" is no resource`,
		statement(`"Effect":"Allow","Action":"a:b","Resource":"arn:${x}"`):                                                            "Statement[1].Resource: a policy variable",
		statement(`"Effect":"Allow","Action":"a:b","Resource":"arn:${aws:x"`):                                                         "Statement[1].Resource: a policy variable",
		statement(`"Effect":"Allow","Action":"a:b","Resource":"arn:${aws:x, y}"`):                                                     "Statement[1].Resource: a policy variable",
		statement(`"Effect":"Allow","Action":"a:b","Resource":"*","Principal":"*"`):                                                   "Statement[1].Principal: only a trust policy",
		statement(`"Effect":"Allow","Action":"a:b","Resource":"*","Sid":"a-b"`):                                                       "Statement[1].Sid: use letters",
		statement(`"Sid":"a","Effect":"Allow","Action":"a:b","Resource":"*"},{"Sid":"a","Effect":"Allow","Action":"a","Resource":""`): `Statement[2].Sid: two statements are called "a"`,
		statement(`"Effect":"Allow","Action":"a:b","Resource":"*","Condition":[]`):                                                    "Statement[1].Condition: write an object",
		statement(`"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"Equals":{}}`):                                         "Condition.Equals: there is no such condition operator",
		statement(`"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"NumericLike":{}}`):                                    "NumericLike: there is no such",
		statement(`"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"NullIfExists":{}}`):                                   "Null takes neither",
		statement(`"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"Bool":{"x":"true"}}`):                                 "Condition.Bool.x: write a condition key",
		statement(`"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"Bool":{"aws:x":["true","yes"]}}`):                     `Condition.Bool.aws:x[1]: "yes" is not true or false`,
		statement(`"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"IpAddress":{"aws:x":"10.0.0.0/33"}}`):                 "is not an IP address",
		statement(`"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"DateLessThan":{"aws:x":"soon"}}`):                     "is not a date",
		statement(`"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"NumericEquals":{"aws:x":"1e999"}}`):                   "is not a number",
		statement(`"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"StringEquals":{"aws:x":[null]}}`):                     "aws:x[0]: write a string",
		`{"Statement":"` + strings.Repeat("x", iampolicy.MaxSize) + `"}`:                                                              "longer than",
	} {
		_, err := iampolicy.ParseIdentity([]byte(document))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q for %.120s", err, want, document)
		}
	}
}

func BenchmarkEvaluate(b *testing.B) {
	p := identity(b, `{"Version":"2012-10-17","Statement":[
		{"Effect":"Allow","Action":["workmail:Describe*","workmail:List*","workmail:Get*"],"Resource":"arn:aws:workmail:*:*:organization/*"},
		{"Effect":"Deny","Action":"workmail:Delete*","Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}]}`)
	r := iampolicy.Request{Action: "workmail:ListUsers", Resource: organization, Context: context("aws:SourceIp", "10.1.2.3")}
	b.ReportAllocs()
	for b.Loop() {
		if iampolicy.Evaluate(r, p) != iampolicy.Allow {
			b.Fatal("denied")
		}
	}
}
