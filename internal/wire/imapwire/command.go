package imapwire

import "time"

// StoreMode says what STORE does with its flags.
type StoreMode uint8

// The modes of RFC 9051 section 6.4.6: FLAGS, +FLAGS and -FLAGS.
const (
	StoreReplace StoreMode = iota
	StoreAdd
	StoreRemove
)

// StoreArgs are the arguments of STORE and UID STORE.
type StoreArgs struct {
	Set    NumSet
	Mode   StoreMode
	Silent bool
	Flags  []string
}

var storeModes = map[string]StoreMode{"FLAGS": StoreReplace, "+FLAGS": StoreAdd, "-FLAGS": StoreRemove}

// Store reads the arguments of STORE, from the sequence set on.
func (d *Decoder) Store() (StoreArgs, error) {
	var args StoreArgs
	var err error
	if args.Set, err = d.NumSet(); err != nil {
		return args, err
	}
	if err = d.SP(); err != nil {
		return args, err
	}
	name, err := d.Keyword()
	if err != nil {
		return args, err
	}
	const silent = ".SILENT"
	if n := len(name) - len(silent); n > 0 && name[n:] == silent {
		args.Silent, name = true, name[:n]
	}
	mode, ok := storeModes[name]
	if !ok {
		return args, syntax("expected FLAGS, +FLAGS or -FLAGS")
	}
	args.Mode = mode
	if err = d.SP(); err != nil {
		return args, err
	}
	args.Flags, err = d.storeFlags()
	return args, err
}

// storeFlags reads a list of flags or, as STORE allows, flags without parentheses.
func (d *Decoder) storeFlags() ([]string, error) {
	if open, err := d.is('('); err != nil {
		return nil, err
	} else if open {
		return d.FlagList()
	}
	var flags []string
	for more := true; more; {
		f, err := d.Flag()
		if err != nil {
			return flags, err
		}
		if len(flags) >= d.lim.Items {
			return flags, limit("too many flags")
		}
		flags = append(flags, f)
		if more, err = d.More(); err != nil {
			return flags, err
		}
	}
	return flags, nil
}

// CopyArgs are the arguments of COPY, MOVE and their UID forms.
type CopyArgs struct {
	Set     NumSet
	Mailbox string
}

// Copy reads the arguments of COPY or MOVE, from the sequence set on.
func (d *Decoder) Copy() (CopyArgs, error) {
	var args CopyArgs
	var err error
	if args.Set, err = d.NumSet(); err != nil {
		return args, err
	}
	if err = d.SP(); err != nil {
		return args, err
	}
	args.Mailbox, err = d.Mailbox()
	return args, err
}

// AppendArgs are the arguments of APPEND; the message itself is still to be read, with [Decoder.OpenLiteral].
type AppendArgs struct {
	Mailbox string
	Flags   []string
	// Received is zero when the client gave no date.
	Received time.Time
	Message  Literal
}

// Append reads the arguments of APPEND up to the announcement of the message.
func (d *Decoder) Append() (AppendArgs, error) {
	var args AppendArgs
	var err error
	if args.Mailbox, err = d.Mailbox(); err != nil {
		return args, err
	}
	if err = d.SP(); err != nil {
		return args, err
	}
	c, err := d.peek()
	if err != nil {
		return args, err
	}
	if c == '(' {
		if args.Flags, err = d.FlagList(); err != nil {
			return args, err
		}
		if err = d.SP(); err != nil {
			return args, err
		}
	}
	if date, err := d.is('"'); err != nil {
		return args, err
	} else if date {
		if args.Received, err = d.DateTime(); err != nil {
			return args, err
		}
		if err = d.SP(); err != nil {
			return args, err
		}
	}
	args.Message, err = d.LiteralHead()
	return args, err
}

// Words reads one or more atoms separated by spaces, in upper case: the arguments of ENABLE.
func (d *Decoder) Words() ([]string, error) {
	var words []string
	for more := true; more; {
		w, err := d.Keyword()
		if err != nil {
			return words, err
		}
		if len(words) >= d.lim.Items {
			return words, limit("too many arguments")
		}
		words = append(words, w)
		if more, err = d.More(); err != nil {
			return words, err
		}
	}
	return words, nil
}

// ID reads the arguments of ID (RFC 2971): NIL or a list of fields and values. Values that are NIL are left out.
func (d *Decoder) ID() (map[string]string, error) {
	if open, err := d.is('('); err != nil {
		return nil, err
	} else if !open {
		_, ok, err := d.NString()
		if err == nil && ok {
			err = syntax("expected a list or NIL")
		}
		return nil, err
	}
	fields := make(map[string]string)
	err := d.list(true, func() error {
		field, err := d.String()
		if err != nil {
			return err
		}
		if err := d.SP(); err != nil {
			return err
		}
		value, ok, err := d.NString()
		if ok {
			fields[field] = value
		}
		return err
	})
	return fields, err
}
