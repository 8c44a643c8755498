package directory

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// An Organization is a tenant with mail domains and entities of its own.
type Organization struct {
	ID, Alias      string
	State          OrgState
	ErrorMessage   string // why State is Failed
	ARN            string
	DirectoryID    string
	DirectoryType  string
	DefaultDomain  string
	MigrationAdmin string // identifier of a user, or ""
	Interoperable  bool
	Completed      time.Time // when it became Active; zero before
}

// directoryType is what the API calls a directory that was made with its
// organization.
const directoryType = "VpcDirectory"

// A DomainRequest asks for a mail domain of a new organization.
type DomainRequest struct{ Name, HostedZoneID string }

// NewOrganization is a request to create an organization.
type NewOrganization struct {
	Alias string // also the first label of the test domain
	// DirectoryID names a directory that a deleted organization has left; empty
	// makes a new one.
	DirectoryID      string
	ClientToken      string // makes a repetition harmless; may be empty
	Domains          []DomainRequest
	KMSKeyARN        string
	Interoperability bool
}

// CreateOrganization records the request to create an organization and returns
// its identifier. The organization passes through Requested and Creating to
// Active or Failed while [Directory.Run] works on it.
//
// It refuses with [NameAvailability] when another organization has the alias,
// [DirectoryInUse] and [DirectoryUnavailable] about DirectoryID,
// [LimitExceeded] and [InvalidParameter].
func (d *Directory) CreateOrganization(ctx context.Context, in NewOrganization) (string, error) {
	domains, err := d.checkNewOrganization(in)
	if err != nil {
		return "", err
	}
	row := organizationRow{
		alias: in.Alias, defaultDomain: fold(in.Alias) + "." + d.cfg.BaseDomain, kmsKey: in.KMSKeyARN,
		directoryID: in.DirectoryID,
	}
	hex, err := randomHex(d.cfg.Rand, 16)
	if err != nil {
		return "", err
	}
	row.id = "m-" + hex
	row.arn = fmt.Sprintf("arn:aws:workmail:%s:%s:organization/%s", d.cfg.Region, d.cfg.Account, row.id)
	if row.directoryID == "" {
		if hex, err = randomHex(d.cfg.Rand, 5); err != nil {
			return "", err
		}
		row.directoryID = "d-" + hex
	}
	request := digest("CreateOrganization", fold(in.Alias), in.DirectoryID, in.KMSKeyARN, fmt.Sprint(domains))
	var id string
	err = d.store.Update(ctx, func(tx *store.Tx) error {
		live, err := lockOrganizations(tx)
		if err != nil {
			return err
		}
		if result, done, err := replay(tx, "CreateOrganization", in.ClientToken, request); err != nil || done {
			id = result
			return err
		}
		if d.cfg.MaxOrganizations > 0 && live >= d.cfg.MaxOrganizations {
			return refuse(LimitExceeded, "There are %d organizations already, which is the limit; delete one first or raise the limit.", live)
		}
		id = row.id
		if err := d.insertOrganization(tx, row, in.DirectoryID != "", domains); err != nil {
			return err
		}
		tx.Notify(workTopic)
		return remember(tx, "CreateOrganization", in.ClientToken, request, id, d.cfg.Now())
	})
	return id, err
}

// checkNewOrganization returns the domains of the request in lower case, each
// once.
func (d *Directory) checkNewOrganization(in NewOrganization) ([]DomainRequest, error) {
	if !validHostname(fold(in.Alias)) || strings.Contains(in.Alias, ".") {
		return nil, refuse(InvalidParameter, "The alias %q cannot be part of a domain name; use letters, digits and single hyphens between them.", in.Alias)
	}
	if err := checkText(in.DirectoryID, in.ClientToken, in.KMSKeyARN); err != nil {
		return nil, err
	}
	if in.Interoperability {
		return nil, refuse(InvalidParameter, "Interoperability needs the DirectoryId of an AD Connector, and there is none here; leave EnableInteroperability out.")
	}
	var domains []DomainRequest
	seen := map[string]bool{}
	for _, dom := range in.Domains {
		dom.Name = fold(dom.Name)
		if err := checkText(dom.HostedZoneID); err != nil {
			return nil, err
		}
		switch {
		case !validDomain(dom.Name):
			return nil, refuse(InvalidParameter, "%q is not a domain name.", dom.Name)
		case d.underBase(dom.Name):
			return nil, refuse(InvalidParameter, "The domain %s lies under %s, where every organization gets its test domain; it cannot be registered.", dom.Name, d.cfg.BaseDomain)
		case !seen[dom.Name]:
			seen[dom.Name] = true
			domains = append(domains, dom)
		}
	}
	return domains, nil
}

func (d *Directory) underBase(domain string) bool {
	return domain == d.cfg.BaseDomain || strings.HasSuffix(domain, "."+d.cfg.BaseDomain)
}

func (d *Directory) insertOrganization(tx *store.Tx, row organizationRow, adopt bool, domains []DomainRequest) error {
	now := d.cfg.Now()
	if adopt {
		if err := adoptDirectory(tx, row); err != nil {
			return err
		}
	} else if err := insertDirectory(tx, row); err != nil {
		return err
	}
	if ok, err := row.insert(tx, now); err != nil || !ok {
		return orRefuse(err, NameAvailability, "The alias %s is taken by another organization; choose another one.", row.alias)
	}
	test := domainRow{domain: row.defaultDomain, org: row.id, isTest: true, ownership: domainVerified}
	if ok, err := test.insert(tx, now); err != nil || !ok {
		return orRefuse(err, NameAvailability, "The domain %s is taken by another organization; choose another alias.", test.domain)
	}
	for _, dom := range domains {
		r := domainRow{domain: dom.Name, org: row.id, ownership: d.firstStatus(), hostedZone: dom.HostedZoneID}
		if ok, err := r.insert(tx, now); err != nil || !ok {
			return orRefuse(err, InvalidParameter, "The domain %s belongs to another organization.", dom.Name)
		}
	}
	return bumpOrganizations(tx, 1)
}

// orRefuse returns err, or a refusal when there is none.
func orRefuse(err error, kind Kind, format string, args ...any) error {
	if err != nil {
		return err
	}
	return refuse(kind, format, args...)
}

// adoptDirectory gives a directory that was left behind to a new organization.
func adoptDirectory(tx *store.Tx, row organizationRow) error {
	aliasKey, owner, err := selectDirectory(tx, row.directoryID)
	switch {
	case errors.Is(err, store.ErrNoRows):
		return refuse(DirectoryUnavailable, "The directory %s does not exist here; leave DirectoryId out to make a new one.", row.directoryID)
	case err != nil:
		return err
	case owner != "":
		return refuse(DirectoryInUse, "The directory %s serves the organization %s.", row.directoryID, owner)
	case aliasKey != fold(row.alias):
		return refuse(InvalidParameter, "The alias %s is not the alias of the directory %s, which is %s.", row.alias, row.directoryID, aliasKey)
	}
	return assignDirectory(tx, row.directoryID, row.id)
}

// DeleteOrganization is a request to delete an organization.
type DeleteOrganization struct {
	Org         string
	ClientToken string // makes a repetition harmless; may be empty
	// KeepDirectory leaves users and groups to a later organization that names
	// the directory. Mailboxes and addresses go in any case.
	KeepDirectory bool
	Force         bool // even when users are enabled
}

// DeleteOrganization records the request to delete an organization and returns
// the state it is in: Deleting until [Directory.Run] has destroyed its data key
// and removed its mailboxes and entities, then Deleted for good.
func (d *Directory) DeleteOrganization(ctx context.Context, in DeleteOrganization) (OrgState, error) {
	request := digest("DeleteOrganization", in.Org, fmt.Sprint(in.KeepDirectory, in.Force))
	var state OrgState
	err := d.store.Update(ctx, func(tx *store.Tx) (err error) {
		if state, err = lockOrganization(tx, in.Org); err != nil {
			return err
		}
		if _, done, err := replay(tx, "DeleteOrganization", in.ClientToken, request); err != nil || done {
			return err
		}
		if state != OrgActive && state != OrgFailed {
			return errOrganizationState(in.Org, state)
		}
		if !in.Force {
			used, err := hasEnabledUsers(tx, in.Org)
			if err != nil || used {
				return orRefuse(err, OrganizationState, "Organization %s still has enabled users; deregister them first, or set ForceDelete.", in.Org)
			}
		}
		state = OrgDeleting
		if err := markDeleting(tx, in.Org, in.KeepDirectory); err != nil {
			return err
		}
		tx.Notify(workTopic)
		return remember(tx, "DeleteOrganization", in.ClientToken, request, "", d.cfg.Now())
	})
	return state, err
}

// Organization returns an organization in whatever state, Deleted included.
func (d *Directory) Organization(ctx context.Context, id string) (Organization, error) {
	var o Organization
	err := d.store.View(ctx, func(tx *store.Tx) (err error) {
		o, err = scanOrganization(tx.QueryRow(selectOrganization, id))
		return err
	})
	if errors.Is(err, store.ErrNoRows) {
		return Organization{}, errOrganizationNotFound(id)
	}
	return o, err
}

// Organizations returns a page of all organizations in order of their aliases,
// deleted ones included, and the token of the next page, or "".
func (d *Directory) Organizations(ctx context.Context, page Page) ([]Organization, string, error) {
	list := listing{name: "organizations"}
	after, err := list.decode(page.Token)
	if err != nil {
		return nil, "", err
	}
	size := page.size()
	var found []Organization
	err = d.store.View(ctx, func(tx *store.Tx) (err error) {
		found, err = selectOrganizations(tx, after, size+1)
		return err
	})
	if err != nil {
		return nil, "", err
	}
	found, next := cut(found, size, func(o Organization) string {
		return list.encode(cursor{fold(o.Alias), o.ID})
	})
	return found, next, nil
}
