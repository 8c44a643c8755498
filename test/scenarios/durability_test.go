package scenarios

import (
	"testing"

	"github.com/mailstead/mailstead/test/harness"
)

func TestRestartLosesNothing(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada := org.User("ada")
		team := org.Group("team", ada)
		in.MustReceive("before", ada.Email)
		before := in.Messages(ada, "INBOX")

		in.Restart()
		in.MustReceive("after", team.Email)

		after := in.Messages(ada, "INBOX")
		if len(after) != 2 || after[0] != before[0] || after[1].Subject != "after" {
			t.Errorf("before the restart there was %+v, after it there is %+v", before, after)
		}
	})
}

func TestKilledServerKeepsWhatItAcknowledged(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada := org.User("ada")
		in.MustReceive("acknowledged", ada.Email)
		in.Kill()
		in.Restart()
		wantSubjects(t, in, ada, "acknowledged")
		diagnose(t, in)
	})
}
