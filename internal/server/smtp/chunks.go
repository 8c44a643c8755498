package smtp

import (
	"errors"
	"io"
	"reflect"

	gosmtp "github.com/emersion/go-smtp"
)

// go-smtp v0.25.1 takes the end of the stream within the last chunk of a message
// (BDAT n LAST) for the end of the chunk, and hands over the part that came as if
// it were the whole. RFC 3030 section 2 wants n bytes. A message that was cut off
// must not be delivered: its sender, who got no answer, sends it again.
//
// What go-smtp was told to expect is in a field of its connection that it does
// not export. Reading that field is the only way to notice from outside; the test
// of cut-off chunks tells when a later version makes this needless.
const chunkField = "bytesReceived"

// checkChunkCount fails when go-smtp has no such field any more.
func checkChunkCount() error {
	f, ok := reflect.TypeFor[gosmtp.Conn]().FieldByName(chunkField)
	if !ok || f.Type.Kind() != reflect.Int64 {
		return errors.New("smtp: this version of go-smtp counts chunks in another way; see chunks.go")
	}
	return nil
}

// announcedChunks is the sum of the chunk sizes of the message that c receives.
// It is valid once the content has come to its end, which go-smtp brings about
// after its last change of the field.
func announcedChunks(c *gosmtp.Conn) int64 {
	return reflect.ValueOf(c).Elem().FieldByName(chunkField).Int()
}

// isChunked tells content of BDAT from that of DATA: go-smtp hands over chunks
// through a pipe.
func isChunked(r io.Reader) bool {
	_, ok := r.(*io.PipeReader)
	return ok
}
