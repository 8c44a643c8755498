package imapwire

import "strings"

// StatusItem is an item of STATUS.
type StatusItem uint8

// The items of RFC 9051 section 6.3.11, and RECENT of RFC 3501.
const (
	StatusMessages StatusItem = iota + 1
	StatusUIDNext
	StatusUIDValidity
	StatusUnseen
	StatusDeleted
	StatusSize
	StatusRecent
)

// statusTable lists the items by name; the position of a name is its item.
var statusTable = [...]string{
	StatusMessages: "MESSAGES", StatusUIDNext: "UIDNEXT", StatusUIDValidity: "UIDVALIDITY", StatusUnseen: "UNSEEN",
	StatusDeleted: "DELETED", StatusSize: "SIZE", StatusRecent: "RECENT",
}

// String returns the name of the item in a STATUS response.
func (s StatusItem) String() string { return statusTable[s] }

// StatusArgs are the arguments of STATUS.
type StatusArgs struct {
	Mailbox string
	Items   []StatusItem
}

// Status reads the arguments of STATUS.
func (d *Decoder) Status() (StatusArgs, error) {
	var args StatusArgs
	var err error
	if args.Mailbox, err = d.Mailbox(); err != nil {
		return args, err
	}
	if err = d.SP(); err != nil {
		return args, err
	}
	args.Items, err = d.statusItems()
	return args, err
}

func (d *Decoder) statusItems() ([]StatusItem, error) {
	var items []StatusItem
	err := d.list(false, func() error {
		name, err := d.Keyword()
		if err != nil {
			return err
		}
		for i := StatusMessages; int(i) < len(statusTable); i++ {
			if statusTable[i] == name {
				items = append(items, i)
				return nil
			}
		}
		return syntax("unknown STATUS item")
	})
	return items, err
}

// ListOption is a set of the selection and return options of LIST (RFC 9051 section 6.3.9).
type ListOption uint16

// Selection options choose mailboxes, return options choose what is told about them.
const (
	ListSelectSubscribed ListOption = 1 << iota
	ListSelectRemote
	ListSelectRecursiveMatch
	ListSelectSpecialUse
	ListReturnSubscribed
	ListReturnChildren
	ListReturnSpecialUse
	ListReturnStatus
)

var listSelectOptions = map[string]ListOption{
	"SUBSCRIBED": ListSelectSubscribed, "REMOTE": ListSelectRemote,
	"RECURSIVEMATCH": ListSelectRecursiveMatch, "SPECIAL-USE": ListSelectSpecialUse,
}

var listReturnOptions = map[string]ListOption{
	"SUBSCRIBED": ListReturnSubscribed, "CHILDREN": ListReturnChildren,
	"SPECIAL-USE": ListReturnSpecialUse, "STATUS": ListReturnStatus,
}

// ListArgs are the arguments of LIST and LSUB.
type ListArgs struct {
	// Extended: the command used anything of LIST-EXTENDED, so the plain rules of RFC 3501 do not apply to it.
	Extended  bool
	Options   ListOption
	Reference string
	Patterns  []string
	// Status are the items of RETURN (STATUS (...)).
	Status []StatusItem
}

// List reads the arguments of LIST, with those of LIST-EXTENDED; with lsub only the plain form is accepted.
func (d *Decoder) List(lsub bool) (ListArgs, error) {
	var args ListArgs
	if open, err := d.is('('); err != nil {
		return args, err
	} else if open && !lsub {
		args.Extended = true
		if err := d.listSelection(&args); err != nil {
			return args, err
		}
	}
	var err error
	if args.Reference, err = d.Mailbox(); err != nil {
		return args, err
	}
	if err = d.SP(); err != nil {
		return args, err
	}
	if err = d.listPatterns(&args, lsub); err != nil || lsub {
		return args, err
	}
	more, err := d.More()
	if err != nil || !more {
		return args, err
	}
	args.Extended = true
	return args, d.listReturn(&args)
}

func (d *Decoder) listSelection(args *ListArgs) error {
	err := d.list(true, func() error {
		name, err := d.Keyword()
		if err != nil {
			return err
		}
		opt, ok := listSelectOptions[name]
		if !ok {
			return syntax("unknown LIST selection option")
		}
		args.Options |= opt
		return nil
	})
	if err != nil {
		return err
	}
	// RECURSIVEMATCH says how another option matches and means nothing alone (RFC 9051 section 6.3.9.1).
	if args.Options&ListSelectRecursiveMatch != 0 && args.Options&(ListSelectSubscribed|ListSelectSpecialUse) == 0 {
		return syntax("RECURSIVEMATCH needs another selection option")
	}
	return d.SP()
}

func (d *Decoder) listPatterns(args *ListArgs, lsub bool) error {
	pattern := func() error {
		p, err := d.ListMailbox()
		if err == nil && len(p) > maxPattern {
			err = limit("mailbox pattern too long")
		}
		args.Patterns = append(args.Patterns, p)
		return err
	}
	if open, err := d.is('('); err != nil {
		return err
	} else if open && !lsub {
		args.Extended = true
		return d.list(false, pattern)
	}
	return pattern()
}

func (d *Decoder) listReturn(args *ListArgs) error {
	if word, err := d.Keyword(); err != nil {
		return err
	} else if word != "RETURN" {
		return syntax("expected RETURN")
	}
	if err := d.SP(); err != nil {
		return err
	}
	return d.list(true, func() error {
		name, err := d.Keyword()
		if err != nil {
			return err
		}
		opt, ok := listReturnOptions[name]
		if !ok {
			return syntax("unknown LIST return option")
		}
		args.Options |= opt
		if opt != ListReturnStatus {
			return nil
		}
		if err := d.SP(); err != nil {
			return err
		}
		args.Status, err = d.statusItems()
		return err
	})
}

// maxPattern bounds the work of MatchMailbox, which grows with the product of both lengths.
const maxPattern = 1024

// MatchMailbox reports if a mailbox name matches a LIST pattern: "*" stands for any octets, "%" for any but the
// hierarchy delimiter. INBOX matches whatever its case.
func MatchMailbox(pattern, name string, delimiter byte) bool {
	if strings.EqualFold(name, "INBOX") && strings.EqualFold(pattern, "INBOX") {
		return true
	}
	// reach[j]: the pattern read so far matches name[:j]. A table instead of backtracking, so that no pattern is slow.
	reach := make([]bool, len(name)+1)
	reach[0] = true
	for i := range len(pattern) {
		switch c := pattern[i]; c {
		case '*', '%':
			for j := range len(name) {
				reach[j+1] = reach[j+1] || reach[j] && (c == '*' || name[j] != delimiter)
			}
		default:
			for j := len(name); j > 0; j-- {
				reach[j] = reach[j-1] && name[j-1] == c
			}
			reach[0] = false
		}
	}
	return reach[len(name)]
}
