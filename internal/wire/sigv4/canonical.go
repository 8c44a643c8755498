package sigv4

import (
	"net/http"
	"sort"
	"strconv"
	"strings"
)

const upperHex = "0123456789ABCDEF"

// appendCanonical appends the canonical form of the request:
//
//	method \n path \n query \n headers \n \n names of headers \n hash of the body
func (s *signature) appendCanonical(b []byte, r *http.Request, bodyHash string) []byte {
	b = append(b, r.Method...)
	b = append(b, '\n')
	b = appendPath(b, r)
	b = append(b, '\n')
	b = s.appendQuery(b)
	b = append(b, '\n')
	for _, name := range s.headers {
		b = append(b, name...)
		b = append(b, ':')
		b = appendHeader(b, r, name)
		b = append(b, '\n')
	}
	b = append(b, '\n')
	for i, name := range s.headers {
		if i > 0 {
			b = append(b, ';')
		}
		b = append(b, name...)
	}
	b = append(b, '\n')
	return append(b, bodyHash...)
}

// appendPath appends the path. Every service but S3 encodes it twice: the path as
// sent, in which the client encoded it once, is encoded again.
func appendPath(b []byte, r *http.Request) []byte {
	path := r.URL.EscapedPath()
	if path == "" {
		return append(b, '/')
	}
	return appendEncoded(b, path, true)
}

// appendEncoded appends s percent-encoded: all but the unreserved characters of
// RFC 3986 section 2.3, with upper-case digits.
func appendEncoded(b []byte, s string, keepSlash bool) []byte {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' ||
			c == '-' || c == '_' || c == '.' || c == '~' || keepSlash && c == '/' {
			b = append(b, c)
			continue
		}
		b = append(b, '%', upperHex[c>>4], upperHex[c&15])
	}
	return b
}

// appendQuery appends the parameters sorted by encoded name, then encoded value,
// without the signature itself.
func (s *signature) appendQuery(b []byte) []byte {
	if len(s.query) == 0 {
		return b
	}
	type parameter struct{ name, value string }
	var parameters []parameter
	for name, values := range s.query {
		if s.presigned && name == "X-Amz-Signature" {
			continue
		}
		encoded := string(appendEncoded(nil, name, false))
		for _, v := range values {
			parameters = append(parameters, parameter{encoded, string(appendEncoded(nil, v, false))})
		}
	}
	sort.Slice(parameters, func(i, j int) bool {
		if parameters[i].name != parameters[j].name {
			return parameters[i].name < parameters[j].name
		}
		return parameters[i].value < parameters[j].value
	})
	for i, p := range parameters {
		if i > 0 {
			b = append(b, '&')
		}
		b = append(b, p.name...)
		b = append(b, '=')
		b = append(b, p.value...)
	}
	return b
}

// appendHeader appends the values of a header, joined by commas, trimmed, with
// runs of spaces made one. Go keeps Host outside the header map, and Content-Length
// too where it comes from HTTP/2.
func appendHeader(b []byte, r *http.Request, name string) []byte {
	if name == "host" {
		return appendTrimmed(b, r.Host)
	}
	values := r.Header[http.CanonicalHeaderKey(name)]
	if len(values) == 0 && name == "content-length" && r.ContentLength >= 0 {
		return strconv.AppendInt(b, r.ContentLength, 10)
	}
	for i, v := range values {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendTrimmed(b, v)
	}
	return b
}

func appendTrimmed(b []byte, v string) []byte {
	v = strings.Trim(v, " \t")
	for i := 0; i < len(v); i++ {
		if v[i] == ' ' && v[i-1] == ' ' {
			continue
		}
		b = append(b, v[i])
	}
	return b
}
