package directory

import (
	"context"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// MaxQuotaMB is the largest quota of a mailbox, 50 GB, in MB of 2^20 bytes
// (Amazon WorkMail Administrator Guide, "Amazon WorkMail quotas").
const MaxQuotaMB = 51200

// MailboxDetails are the size and bound of a mailbox, in bytes.
type MailboxDetails struct{ Quota, Used int64 }

// Mailbox returns the details of the mailbox of a user or resource. It refuses
// with [EntityNotFound] when there is none in use.
func (d *Directory) Mailbox(ctx context.Context, org, ident string) (MailboxDetails, error) {
	var details MailboxDetails
	err := d.store.View(ctx, func(tx *store.Tx) error {
		r, err := find(tx, org, ident, byAny, TypeUser, TypeResource)
		if err != nil {
			return err
		}
		var ok bool
		details.Quota, details.Used, ok, err = d.cfg.Mailboxes.Usage(tx, org, r.ID)
		if err != nil || !ok {
			return orRefuse(err, EntityNotFound, "The %s %s has no mailbox.", r.Type.noun(), r.Name)
		}
		return nil
	})
	return details, err
}

// UpdateQuota bounds the mailbox of a user or resource to a number of MB of
// 2^20 bytes. It refuses with [InvalidParameter] beyond [MaxQuotaMB] and with
// [EntityState] when there is no mailbox in use.
func (d *Directory) UpdateQuota(ctx context.Context, org, ident string, megabytes int) error {
	return d.change(ctx, org, func(tx *store.Tx) error {
		r, err := find(tx, org, ident, byAny, TypeUser, TypeResource)
		if err != nil {
			return err
		}
		if megabytes < 1 || megabytes > MaxQuotaMB {
			return refuse(InvalidParameter, "The quota of a mailbox is between 1 and %d MB, not %d.", MaxQuotaMB, megabytes)
		}
		ok, err := d.cfg.Mailboxes.SetQuota(tx, org, r.ID, int64(megabytes)<<20)
		if err != nil || !ok {
			return orRefuse(err, EntityState, "The %s %s has no mailbox in use; register it first.", r.Type.noun(), r.Name)
		}
		return nil
	})
}
