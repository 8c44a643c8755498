package mobilerule

import (
	"context"
	"strings"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/service/directory"
)

// An Override decides about one device of one user.
type Override struct {
	User        string // identifier
	Device      string // in lower case
	Effect      string // Allow or Deny
	Description string
	Created     time.Time
	Modified    time.Time
}

// foldDevice is the form in which device identifiers are kept and compared.
func foldDevice(id string) string { return strings.ToLower(id) }

// PutOverride adds an override, or replaces the one for the user and the device
// and keeps the date of its creation. It refuses with
// [directory.EntityNotFound], and [directory.EntityState] for a user who is not
// enabled.
func (s *Rules) PutOverride(ctx context.Context, org, user, device, effect, description string) error {
	if err := directory.CheckText(description); err != nil {
		return err
	}
	return s.cfg.Directory.ChangeOrganization(ctx, org, func(tx *store.Tx) error {
		u, err := directory.FindLive(tx, org, user, directory.TypeUser)
		if err != nil {
			return err
		}
		if u.State != directory.Enabled {
			return directory.Refuse(directory.EntityState, "The user %s is %s, not ENABLED.", user, u.State)
		}
		now := s.cfg.Now()
		return upsertOverride(tx, org, Override{u.ID, foldDevice(device), effect, description, now, now})
	})
}

// Override returns the override for a user and a device. It refuses with
// [directory.EntityNotFound] and [directory.ResourceNotFound].
func (s *Rules) Override(ctx context.Context, org, user, device string) (o Override, err error) {
	err = s.cfg.Directory.ViewOrganization(ctx, org, func(tx *store.Tx) error {
		u, err := directory.FindLive(tx, org, user, directory.TypeUser)
		if err != nil {
			return err
		}
		found, err := selectOverrides(tx, org, u.ID, foldDevice(device), "", 1)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return directory.Refuse(directory.ResourceNotFound, "There is no override for the user %s and the device %s.", user, device)
		}
		o = found[0]
		return nil
	})
	return o, err
}

// DeleteOverride removes the override for a user and a device, if there is one.
// It refuses with [directory.EntityNotFound].
func (s *Rules) DeleteOverride(ctx context.Context, org, user, device string) error {
	return s.cfg.Directory.ChangeOrganization(ctx, org, func(tx *store.Tx) error {
		u, err := directory.FindLive(tx, org, user, directory.TypeUser)
		if err != nil {
			return err
		}
		return deleteOverride(tx, org, u.ID, foldDevice(device))
	})
}

// Overrides returns a page of the overrides of an organization, of one user or
// one device if those are not empty, and the token of the next page, or "". It
// refuses with [directory.EntityNotFound].
func (s *Rules) Overrides(ctx context.Context, org, user, device string, page directory.Page) (found []Override, next string, err error) {
	device = foldDevice(device)
	list := directory.Listing{Name: "MobileDeviceAccessOverrides", Org: org, Subject: user + " " + device}
	after, limit, err := list.Start(page)
	if err != nil {
		return nil, "", err
	}
	err = s.cfg.Directory.ViewOrganization(ctx, org, func(tx *store.Tx) error {
		id := ""
		if user != "" {
			u, err := directory.FindLive(tx, org, user, directory.TypeUser)
			if err != nil {
				return err
			}
			id = u.ID
		}
		found, err = selectOverrides(tx, org, id, device, after, limit)
		return err
	})
	found, next = directory.CutPage(list, page, found, func(o Override) string { return o.User + " " + o.Device })
	return found, next, err
}
