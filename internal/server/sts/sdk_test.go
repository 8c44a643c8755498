package sts_test

import (
	"errors"
	"regexp"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	sdk "github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/aws/smithy-go"
)

func (w *world) sdk(provider aws.CredentialsProvider) *sdk.Client {
	return sdk.New(sdk.Options{Region: "us-east-1", BaseEndpoint: &w.url, Credentials: provider, RetryMaxAttempts: 1})
}

// The provider behind role_arn of a profile: the SDK assumes the role by itself.
func TestSDKAssumesARole(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ada := w.sdk(credentials.NewStaticCredentialsProvider(w.user.AccessKeyID, w.user.SecretAccessKey, ""))
	role := w.sdk(aws.NewCredentialsCache(stscreds.NewAssumeRoleProvider(ada, roleARN)))
	who, err := role.GetCallerIdentity(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if !regexp.MustCompile(`^arn:aws:sts::111122223333:assumed-role/Ops/`).MatchString(*who.Arn) || *who.Account != account {
		t.Errorf("got %s of %s", *who.Arn, *who.Account)
	}

	out, err := ada.AssumeRole(t.Context(), &sdk.AssumeRoleInput{
		RoleArn: aws.String(roleARN), RoleSessionName: aws.String("s1"), DurationSeconds: aws.Int32(1800),
		Policy: aws.String(`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"workmail:List*","Resource":"*"}]}`),
	})
	if err != nil {
		t.Fatal(err)
	}
	if left := time.Until(*out.Credentials.Expiration); left < 29*time.Minute || left > 31*time.Minute {
		t.Errorf("the session ends in %s", left)
	}
	if aws.ToInt32(out.SessionTokenSize) != int32(len(*out.Credentials.SessionToken)) || aws.ToInt32(out.SessionTokenUtilization) < 1 ||
		*out.AssumedRoleUser.Arn != "arn:aws:sts::111122223333:assumed-role/Ops/s1" {
		t.Errorf("got %+v, %+v", out, out.AssumedRoleUser)
	}
}

func TestSDKReadsErrors(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	root := w.sdk(credentials.NewStaticCredentialsProvider(rootKey.ID, rootKey.Secret, ""))
	_, err := root.AssumeRole(t.Context(), &sdk.AssumeRoleInput{RoleArn: aws.String(roleARN), RoleSessionName: aws.String("s1")})
	if e, ok := errors.AsType[smithy.APIError](err); !ok || e.ErrorCode() != "AccessDenied" || e.ErrorFault() != smithy.FaultUnknown {
		t.Errorf("got %v", err)
	}
}
