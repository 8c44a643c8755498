package directory

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// maxTags bounds the tags of an organization.
const maxTags = 50

// A Tag is a label of an organization. Keys and values compare with case.
type Tag struct{ Key, Value string }

// TagResource adds tags to the organization that arn names; a tag with a key
// that is there already replaces it.
//
// It refuses with [ResourceNotFound], [OrganizationState] unless the
// organization is active, [TooManyTags], and [InvalidParameter] for a key that
// occurs twice or begins with "aws:", which is reserved.
func (d *Directory) TagResource(ctx context.Context, arn string, tags []Tag) error {
	seen := map[string]bool{}
	for _, t := range tags {
		if err := checkText(t.Key, t.Value); err != nil {
			return err
		}
		switch {
		case seen[t.Key]:
			return refuse(InvalidParameter, "The tag key %q occurs twice in the request.", t.Key)
		case strings.HasPrefix(fold(t.Key), "aws:"):
			return refuse(InvalidParameter, "The tag key %q begins with aws:, which is reserved.", t.Key)
		}
		seen[t.Key] = true
	}
	return d.store.Update(ctx, func(tx *store.Tx) error {
		org, state, err := lockTagged(tx, arn)
		if err != nil {
			return err
		}
		if state != OrgActive {
			return errOrganizationState(org, state)
		}
		for _, t := range tags {
			if _, err := tx.Exec(`INSERT INTO organization_tag (org, tag_key, tag_value) VALUES ($1, $2, $3)
				ON CONFLICT (org, tag_key) DO UPDATE SET tag_value = $3`, org, t.Key, t.Value); err != nil {
				return err
			}
		}
		all, err := selectTags(tx, org)
		if err != nil || len(all) > maxTags {
			return orRefuse(err, TooManyTags, "An organization can have %d tags; remove some first.", maxTags)
		}
		return nil
	})
}

// UntagResource removes tags by their keys; a key that is not there is passed
// over. It refuses with [ResourceNotFound] also for a deleted organization.
func (d *Directory) UntagResource(ctx context.Context, arn string, keys []string) error {
	return d.store.Update(ctx, func(tx *store.Tx) error {
		org, state, err := lockTagged(tx, arn)
		if err != nil {
			return err
		}
		if state == OrgDeleted {
			return errNoResource(arn)
		}
		for _, key := range keys {
			if checkText(key) != nil {
				continue // no tag has such a key
			}
			if _, err := tx.Exec(`DELETE FROM organization_tag WHERE org = $1 AND tag_key = $2`, org, key); err != nil {
				return err
			}
		}
		return nil
	})
}

// Tags returns the tags of the organization that arn names, in order of their
// keys. It refuses with [ResourceNotFound] also for a deleted organization.
func (d *Directory) Tags(ctx context.Context, arn string) ([]Tag, error) {
	var tags []Tag
	err := d.store.View(ctx, func(tx *store.Tx) error {
		o, err := scanOrganization(tx.QueryRow(selectOrganization, organizationOf(arn)))
		if errors.Is(err, store.ErrNoRows) || err == nil && (o.ARN != arn || o.State == OrgDeleted) {
			return errNoResource(arn)
		}
		if err != nil {
			return err
		}
		tags, err = selectTags(tx, o.ID)
		return err
	})
	return tags, err
}

// TagsOf returns the tags of an organization, given by identifier, for rules
// that depend on them. It is empty when there is no such organization.
func (d *Directory) TagsOf(ctx context.Context, org string) (map[string]string, error) {
	tags := map[string]string{}
	err := d.store.View(ctx, func(tx *store.Tx) error {
		found, err := selectTags(tx, org)
		for _, t := range found {
			tags[t.Key] = t.Value
		}
		return err
	})
	return tags, err
}

func errNoResource(arn string) error {
	return refuse(ResourceNotFound, "There is no resource %s that can have tags.", arn)
}

// organizationOf returns the identifier at the end of an organization's ARN.
func organizationOf(arn string) string {
	_, org, _ := strings.Cut(arn, ":organization/")
	if checkText(org) != nil {
		return ""
	}
	return org
}

// lockTagged locks the organization that arn names.
func lockTagged(tx *store.Tx, arn string) (org string, state OrgState, err error) {
	org = organizationOf(arn)
	var stored string
	err = tx.QueryRow(`UPDATE organization SET revision = revision + 1 WHERE id = $1 RETURNING state, arn`, org).Scan(&state, &stored)
	if errors.Is(err, store.ErrNoRows) || err == nil && stored != arn {
		return "", "", errNoResource(arn)
	}
	return org, state, err
}

const selectTagsOf = `SELECT tag_key, tag_value FROM organization_tag WHERE org = $1 ORDER BY tag_key`

func selectTags(tx *store.Tx, org string) ([]Tag, error) {
	rows, err := tx.Query(selectTagsOf, org)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []Tag
	for rows.Next() {
		var t Tag
		if err := rows.Scan(&t.Key, &t.Value); err != nil {
			return nil, err
		}
		found = append(found, t)
	}
	return slices.Clip(found), rows.Err()
}
