package mailbox

import (
	"time"

	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/wire/mime"
)

// ID identifies a mailbox, FolderID a folder and ItemID an item. All are
// greater than zero and never used again.
type (
	ID       int64
	FolderID int64
	ItemID   int64
)

// ModSeq is a mailbox's modification sequence: 63 bits, as RFC 7162 section 7
// demands. Zero is before every change.
type ModSeq int64

// Origin names what made a change, such as "smtp" or a client's session, so
// that it can be told what others changed.
type Origin string

// Class says what kind of items a folder holds.
type Class int

// The classes of folders; their numbers are stored.
const (
	ClassMail Class = iota
	ClassCalendar
	ClassContacts
	ClassTasks
	ClassNotes
)

// Role marks the folders that every mailbox has once and that cannot be
// deleted. Its numbers are stored.
type Role int

// The roles of folders.
const (
	RoleNone Role = iota
	RoleInbox
	RoleSent
	RoleDrafts
	RoleTrash // "Deleted Items"
	RoleJunk
	RoleCalendar
	RoleContacts
	RoleTasks
	RoleNotes
	RoleArchive // given on request (IMAP CREATE with USE), never made by itself
)

// Mailbox is the account of one owner. A mailbox that is made anew for the same
// owner has another ID, by which state that clients kept of the old one is
// recognized as stale.
type Mailbox struct {
	ID     ID
	Org    string // organization identifier
	Owner  string // the user's or resource's identifier
	ModSeq ModSeq
	Quota  int64 // bytes
	Used   int64 // bytes: the sum of the sizes of all items
}

// Folder is one folder with its counts.
type Folder struct {
	ID          FolderID
	Mailbox     ID
	Parent      FolderID // 0 at the top
	Name        string   // one level, UTF-8, without any separator meaning
	Class       Class
	Role        Role
	Subscribed  bool
	UIDValidity uint32
	UIDNext     uint32
	ModSeq      ModSeq // of the last change to the folder's items
	Changed     ModSeq // of the last change to the folder itself (name, parent, …)
	Messages    int64
	Unseen      int64
	Deleted     int64 // items with the flag \Deleted
	Size        int64 // bytes of all items
}

// Flags are the system flags of RFC 9051 section 2.3.2 as bits. Their numbers
// are stored.
type Flags uint32

// The system flags.
const (
	FlagSeen Flags = 1 << iota
	FlagAnswered
	FlagFlagged
	FlagDeleted
	FlagDraft
)

// State is the part of an item that changes.
type State struct {
	ID       ItemID
	UID      uint32
	Flags    Flags
	Keywords []string // sorted, without duplicates (compared without case)
	ModSeq   ModSeq
	Created  ModSeq // when the item came into this folder
}

// Item is one message or object in a folder.
type Item struct {
	State
	Folder   FolderID
	Size     int64     // bytes of the message as a client sees it, trace header included
	Received time.Time // IMAP INTERNALDATE

	svc     *Service
	key     *keys.Key
	blob    int64
	sealed  []byte // trace and index, until they are opened
	trace   []byte
	index   []byte
	inline  []byte // the stored body, when it was read along
	extract []byte // the sealed text, when it was read along
}

// Fields says which parts of an item a query loads beside its columns.
type Fields uint8

// The loadable parts.
const (
	// WithIndex loads what [Item.Index] needs.
	WithIndex Fields = 1 << iota
	// WithBody loads the index, and small bodies along with the row, so that
	// [Item.Content] needs no query of its own.
	WithBody
	// WithText loads the index, and the searchable text along with the row, so
	// that [Item.Text] needs no query of its own.
	WithText
)

// UIDRange is First ≤ uid ≤ Last.
type UIDRange struct{ First, Last uint32 }

// UIDSet is a set of UIDs as ascending ranges that neither overlap nor touch.
type UIDSet []UIDRange

// AllUIDs is every UID there can be.
func AllUIDs() UIDSet { return UIDSet{{1, ^uint32(0)}} }

// FolderView is a folder at one moment: what an IMAP SELECT needs.
type FolderView struct {
	Folder Folder
	UIDs   []uint32 // ascending; the caller's own copy
}

// Changes is what happened in a folder after a given ModSeq.
type Changes struct {
	// ModSeq is where the next question begins.
	ModSeq ModSeq
	// Items are new (Created later than the question) or changed, by UID.
	Items []State
	// Vanished are the UIDs that left the folder, ascending. UIDs that came and
	// went between the two questions may be among them.
	Vanished []uint32
	// Resync says that the log no longer reaches back that far: Items holds
	// every item of the folder, and a UID that is not among them is gone.
	Resync bool
}

// FlagOp is how a FlagChange combines with what an item has.
type FlagOp int

// The operations of IMAP STORE.
const (
	FlagsAdd FlagOp = iota
	FlagsRemove
	FlagsReplace
)

// FlagChange changes flags and keywords.
type FlagChange struct {
	Op       FlagOp
	Flags    Flags
	Keywords []string
}

// FlagResult is the outcome of [Service.SetFlags].
type FlagResult struct {
	// Changed are the items of the set with their state afterwards, by UID;
	// those that already had what was asked keep their ModSeq.
	Changed []State
	// Modified are the UIDs left alone because they changed after the caller's
	// unchangedSince (RFC 7162 section 3.1.3).
	Modified []uint32
}

// UIDPair tells where a copied or moved item went.
type UIDPair struct{ From, To uint32 }

// CopyResult is the outcome of Copy and Move.
type CopyResult struct {
	UIDValidity uint32 // of the target
	Pairs       []UIDPair
	ModSeq      ModSeq
}

// Delivered tells where a new item is.
type Delivered struct {
	Mailbox     ID
	Folder      FolderID
	Item        ItemID
	UID         uint32
	UIDValidity uint32
	ModSeq      ModSeq
}

// Target is where a prepared message goes: a folder by identifier, or, when
// Folder is 0, the mailbox's folder of that Role.
type Target struct {
	Mailbox  ID
	Folder   FolderID
	Role     Role
	Flags    Flags
	Keywords []string
}

// NewItem is a message to append to one folder.
type NewItem struct {
	Message  []byte // with its trace header, if any, in front
	TraceLen int    // how many bytes of Message are trace header
	Received time.Time
	Flags    Flags
	Keywords []string
}

// NewFolder describes a folder to create.
type NewFolder struct {
	Parent     FolderID
	Name       string
	Class      Class
	Role       Role // RoleNone or RoleArchive
	Subscribed bool
}

// Index is the parsed form of a message; see package mime.
type Index = mime.Message
