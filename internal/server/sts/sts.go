// Package sts is the door of the AWS Security Token Service: who am I, and give me a
// temporary access key. The AWS CLI and SDKs call it whenever a profile names a role
// (role_arn), and people call it to see whether their key works. It translates; the
// rules are in [iam].
//
// It speaks the Query protocol, version 2011-06-15
// (https://docs.aws.amazon.com/STS/latest/APIReference/welcome.html).
package sts

import (
	"context"
	"net/url"
	"strconv"
	"time"

	"github.com/mailstead/mailstead/internal/server/awsapi"
	"github.com/mailstead/mailstead/internal/service/iam"
	"github.com/mailstead/mailstead/internal/wire/awsjson"
	"github.com/mailstead/mailstead/internal/wire/sigv4"
)

// SigningName is the service in the credential scope of signatures.
const SigningName = "sts"

// New returns the service, ready to be mounted in [awsapi.Config].
func New(principals *iam.Service) *awsapi.QueryService {
	s := service{principals}
	return &awsapi.QueryService{
		SigningName: SigningName, Version: "2011-06-15", Namespace: "https://sts.amazonaws.com/doc/2011-06-15/",
		Operations: map[string]awsapi.QueryHandler{
			"GetCallerIdentity": s.getCallerIdentity,
			"GetSessionToken":   s.getSessionToken,
			"AssumeRole":        s.assumeRole,
		},
	}
}

type service struct{ principals *iam.Service }

// credentials is a temporary access key on the wire.
type credentials struct {
	AccessKeyID  string `xml:"AccessKeyId"`
	Secret       string `xml:"SecretAccessKey"`
	SessionToken string `xml:"SessionToken"`
	Expiration   string `xml:"Expiration"` // ISO 8601
}

func wireCredentials(s iam.Session) credentials {
	return credentials{s.AccessKeyID, s.Secret, s.SessionToken, s.Expires.UTC().Format(time.RFC3339)}
}

// tokenSize says how large a session token is, in bytes and in per cent of what a
// request may carry. It has taken the place of PackedPolicySize, which older clients
// read.
type tokenSize struct {
	Bytes   int `xml:"SessionTokenSize"`
	PerCent int `xml:"SessionTokenUtilization"`
}

func sizeOf(s iam.Session) tokenSize {
	n := len(s.SessionToken)
	return tokenSize{n, (n*100 + sigv4.MaxTokenLength - 1) / sigv4.MaxTokenLength}
}

// getCallerIdentity tells who the caller is. No policy can forbid it.
func (s service) getCallerIdentity(ctx context.Context, _ url.Values) (any, error) {
	call, err := current(ctx, input{})
	if err != nil {
		return nil, err
	}
	id := call.Caller.Identity
	return struct {
		ARN     string `xml:"Arn"`
		UserID  string `xml:"UserId"`
		Account string `xml:"Account"`
	}{id.ARN, id.UserID, id.AccountID}, nil
}

func (s service) getSessionToken(ctx context.Context, form url.Values) (any, error) {
	call, err := current(ctx, input{form, []string{"DurationSeconds", "SerialNumber"}})
	if err != nil {
		return nil, err
	}
	if form.Has("SerialNumber") || form.Has("TokenCode") {
		return nil, &iam.Error{Kind: iam.AccessDenied, Message: "MultiFactorAuthentication failed: no device has this serial number."}
	}
	life, err := duration(form)
	if err != nil {
		return nil, err
	}
	session, err := s.principals.SessionToken(ctx, call.Caller.Identity, life)
	if err != nil {
		return nil, err
	}
	return struct {
		Credentials credentials `xml:"Credentials"`
		tokenSize
	}{wireCredentials(session), sizeOf(session)}, nil
}

// assumedRole is the answer of AssumeRole.
type assumedRole struct {
	ARN              string      `xml:"AssumedRoleUser>Arn"`
	ID               string      `xml:"AssumedRoleUser>AssumedRoleId"`
	Credentials      credentials `xml:"Credentials"`
	PackedPolicySize int         `xml:"PackedPolicySize,omitempty"`
	tokenSize
}

func (s service) assumeRole(ctx context.Context, form url.Values) (any, error) {
	call, err := current(ctx, input{form, []string{"RoleArn", "RoleSessionName", "DurationSeconds", "ExternalId", "Policy"}})
	if err != nil {
		return nil, err
	}
	for _, unsupported := range []string{
		"PolicyArns.member.1.arn", "Tags.member.1.Key", "TransitiveTagKeys.member.1", "SourceIdentity", "SerialNumber", "TokenCode",
		"ProvidedContexts.member.1.ProviderArn",
	} {
		if form.Has(unsupported) {
			return nil, invalid("This server does not know the parameter " + unsupported + " of AssumeRole.")
		}
	}
	for _, required := range []string{"RoleArn", "RoleSessionName"} {
		if form.Get(required) == "" {
			return nil, invalid("1 validation error detected: Value null at '" + lowerFirst(required) +
				"' failed to satisfy constraint: Member must not be null")
		}
	}
	life, err := duration(form)
	if err != nil {
		return nil, err
	}
	session, err := s.principals.AssumeRole(ctx, call.Caller.Identity, iam.AssumeRole{
		RoleARN: form.Get("RoleArn"), SessionName: form.Get("RoleSessionName"), ExternalID: form.Get("ExternalId"),
		Policy: form.Get("Policy"), Life: life, AddKeys: call.AddKeys,
	})
	if err != nil {
		return nil, err
	}
	return assumedRole{
		ARN: session.ARN, ID: session.ID, Credentials: wireCredentials(session), PackedPolicySize: session.PackedPolicySize,
		tokenSize: sizeOf(session),
	}, nil
}

// duration reads DurationSeconds, 0 when it is absent.
func duration(form url.Values) (time.Duration, error) {
	text := form.Get("DurationSeconds")
	if text == "" {
		return 0, nil
	}
	n, err := strconv.ParseInt(text, 10, 32)
	if err != nil || n <= 0 {
		return 0, invalid("DurationSeconds must be a whole number of seconds, at least 900.")
	}
	return time.Duration(n) * time.Second, nil
}

func invalid(text string) error { return &iam.Error{Kind: iam.Invalid, Message: text} }

func lowerFirst(name string) string { return string(name[0]+'a'-'A') + name[1:] }

// current returns the call, and tells its record what is asked.
func current(ctx context.Context, asked input) (*awsapi.Call, error) {
	call, ok := awsapi.CallFrom(ctx)
	if !ok {
		return nil, awsapi.Unavailable("The request is not a call of the API.")
	}
	call.Note("", asked)
	return call, nil
}

// input is what a form asks, as the record of a call shows it. No parameter of these
// operations is a secret.
type input struct {
	form  url.Values
	names []string
}

// EncodeAWSJSON writes the parameters that are there.
func (in input) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	for _, name := range in.names {
		if value := in.form.Get(name); value != "" {
			e.OptString(name, &value)
		}
	}
	e.EndObject()
}
