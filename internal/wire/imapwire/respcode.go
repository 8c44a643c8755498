package imapwire

import "strconv"

// Code is a response code (RFC 9051 section 7.1) without its brackets; empty for none.
type Code string

// The response codes that take no argument.
const (
	CodeAlert                Code = "ALERT"
	CodeAlreadyExists        Code = "ALREADYEXISTS"
	CodeAuthenticationFailed Code = "AUTHENTICATIONFAILED"
	CodeAuthorizationFailed  Code = "AUTHORIZATIONFAILED"
	CodeBadCharset           Code = "BADCHARSET (UTF-8)"
	CodeCannot               Code = "CANNOT"
	CodeClientBug            Code = "CLIENTBUG"
	CodeClosed               Code = "CLOSED"
	CodeContactAdmin         Code = "CONTACTADMIN"
	CodeCorruption           Code = "CORRUPTION"
	CodeExpired              Code = "EXPIRED"
	CodeExpungeIssued        Code = "EXPUNGEISSUED"
	CodeHasChildren          Code = "HASCHILDREN"
	CodeInUse                Code = "INUSE"
	CodeLimit                Code = "LIMIT"
	CodeNonexistent          Code = "NONEXISTENT"
	CodeNoPerm               Code = "NOPERM"
	CodeNotSaved             Code = "NOTSAVED"
	CodeOverQuota            Code = "OVERQUOTA"
	CodeParse                Code = "PARSE"
	CodePrivacyRequired      Code = "PRIVACYREQUIRED"
	CodeReadOnly             Code = "READ-ONLY"
	CodeReadWrite            Code = "READ-WRITE"
	CodeServerBug            Code = "SERVERBUG"
	CodeTooBig               Code = "TOOBIG"
	CodeTryCreate            Code = "TRYCREATE"
	CodeUIDNotSticky         Code = "UIDNOTSTICKY"
	CodeUnavailable          Code = "UNAVAILABLE"
	CodeUnknownCTE           Code = "UNKNOWN-CTE"
)

// CodeUIDNext announces the UID that the next message will at least get.
func CodeUIDNext(uid uint32) Code { return numberCode("UIDNEXT ", uid) }

// CodeUIDValidity announces the UIDVALIDITY of the selected mailbox.
func CodeUIDValidity(v uint32) Code { return numberCode("UIDVALIDITY ", v) }

// CodeUnseen announces the first message that is not \Seen (RFC 3501 section 7.1).
func CodeUnseen(seq uint32) Code { return numberCode("UNSEEN ", seq) }

func numberCode(name string, n uint32) Code {
	return Code(name + strconv.FormatUint(uint64(n), 10))
}

// CodePermanentFlags lists the flags that a client can change for good.
func CodePermanentFlags(flags []string) Code {
	return Code(AppendFlags([]byte("PERMANENTFLAGS "), flags))
}

// CodeAppendUID tells which UIDs appended messages got (RFC 9051 section 7.1).
func CodeAppendUID(uidValidity uint32, uids []NumRange) Code {
	b := strconv.AppendUint([]byte("APPENDUID "), uint64(uidValidity), 10)
	return Code(AppendRanges(append(b, ' '), uids))
}

// CodeCopyUID tells which UIDs copied or moved messages got; source and target correspond pairwise.
func CodeCopyUID(uidValidity uint32, source, target []uint32) Code {
	b := strconv.AppendUint([]byte("COPYUID "), uint64(uidValidity), 10)
	b = AppendNumbers(append(b, ' '), source)
	return Code(AppendNumbers(append(b, ' '), target))
}
