package scenarios

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/mailstead/mailstead/test/harness"
)

// The stock AWS CLI drives every operation of the launch, in the order in which
// an administrator would.
func TestTourWithTheAWSCLI(t *testing.T) {
	t.Parallel()
	in := harness.Start(t, "sqlite")
	c := &cli{t: t, in: in}
	org := c.run("create-organization", "--alias", "acme")["OrganizationId"].(string)
	in.AwaitActive(org)
	c.mention("acme", "list-organizations")
	c.common = []string{"--organization-id", org}
	c.mention("acme.mailstead.internal", "describe-organization")
	ada := c.users()
	team := c.groups(ada)
	c.resources(ada)
	c.farewell(ada, team)
}

// A cli runs commands of aws workmail.
type cli struct {
	t      *testing.T
	in     *harness.Instance
	common []string // further arguments of every command
}

// run runs a command that must succeed, and returns its answer.
func (c *cli) run(args ...string) map[string]any {
	c.t.Helper()
	out, err := c.in.AWS(append(args, c.common...)...)
	if err != nil {
		c.t.Fatalf("aws workmail %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	answer := map[string]any{}
	if strings.TrimSpace(out) == "" {
		return answer
	}
	if err := json.Unmarshal([]byte(out), &answer); err != nil {
		c.t.Fatalf("aws workmail %s: %v\n%s", args[0], err, out)
	}
	return answer
}

// create runs a command and returns the id in its answer.
func (c *cli) create(member string, args ...string) string {
	c.t.Helper()
	id, ok := c.run(args...)[member].(string)
	if !ok {
		c.t.Fatalf("aws workmail %s: the answer has no %s", args[0], member)
	}
	return id
}

// mention runs a command whose answer must hold the text.
func (c *cli) mention(text string, args ...string) {
	c.t.Helper()
	out, err := json.Marshal(c.run(args...))
	if err != nil {
		c.t.Fatal(err)
	}
	if !strings.Contains(string(out), text) {
		c.t.Errorf("aws workmail %s: %q is not in %s", args[0], text, out)
	}
}

func (c *cli) users() string {
	c.t.Helper()
	ada := c.create("UserId", "create-user", "--name", "ada", "--display-name", "Ada", "--password", harness.Password)
	c.run("register-to-work-mail", "--entity-id", ada, "--email", "ada@acme.mailstead.internal")
	c.run("create-alias", "--entity-id", ada, "--alias", "countess@acme.mailstead.internal")
	c.mention("countess@", "list-aliases", "--entity-id", ada)
	c.run("update-primary-email-address", "--entity-id", ada, "--email", "lovelace@acme.mailstead.internal")
	c.mention("lovelace@", "describe-user", "--user-id", ada)
	c.run("delete-alias", "--entity-id", ada, "--alias", "countess@acme.mailstead.internal")
	c.run("reset-password", "--user-id", ada, "--password", "Another-Horse-8")
	c.mention("ENABLED", "list-users")
	return ada
}

func (c *cli) groups(ada string) string {
	c.t.Helper()
	team := c.create("GroupId", "create-group", "--name", "team")
	c.run("register-to-work-mail", "--entity-id", team, "--email", "team@acme.mailstead.internal")
	c.run("associate-member-to-group", "--group-id", team, "--member-id", ada)
	c.mention(ada, "list-group-members", "--group-id", team)
	c.mention("team@", "describe-group", "--group-id", team)
	c.mention("team", "list-groups")
	c.run("disassociate-member-from-group", "--group-id", team, "--member-id", ada)
	return team
}

func (c *cli) resources(ada string) {
	c.t.Helper()
	room := c.create("ResourceId", "create-resource", "--name", "kitchen", "--type", "ROOM")
	c.run("register-to-work-mail", "--entity-id", room, "--email", "kitchen@acme.mailstead.internal")
	c.run("associate-delegate-to-resource", "--resource-id", room, "--entity-id", ada)
	c.mention(ada, "list-resource-delegates", "--resource-id", room)
	c.run("update-resource", "--resource-id", room, "--name", "pantry")
	c.mention("pantry", "describe-resource", "--resource-id", room)
	c.mention("pantry", "list-resources")
	c.run("disassociate-delegate-from-resource", "--resource-id", room, "--entity-id", ada)
	c.run("deregister-from-work-mail", "--entity-id", room)
	c.run("delete-resource", "--resource-id", room)
}

func (c *cli) farewell(ada, team string) {
	c.t.Helper()
	for _, id := range []string{team, ada} {
		c.run("deregister-from-work-mail", "--entity-id", id)
	}
	c.run("delete-group", "--group-id", team)
	c.run("delete-user", "--user-id", ada)
	c.run("delete-organization", "--delete-directory")
}

func TestAWSCLIShowsErrorsOfTheAPI(t *testing.T) {
	t.Parallel()
	in := harness.Start(t, "sqlite")
	out, err := in.AWS("describe-organization", "--organization-id", "m-00000000000000000000000000000000")
	if err == nil || !strings.Contains(out, "OrganizationNotFoundException") {
		t.Errorf("got %v, %q", err, out)
	}
}
