package mime

// staticStrings are the strings that most messages share. The binary form writes
// them as their position here, so the order is part of it: new ones go at the end.
var staticStrings = [...]string{
	"text", "plain", "html", "multipart", "mixed", "alternative", "related",
	"report", "signed", "application", "octet-stream", "pdf", "image", "png",
	"jpeg", "gif", "message", "rfc822", "delivery-status", "calendar",
	"7bit", "8bit", "binary", "base64", "quoted-printable",
	"charset", "us-ascii", "utf-8", "UTF-8", "US-ASCII", "iso-8859-1",
	"ISO-8859-1", "windows-1252", "boundary", "format", "flowed", "delsp",
	"yes", "no", "name", "filename", "filename*", "attachment", "inline", "size",
	"creation-date", "modification-date", "type", "text/html", "text/plain",
	"multipart/alternative", "report-type", "protocol", "micalg", "method",
	"REQUEST", "REPLY", "PUBLISH", "reply-type", "x-unix-mode", "0644", "0600",
	"vnd.openxmlformats-officedocument.wordprocessingml.document",
	"vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	"vnd.openxmlformats-officedocument.presentationml.presentation",
	"zip", "ics", "pgp-signature", "pkcs7-mime", "pkcs7-signature", "smime-type",
	"global", "external-body", "partial", "csv", "xml", "json", "digest", "parallel",
	"iso-8859-15", "windows-1251", "gb2312", "koi8-r", "iso-2022-jp", "shift_jis",
	"ms-tnef", "audio", "video", "mp4", "mpeg", "svg+xml", "webp", "x-zip-compressed",
	"disposition-notification", "undisclosed-recipients", "en-US", "en",
}

// staticString returns the shared string that equals b.
func staticString(b []byte) (string, bool) {
	if i, ok := staticIndex(string(b)); ok {
		return staticStrings[i], true
	}
	return "", false
}

// staticIndex returns the position of s in staticStrings.
func staticIndex(s string) (int, bool) {
	if len(s) < len(staticByLength) {
		for _, i := range staticByLength[len(s)] {
			if staticStrings[i] == s {
				return int(i), true
			}
		}
	}
	return 0, false
}

// staticByLength lists the positions of the strings of each length.
var staticByLength = func() (t [80][]uint8) {
	for i, s := range staticStrings {
		t[len(s)] = append(t[len(s)], uint8(i))
	}
	return t
}()
