package delivery

import (
	"errors"
	"fmt"
)

// An EnhancedCode is a status code of RFC 3463: class, subject, detail.
type EnhancedCode [3]int

// An Error is the refusal of a sender, a recipient or a message, in the words of
// SMTP. It is complete: a door writes it to its peer as it is.
type Error struct {
	Code     int // reply code, RFC 5321 section 4.2.2; 4yz is temporary, 5yz permanent
	Enhanced EnhancedCode
	Message  string // a sentence for the sender; ASCII, one line
	Cause    error  // for the log only; may be nil
}

// Error describes the refusal with its cause, for a log.
func (e *Error) Error() string {
	s := fmt.Sprintf("%d %d.%d.%d %s", e.Code, e.Enhanced[0], e.Enhanced[1], e.Enhanced[2], e.Message)
	if e.Cause != nil {
		s += " (" + e.Cause.Error() + ")"
	}
	return s
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Temporary reports whether the same message may be accepted later.
func (e *Error) Temporary() bool { return e.Code/100 == 4 }

// because returns a copy of e with a cause.
func (e Error) because(cause error) *Error {
	e.Cause = cause
	return &e
}

// refused turns any error into an *Error. One that is none already is trouble of
// this server, after which the sender should try again (X.3.0, RFC 3463).
func refused(err error) *Error {
	if e, ok := errors.AsType[*Error](err); ok {
		return e
	}
	return errTrouble.because(err)
}

// The refusals. They are values: because and the doors never change them.
var (
	errTrouble = Error{
		Code: 451, Enhanced: EnhancedCode{4, 3, 0},
		Message: "The server has a temporary problem; try again later.",
	}
	errNoMemory = Error{
		Code: 452, Enhanced: EnhancedCode{4, 3, 1},
		Message: "Too many large messages are on their way at this moment; try again later.",
	}
	errSenderSyntax = Error{
		Code: 553, Enhanced: EnhancedCode{5, 1, 7},
		Message: "The sender address is not a valid mail address.",
	}
	errRecipientSyntax = Error{
		Code: 553, Enhanced: EnhancedCode{5, 1, 3},
		Message: "The recipient address is not a valid mail address.",
	}
	// RFC 6531 section 3.5.
	errNeedsUTF8 = Error{
		Code: 553, Enhanced: EnhancedCode{5, 6, 7},
		Message: "An address with characters beyond ASCII needs the SMTPUTF8 parameter of MAIL.",
	}
	errUnknown = Error{
		Code: 550, Enhanced: EnhancedCode{5, 1, 1},
		Message: "Nobody here has this address.",
	}
	errDisabled = Error{
		Code: 550, Enhanced: EnhancedCode{5, 2, 1},
		Message: "The mailbox of this address is disabled and takes no mail.",
	}
	errFull = Error{
		Code: 552, Enhanced: EnhancedCode{5, 2, 2},
		Message: "The mailbox of this address is full.",
	}
	errGroupEmpty = Error{
		Code: 550, Enhanced: EnhancedCode{5, 2, 4},
		Message: "The group with this address has no members that take mail.",
	}
	errGroupTooLarge = Error{
		Code: 550, Enhanced: EnhancedCode{5, 2, 4},
		Message: "The group with this address has too many members.",
	}
	errRelaying = Error{
		Code: 550, Enhanced: EnhancedCode{5, 7, 1},
		Message: "Relaying denied: this server takes mail for its own domains only.",
	}
	errNoOutbound = Error{
		Code: 550, Enhanced: EnhancedCode{5, 7, 1},
		Message: "Recipients outside this server cannot be reached until outbound delivery exists.",
	}
	errTooManyRecipients = Error{
		Code: 452, Enhanced: EnhancedCode{4, 5, 3},
		Message: "The message has too many recipients; send it to the others separately.",
	}
	errNoRecipients = Error{
		Code: 554, Enhanced: EnhancedCode{5, 5, 1},
		Message: "The message has no recipients.",
	}
	errTooLarge = Error{
		Code: 552, Enhanced: EnhancedCode{5, 3, 4},
		Message: "The message is larger than this server accepts.",
	}
	errHeaderTooLarge = Error{
		Code: 552, Enhanced: EnhancedCode{5, 3, 4},
		Message: "The header of the message is larger than this server accepts.",
	}
	errLoop = Error{
		Code: 554, Enhanced: EnhancedCode{5, 4, 6},
		Message: "The message passed through too many servers; it probably runs in a loop.",
	}
	// ErrLineEnds refuses content that servers end in different places; see
	// [Service.ReadBody]. Its sender may be waiting for an answer already.
	ErrLineEnds = &Error{
		Code: 554, Enhanced: EnhancedCode{5, 6, 0},
		Message: "A line of one dot must begin and end with CRLF (RFC 5321 section 4.1.1.4).",
	}
	errRecipientGone = Error{
		Code: 451, Enhanced: EnhancedCode{4, 2, 1},
		Message: "The mailbox of a recipient was closed in this moment; try again.",
	}
	errSenderNotOwn = Error{
		Code: 553, Enhanced: EnhancedCode{5, 7, 1},
		Message: "The sender must be one of your own addresses, without a subaddress.",
	}
	errAccountGone = Error{
		Code: 535, Enhanced: EnhancedCode{5, 7, 8},
		Message: "Your account has no mail address any more.",
	}
	errFromCount = Error{
		Code: 554, Enhanced: EnhancedCode{5, 6, 0},
		Message: "The message must have one From field, and at most one Sender field.",
	}
	errFromNotOwn = Error{
		Code: 550, Enhanced: EnhancedCode{5, 7, 1},
		Message: "Every address in From and Sender must be one of your own, without a subaddress.",
	}
)
