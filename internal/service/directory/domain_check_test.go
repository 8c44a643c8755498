package directory

import (
	"strings"
	"testing"
	"time"
)

func TestJudge(t *testing.T) {
	t.Parallel()
	now := time.Date(2030, 1, 10, 0, 0, 0, 0, time.UTC)
	recent, old := now.Add(-verifyWithin+time.Second), now.Add(-verifyWithin)
	for _, tt := range []struct {
		status   DomainStatus
		gone     time.Time
		finding  finding
		want     DomainStatus
		wantGone time.Time
	}{
		{domainPending, time.Time{}, missing, domainPending, now},
		{domainPending, recent, missing, domainPending, recent},
		{domainPending, old, missing, domainFailed, old},
		{domainPending, old, silence, domainPending, old},
		{domainPending, recent, present, domainVerified, time.Time{}},
		{domainVerified, time.Time{}, missing, domainVerified, now},
		{domainVerified, old, missing, domainFailed, old},
		{domainVerified, time.Time{}, silence, domainVerified, time.Time{}},
		{domainFailed, old, missing, domainFailed, old},
		{domainFailed, old, present, domainVerified, time.Time{}},
	} {
		if got, gone := judge(tt.status, tt.gone, tt.finding, now); got != tt.want || !gone.Equal(tt.wantGone) {
			t.Errorf("%+v: got %s, %s", tt, got, gone)
		}
	}
}

func TestPublishes(t *testing.T) {
	t.Parallel()
	for record, want := range map[string]bool{
		"v=DKIM1; k=rsa; p=AbC=":     true,
		"p=AbC=":                     true,
		"v=DKIM1;p = Ab\t C= ;t=s":   true,
		"v=DKIM1; p=":                false, // a revoked key
		"v=DKIM1; p=abc=":            false,
		"v=DKIM1; n=p=AbC=; p=other": false,
		"AbC=":                       false,
		"":                           false,
	} {
		if got := publishes(record, "AbC="); got != want {
			t.Errorf("%q: %v", record, got)
		}
	}
}

func FuzzPublishes(f *testing.F) {
	for _, seed := range []string{"v=DKIM1; k=rsa; p=AbC=", "p=Ab C=", ";;p==", ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, record string) {
		if publishes(record, "AbC=") && !strings.Contains(strings.Join(strings.Fields(record), ""), "p=AbC=") {
			t.Errorf("%q does not hold the key", record)
		}
	})
}
