package scenarios

import (
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/workmail"
	"github.com/aws/aws-sdk-go-v2/service/workmail/types"

	"github.com/mailstead/mailstead/test/harness"
)

// logsIn reports whether IMAP takes a password.
func logsIn(in *harness.Instance, user harness.Entity, password string) bool {
	in.T.Helper()
	c, err := harness.DialIMAPS(in.Addr("imaps"))
	if err != nil {
		in.T.Fatal(err)
	}
	defer func() { _ = c.Close() }() // the server may have closed it
	return c.Login(user.Email, password).Wait() == nil
}

func TestAccessRulesAtTheDoors(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		eva, bob := org.User("eva"), org.User("bob")
		api, ctx := in.API(), t.Context()
		put := func(rule workmail.PutAccessControlRuleInput) {
			t.Helper()
			rule.OrganizationId, rule.Description = &org.ID, aws.String("test")
			if _, err := api.PutAccessControlRule(ctx, &rule); err != nil {
				t.Fatal(err)
			}
		}
		if !logsIn(in, eva, harness.Password) {
			t.Fatal("the default rule does not let in")
		}
		put(workmail.PutAccessControlRuleInput{
			Name: aws.String("no-imap"), Effect: types.AccessControlRuleEffectDeny, Actions: []string{"IMAP"}, UserIds: []string{eva.ID},
		})
		if logsIn(in, eva, harness.Password) || !logsIn(in, bob, harness.Password) {
			t.Error("a rule against IMAP for one user")
		}
		in.MustSubmit(eva, []string{bob.Email}, harness.Text(eva.Email, bob.Email, "still", "sending works"))
		put(workmail.PutAccessControlRuleInput{
			Name: aws.String("default"), Effect: types.AccessControlRuleEffectAllow, IpRanges: []string{"192.0.2.0/24"},
		})
		if logsIn(in, bob, harness.Password) {
			t.Error("a rule for another network lets in")
		}
	})
}

func TestPersonalAccessTokens(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		eva := org.User("eva")
		api, ctx := in.API(), t.Context()
		lines := strings.Split(strings.TrimSpace(operate(in, "token", "create", eva.Email, "--name", "phone", "--scope", "IMAP")), "\n")
		token := lines[len(lines)-1]
		if !logsIn(in, eva, token) {
			t.Fatalf("the token does not let in; the command wrote %d lines", len(lines))
		}
		const instance = "arn:aws:sso:::instance/ssoins-0123456789abcdef"
		app, err := api.CreateIdentityCenterApplication(ctx, &workmail.CreateIdentityCenterApplicationInput{Name: aws.String("mail"), InstanceArn: aws.String(instance)})
		if err != nil {
			t.Fatal(err)
		}
		_, err = api.PutIdentityProviderConfiguration(ctx, &workmail.PutIdentityProviderConfigurationInput{
			OrganizationId: &org.ID, AuthenticationMode: types.IdentityProviderAuthenticationModeIdentityProviderOnly,
			IdentityCenterConfiguration:      &types.IdentityCenterConfiguration{InstanceArn: aws.String(instance), ApplicationArn: app.ApplicationArn},
			PersonalAccessTokenConfiguration: &types.PersonalAccessTokenConfiguration{Status: types.PersonalAccessTokenConfigurationStatusActive},
		})
		if err != nil {
			t.Fatal(err)
		}
		if logsIn(in, eva, harness.Password) || !logsIn(in, eva, token) {
			t.Error("where the identity provider is the only way in, tokens and no passwords let in")
		}
		list, err := api.ListPersonalAccessTokens(ctx, &workmail.ListPersonalAccessTokensInput{OrganizationId: &org.ID, UserId: &eva.ID})
		if err != nil || len(list.PersonalAccessTokenSummaries) != 1 || list.PersonalAccessTokenSummaries[0].DateLastUsed == nil {
			t.Fatalf("listed %+v, %v", list, err)
		}
		_, err = api.DeletePersonalAccessToken(ctx, &workmail.DeletePersonalAccessTokenInput{
			OrganizationId: &org.ID, PersonalAccessTokenId: list.PersonalAccessTokenSummaries[0].PersonalAccessTokenId,
		})
		if err != nil || logsIn(in, eva, token) {
			t.Errorf("a deleted token lets in, or %v", err)
		}
		args := []string{"token", "create", "nobody@" + org.Domain, "--name", "phone", "--data", in.Dir}
		if file := in.ConfigFile(); file != "" {
			args = append(args, "--config", file)
		}
		out, err := in.Program(args...)
		if err == nil || !strings.Contains(out, "No user has this address.") {
			t.Errorf("a token for nobody: %v %s", err, out)
		}
	})
}
