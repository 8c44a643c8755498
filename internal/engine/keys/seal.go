package keys

import "context"

// Seal seals what is small and seldom with the data key of an organization.
func (r *Ring) Seal(ctx context.Context, org string, plaintext []byte, o Object) ([]byte, error) {
	key, err := r.Key(ctx, org)
	if err != nil {
		return nil, err
	}
	return key.Seal(nil, plaintext, o), nil
}

// Open opens what [Ring.Seal] made for the same object.
func (r *Ring) Open(ctx context.Context, org string, sealed []byte, o Object) ([]byte, error) {
	key, err := r.Key(ctx, org)
	if err != nil {
		return nil, err
	}
	return key.Open(nil, sealed, o)
}
