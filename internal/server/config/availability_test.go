package config

import (
	"strings"
	"testing"
)

func TestAvailability(t *testing.T) {
	t.Parallel()
	cfg, err := parse("f", `[availability]
functions = "arn:aws:lambda:us-east-1:000000000000:function:calendar=https://u:p=q@calendar.example.com/x"
networks = "10.0.0.0/8 fd00::/8"`)
	if err != nil {
		t.Fatal(err)
	}
	functions, err := cfg.Availability.Providers()
	if err != nil {
		t.Fatal(err)
	}
	u := functions["arn:aws:lambda:us-east-1:000000000000:function:calendar"]
	if u == nil {
		t.Fatal("the function is not there")
	}
	if password, _ := u.User.Password(); u.Host != "calendar.example.com" || password != "p=q" {
		t.Errorf("the function is at %s", u.Redacted())
	}
	if networks, err := cfg.Availability.Prefixes(); err != nil || len(networks) != 2 {
		t.Errorf("networks %v, %v", networks, err)
	}
	for _, text := range []string{
		`functions = "secret-text"`, `functions = "arn:aws:lambda:x=ftp://secret-text/"`, `functions = "https://secret-text/"`, `networks = "ten"`,
	} {
		_, err := parse("f", "[availability]\n"+text)
		if err == nil || !strings.Contains(err.Error(), "f:2") || strings.Contains(err.Error(), "secret-text") {
			t.Errorf("%s: %v", text, err)
		}
	}
}
