package config

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// The example with every comment sign of a setting removed is the default.
func TestExampleIsTheDefault(t *testing.T) {
	t.Parallel()
	text := regexp.MustCompile(`(?m)^#(\S)`).ReplaceAllString(Example(), "$1")
	got, err := parse("example", text)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(Default(), got); diff != "" {
		t.Errorf("the example is not the default:\n%s", diff)
	}
	if got, err := parse("example", Example()); err != nil || got != Default() {
		t.Errorf("the example with its comment signs changes something: %v", err)
	}
}

func TestEverySettingIsDocumented(t *testing.T) {
	t.Parallel()
	for _, s := range settings() {
		// The address of a listener is documented at its table.
		if s.doc == "" && s.key() != "address" {
			t.Errorf("%s has no doc tag", s.name())
		}
		if strings.Contains(s.name(), "..") || s.key() == "" {
			t.Errorf("%q has no toml tag", s.name())
		}
	}
	for line := range strings.Lines(Example()) {
		if len(line) > exampleWidth+1 {
			t.Errorf("the example has a long line: %s", line)
		}
	}
}

func TestParse(t *testing.T) {
	t.Parallel()
	got, err := parse("test.toml", `
base_domain = "mail.test"
trust_domains = true
listeners.imap.address = ":143"

[store]
url = "postgres://db/mail"

[listeners.api]
address = "0.0.0.0:443"

[limits]
mailbox_quota = "3 GiB"
account_drain = "2m"
`)
	if err != nil {
		t.Fatal(err)
	}
	want := Default()
	want.BaseDomain, want.TrustDomains, want.Store.URL = "mail.test", true, "postgres://db/mail"
	want.Listeners.IMAP.Address, want.Listeners.API.Address = ":143", "0.0.0.0:443"
	want.Limits.MailboxQuota, want.Limits.AccountDrain = 3<<30, Duration(2*time.Minute)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if api := got.Listeners.All()[0]; api.TLS != TLSImplicit {
		t.Errorf("the API in plain text on every address: %+v", api)
	}
}

// Each mistake is answered with file, line and what to write.
func TestMistakes(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ text, want string }{
		{"base_doman = \"mail.test\"", `test.toml:1: there is no setting "base_doman"; did you mean "base_domain"?`},
		{"\n[listeners]\n\n[listeners.smpt]\naddress = \":25\"", `test.toml:4: there is no setting "listeners.smpt"; did you mean "listeners.smtp"?`},
		{"[listeners.smtp]\n# port\nport = 25", `test.toml:3: there is no setting "listeners.smtp.port"; the settings there are: address`},
		{"[a]\nb = 1", `test.toml:1: there is no setting "a"; the settings there are: base_domain, hostname`},
		{"trust_domains = \"yes\"", `test.toml:1: trust_domains: incompatible types: TOML value has type string; destination has type boolean; write for example: trust_domains = false`},
		{"\n\nbase_domain = \"x\"\"", `test.toml:3: expected a top-level item to end with a newline`},
		{"= 1", "test.toml:1: "},
		{"[limits]\nmailbox_quota = \"50 parsecs\"", `test.toml:2: limits.mailbox_quota: "50 parsecs" is no size; write for example: mailbox_quota = "50 GiB"`},
		{"[limits]\nmailbox_quota = \"9999999999 TiB\"", `is no size`},
		{"[limits]\naccount_drain = \"0s\"", `test.toml:2: limits.account_drain: "0s" is no time span; write for example: account_drain = "30s"`},
		{"[limits]\n\nimap_connections = 0", `test.toml:3: limits.imap_connections: the number must be at least 1; write for example: imap_connections = 20000`},
		{"[listeners]\nsmtp.address = \"25\"", `test.toml:2: listeners.smtp.address: "25" is not HOST:PORT or "off"; write for example: address = "127.0.0.1:2525"`},
		{"[listeners]\nsmtp = { address = \"x:y\" }", `test.toml:2: listeners.smtp.address: "x:y" is not`},
		{"[dns]\nresolver = \"192.0.2.1\"", `test.toml:2: dns.resolver: "192.0.2.1" is not HOST:PORT; write for example: resolver = "192.0.2.53:53"`},
		{"postmaster = \"admin\"", `test.toml:1: postmaster: "admin" is no address; write for example: postmaster = "admin@example.com"`},
		{"[tls]\ncert_file = \"a.pem\"", `test.toml:2: tls.cert_file: the certificate has no key_file beside it`},
		{"[store]\nurl = \"mysql://db\"", `test.toml:2: store.url: the URL begins neither`},
		{"base_domain = \"localhost\"", `test.toml:1: base_domain: "localhost" is no domain name; write for example: base_domain = "mailstead.internal"`},
		{"[aws]\naccount = \"12\"", `test.toml:2: aws.account: "12" is not 12 digits`},
		{"[log]\nlevel = \"loud\"", `test.toml:2: log.level: there is no level "loud"`},
	} {
		_, err := parse("test.toml", tt.text)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q:\n got %v\nwant %s", tt.text, err, tt.want)
		}
	}
}

func TestAllMistakesAtOnce(t *testing.T) {
	t.Parallel()
	_, err := parse("test.toml", "colour = 1\n[log]\nlevel = \"loud\"\n")
	if err == nil || strings.Count(err.Error(), "\n") != 1 {
		t.Errorf("want two mistakes, got: %v", err)
	}
}

func TestLoad(t *testing.T) {
	t.Parallel()
	if cfg, err := Load(""); err != nil || cfg != Default() {
		t.Errorf("no file: %v", err)
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "mailstead.toml")
	if _, err := Load(path); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("a missing file: %v", err)
	}
	text := "bodies.dir = \"b\"\n[tls]\ncert_file = \"c.pem\"\nkey_file = \"/k.pem\"\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	cfg, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if cfg.Bodies.Dir != filepath.Join(dir, "b") || cfg.TLS != (TLS{filepath.Join(dir, "c.pem"), "/k.pem"}) {
		t.Errorf("paths: %+v %+v", cfg.Bodies, cfg.TLS)
	}
}

func TestSetPortBase(t *testing.T) {
	t.Parallel()
	l := Default().Listeners
	l.IMAPS.Address, l.SMTP.Address = Off, "[::]:25"
	if err := l.SetPortBase(20000); err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, n := range l.All() {
		got[n.Name] = n.Address
	}
	want := map[string]string{
		"api": "127.0.0.1:20080", "smtp": "[::]:20025", "submission": "127.0.0.1:20587",
		"submissions": "127.0.0.1:20465", "imap": "127.0.0.1:20143", "imaps": Off,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, bad := range []int{-1, 64543, 100000} {
		if l.SetPortBase(bad) == nil {
			t.Errorf("%d was accepted", bad)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(Example())
	f.Add("[listeners.smtp]\nport = 25")
	f.Add("a.b.c = {d = [1,2], e = \"x\"}\n[[f]]\n[f.g]")
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := parse("fuzz.toml", text); err != nil && !strings.Contains(err.Error(), "fuzz.toml") {
			t.Errorf("an error that does not name the file: %v", err)
		}
	})
}
