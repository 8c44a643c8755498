// Package retention keeps what organizations say about how long mail stays in
// the standard folders of their users. An organization has at most one policy;
// a new one has none.
package retention

import (
	"context"
	"embed"
	"encoding/json"
	"errors"
	"io"
	"io/fs"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/service/directory"
)

// None is the action that keeps items.
const None = "NONE"

// A Folder says what happens to the items of a standard folder.
type Folder struct {
	Name   string // INBOX, DELETED_ITEMS, SENT_ITEMS, DRAFTS or JUNK_EMAIL
	Action string // NONE, DELETE or PERMANENTLY_DELETE
	// Days is the age, since an item was created, last changed or moved, from
	// which the action applies. 0 is none; only the action NONE has none.
	Days int `json:",omitempty"`
}

// A Policy is what an organization wants.
type Policy struct {
	ID, Name, Description string
	Folders               []Folder
}

// Policies keeps policies. It is safe for concurrent use.
type Policies struct {
	directory *directory.Directory
	rand      io.Reader
}

// New returns the policies on a migrated store; rand is for identifiers.
func New(d *directory.Directory, rand io.Reader) *Policies { return &Policies{d, rand} }

//go:embed migrations/*.sql
var migrations embed.FS

// Schema returns the tables of this package.
func Schema() (store.Schema, error) {
	files, err := fs.Sub(migrations, "migrations")
	return store.Schema{Component: "retention", Files: files}, err
}

// Holdings are the tables whose rows go with their organization.
func Holdings() []directory.Holding {
	return []directory.Holding{{Table: "retention_policy", Key: "org"}}
}

// Default returns the policy of an organization. It refuses with
// [directory.EntityNotFound] when there is none.
func (s *Policies) Default(ctx context.Context, org string) (p Policy, err error) {
	err = s.directory.ViewOrganization(ctx, org, func(tx *store.Tx) error {
		p, err = selectPolicy(tx, org)
		if errors.Is(err, store.ErrNoRows) {
			err = directory.Refuse(directory.EntityNotFound, "Organization %s has no retention policy.", org)
		}
		return err
	})
	return p, err
}

// Put makes p the policy of an organization. Without an identifier it replaces
// whatever there is; with one it is the policy of that identifier that is
// changed. It refuses with [directory.InvalidParameter] for a folder that is
// listed twice or has an action without a period, and with
// [directory.LimitExceeded] when the organization has a policy with another
// identifier.
func (s *Policies) Put(ctx context.Context, org string, p Policy) error {
	if err := p.check(); err != nil {
		return err
	}
	fresh, err := directory.NewID(s.rand)
	if err != nil {
		return err
	}
	return s.directory.ChangeOrganization(ctx, org, func(tx *store.Tx) error {
		p := p
		before, err := selectPolicy(tx, org)
		switch exists := err == nil; {
		case err != nil && !errors.Is(err, store.ErrNoRows):
			return err
		case exists && p.ID != "" && p.ID != before.ID:
			return directory.Refuse(directory.LimitExceeded,
				"Organization %s has the retention policy %s, and can have one only; change or delete that one.", org, before.ID)
		case exists:
			p.ID = before.ID
		case p.ID == "":
			p.ID = fresh
		}
		return upsertPolicy(tx, org, p)
	})
}

func (p Policy) check() error {
	seen := map[string]bool{}
	for _, f := range p.Folders {
		switch {
		case seen[f.Name]:
			return directory.Refuse(directory.InvalidParameter, "The folder %s is listed twice.", f.Name)
		case f.Action != None && f.Days == 0:
			return directory.Refuse(directory.InvalidParameter, "The action %s of the folder %s needs a period of 1 to 730 days.", f.Action, f.Name)
		}
		seen[f.Name] = true
	}
	return directory.CheckText(p.Description)
}

// Delete removes the policy with that identifier, if there is one.
func (s *Policies) Delete(ctx context.Context, org, id string) error {
	return s.directory.ChangeOrganization(ctx, org, func(tx *store.Tx) error { return deletePolicy(tx, org, id) })
}

func selectPolicy(tx *store.Tx, org string) (Policy, error) {
	var p Policy
	var folders string
	err := tx.QueryRow(`SELECT id, name, description, folders FROM retention_policy WHERE org = $1`, org).
		Scan(&p.ID, &p.Name, &p.Description, &folders)
	if err != nil {
		return Policy{}, err
	}
	return p, json.Unmarshal([]byte(folders), &p.Folders)
}

func upsertPolicy(tx *store.Tx, org string, p Policy) error {
	folders, err := json.Marshal(p.Folders)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`INSERT INTO retention_policy (org, id, name, description, folders) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (org) DO UPDATE SET id = excluded.id, name = excluded.name, description = excluded.description, folders = excluded.folders`,
		org, p.ID, p.Name, p.Description, string(folders))
	return err
}

func deletePolicy(tx *store.Tx, org, id string) error {
	_, err := tx.Exec(`DELETE FROM retention_policy WHERE org = $1 AND id = $2`, org, id)
	return err
}
