package delivery

import (
	"bytes"
	"context"
	"strings"
	"time"

	"github.com/mailstead/mailstead/internal/wire/mime"
)

// checkSubmitter looks up the submitter's addresses and checks the reverse path
// against them. The null path is allowed: receipts for messages that were read
// are sent with it (RFC 8098 section 3).
func (t *Transaction) checkSubmitter(ctx context.Context) error {
	who := t.env.Submitter
	addresses, err := t.s.cfg.Directory.AddressesOf(ctx, who.Org, who.UserID)
	switch {
	case err != nil:
		return errTrouble.because(err)
	case len(addresses) == 0:
		return &errAccountGone
	}
	t.own = make(map[string]bool, len(addresses))
	for _, a := range addresses {
		t.own[strings.ToLower(a)] = true
	}
	if t.env.From != "" && !t.owns(t.from.plain()) {
		return &errSenderNotOwn
	}
	return nil
}

func (t *Transaction) owns(address string) bool { return t.own[strings.ToLower(address)] }

// submit checks the author of a submitted message and completes its header (RFC
// 6409 sections 6 and 8).
func (t *Transaction) submit(content []byte, now time.Time) ([]byte, error) {
	if err := t.checkAuthor(content); err != nil {
		return nil, err
	}
	content = mime.RemoveField(content, "Bcc")
	content = mime.RemoveField(content, "Return-Path") // RFC 5321 section 4.4: only delivery writes it
	var missing []byte
	if !mime.HasField(content, "Date") {
		missing = mime.AppendField(missing, "Date", mime.FormatDate(now))
	}
	if !mime.HasField(content, "Message-ID") {
		missing = mime.AppendField(missing, "Message-ID", "<"+t.id+"@"+t.s.cfg.Hostname+">")
	}
	if len(missing) > 0 {
		content = mime.AddFields(content, missing)
	}
	return content, nil
}

// checkAuthor refuses a message that names other authors than the submitter. A
// second From or Sender field is refused too, since programs differ in which one
// they show.
func (t *Transaction) checkAuthor(content []byte) error {
	var header []byte
	from, sender := 0, 0
	for f := range mime.Fields(content) {
		switch {
		case bytes.EqualFold(f.Name, []byte("From")):
			from++
		case bytes.EqualFold(f.Name, []byte("Sender")):
			sender++
		default:
			continue
		}
		header = append(header, f.Raw...)
	}
	if from != 1 || sender > 1 {
		return &errFromCount
	}
	authors := mime.Parse(header).Envelope
	if !t.ownsAll(authors.From) || !t.ownsAll(authors.Sender) {
		return &errFromNotOwn
	}
	return nil
}

// ownsAll tells whether all entries are addresses of the submitter, and there is
// one.
func (t *Transaction) ownsAll(list []mime.Address) bool {
	for _, a := range list {
		if a.Kind != mime.Mailbox || !t.owns(a.Mailbox+"@"+a.Host) {
			return false
		}
	}
	return len(list) > 0
}
