package mailbox

import "errors"

// Errors of this package. Each is a sentence that a protocol may show.
var (
	ErrNoMailbox      = errors.New("there is no such mailbox")
	ErrNoFolder       = errors.New("there is no such folder")
	ErrNoItem         = errors.New("there is no such item")
	ErrFolderExists   = errors.New("a folder of that name exists already")
	ErrFolderName     = errors.New("a folder's name must be 1 to 255 bytes of UTF-8 without control characters")
	ErrSystemFolder   = errors.New("this folder belongs to every mailbox and cannot be renamed or deleted")
	ErrHasChildren    = errors.New("the folder has folders inside; delete those first")
	ErrFolderLoop     = errors.New("a folder cannot be moved into itself or a folder inside it")
	ErrTooManyFolders = errors.New("the mailbox has as many folders as it may have")
	ErrOverQuota      = errors.New("the mailbox is full")
	ErrTooLarge       = errors.New("the message is larger than the server accepts")
	ErrKeyword        = errors.New("a keyword must be an IMAP atom of at most 64 bytes, and an item can have at most 64 of them")
)
