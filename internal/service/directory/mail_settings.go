package directory

import (
	"context"
	"errors"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// EnforcesDMARC reports whether mail from outside that fails the DMARC policy
// of its author's domain (RFC 7489) is treated as that policy says. A new
// organization does.
func (d *Directory) EnforcesDMARC(ctx context.Context, org string) (bool, error) {
	var enforced int64
	err := d.store.View(ctx, func(tx *store.Tx) error {
		if err := requireActive(tx, org); err != nil {
			return err
		}
		return tx.QueryRow(`SELECT enforce_dmarc FROM organization WHERE id = $1`, org).Scan(&enforced)
	})
	return enforced != 0, err
}

// SetEnforceDMARC changes what [Directory.EnforcesDMARC] reports.
func (d *Directory) SetEnforceDMARC(ctx context.Context, org string, enforce bool) error {
	return d.change(ctx, org, func(tx *store.Tx) error {
		_, err := tx.Exec(`UPDATE organization SET enforce_dmarc = $2 WHERE id = $1`, org, bit(enforce))
		return err
	})
}

// EmailMonitoring says where the events of an organization's mail are logged.
type EmailMonitoring struct {
	RoleARN     string // the role to log as; empty for that of the service
	LogGroupARN string
}

// EmailMonitoring returns the configuration, or refuses with
// [ResourceNotFound] when there is none.
func (d *Directory) EmailMonitoring(ctx context.Context, org string) (EmailMonitoring, error) {
	var m EmailMonitoring
	err := d.store.View(ctx, func(tx *store.Tx) error {
		if err := requireActive(tx, org); err != nil {
			return err
		}
		return tx.QueryRow(`SELECT role_arn, log_group_arn FROM email_monitoring WHERE org = $1`, org).Scan(&m.RoleARN, &m.LogGroupARN)
	})
	if errors.Is(err, store.ErrNoRows) {
		return EmailMonitoring{}, refuse(ResourceNotFound, "Organization %s has no email monitoring configuration.", org)
	}
	return m, err
}

// PutEmailMonitoring sets the configuration.
func (d *Directory) PutEmailMonitoring(ctx context.Context, org string, m EmailMonitoring) error {
	if err := checkText(m.RoleARN, m.LogGroupARN); err != nil {
		return err
	}
	return d.change(ctx, org, func(tx *store.Tx) error {
		_, err := tx.Exec(`INSERT INTO email_monitoring (org, role_arn, log_group_arn) VALUES ($1, $2, $3)
			ON CONFLICT (org) DO UPDATE SET role_arn = $2, log_group_arn = $3`, org, m.RoleARN, m.LogGroupARN)
		return err
	})
}

// DeleteEmailMonitoring removes the configuration. To remove none changes
// nothing.
func (d *Directory) DeleteEmailMonitoring(ctx context.Context, org string) error {
	return d.change(ctx, org, func(tx *store.Tx) error {
		_, err := tx.Exec(`DELETE FROM email_monitoring WHERE org = $1`, org)
		return err
	})
}
