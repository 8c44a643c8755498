package iam

// builtInPrefix begins the ARNs of the policies that AWS manages.
const builtInPrefix = "arn:aws:iam::aws:policy/"

// builtInPolicy is a policy of AWS's by its ARN, reduced to the actions that exist
// here. AWS's own also let their holder use directories, SES, Route 53 and logs.
type builtInPolicy struct{ name, description, document string }

func builtIns() []builtInPolicy {
	return []builtInPolicy{
		{
			"AmazonWorkMailFullAccess", "Everything that the WorkMail API can do",
			`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["workmail:*"],"Resource":"*"}]}`,
		},
		{
			"AmazonWorkMailMessageFlowFullAccess", "Read and replace messages on their way",
			`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["workmailmessageflow:*"],"Resource":"*"}]}`,
		},
		{
			"AmazonWorkMailMessageFlowReadOnlyAccess", "Read messages on their way",
			`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["workmailmessageflow:Get*"],"Resource":"*"}]}`,
		},
		{
			"AmazonWorkMailReadOnlyAccess", "See everything in the WorkMail API, change nothing",
			`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["workmail:Describe*","workmail:Get*","workmail:List*","workmail:Search*"],"Resource":"*"}]}`,
		},
	}
}

func builtIn(arn string) (builtInPolicy, bool) {
	for _, p := range builtIns() {
		if builtInPrefix+p.name == arn {
			return p, true
		}
	}
	return builtInPolicy{}, false
}
