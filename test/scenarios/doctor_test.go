package scenarios

import (
	"encoding/json"
	"testing"

	"github.com/mailstead/mailstead/test/harness"
)

func TestDoctorFindsNothingWrong(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada := org.User("ada")
		in.MustReceive("for the record", ada.Email)
		beside := diagnose(t, in)
		in.Stop()
		alone := diagnose(t, in)
		for _, d := range []diagnosis{beside, alone} {
			if d.used(ada.ID) == 0 {
				t.Errorf("doctor says that the mailbox is empty: %+v", d)
			}
		}
	})
}

// diagnosis is the answer of mailstead doctor --json.
type diagnosis struct {
	Mailboxes int      `json:"mailboxes"`
	Problems  []string `json:"problems"`
	Listed    []struct {
		Owner string `json:"owner"`
		Used  int64  `json:"used"`
	} `json:"listed"`
}

// used returns the bytes in the mailbox of an entity.
func (d diagnosis) used(owner string) int64 {
	for _, m := range d.Listed {
		if m.Owner == owner {
			return m.Used
		}
	}
	return 0
}

// diagnose runs mailstead doctor, which must find no problem.
func diagnose(t *testing.T, in *harness.Instance) diagnosis {
	t.Helper()
	out := in.Doctor("--all", "--json")
	var d diagnosis
	if err := json.Unmarshal([]byte(out), &d); err != nil {
		t.Fatalf("doctor wrote no JSON (%v):\n%s", err, out)
	}
	if len(d.Problems) > 0 {
		t.Errorf("doctor found problems: %q", d.Problems)
	}
	return d
}
