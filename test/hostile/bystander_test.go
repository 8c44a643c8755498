package hostile

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"

	"github.com/aws/aws-sdk-go-v2/service/workmail"

	"github.com/mailstead/mailstead/test/harness"
)

// A bystander is a user who sends mail to herself, reads it and looks herself up,
// over sessions that were open before the attack.
type bystander struct {
	t      *testing.T
	in     *harness.Instance
	user   harness.Entity
	org    *harness.Org
	smtp   *harness.Raw
	imap   *imapclient.Client
	api    *workmail.Client
	stop   chan struct{}
	done   chan error
	rounds int
}

// pause between the rounds of a bystander.
const pause = 20 * time.Millisecond

func newBystander(t *testing.T, in *harness.Instance, org *harness.Org) *bystander {
	t.Helper()
	name := fmt.Sprintf("eve-%d", time.Now().UnixNano())
	b := &bystander{t: t, in: in, org: org, user: org.User(name), api: in.API(), stop: make(chan struct{}), done: make(chan error, 1)}
	b.smtp = in.SMTP("smtp")
	b.imap = in.IMAP(b.user)
	go func() { b.done <- b.run() }()
	return b
}

func (b *bystander) run() error {
	for {
		if err := b.round(); err != nil {
			return fmt.Errorf("round %d: %w", b.rounds, err)
		}
		b.rounds++
		select {
		case <-b.stop:
			return nil
		case <-time.After(pause):
		}
	}
}

func (b *bystander) round() error {
	msg := harness.Text(harness.Outside, b.user.Email, fmt.Sprint("round ", b.rounds), "Hello.")
	for _, step := range []struct{ send, want string }{
		{"MAIL FROM:<" + harness.Outside + ">", "250"},
		{"RCPT TO:<" + b.user.Email + ">", "250"},
		{"DATA", "354"},
		{msg + ".", "250"},
	} {
		if err := b.smtp.Write(step.send + "\r\n"); err != nil {
			return err
		}
		if line, err := b.smtp.Line(); err != nil || !strings.HasPrefix(line, step.want) {
			return fmt.Errorf("SMTP answered %q, %v; want %s", line, err, step.want)
		}
	}
	status, err := b.imap.Status("INBOX", &imap.StatusOptions{NumMessages: true}).Wait()
	if err != nil {
		return err
	}
	if n := *status.NumMessages; int(n) != b.rounds+1 {
		return fmt.Errorf("the inbox has %d messages, want %d", n, b.rounds+1)
	}
	_, err = b.api.DescribeUser(b.t.Context(), &workmail.DescribeUserInput{OrganizationId: &b.org.ID, UserId: &b.user.ID})
	return err
}

// finish ends the bystander, who must have had no trouble.
func (b *bystander) finish() {
	b.t.Helper()
	close(b.stop)
	if err := <-b.done; err != nil {
		b.t.Errorf("a bystander was harmed: %v", err)
	}
	harness.Hangup(b.t, b.imap)
	b.smtp.Do(221, "QUIT")
}
