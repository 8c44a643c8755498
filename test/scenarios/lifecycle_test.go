package scenarios

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/mailstead/mailstead/test/harness"
	"github.com/mailstead/mailstead/test/process"
)

func TestFirstStartMakesEverything(t *testing.T) {
	t.Parallel()
	in := harness.Start(t, "sqlite")
	info, err := os.Stat(filepath.Join(in.Dir, "credentials"))
	if err != nil {
		t.Fatal(err)
	}
	if mode := info.Mode().Perm(); mode != 0o600 {
		t.Errorf("credentials have the mode %o, want 600", mode)
	}
	for name, mode := range map[string]string{
		"api": "none", "smtp": "starttls", "submission": "starttls", "submissions": "implicit", "imap": "starttls", "imaps": "implicit",
	} {
		e := in.Server().Endpoints()[name]
		host, _, err := net.SplitHostPort(e.Address)
		if err != nil || host != "127.0.0.1" || e.TLS != mode {
			t.Errorf("endpoint %s is %+v, want one on 127.0.0.1 with TLS mode %q", name, e, mode)
		}
	}
}

func TestSecondServerOnTheSameDataIsRefused(t *testing.T) {
	t.Parallel()
	in := harness.Start(t, "sqlite")
	second, err := process.Start(t.Context(), process.Options{Binary: harness.Binary(t), Dir: in.Dir})
	if err == nil {
		if err := second.Kill(); err != nil {
			t.Error(err)
		}
		t.Fatal("a second server started on the same data directory")
	}
	if !strings.Contains(err.Error(), in.Dir) || !strings.Contains(err.Error(), "exit status") {
		t.Errorf("the refusal does not say what is wrong: %v", err)
	}
	in.Org("acme") // the first one is unharmed
}

// SIGTERM lets a message that is on its way arrive, tells sessions that wait to
// go, and ends.
func TestSIGTERMDrains(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada := org.User("ada")
		waiting := in.SMTP("smtp")
		reading := in.Raw("imap")
		if _, err := reading.Line(); err != nil {
			t.Fatal(err)
		}
		c := in.SMTP("smtp")
		c.Do(250, "MAIL FROM:<%s>", harness.Outside)
		c.Do(250, "RCPT TO:<%s>", ada.Email)
		c.Do(354, "DATA")
		c.Send("Subject: just in time\r\n\r\n")
		if err := in.Server().Terminate(); err != nil {
			t.Fatal(err)
		}
		if text := waiting.Reply(421); text == "" {
			t.Error("no goodbye")
		}
		if line, err := reading.Line(); err != nil || !strings.HasPrefix(line, "* BYE") {
			t.Errorf("IMAP client was told %q, %v; want BYE", line, err)
		}
		c.Send("Hello.\r\n")
		c.Do(250, ".")
		in.AwaitStop()
		in.Restart()
		wantSubjects(t, in, ada, "just in time")
	})
}

// A peer that never finishes does not keep the server from ending.
func TestSIGTERMEndsInSpiteOfAStalledPeer(t *testing.T) {
	t.Parallel()
	in := harness.Start(t, "sqlite")
	org := in.Org("acme")
	ada := org.User("ada")
	c := in.SMTP("smtp")
	c.Do(250, "MAIL FROM:<%s>", harness.Outside)
	c.Do(250, "RCPT TO:<%s>", ada.Email)
	c.Do(354, "DATA")
	in.Stop() // fails when it takes too long
}

func TestWrongConfigurationSaysWhere(t *testing.T) {
	t.Parallel()
	in := harness.New(t, "sqlite")
	in.Configure("# first line\n[listeners]\nsmtpp = 1\n")
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	server, err := process.Start(ctx, process.Options{Binary: harness.Binary(t), Dir: in.Dir, Config: in.ConfigFile()})
	if err == nil {
		if err := server.Kill(); err != nil {
			t.Error(err)
		}
		t.Fatal("the server started with a setting that does not exist")
	}
	if want := fmt.Sprintf("%s:3", in.ConfigFile()); !strings.Contains(err.Error(), want) {
		t.Errorf("the error does not name %s: %v", want, err)
	}
}

func TestBaseDomainOfTheCommandLine(t *testing.T) {
	t.Parallel()
	in := harness.Start(t, "sqlite", "--base-domain", "mail.example.com")
	if org := in.Org("acme"); org.Domain != "acme.mail.example.com" {
		t.Errorf("the test domain is %q", org.Domain)
	}
}
