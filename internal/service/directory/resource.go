package directory

import (
	"context"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// NewResource is a request to create a resource.
type NewResource struct {
	Name        string
	Type        string // ROOM or EQUIPMENT
	Description string
	Hidden      bool
}

// CreateResource adds a resource, which is disabled and has neither address
// nor calendar, and returns its identifier. It refuses with [NameAvailability],
// [ReservedName] and [InvalidParameter].
func (d *Directory) CreateResource(ctx context.Context, org string, in NewResource) (string, error) {
	if err := checkText(in.Name, in.Description); err != nil {
		return "", err
	}
	hex, err := randomHex(d.cfg.Rand, 16)
	if err != nil {
		return "", err
	}
	id := "r-" + hex
	return id, d.create(ctx, record{
		Entity:       Entity{Org: org, ID: id, Type: TypeResource, Name: in.Name, Hidden: in.Hidden},
		resourceType: in.Type, description: in.Description,
		// It accepts what it can and declines what conflicts.
		booking: BookingOptions{AutoAccept: true, AutoDeclineConflicting: true},
	}, "")
}

// Resource returns the resource that ident names, deleted ones (by identifier)
// included.
func (d *Directory) Resource(ctx context.Context, org, ident string) (Resource, error) {
	r, err := d.get(ctx, org, ident, TypeResource)
	if err != nil {
		return Resource{}, err
	}
	return r.resource()
}

// DeleteResource deletes the disabled resource that ident names by identifier
// or name, and its delegations. To delete one that does not exist, or is
// deleted, changes nothing.
func (d *Directory) DeleteResource(ctx context.Context, org, ident string) error {
	return d.delete(ctx, org, ident, TypeResource)
}

// ResourceUpdate changes the members that are not nil.
type ResourceUpdate struct {
	Name, Type, Description *string
	Hidden                  *bool
	Booking                 *BookingOptions // replaces all options together
}

// UpdateResource changes a resource. It refuses with [InvalidConfiguration]
// when nobody would answer requests: neither the resource itself nor a
// delegate; and with [NameAvailability] when the new name is taken.
func (d *Directory) UpdateResource(ctx context.Context, org, ident string, in ResourceUpdate) error {
	return d.change(ctx, org, func(tx *store.Tx) error {
		r, err := find(tx, org, ident, byAny, TypeResource)
		if err != nil {
			return err
		}
		if r.State == Deleted {
			return errDeleted(r)
		}
		if in.Name != nil && fold(*in.Name) != fold(r.Name) && checkName(*in.Name) != nil {
			return refuse(InvalidParameter, "The name %q is reserved; choose another one.", *in.Name)
		}
		set(&r.Name, in.Name)
		set(&r.resourceType, in.Type)
		set(&r.description, in.Description)
		set(&r.Hidden, in.Hidden)
		if err := checkText(r.Name, r.description); err != nil {
			return err
		}
		if in.Booking != nil {
			r.booking = *in.Booking
			if err := requireAnswer(tx, r); err != nil {
				return err
			}
		}
		if ok, err := updateResource(tx, r); err != nil || !ok {
			return orRefuse(err, NameAvailability, "The name %s is taken by another user, group or resource.", r.Name)
		}
		return nil
	})
}

func set[T any](to, from *T) {
	if from != nil {
		*to = *from
	}
}

// requireAnswer refuses unless somebody answers the requests to a resource.
func requireAnswer(tx *store.Tx, r record) error {
	if r.booking.AutoAccept {
		return nil
	}
	ok, err := hasDelegate(tx, r.Org, r.ID, "")
	if err != nil || !ok {
		return orRefuse(err, InvalidConfiguration, "The resource %s has no delegate, so it must accept requests automatically; add a delegate first.", r.Name)
	}
	return nil
}

// AddDelegate makes an enabled user or group a delegate of a resource. One
// that is a delegate already stays one.
func (d *Directory) AddDelegate(ctx context.Context, org, resource, delegate string) error {
	return d.change(ctx, org, func(tx *store.Tx) error {
		r, del, err := findPair(tx, org, resource, TypeResource, delegate)
		if err != nil {
			return err
		}
		if err := requireHelper(del, "delegate of a resource"); err != nil {
			return err
		}
		return insertDelegate(tx, org, r.ID, del)
	})
}

// RemoveDelegate ends a delegation. To end one that does not exist changes
// nothing. It refuses with [EntityState] to remove the last delegate of a
// resource that does not accept requests by itself.
func (d *Directory) RemoveDelegate(ctx context.Context, org, resource, delegate string) error {
	return d.change(ctx, org, func(tx *store.Tx) error {
		r, del, err := findPair(tx, org, resource, TypeResource, delegate)
		if err != nil {
			return err
		}
		if is, err := isDelegate(tx, org, r.ID, del.ID); err != nil || !is {
			return err
		}
		if !r.booking.AutoAccept {
			other, err := hasDelegate(tx, org, r.ID, del.ID)
			if err != nil || !other {
				return orRefuse(err, EntityState, "%s is the last delegate of %s, which does not accept requests automatically; turn AutoAcceptRequests on first.", del.Name, r.Name)
			}
		}
		return deleteDelegate(tx, org, r.ID, del.ID)
	})
}

// Delegates returns a page of the delegates of a resource, in order of their
// identifiers, and the token of the next page, or "".
func (d *Directory) Delegates(ctx context.Context, org, resource string, page Page) ([]Entity, string, error) {
	return d.attached(ctx, org, resource, TypeResource, pageDelegates, page)
}
