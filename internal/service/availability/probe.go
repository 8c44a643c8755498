package availability

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
	"unicode"

	"github.com/mailstead/mailstead/internal/engine/outbound"
	"github.com/mailstead/mailstead/internal/wire/ewsavail"
)

const (
	// Timeout bounds a question to a provider, as the live service does.
	Timeout = 25 * time.Second
	// maxProbes bounds the questions at the same time.
	maxProbes = 16
	// probeWindow is the time that is asked about.
	probeWindow = 24 * time.Hour
)

// A Prober asks providers. It is safe for concurrent use.
type Prober struct {
	// customer reaches what customers choose, operator what the operator chose.
	customer, operator *outbound.Client
	functions          map[string]*url.URL
	slots              chan struct{}
}

// NewProber returns a prober. customer must not reach what customers may not
// reach. functions maps ARNs to the
// URLs where the operator has put a program; user and password in a URL are
// sent as basic authentication.
func NewProber(customer, operator *outbound.Client, functions map[string]*url.URL) *Prober {
	return &Prober{customer, operator, functions, make(chan struct{}, maxProbes)}
}

// probe asks p about a mailbox of domain and returns what was wrong, or "".
func (b *Prober) probe(ctx context.Context, org, domain string, p Provider, now time.Time) (reason string) {
	ctx, cancel := context.WithTimeout(ctx, Timeout)
	defer cancel()
	select {
	case b.slots <- struct{}{}:
		defer func() { <-b.slots }()
	case <-ctx.Done():
		return "Too many tests run at the moment; try again later."
	}
	mailbox := "availability-test@" + domain
	var err error
	if p.EWS != nil {
		err = b.askEWS(ctx, *p.EWS, mailbox, now)
	} else {
		err = b.askFunction(ctx, org, p.LambdaARN, mailbox, now)
	}
	if err != nil {
		return sentence(err)
	}
	return ""
}

// askEWS sends GetUserAvailability.
func (b *Prober) askEWS(ctx context.Context, p EWS, mailbox string, now time.Time) error {
	if !strings.HasPrefix(p.Endpoint, "https://") {
		return errors.New("the endpoint must begin with https://, so that the password is not sent in plain text")
	}
	body, err := ewsavail.Request(mailbox, now, now.Add(probeWindow))
	if err != nil {
		return err
	}
	answer, err := call(ctx, b.customer, outbound.Request{
		URL: p.Endpoint, ContentType: ewsavail.ContentType, Header: map[string]string{"SOAPAction": ewsavail.Action},
		User: url.UserPassword(p.Username, p.Password), Body: body,
	})
	if err != nil {
		return err
	}
	return ewsavail.Check(bytes.NewReader(answer))
}

// A question is what a function is sent, and an answer what it returns, as the
// live service and its functions do.
type (
	question struct {
		Requester requester `json:"requester"`
		Mailboxes []string  `json:"mailboxes"`
		Window    window    `json:"window"`
	}
	requester struct {
		Email        string `json:"email"`
		UserName     string `json:"userName"`
		Organization string `json:"organization"`
		UserID       string `json:"userId"`
		Origin       string `json:"origin"`
	}
	window struct {
		Start string `json:"startDate"`
		End   string `json:"endDate"`
	}
	functionAnswer struct {
		Mailboxes []struct {
			Mailbox string `json:"mailbox"`
		} `json:"mailboxes"`
	}
)

// windowFormat is RFC 3339 in UTC with milliseconds.
const windowFormat = "2006-01-02T15:04:05.000Z"

// askFunction sends the question that AWS sends a Lambda function. Where the URL
// has credentials, the program must refuse those who have none.
func (b *Prober) askFunction(ctx context.Context, org, arn, mailbox string, now time.Time) error {
	target, ok := b.functions[arn]
	if !ok {
		return errors.New("the function is not known here; the operator maps its ARN to a URL in the setting availability.functions")
	}
	body, err := json.Marshal(question{
		Requester: requester{Email: mailbox, UserName: "availability-test", Organization: org, UserID: "availability-test", Origin: "127.0.0.1"},
		Mailboxes: []string{mailbox},
		Window:    window{now.UTC().Format(windowFormat), now.Add(probeWindow).UTC().Format(windowFormat)},
	})
	if err != nil {
		return err
	}
	bare := *target
	bare.User = nil
	request := outbound.Request{URL: bare.String(), ContentType: "application/json", User: target.User, Body: body}
	answer, err := call(ctx, b.operator, request)
	if err != nil {
		return err
	}
	var decoded functionAnswer
	if json.Unmarshal(answer, &decoded) != nil || len(decoded.Mailboxes) != 1 || !strings.EqualFold(decoded.Mailboxes[0].Mailbox, mailbox) {
		return errors.New("the answer of the function does not tell about the mailbox that was asked for")
	}
	if target.User != nil {
		request.User = nil
		if _, err := call(ctx, b.operator, request); err == nil {
			return errors.New("the function answers callers without credentials too")
		}
	}
	return nil
}

// call returns the body of a successful answer. What it says about a failure
// holds nothing of the answer but the status.
func call(ctx context.Context, client *outbound.Client, r outbound.Request) ([]byte, error) {
	const ok, unauthorized, forbidden = 200, 401, 403 // RFC 9110, section 15
	status, body, err := client.Post(ctx, r)
	switch {
	case err != nil:
		return nil, unreachable(err)
	case status == unauthorized || status == forbidden:
		return nil, fmt.Errorf("the provider refuses the credentials (HTTP status %d)", status)
	case status != ok:
		return nil, fmt.Errorf("the provider answers with HTTP status %d", status)
	}
	return body, nil
}

// unreachable words an error of the network so that nobody can explore a
// network with it: addresses that are not public all look alike.
func unreachable(err error) error {
	switch {
	case errors.Is(err, outbound.ErrForbidden):
		return errors.New("the endpoint has an address that is not public; the operator can allow its network in the setting availability.networks")
	case errors.Is(err, context.DeadlineExceeded):
		return errors.New("the provider did not answer in time")
	case errors.Is(err, outbound.ErrTooLong):
		return errors.New("the answer of the provider is too long")
	case outbound.Untrusted(err):
		return errors.New("the certificate of the endpoint is not trusted, not valid now, or for another name")
	}
	return errors.New("no connection to the provider could be made")
}

// maxReason is how many characters the API has for a reason.
const maxReason = 256

// sentence is an error as a sentence. Faults of other servers may be long.
func sentence(err error) string {
	text := []rune(err.Error())
	text[0] = unicode.ToUpper(text[0])
	if len(text) >= maxReason {
		text = append(text[:maxReason-2], '…')
	}
	return string(text) + "."
}
