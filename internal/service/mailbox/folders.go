package mailbox

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store"
)

// Folders returns the folders of a mailbox, parents before what they hold,
// siblings by name.
func (s *Service) Folders(ctx context.Context, id ID) ([]Folder, error) {
	m, err := s.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	key, err := s.keys.Key(ctx, m.Org)
	if err != nil {
		return nil, err
	}
	var all []Folder
	err = s.store.View(ctx, func(tx *store.Tx) error {
		all, err = scanFolders(tx, key, `SELECT `+folderColumns+` FROM folder WHERE mailbox = $1 AND removed = 0`, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, f := range all {
		s.places.put(f.ID, place{id, m.Org})
	}
	return inTreeOrder(all), nil
}

// inTreeOrder sorts folders depth first. A folder whose parent is missing is
// put at the top, so that it can be seen.
func inTreeOrder(all []Folder) []Folder {
	known := map[FolderID]bool{}
	for _, f := range all {
		known[f.ID] = true
	}
	children := map[FolderID][]Folder{}
	for _, f := range all {
		if !known[f.Parent] {
			f.Parent = 0
		}
		children[f.Parent] = append(children[f.Parent], f)
	}
	out := make([]Folder, 0, len(all))
	var add func(parent FolderID)
	add = func(parent FolderID) {
		level := children[parent]
		slices.SortFunc(level, func(a, b Folder) int { return strings.Compare(a.Name, b.Name) })
		for _, f := range level {
			out = append(out, f)
			add(f.ID)
		}
	}
	add(0)
	return out
}

// FolderByID returns a folder, or [ErrNoFolder].
func (s *Service) FolderByID(ctx context.Context, id FolderID) (Folder, error) {
	key, _, err := s.keyOf(ctx, id)
	if err != nil {
		return Folder{}, err
	}
	var f Folder
	err = s.store.View(ctx, func(tx *store.Tx) error {
		f, err = folderByID(tx, key, id)
		return err
	})
	return f, err
}

// FolderByPath returns the folder at a path of names from the top, or
// [ErrNoFolder]. "INBOX" in any case as the first name is the inbox (RFC 9051
// section 5.1); other names are compared exactly.
func (s *Service) FolderByPath(ctx context.Context, id ID, path []string) (Folder, error) {
	m, err := s.Get(ctx, id)
	if err != nil {
		return Folder{}, err
	}
	key, err := s.keys.Key(ctx, m.Org)
	if err != nil {
		return Folder{}, err
	}
	var f Folder
	err = s.store.View(ctx, func(tx *store.Tx) error {
		f = Folder{}
		if len(path) == 0 {
			return ErrNoFolder
		}
		for level, name := range path {
			if level == 0 && strings.EqualFold(name, "INBOX") {
				f, err = scanFolder(tx.QueryRow(`SELECT `+folderColumns+` FROM folder WHERE mailbox = $1 AND role = $2 AND removed = 0`, id, RoleInbox), key)
			} else {
				f, err = scanFolder(tx.QueryRow(`SELECT `+folderColumns+` FROM folder
					WHERE mailbox = $1 AND parent = $2 AND name_mac = $3 AND removed = 0`, id, f.ID, nameMAC(key, name)), key)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return Folder{}, err
	}
	s.places.put(f.ID, place{id, m.Org})
	return f, nil
}

func checkName(name string) error {
	if name == "" || len(name) > 255 || !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl) {
		return ErrFolderName
	}
	return nil
}

// CreateFolder makes a folder.
func (s *Service) CreateFolder(ctx context.Context, id ID, n NewFolder) (Folder, error) {
	if err := checkName(n.Name); err != nil {
		return Folder{}, err
	}
	if n.Parent == 0 && strings.EqualFold(n.Name, "INBOX") {
		return Folder{}, ErrFolderExists
	}
	m, err := s.Get(ctx, id)
	if err != nil {
		return Folder{}, err
	}
	key, err := s.keys.Key(ctx, m.Org)
	if err != nil {
		return Folder{}, err
	}
	fid, err := s.folderIDs.Next(ctx)
	if err != nil {
		return Folder{}, err
	}
	var f Folder
	err = s.store.Update(ctx, func(tx *store.Tx) error {
		f, err = s.createFolder(tx, key, id, FolderID(fid), n)
		return err
	})
	return f, err
}

func (s *Service) createFolder(tx *store.Tx, key *keys.Key, id ID, fid FolderID, n NewFolder) (Folder, error) {
	row := folderRow{id: fid, mailbox: id, parent: n.Parent, class: n.Class, role: n.Role, subscribed: n.Subscribed}
	err := tx.QueryRow(`UPDATE mailbox SET modseq = modseq + 1, uidvalidity = uidvalidity + 1
		WHERE id = $1 AND suspended = 0 RETURNING modseq, uidvalidity`, id).Scan(&row.modseq, &row.uidvalidity)
	if err != nil {
		return Folder{}, orNotFound(err, ErrNoMailbox)
	}
	if n.Parent != 0 {
		if p, err := folderByID(tx, key, n.Parent); err != nil || p.Mailbox != id {
			return Folder{}, orElse(err, ErrNoFolder)
		}
	}
	var count int
	if err := tx.QueryRow(`SELECT COUNT(*) FROM folder WHERE mailbox = $1 AND removed = 0`, id).Scan(&count); err != nil {
		return Folder{}, err
	}
	if count >= MaxFolders {
		return Folder{}, ErrTooManyFolders
	}
	row.seal(key, n.Name)
	if err := row.insert(tx); err != nil {
		return Folder{}, err
	}
	tx.Notify(topic(id))
	return folderByID(tx, key, fid)
}

func orElse(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

// RenameFolder gives a folder another name or parent, which must be in the same
// mailbox.
func (s *Service) RenameFolder(ctx context.Context, id, parent FolderID, name string) error {
	if err := checkName(name); err != nil {
		return err
	}
	if parent == 0 && strings.EqualFold(name, "INBOX") {
		return ErrFolderExists
	}
	key, p, err := s.keyOf(ctx, id)
	if err != nil {
		return err
	}
	row := folderRow{id: id}
	row.seal(key, name)
	return s.store.Update(ctx, func(tx *store.Tx) error {
		modseq, err := bump(tx, p.mailbox, 0)
		if err != nil {
			return err
		}
		f, err := folderByID(tx, key, id)
		if err != nil {
			return err
		}
		if f.Role != RoleNone && f.Role != RoleArchive {
			return ErrSystemFolder
		}
		if err := checkParent(tx, key, p.mailbox, id, parent); err != nil {
			return err
		}
		taken, err := nameTaken(tx, p.mailbox, parent, row.mac, id)
		if err != nil || taken {
			return orElse(err, ErrFolderExists)
		}
		_, err = tx.Exec(`UPDATE folder SET parent = $1, name = $2, name_mac = $3, changed = $4 WHERE id = $5`,
			parent, row.name, row.mac, modseq, id)
		return err
	})
}

// checkParent refuses a parent that is missing, elsewhere, or inside id.
func checkParent(tx *store.Tx, key *keys.Key, mailbox ID, id, parent FolderID) error {
	for p := parent; p != 0; {
		if p == id {
			return ErrFolderLoop
		}
		f, err := folderByID(tx, key, p)
		if err != nil {
			return err
		}
		if f.Mailbox != mailbox {
			return ErrNoFolder
		}
		p = f.Parent
	}
	return nil
}

func nameTaken(tx *store.Tx, mailbox ID, parent FolderID, mac []byte, except FolderID) (bool, error) {
	var n int
	err := tx.QueryRow(`SELECT COUNT(*) FROM folder WHERE mailbox = $1 AND parent = $2 AND name_mac = $3 AND removed = 0 AND id <> $4`,
		mailbox, parent, mac, except).Scan(&n)
	return n > 0, err
}

// SubscribeFolder sets the subscription that IMAP clients keep for a folder.
func (s *Service) SubscribeFolder(ctx context.Context, id FolderID, subscribed bool) error {
	p, err := s.place(ctx, id)
	if err != nil {
		return err
	}
	return s.store.Update(ctx, func(tx *store.Tx) error {
		modseq, err := bump(tx, p.mailbox, 0)
		if err != nil {
			return err
		}
		n, err := tx.Exec(`UPDATE folder SET subscribed = $1, changed = $2 WHERE id = $3 AND removed = 0`, asInt(subscribed), modseq, id)
		if err == nil && n == 0 {
			err = ErrNoFolder
		}
		return err
	})
}

// DeleteFolder removes a folder that has no folders inside, with its items. The
// folder is gone at once; its items are cleared away in steps after that.
func (s *Service) DeleteFolder(ctx context.Context, id FolderID, _ Origin) error {
	key, p, err := s.keyOf(ctx, id)
	if err != nil {
		return err
	}
	err = s.store.Update(ctx, func(tx *store.Tx) error {
		modseq, err := bump(tx, p.mailbox, 0)
		if err != nil {
			return err
		}
		f, err := folderByID(tx, key, id)
		if err != nil {
			return err
		}
		if f.Role != RoleNone && f.Role != RoleArchive {
			return ErrSystemFolder
		}
		var children int
		if err := tx.QueryRow(`SELECT COUNT(*) FROM folder WHERE mailbox = $1 AND parent = $2 AND removed = 0`, p.mailbox, id).Scan(&children); err != nil {
			return err
		}
		if children > 0 {
			return ErrHasChildren
		}
		if _, err := tx.Exec(`UPDATE mailbox SET used = used - $1 WHERE id = $2`, f.Size, p.mailbox); err != nil {
			return err
		}
		_, err = tx.Exec(`UPDATE folder SET removed = $1, changed = $1, messages = 0, unseen = 0, deleted = 0, size = 0 WHERE id = $2`, modseq, id)
		return err
	})
	if err != nil {
		return err
	}
	return s.discardItems(ctx, id)
}
