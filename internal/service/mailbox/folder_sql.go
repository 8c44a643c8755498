package mailbox

import (
	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store"
)

const folderColumns = `id, mailbox, parent, name, class, role, subscribed, uidvalidity, uidnext, modseq, changed, messages, unseen, deleted, size`

const kindFolderName = "folder-name"

// nameMAC is what a folder's name is found by, since the name itself is sealed.
func nameMAC(key *keys.Key, name string) []byte {
	return key.MAC(kindFolderName, []byte(name))[:16]
}

type scanner interface{ Scan(dest ...any) error }

func scanFolder(row scanner, key *keys.Key) (f Folder, err error) {
	var sealed []byte
	err = row.Scan(&f.ID, &f.Mailbox, &f.Parent, &sealed, &f.Class, &f.Role, &f.Subscribed, &f.UIDValidity, &f.UIDNext,
		&f.ModSeq, &f.Changed, &f.Messages, &f.Unseen, &f.Deleted, &f.Size)
	if err != nil {
		return Folder{}, orNotFound(err, ErrNoFolder)
	}
	name, err := key.Open(nil, sealed, keys.Object{Kind: kindFolderName, ID: int64(f.ID)})
	f.Name = string(name)
	return f, err
}

func scanFolders(tx *store.Tx, key *keys.Key, query string, args ...any) (out []Folder, err error) {
	rows, err := tx.Query(query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		f, err := scanFolder(rows, key)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, rows.Err()
}

func folderByID(tx *store.Tx, key *keys.Key, id FolderID) (Folder, error) {
	return scanFolder(tx.QueryRow(`SELECT `+folderColumns+` FROM folder WHERE id = $1 AND removed = 0`, id), key)
}

// folderRow is a folder to be inserted.
type folderRow struct {
	id          FolderID
	mailbox     ID
	parent      FolderID
	class       Class
	role        Role
	subscribed  bool
	uidvalidity uint32
	modseq      ModSeq
	name, mac   []byte
}

// seal sets the name. It must be called outside of the transaction or in it,
// after the identifier is known.
func (r *folderRow) seal(key *keys.Key, name string) {
	r.name = key.Seal(nil, []byte(name), keys.Object{Kind: kindFolderName, ID: int64(r.id)})
	r.mac = nameMAC(key, name)
}

// insert stores the folder. The error is [ErrFolderExists] when its parent has
// one of that name, or its mailbox one of that role.
func (r *folderRow) insert(tx *store.Tx) error {
	n, err := tx.Exec(`INSERT INTO folder (id, mailbox, parent, name, name_mac, class, role, subscribed, uidvalidity, uidnext,
			modseq, changed, removed, forgotten, messages, unseen, deleted, size)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $10, 0, 0, 0, 0, 0, 0) ON CONFLICT DO NOTHING`,
		r.id, r.mailbox, r.parent, r.name, r.mac, r.class, r.role, asInt(r.subscribed), r.uidvalidity, r.modseq)
	if err == nil && n == 0 {
		err = ErrFolderExists
	}
	return err
}

func asInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// bump takes the next modification number of a mailbox, which also locks it
// until the end of the transaction, adds to its used bytes, and wakes its
// watchers.
func bump(tx *store.Tx, id ID, bytes int64) (ModSeq, error) {
	var m ModSeq
	err := tx.QueryRow(`UPDATE mailbox SET modseq = modseq + 1, used = used + $1 WHERE id = $2 AND suspended = 0 RETURNING modseq`, bytes, id).Scan(&m)
	if err != nil {
		return 0, orNotFound(err, ErrNoMailbox)
	}
	tx.Notify(topic(id))
	return m, nil
}
