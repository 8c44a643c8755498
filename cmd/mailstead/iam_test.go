package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/engine/datadir"
)

func TestPrincipalNames(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"user/ada": "user/ada", "role/Ops": "role/Ops", "arn:aws:iam::000000000000:user/ada": "user/ada",
		"ada": "", "user/": "", "group/x": "", "": "", "arn:aws:iam::000000000000:root": "",
	} {
		var p principalName
		err := p.UnmarshalText([]byte(text))
		if (err == nil) != (want != "") || want != "" && p.String() != want {
			t.Errorf("%q: got %s, %v", text, p, err)
		}
	}
}

func TestMoments(t *testing.T) {
	t.Parallel()
	now := time.Date(2030, 1, 31, 12, 0, 0, 0, time.UTC)
	for text, want := range map[string]time.Time{
		"90m":                  now.Add(-90 * time.Minute),
		"7d":                   now.Add(-7 * 24 * time.Hour),
		"2030-01-01T00:00:00Z": time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC),
		"2030-01-02":           time.Date(2030, 1, 2, 0, 0, 0, 0, time.Local),
	} {
		var m moment
		if err := m.UnmarshalText([]byte(text)); err != nil || !m.time(now).Equal(want) {
			t.Errorf("%q: got %s, %v", text, m.time(now), err)
		}
	}
	for _, text := range []string{"", "yesterday", "-1h", "0s", "d", "-1d", "99999999999d"} {
		var m moment
		if err := m.UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q: got %s", text, m.time(now))
		}
	}
}

// The commands work on a data directory on which no server has run yet, and say
// clearly what is wrong.
func TestIAMCommands(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "data")
	d, err := datadir.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	bad := filepath.Join(t.TempDir(), "bad.json")
	if err := os.WriteFile(bad, []byte(`{"Statement":[{"Effect":"Allow","Action":"x","Resource":"*"}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		line string
		code int
		want string
	}{
		{"iam list-users --json", 0, "[]"},
		{"iam create-user ada", 0, "arn:aws:iam::000000000000:user/ada"},
		{"iam create-user ada", 1, "there is a user called ada already"},
		{"iam check user/ada workmail:ListUsers", 1, "no identity-based policy allows the workmail:ListUsers action"},
		{"iam attach-policy user/ada AmazonWorkMailReadOnlyAccess", 0, "user/ada has the policy AmazonWorkMailReadOnlyAccess now."},
		{"iam check user/ada workmail:ListUsers", 0, "user/ada may do workmail:ListUsers on *."},
		{"iam put-policy user/ada own " + bad, 1, `Statement[0].Action: "x" is no action`},
		{"iam put-policy user/ada own /nowhere", 1, "/nowhere"},
		{"iam show user/ada", 0, "arn:aws:iam::aws:policy/AmazonWorkMailReadOnlyAccess"},
		{"iam create-access-key ada", 0, "aws_secret_access_key = "},
		{"iam delete-user bob", 1, "there is no user called bob"},
		{"iam show ada", 2, "neither user/NAME nor role/NAME"},
		{"audit", 0, "PRINCIPAL"},
		{"audit --since never", 2, "is no time"},
	} {
		var out bytes.Buffer
		args := append(strings.Fields(test.line), "--data", dir)
		if code := run(terminal{t.Context(), &out, &out}, args); code != test.code || !strings.Contains(out.String(), test.want) {
			t.Errorf("%s: got %d, want %d with %q:\n%s", test.line, code, test.code, test.want, out.String())
		}
	}
}
