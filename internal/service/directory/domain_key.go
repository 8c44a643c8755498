package directory

import (
	"context"
	"crypto"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"fmt"

	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store"
)

// dkimBits is the size of signing keys; RFC 8301, section 3.2 wants at least
// 1024 and advises 2048.
const dkimBits = 2048

// A DKIMKey signs the mail of a domain (RFC 6376).
type DKIMKey struct {
	Domain, Selector string
	Signer           crypto.Signer // RSA
	// Record is the text by which receivers find the public key. They look at
	// Host, from where the record that the domain's holder publishes leads to
	// Target, in the zone of this server.
	Record, Host, Target string
}

// DomainOwner returns the organization that has a mail domain, or refuses with
// [MailDomainNotFound].
func (d *Directory) DomainOwner(ctx context.Context, domain string) (org string, err error) {
	err = d.store.View(ctx, func(tx *store.Tx) error {
		return tx.QueryRow(`SELECT org FROM mail_domain WHERE domain = $1`, fold(domain)).Scan(&org)
	})
	if errors.Is(err, store.ErrNoRows) {
		return "", refuse(MailDomainNotFound, "No organization here has the mail domain %s.", domain)
	}
	return org, err
}

// DKIMKey returns the signing key of a domain, and makes it when there is none.
// It refuses with [MailDomainNotFound].
func (d *Directory) DKIMKey(ctx context.Context, org, domain string) (DKIMKey, error) {
	m, err := d.domainWithMaterial(ctx, org, fold(domain))
	if err != nil {
		return DKIMKey{}, err
	}
	row, err := d.dkimRow(ctx, m)
	if err != nil {
		return DKIMKey{}, err
	}
	der, err := d.cfg.Keys.Open(ctx, org, row.private, sealedDKIM(m.Name))
	if err != nil {
		return DKIMKey{}, fmt.Errorf("open the DKIM key of %s: %w", m.Name, err)
	}
	parsed, err := x509.ParsePKCS8PrivateKey(der)
	if err != nil {
		return DKIMKey{}, fmt.Errorf("read the DKIM key of %s: %w", m.Name, err)
	}
	signer, ok := parsed.(crypto.Signer)
	if !ok {
		return DKIMKey{}, fmt.Errorf("the DKIM key of %s cannot sign", m.Name)
	}
	return DKIMKey{
		Domain: m.Name, Selector: row.selector, Signer: signer,
		Record: dkimRecord(row.public), Host: selectorHost(row.selector, m.Name), Target: d.selectorTarget(row.selector),
	}, nil
}

// dkimRecord is the key record of a public key (RFC 6376, section 3.6.1).
func dkimRecord(public string) string { return "v=DKIM1; k=rsa; p=" + public }

// sealedDKIM is the place in which the private key of a domain is sealed.
func sealedDKIM(domain string) keys.Object { return keys.Object{Kind: "dkim " + domain} }

// dkimRow is the stored key of a domain.
type dkimRow struct {
	selector, public string
	private          []byte // sealed
}

// dkimRow returns the stored key of m, and makes it when there is none.
func (d *Directory) dkimRow(ctx context.Context, m domainDetails) (dkimRow, error) {
	var row dkimRow
	read := func(tx *store.Tx) error {
		return tx.QueryRow(`SELECT selector, public, private FROM dkim_key WHERE domain = $1 AND org = $2`, m.Name, m.org).
			Scan(&row.selector, &row.public, &row.private)
	}
	err := d.store.View(ctx, read)
	if !errors.Is(err, store.ErrNoRows) {
		return row, err
	}
	fresh, err := d.newDKIMRow(ctx, m)
	if err != nil {
		return dkimRow{}, err
	}
	err = d.change(ctx, m.org, func(tx *store.Tx) error {
		if _, err := selectMailDomain(tx, m.org, m.Name); err != nil { // deregistered meanwhile
			return err
		}
		if _, err := tx.Exec(`INSERT INTO dkim_key (domain, org, selector, public, private, created) VALUES ($1, $2, $3, $4, $5, $6)
			ON CONFLICT DO NOTHING`, m.Name, m.org, fresh.selector, fresh.public, fresh.private, store.Micros(d.cfg.Now())); err != nil {
			return err
		}
		return read(tx) // maybe one that another process made meanwhile
	})
	return row, err
}

func (d *Directory) newDKIMRow(ctx context.Context, m domainDetails) (dkimRow, error) {
	key, err := rsa.GenerateKey(d.cfg.Rand, dkimBits)
	if err != nil {
		return dkimRow{}, fmt.Errorf("make the DKIM key of %s: %w", m.Name, err)
	}
	public, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	if err != nil {
		return dkimRow{}, err
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return dkimRow{}, err
	}
	sealed, err := d.cfg.Keys.Seal(ctx, m.org, private, sealedDKIM(m.Name))
	if err != nil {
		return dkimRow{}, fmt.Errorf("seal the DKIM key of %s: %w", m.Name, err)
	}
	return dkimRow{selector: m.selectors[0], public: base64.StdEncoding.EncodeToString(public), private: sealed}, nil
}
