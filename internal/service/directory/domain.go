package directory

import (
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"strings"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// DomainStatus is how far a mail domain is verified, as the API writes it.
type DomainStatus string

// The states of verification.
const (
	domainPending  = "PENDING"
	domainVerified = "VERIFIED"
	domainFailed   = "FAILED"
)

// maxDomains bounds the mail domains of an organization (Amazon WorkMail
// Administrator Guide, "Amazon WorkMail quotas").
const maxDomains = 1000

// A MailDomain is a domain in which an organization can have addresses.
type MailDomain struct {
	Name      string
	IsTest    bool // the one that came with the organization
	IsDefault bool // the one that is suggested for new addresses
	// Ownership is VERIFIED once DNS has shown that the organization holds the
	// domain; only then can it have addresses there.
	Ownership DomainStatus
	// DKIM is VERIFIED while receivers find the key with which the domain's mail
	// is signed.
	DKIM    DomainStatus
	Records []DNSRecord // what the holder is to publish; not in lists
}

// RegisterMailDomain adds a domain to an organization. It is verified when
// [Directory.Run] finds its records in DNS, or at once when domains are trusted.
// To register one that the organization has changes nothing.
//
// It refuses with [InvalidParameter] what is no domain name or lies under the
// base domain, with [MailDomainInUse] the domain of another organization, and
// with [LimitExceeded]. clientToken makes a repetition harmless; it may be empty.
func (d *Directory) RegisterMailDomain(ctx context.Context, org, domain, clientToken string) error {
	domain = fold(domain)
	row := domainRow{domain: domain, org: org, ownership: d.firstStatus()}
	var err error
	if row.token, row.selectors, err = newDomainMaterial(d.cfg.Rand); err != nil {
		return err
	}
	if err := checkText(clientToken); err != nil {
		return err
	}
	return d.change(ctx, org, func(tx *store.Tx) error {
		_, err := Once(tx, "RegisterMailDomain", org, clientToken, d.cfg.Now(), []string{domain}, func() (string, error) {
			return "", d.registerDomain(tx, row)
		})
		return err
	})
}

// firstStatus is what a domain that is registered begins with.
func (d *Directory) firstStatus() string {
	if d.cfg.TrustDomains {
		return domainVerified
	}
	return domainPending
}

func (d *Directory) registerDomain(tx *store.Tx, row domainRow) error {
	ownership, _, err := selectDomain(tx, row.org, row.domain)
	switch {
	case err != nil || ownership != "":
		return err
	case !validDomain(row.domain):
		return refuse(InvalidParameter, "%q is not a domain name.", row.domain)
	case d.underBase(row.domain):
		return refuse(InvalidParameter, "The domain %s lies under %s, where every organization gets its test domain; it cannot be registered.", row.domain, d.cfg.BaseDomain)
	}
	if ok, err := row.insert(tx, d.cfg.Now()); err != nil || !ok {
		return orRefuse(err, MailDomainInUse, "The domain %s belongs to another organization.", row.domain)
	}
	n, err := countDomains(tx, row.org)
	if err != nil || n > d.cfg.MaxDomains {
		return orRefuse(err, LimitExceeded, "An organization can have %d mail domains; deregister one first.", d.cfg.MaxDomains)
	}
	tx.Notify(domainTopic)
	return nil
}

// newDomainMaterial draws what the records of a domain show: the proof of
// ownership, 44 characters, and three DKIM selectors of 32 characters each,
// separated by blanks.
func newDomainMaterial(rand io.Reader) (token, selectors string, err error) {
	var b [32]byte
	if _, err := io.ReadFull(rand, b[:]); err != nil {
		return "", "", fmt.Errorf("draw the records of a domain: %w", err)
	}
	var names [3]string
	for i := range names {
		if names[i], err = randomHex(rand, 16); err != nil {
			return "", "", err
		}
	}
	return base64.StdEncoding.EncodeToString(b[:]), strings.Join(names[:], " "), nil
}

// DeregisterMailDomain takes a domain from an organization, and its signing
// key. To take one that it does not have changes nothing. It refuses with
// [MailDomainInUse] while somebody has an address there or it is the default
// domain, and with [InvalidParameter] the test domain.
func (d *Directory) DeregisterMailDomain(ctx context.Context, org, domain string) error {
	domain = fold(domain)
	return d.change(ctx, org, func(tx *store.Tx) error {
		m, err := selectMailDomain(tx, org, domain)
		switch {
		case KindOf(err) == MailDomainNotFound:
			return nil
		case err != nil:
			return err
		case m.IsDefault:
			return refuse(MailDomainInUse, "The domain %s is the default domain; make another one the default first.", domain)
		case m.IsTest:
			return refuse(InvalidParameter, "The domain %s came with the organization and cannot be deregistered.", domain)
		}
		used, err := domainInUse(tx, domain)
		if err != nil || used {
			return orRefuse(err, MailDomainInUse, "The domain %s has addresses of users, groups or resources; remove them first.", domain)
		}
		return deleteDomain(tx, domain)
	})
}

// MailDomain returns a domain of an organization with the records to publish.
// It refuses with [MailDomainNotFound].
func (d *Directory) MailDomain(ctx context.Context, org, domain string) (MailDomain, error) {
	m, err := d.domainWithMaterial(ctx, org, fold(domain))
	if err != nil {
		return MailDomain{}, err
	}
	m.Records = d.records(m)
	return m.MailDomain, nil
}

// domainWithMaterial returns a domain of which the material of its records
// exists. It is made when it is first asked for: not every domain came by
// RegisterMailDomain.
func (d *Directory) domainWithMaterial(ctx context.Context, org, domain string) (domainDetails, error) {
	var m domainDetails
	read := func(tx *store.Tx) (err error) {
		m, err = selectMailDomain(tx, org, domain)
		return err
	}
	err := d.ViewOrganization(ctx, org, read)
	if err != nil || m.token != "" {
		return m, err
	}
	token, selectors, err := newDomainMaterial(d.cfg.Rand)
	if err != nil {
		return m, err
	}
	err = d.change(ctx, org, func(tx *store.Tx) error {
		if err := setDomainMaterial(tx, org, domain, token, selectors); err != nil {
			return err
		}
		return read(tx)
	})
	return m, err
}

// MailDomains returns a page of the domains of an organization in order of
// their names, and the token of the next page, or "".
func (d *Directory) MailDomains(ctx context.Context, org string, page Page) ([]MailDomain, string, error) {
	list := Listing{Name: "mail domains", Org: org}
	after, limit, err := list.Start(page)
	if err != nil {
		return nil, "", err
	}
	var found []MailDomain
	err = d.ViewOrganization(ctx, org, func(tx *store.Tx) (err error) {
		found, err = selectMailDomains(tx, org, after, limit)
		return err
	})
	if err != nil {
		return nil, "", err
	}
	found, next := CutPage(list, page, found, func(m MailDomain) string { return m.Name })
	return found, next, nil
}

// UpdateDefaultMailDomain makes a domain the one that is suggested for new
// addresses. It refuses with [MailDomainNotFound] and, unless the domain is
// verified, [MailDomainState].
func (d *Directory) UpdateDefaultMailDomain(ctx context.Context, org, domain string) error {
	domain = fold(domain)
	return d.change(ctx, org, func(tx *store.Tx) error {
		m, err := selectMailDomain(tx, org, domain)
		if err != nil {
			return err
		}
		if m.Ownership != domainVerified {
			return refuse(MailDomainState, "The domain %s is not verified yet.", domain)
		}
		return setDefaultDomain(tx, org, domain)
	})
}
