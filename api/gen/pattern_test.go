package main

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mailstead/mailstead/api/constraint"
)

// examples are values for every pattern of the contract, by shape. An empty
// "no" list is a pattern that every value satisfies.
var examples = map[string]struct{ yes, no []string }{
	"AccessControlRuleAction":         {list("ActiveSync", "a"), list("", "EWS1", "A B", "WebMail\n")},
	"AccessControlRuleDescription":    {list(" ", "Büro: no EWS", "\u00ff"), list("", "a\tb", "\u0100", "日本", "a\n")},
	"AccessControlRuleName":           {list("no-ews_1", "-"), list("", "no ews", "ü", "a.b")},
	"AmazonResourceName":              {list("arn:aws:workmail:us-east-1:123456789012:organization/m-1", "arn:aws:workmail::a:b", "arn:aws:workmail:r:a:b"+x(1023)), list("", "arn:aws:workmail:us-east-1:1:", "arn:aws-cn:workmail:r:a:b", "arn:aws:workmail:US:a:b", "arn:aws:workmail:r:a:b"+x(1024), "arn:aws:workmail:r:a:b c")},
	"ApplicationArn":                  {list("arn:aws:sso::123456789012:application/ssoins-0123456789abcdef/apl-0123456789abcdef", "arn:aws-cn:sso::123456789012:application/ins-0123456789.bcde-/apl-0123456789abcdef"), list("", "arn:aws:sso::12345678901:application/ssoins-0123456789abcdef/apl-0123456789abcdef", "arn:aws:sso::123456789012:application/ssoins-0123456789abcdef/apl-0123456789abcde.")},
	"Description":                     {list("", "any\ntext", "日本"), nil},
	"DeviceId":                        {list("A1b2", "0"), list("", "A-1", "a b")},
	"DeviceModel":                     {list("iPhone 15", "é"), list("", "a\x7f\n", "\u2028")},
	"DeviceOperatingSystem":           {list("iOS 17.1"), list("", "\t", "Ω")},
	"DeviceType":                      {list("iPhone"), list("", "\x1f")},
	"DeviceUserAgent":                 {list("Apple-iPhone15C2/2107.9"), list("", "ÿ\u0100")},
	"DirectoryId":                     {list("d-0123456789", "d-abcdef0123"), list("", "d-012345678", "d-01234567890", "d-ABCDEF0123", "D-0123456789", "d-0123456789\n")},
	"DomainName":                      {list("example.com", "-", "EXAMPLE"), list("", "exa mple.com", "ex_ample", "bücher.de")},
	"EmailAddress":                    {list("a@b.cd", "first.last+tag%x_y-z@mail.example.com", x(64)+"@b.cd", "a@b.c-d", "a@b.c.dd"), list("", "a@b", "a@b.c", "a@@b.cd", x(65)+"@b.cd", "a b@c.de", "ü@b.cd", "a@b.c1", "a@.", "\"a\"@b.cd", "a@b.cd\n")},
	"EntityIdentifier":                {list("S-1-1-11-1", "76f10bc1-7875-4f5e-b4f8-a31808b8109e", "a@b.cd", "%+"), list("", "a b", "a/b", "é")},
	"ExternalUserName":                {list("DOMAIN\\user"), list("", "a\nb")},
	"GroupName":                       {list("All Staff", "Büro", " "), list("", "日本", "a\tb")},
	"HostedZoneId":                    {list("", "Z1D633PJN98FT9", "a b"), list("/hostedzone/Z1", "a\\b")},
	"IdempotencyClientToken":          {list("!", "~", "6f1c-x"), list("", " ", "a b", "é", "\x7f")},
	"IdentityCenterApplicationName":   {list("WorkMail_app", "a+=,.@-"), list("", "a b", "a/b")},
	"IdentityProviderIdentityStoreId": {list("d-0123456789", "01234567-89ab-cdef-0123-456789abcdef"), list("", `01234567\b-89ab-cdef-0123-456789abcdef`, "d-012345678x", "01234567-89AB-cdef-0123-456789abcdef", "0123456789ab-cdef-0123-456789abcdef")},
	"IdentityProviderUserId":          {list("01234567-89ab-CDEF-0123-456789abcdef", "0123456789-01234567-89ab-cdef-0123-456789abcdef"), list("", "012345678-01234567-89ab-cdef-0123-456789abcdef", "01234567-89ab-cdef-0123-456789abcdeg", "-01234567-89ab-cdef-0123-456789abcdef")},
	"IdentityProviderUserIdForUpdate": {list("", "01234567-89ab-cdef-0123-456789abcdef", "0123456789-01234567-89ab-cdef-0123-456789abcdef"), list("x", "ABCDEF0123-01234567-89ab-cdef-0123-456789abcdef")},
	"IdentityProviderUserIdPrefix":    {list("a", "01-F"), list("", "g", "0 1")},
	"ImpersonationRoleDescription":    {list("two\nlines\r\n", "é日"), list("", "a\tb", "<b>", "a\\b", "\x00", "\x0b", "\x0c", "\x0e", "\x7f")},
	"ImpersonationRoleId":             {list("a_b-1"), list("", "a.b")},
	"ImpersonationRoleName":           {list("Full access é"), list("", "a\nb", "a<b", "a>b", "a\\b", "\x1f", "\x7f")},
	"ImpersonationRuleDescription":    {list("x\ny"), list("", "\x09")},
	"ImpersonationRuleId":             {list("rule-1"), list("", "rule 1")},
	"ImpersonationRuleName":           {list("rule 1"), list("", "a\rb")},
	"ImpersonationToken":              {list("abc!~"), list("", "a b", "é")},
	"InstanceArn":                     {list("arn:aws:sso:::instance/ssoins-0123456789abcdef", "arn:aws-iso-b:sso:::instance/ins-0123456789abcd.-"), list("", "arn:aws:sso:::instance/ssoins-0123456789abcde", "arn:aws-us:sso:::instance/ssoins-0123456789abcdef")},
	"IpAddress":                       {list("0.0.0.0", "255.255.255.255", "10.1.20.199"), list("", "256.1.1.1", "1.1.1", "01.1.1.1", "1.1.1.1.1", "::1", "1.1.1.1\n")},
	"IpRange":                         {list("10.0.0.0/8", "1.2.3.4/32", "0.0.0.0/0"), list("", "10.0.0.0", "10.0.0.0/33", "10.0.0.0/08", "2001:db8::/32")},
	"KmsKeyArn":                       {list("arn:aws:kms:eu-west-1:123456789012:key/1234abcd", "arn:aws:kms::1:A"), list("", "arn:aws-cn:kms:r:a:b", "arn:aws:kms:r::b", "arn:aws:kms:r:a:/b")},
	"LambdaArn":                       {list("arn:aws:lambda:us-east-1:123456789012:function:my_fn", "arn:aws:lambda:us-east-1:123456789012:function:f.g:$LATEST", "arn:aws:lambda:eu-west-1:123456789012:function:f:v-1"), list("", "arn:aws:lambda:us-east-11:123456789012:function:f", "arn:aws:lambda:us-east-1:12345678901:function:f", "arn:aws:lambda:us-east-1:123456789012:function:f:", "arn:aws:lambda:us-east-1:123456789012:function:f:$OLD")},
	"LogGroupArn":                     {list("arn:aws:logs:us-east-1:123456789012:log-group:/aws/workmail#1:*"), list("", "arn:aws:logs:us-east-1:123456789012:log-group:/aws/workmail", "arn:aws:logs:us-east-1:12345678901:log-group:a:*", "arn:aws:logs:us-east-1:123456789012:log-group::*", "arn:aws:logs:us-east-1:123456789012:log-group:a:*\n")},
	"MailboxExportErrorInfo":          {list("", "x\ny"), nil},
	"MailboxExportJobId":              {list("76f10bc1-7875", "A"), list("", "a_b", "a b")},
	"MobileDeviceAccessRuleDescription": {
		list("https://example.com/ü\n"), list(""),
	},
	"MobileDeviceAccessRuleId": {list("rule_1"), list("", "rule:1")},
	"MobileDeviceAccessRuleName": {
		list("any name", "\n"), list(""),
	},
	"NextToken":                {list("", "abc/+=", "\n", "日", x(2000)), nil},
	"OrganizationId":           {list("m-" + strings.Repeat("0123456789abcdef", 2)), list("", "m-", "m-"+strings.Repeat("0", 31), "m-"+strings.Repeat("0", 33), "m-"+strings.Repeat("A", 32), "M-"+strings.Repeat("0", 32), " m-"+strings.Repeat("0", 32), "m-"+strings.Repeat("0", 32)+"\n")},
	"OrganizationName":         {list("acme", "acme-2", "d2", "a-b-c", "D-x"), list("", "d-acme", "-acme", "acme-", "a--b", "a.b", "a b", "é", "acme\n")},
	"Password":                 {list("Pa$$ word ÿ"), list("", "a\tb", "пароль", "\x1f")},
	"PersonalAccessTokenId":    {list("a-1_"), list("", "a@b")},
	"PersonalAccessTokenName":  {list("my token"), list("", "my<token")},
	"PersonalAccessTokenScope": {list("workmail:imap"), list("", "a\\b")},
	"PolicyDescription":        {list("Keep it\nfor a year, ü"), list("")},
	"ResourceId":               {list("r-" + strings.Repeat("f", 32)), list("", "m-"+strings.Repeat("f", 32), "r-"+strings.Repeat("g", 32))},
	"ResourceName":             {list("room.1", "a_b-c", "room@ex.am"), list("", "room 1", "room@", "@ex.am", "room@exam", "raum-ü")},
	"RoleArn":                  {list("arn:aws:iam::123456789012:role/Export"), list("", "arn:aws:iam::123456789012:", "arn:aws:sts::1:role/x")},
	"S3BucketName":             {list("my.bucket-1"), list("", "my_bucket", "a/b")},
	"S3ObjectKey":              {list("exports/(1)!_.*'/-x"), list("", "a b", "a+b", "ü")},
	"ShortString":              {list("a_-1"), list("", "a b")},
	"Url":                      {list("https://ews.example.com/EWS/Exchange.asmx", "http://h:8080/", "https://h/ü ?x"), list("", "ftp://h/", "https://h", "https:///x", "https://h:/x", "https://h/a\nb", "https://h/a\u2028b", "https://h/a\rb", "https://h/a\u0085")},
	"UserName":                 {list("jane", "jane.doe-1_x", "jane@example.com"), list("", "jane doe", "jane@example", "jane@x.c", "jane+1", "jané", "jane@a@b.cd")},
	"WorkMailDomainName":       {list("example.com", "a.b-c"), list("", "a_b", "*.example.com")},
}

func list(values ...string) []string { return values }

func x(n int) string { return strings.Repeat("x", n) }

// compiled is both readings of a pattern: as a regular expression, and as
// segments where that is possible.
func compiled(t *testing.T, java string) []constraint.Matcher {
	t.Helper()
	p, err := translate(java)
	if err != nil {
		t.Fatal(err)
	}
	matchers := []constraint.Matcher{regexp.MustCompile(p.whole())}
	if list, ok := segments(p.text); ok {
		matchers = append(matchers, list.compile())
	}
	for i, m := range matchers {
		if p.notPrefix != "" {
			matchers[i] = constraint.WithoutPrefix{Prefix: p.notPrefix, Then: m}
		}
	}
	return matchers
}

func TestEveryPatternOfTheContract(t *testing.T) {
	t.Parallel()
	c := load(t)
	names := c.named(func(_ string, s *shape) bool { return s.Pattern != "" })
	if len(names) != len(examples) {
		t.Errorf("the contract has %d patterns, there are examples for %d", len(names), len(examples))
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			example, ok := examples[name]
			if !ok || len(example.yes) == 0 {
				t.Fatal("no examples for this pattern")
			}
			java := c.Shapes[name].Pattern
			for _, m := range compiled(t, java) {
				for _, v := range example.yes {
					if !m.MatchString(v) {
						t.Errorf("%s: %T refuses %q", java, m, v)
					}
				}
				for _, v := range example.no {
					if m.MatchString(v) {
						t.Errorf("%s: %T accepts %q", java, m, v)
					}
				}
			}
		})
	}
}

// Where a pattern became segments, these and the regular expression must agree on
// any value. Values are made by disturbing the examples.
func TestSegmentsAgreeWithRegexp(t *testing.T) {
	t.Parallel()
	c := load(t)
	random := rand.New(rand.NewPCG(1, 2))
	alphabet := []rune("ad-m0fZ9:/@.* \n\t\\<é\u0100\u2028日\U0001f600")
	both := 0
	for name, example := range examples {
		matchers := compiled(t, c.Shapes[name].Pattern)
		if len(matchers) < 2 {
			continue
		}
		both++
		for _, seed := range slices.Concat(example.yes, example.no) {
			for range 50 {
				v := []rune(seed)
				at := random.IntN(len(v) + 1)
				r := alphabet[random.IntN(len(alphabet))]
				if at < len(v) && random.IntN(2) == 0 {
					v[at] = r
				} else {
					v = slices.Insert(v, at, r)
				}
				if a, b := matchers[0].MatchString(string(v)), matchers[1].MatchString(string(v)); a != b {
					t.Fatalf("%s: %q: regexp says %t, segments say %t", name, string(v), a, b)
				}
			}
		}
	}
	if both < 40 {
		t.Errorf("only %d patterns became segments", both)
	}
}

// Go's regexp must refuse the same 13 patterns that the translation is for; when
// it stops doing so, the translation can shrink.
func TestPatternsThatGoRefuses(t *testing.T) {
	t.Parallel()
	refused := 0
	for _, s := range load(t).Shapes {
		if s.Pattern == "" {
			continue
		}
		if _, err := regexp.Compile(s.Pattern); err != nil {
			refused++
		}
	}
	if refused != 13 {
		t.Errorf("Go refuses %d of the patterns as they are, 13 were expected", refused)
	}
}

func TestUntranslatablePatterns(t *testing.T) {
	t.Parallel()
	for _, java := range []string{"^(?!a|b)c", "^(?!a", "a{1", "[a", "a)", "a{1,2001}", "a{x}", "(?<=a)b"} {
		if p, err := translate(java); err == nil {
			t.Errorf("%q became %q, an error was expected", java, p.text)
		}
	}
}
