package workmail_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/workmail"
	"github.com/aws/aws-sdk-go-v2/service/workmail/types"

	"github.com/mailstead/mailstead/internal/service/directory"
	"github.com/mailstead/mailstead/internal/service/identity"
)

const (
	instance      = "arn:aws:sso:::instance/ssoins-0123456789abcdef"
	otherInstance = "arn:aws:sso:::instance/ssoins-fedcba9876543210"
)

func TestIdentityProvider(t *testing.T) {
	onStage(t, func(t *testing.T, s *stage) {
		c, ctx := s.c, t.Context()
		create := workmail.CreateIdentityCenterApplicationInput{Name: aws.String("mail"), InstanceArn: aws.String(instance), ClientToken: aws.String("once")}
		app := ask(s, "", c.CreateIdentityCenterApplication, create).ApplicationArn
		if again := ask(s, "", c.CreateIdentityCenterApplication, create).ApplicationArn; *again != *app ||
			!strings.HasPrefix(*app, "arn:aws:sso::000000000000:application/ssoins-0123456789abcdef/apl-") {
			t.Errorf("applications %s and %s", *app, *again)
		}
		create.Name = aws.String("other")
		ask(s, invalidParameter, c.CreateIdentityCenterApplication, create)
		ask(s, resourceNotFound, c.DescribeIdentityProviderConfiguration, workmail.DescribeIdentityProviderConfigurationInput{})
		put := workmail.PutIdentityProviderConfigurationInput{
			AuthenticationMode:               types.IdentityProviderAuthenticationModeIdentityProviderOnly,
			IdentityCenterConfiguration:      &types.IdentityCenterConfiguration{InstanceArn: aws.String(instance), ApplicationArn: app},
			PersonalAccessTokenConfiguration: &types.PersonalAccessTokenConfiguration{Status: types.PersonalAccessTokenConfigurationStatusActive},
		}
		passwords := func(want bool) {
			t.Helper()
			if got, err := s.settings.Identity.PasswordsAccepted(ctx, *s.org); err != nil || got != want {
				t.Errorf("passwords accepted: %v, %v", got, err)
			}
		}
		passwords(true)
		ask(s, "", c.PutIdentityProviderConfiguration, put)
		passwords(false)
		got := ask(s, "", c.DescribeIdentityProviderConfiguration, workmail.DescribeIdentityProviderConfigurationInput{})
		if got.AuthenticationMode != put.AuthenticationMode || aws.ToString(got.IdentityCenterConfiguration.ApplicationArn) != *app ||
			aws.ToString(got.IdentityCenterConfiguration.InstanceArn) != instance || aws.ToInt32(got.PersonalAccessTokenConfiguration.LifetimeInDays) != 365 {
			t.Errorf("configuration: %+v", got)
		}
		put.AuthenticationMode = types.IdentityProviderAuthenticationModeIdentityProviderAndDirectory
		put.PersonalAccessTokenConfiguration.LifetimeInDays = aws.Int32(30)
		ask(s, "", c.PutIdentityProviderConfiguration, put)
		passwords(true)
		got = ask(s, "", c.DescribeIdentityProviderConfiguration, workmail.DescribeIdentityProviderConfigurationInput{})
		if aws.ToInt32(got.PersonalAccessTokenConfiguration.LifetimeInDays) != 30 {
			t.Errorf("replaced: %+v", got.PersonalAccessTokenConfiguration)
		}
		misuse := put
		misuse.IdentityCenterConfiguration = &types.IdentityCenterConfiguration{InstanceArn: aws.String(otherInstance), ApplicationArn: app}
		ask(s, invalidParameter, c.PutIdentityProviderConfiguration, misuse)
		unknown := strings.ReplaceAll(*app, "/apl-", "/apl-0")[:len(*app)]
		misuse.IdentityCenterConfiguration = &types.IdentityCenterConfiguration{InstanceArn: aws.String(instance), ApplicationArn: &unknown}
		ask(s, resourceNotFound, c.PutIdentityProviderConfiguration, misuse)
		s.askElsewhere()
		for range 2 {
			ask(s, "", c.DeleteIdentityCenterApplication, workmail.DeleteIdentityCenterApplicationInput{ApplicationArn: app})
		}
		ask(s, "", c.DescribeIdentityProviderConfiguration, workmail.DescribeIdentityProviderConfigurationInput{}) // it stays
		for range 2 {
			ask(s, "", c.DeleteIdentityProviderConfiguration, workmail.DeleteIdentityProviderConfigurationInput{})
		}
		ask(s, resourceNotFound, c.DescribeIdentityProviderConfiguration, workmail.DescribeIdentityProviderConfigurationInput{})
		s.complete(map[string][]string{
			"DeleteIdentityCenterApplication":       {"InvalidParameter", "OrganizationState"}, // it names no organization
			"DescribeIdentityProviderConfiguration": {"InvalidParameter"},
			"DeleteIdentityProviderConfiguration":   {"InvalidParameter"},
		}, "Identity")
	})
}

func TestPersonalAccessTokens(t *testing.T) {
	onStage(t, func(t *testing.T, s *stage) {
		c, ctx, tokens := s.c, t.Context(), s.settings.Identity
		secret, made, err := tokens.CreateToken(ctx, *s.org, "eva", identity.NewToken{Name: "phone", Scopes: []string{"IMAP"}, Days: 10})
		if err != nil || !strings.HasPrefix(secret, "mst_") || len(secret) < 47 {
			t.Fatalf("%d characters, %v", len(secret), err)
		}
		accepts := func(user *string, action, password string, want bool) {
			t.Helper()
			if got, err := tokens.Accepts(ctx, *s.org, *user, action, password); err != nil || got != want {
				t.Errorf("accepted for %s: %v, %v", action, got, err)
			}
		}
		metadata := func() *workmail.GetPersonalAccessTokenMetadataOutput {
			t.Helper()
			return ask(s, "", c.GetPersonalAccessTokenMetadata, workmail.GetPersonalAccessTokenMetadataInput{PersonalAccessTokenId: &made.ID})
		}
		m := metadata()
		if aws.ToString(m.Name) != "phone" || aws.ToString(m.UserId) != *s.eva || m.DateLastUsed != nil || m.DateCreated == nil ||
			!slices.Equal(m.Scopes, []string{"IMAP"}) || m.ExpiresTime.Sub(*m.DateCreated).Round(time.Hour) != 240*time.Hour {
			t.Errorf("metadata: %+v", m)
		}
		accepts(s.eva, "IMAP", secret, true)
		accepts(s.eva, "SMTP", secret, false)
		accepts(s.bob, "IMAP", secret, false)
		accepts(s.eva, "IMAP", secret+"x", false)
		accepts(s.eva, "IMAP", "Secret-99", false)
		used := metadata().DateLastUsed
		if used == nil {
			t.Fatal("the use was not written down")
		}
		s.later(10 * time.Second)
		accepts(s.eva, "IMAP", secret, true)
		if !metadata().DateLastUsed.Equal(*used) {
			t.Error("each use was written down")
		}
		s.later(2 * time.Minute)
		accepts(s.eva, "IMAP", secret, true)
		if !metadata().DateLastUsed.After(*used) {
			t.Error("a later use was not written down")
		}
		s.testTokenRules(t, secret)

		for i := range 2 {
			_, _, err := tokens.CreateToken(ctx, *s.org, *s.bob, identity.NewToken{Name: fmt.Sprint("pc", i)})
			must(t, err)
		}
		var ids []string
		pager := workmail.NewListPersonalAccessTokensPaginator(c, &workmail.ListPersonalAccessTokensInput{OrganizationId: s.org, MaxResults: aws.Int32(2)})
		for pager.HasMorePages() {
			for _, t := range try(pager.NextPage(ctx))(t).PersonalAccessTokenSummaries {
				ids = append(ids, aws.ToString(t.PersonalAccessTokenId))
			}
		}
		if len(ids) != 3 || !slices.Contains(ids, made.ID) {
			t.Errorf("listed %v", ids)
		}
		mine := ask(s, "", c.ListPersonalAccessTokens, workmail.ListPersonalAccessTokensInput{UserId: aws.String("eva@acme." + baseDomain)}).PersonalAccessTokenSummaries
		if len(mine) != 1 || aws.ToString(mine[0].PersonalAccessTokenId) != made.ID || mine[0].DateLastUsed == nil {
			t.Errorf("listed %+v", mine)
		}
		ask(s, invalidParameter, c.ListPersonalAccessTokens, workmail.ListPersonalAccessTokensInput{NextToken: aws.String("nonsense")})
		ask(s, entityNotFound, c.ListPersonalAccessTokens, workmail.ListPersonalAccessTokensInput{UserId: s.missing})
		ask(s, entityState, c.ListPersonalAccessTokens, workmail.ListPersonalAccessTokensInput{UserId: s.gone})
		ask(s, resourceNotFound, c.GetPersonalAccessTokenMetadata, workmail.GetPersonalAccessTokenMetadataInput{PersonalAccessTokenId: s.missing})
		s.deleteUser(s.bob)
		if left := ask(s, "", c.ListPersonalAccessTokens, workmail.ListPersonalAccessTokensInput{}).PersonalAccessTokenSummaries; len(left) != 1 {
			t.Errorf("tokens after the deletion of a user: %+v", left)
		}
		s.later(10 * 24 * time.Hour)
		accepts(s.eva, "IMAP", secret, false)
		must(t, tokens.Sweep(ctx))
		metadata() // expired a moment ago
		s.askElsewhere()
		for range 2 {
			ask(s, "", c.DeletePersonalAccessToken, workmail.DeletePersonalAccessTokenInput{PersonalAccessTokenId: &made.ID})
		}
		ask(s, resourceNotFound, c.GetPersonalAccessTokenMetadata, workmail.GetPersonalAccessTokenMetadataInput{PersonalAccessTokenId: &made.ID})
		none := []string{"InvalidParameter"}
		s.complete(map[string][]string{"GetPersonalAccessTokenMetadata": none, "DeletePersonalAccessToken": none}, "PersonalAccessToken")
	})
}

// testTokenRules tries what may not become a token, and switches tokens off for
// a while.
func (s *stage) testTokenRules(t *testing.T, secret string) {
	t.Helper()
	ctx, tokens := t.Context(), s.settings.Identity
	app := try(tokens.CreateApplication(ctx, "", "mail", instance))(t)
	provider := identity.Provider{Mode: identity.ProviderAndDirectory, InstanceARN: instance, ApplicationARN: app, TokenStatus: identity.Active, TokenDays: 30}
	must(t, tokens.PutProvider(ctx, *s.org, provider))
	for name, tc := range map[string]struct {
		user string
		n    identity.NewToken
		want directory.Kind
	}{
		"too long a life": {"eva", identity.NewToken{Name: "n", Days: 31}, directory.InvalidParameter},
		"negative life":   {"eva", identity.NewToken{Name: "n", Days: -1}, directory.InvalidParameter},
		"unknown scope":   {"eva", identity.NewToken{Name: "n", Scopes: []string{"Telepathy"}}, directory.InvalidParameter},
		"control in name": {"eva", identity.NewToken{Name: "n\n"}, directory.InvalidParameter},
		"bracket in name": {"eva", identity.NewToken{Name: "<n"}, directory.InvalidParameter},
		"no name":         {"eva", identity.NewToken{}, directory.InvalidParameter},
		"unknown user":    {*s.missing, identity.NewToken{Name: "n"}, directory.EntityNotFound},
		"disabled user":   {"idle", identity.NewToken{Name: "n"}, directory.EntityState},
	} {
		if _, _, err := tokens.CreateToken(ctx, *s.org, tc.user, tc.n); directory.KindOf(err) != tc.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	provider.TokenStatus = identity.Inactive
	must(t, tokens.PutProvider(ctx, *s.org, provider))
	if _, _, err := tokens.CreateToken(ctx, *s.org, "eva", identity.NewToken{Name: "n"}); directory.KindOf(err) != directory.InvalidConfiguration {
		t.Errorf("made while tokens are off: %v", err)
	}
	if ok, err := tokens.Accepts(ctx, *s.org, *s.eva, "IMAP", secret); ok || err != nil {
		t.Errorf("accepted while tokens are off: %v %v", ok, err)
	}
	must(t, tokens.DeleteProvider(ctx, *s.org))
	if ok, err := tokens.Accepts(ctx, *s.org, *s.eva, "IMAP", secret); !ok || err != nil {
		t.Errorf("accepted when they are on again: %v %v", ok, err)
	}
}
