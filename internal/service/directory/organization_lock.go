package directory

import (
	"context"
	"errors"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// OrgState is where an organization stands, as the API writes it.
type OrgState string

// The states of an organization.
const (
	OrgRequested OrgState = "Requested"
	OrgCreating  OrgState = "Creating"
	OrgActive    OrgState = "Active"
	OrgFailed    OrgState = "Failed"
	OrgDeleting  OrgState = "Deleting"
	OrgDeleted   OrgState = "Deleted"
)

// requireActive refuses unless org exists and is active.
func requireActive(tx *store.Tx, org string) error {
	var state OrgState
	err := tx.QueryRow(`SELECT state FROM organization WHERE id = $1`, org).Scan(&state)
	return checkActive(org, state, err)
}

func checkActive(org string, state OrgState, err error) error {
	switch {
	case errors.Is(err, store.ErrNoRows):
		return errOrganizationNotFound(org)
	case err != nil:
		return err
	case state != OrgActive:
		return errOrganizationState(org, state)
	}
	return nil
}

// lockOrganization makes tx the only one that changes org until it ends, and
// returns the organization's state.
func lockOrganization(tx *store.Tx, org string) (OrgState, error) {
	var state OrgState
	err := tx.QueryRow(`UPDATE organization SET revision = revision + 1 WHERE id = $1 RETURNING state`, org).Scan(&state)
	if errors.Is(err, store.ErrNoRows) {
		return "", errOrganizationNotFound(org)
	}
	return state, err
}

// change runs fn in a transaction that holds the lock of org, if org is
// active. fn may run more than once.
func (d *Directory) change(ctx context.Context, org string, fn func(tx *store.Tx) error) error {
	return d.store.Update(ctx, func(tx *store.Tx) error {
		state, err := lockOrganization(tx, org)
		if err := checkActive(org, state, err); err != nil {
			return err
		}
		return fn(tx)
	})
}
