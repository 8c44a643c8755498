package keys

import (
	"context"
	"errors"
)

// Ensure returns the data key of that name, and makes it when there is none: for
// what belongs to the installation and not to one organization. The name must not
// be able to be an organization's identifier.
func (r *Ring) Ensure(ctx context.Context, name string) (*Key, error) {
	key, err := r.Key(ctx, name)
	if !errors.Is(err, ErrNoKey) {
		return key, err
	}
	save, err := r.Prepare(ctx, name)
	if err != nil {
		return nil, err
	}
	if err := r.store.Update(ctx, save); err != nil {
		return nil, err
	}
	return r.Key(ctx, name) // maybe one that another process made meanwhile
}
