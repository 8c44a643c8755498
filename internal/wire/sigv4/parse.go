package sigv4

import (
	"net/http"
	"net/url"
	"sort"
	"strconv"
	"strings"
	"time"
)

// signature is what a request says about its own signature; nothing in it has
// been verified.
type signature struct {
	accessKeyID string
	date        string // of the scope, YYYYMMDD
	region      string
	service     string
	headers     []string // names of the signed headers, lower case, sorted
	given       string   // the signature, 64 hex digits
	token       string   // session token, empty if there is none
	stamp       string   // time of the signature as it was signed
	time        time.Time
	presigned   bool
	expires     time.Duration // life of a presigned URL
	query       url.Values
}

// parse reads the signature of a request from its header or its query.
func parse(r *http.Request) (*signature, error) {
	if len(r.URL.RawQuery) > maxQuery {
		return nil, incomplete("The query of the request is longer than " + strconv.Itoa(maxQuery) + " bytes.")
	}
	header := r.Header.Get("Authorization")
	s := &signature{}
	if r.URL.RawQuery != "" {
		var err error
		if s.query, err = url.ParseQuery(r.URL.RawQuery); err != nil {
			return nil, incomplete("The query of the request cannot be parsed.")
		}
	}
	inQuery := s.query.Has("X-Amz-Algorithm")
	switch {
	case header != "" && inQuery:
		return nil, invalid("Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.")
	case header != "":
		return s, s.parseHeader(r, header)
	case inQuery:
		return s, s.parseQuery()
	default:
		return nil, missingToken()
	}
}

// parseHeader reads
//
//	AWS4-HMAC-SHA256 Credential=KEY/SCOPE, SignedHeaders=a;b, Signature=HEX
func (s *signature) parseHeader(r *http.Request, header string) error {
	if len(header) > maxAuthorization {
		return incomplete("The Authorization header is longer than " + strconv.Itoa(maxAuthorization) + " bytes.")
	}
	scheme, rest, _ := strings.Cut(header, " ")
	if scheme != algorithm {
		if strings.HasPrefix(scheme, "AWS4-") {
			return incomplete("Unsupported signing algorithm: this server verifies " + algorithm + ".")
		}
		return missingToken()
	}
	var credential, headers string
	for rest != "" {
		var part string
		part, rest, _ = strings.Cut(rest, ",")
		key, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		switch key {
		case "Credential":
			credential = value
		case "SignedHeaders":
			headers = value
		case "Signature":
			s.given = value
		}
	}
	s.stamp = r.Header.Get("X-Amz-Date")
	date := s.stamp
	if date == "" {
		date = r.Header.Get("Date")
	}
	var missing []string
	for _, p := range [...]struct{ name, value string }{
		{"Credential", credential}, {"Signature", s.given}, {"SignedHeaders", headers},
	} {
		if p.value == "" {
			missing = append(missing, "Authorization header requires '"+p.name+"' parameter.")
		}
	}
	if date == "" {
		missing = append(missing, "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")
	}
	if len(missing) > 0 {
		return incomplete(missing...)
	}
	if err := s.parseHeaderTime(date); err != nil {
		return err
	}
	s.token = r.Header.Get("X-Amz-Security-Token")
	return s.finish(credential, headers)
}

// parseHeaderTime reads X-Amz-Date, or the Date header when the former is absent.
func (s *signature) parseHeaderTime(date string) error {
	if s.stamp != "" {
		return s.parseStamp()
	}
	t, err := http.ParseTime(date)
	if err != nil {
		return incomplete("Date must be an HTTP date; better send X-Amz-Date in the form " + basicTime + ".")
	}
	s.time = t.UTC()
	s.stamp = s.time.Format(basicTime)
	return nil
}

func (s *signature) parseStamp() error {
	t, err := time.Parse(basicTime, s.stamp)
	if err != nil {
		return incomplete("Date must be in ISO-8601 'basic format'. Got '" + clip(s.stamp) + "'.")
	}
	s.time = t
	return nil
}

// parseQuery reads the X-Amz-* parameters of a presigned URL.
func (s *signature) parseQuery() error {
	s.presigned = true
	if a := s.query.Get("X-Amz-Algorithm"); a != algorithm {
		return incomplete("Unsupported signing algorithm: this server verifies " + algorithm + ".")
	}
	var missing []string
	for _, name := range []string{
		"X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date", "X-Amz-Expires",
	} {
		switch values := s.query[name]; {
		case len(values) == 0 || values[0] == "":
			missing = append(missing, "AWS query-string parameters must include '"+name+"'.")
		case len(values) > 1:
			return incomplete("The query-string parameter '" + name + "' appears more than once.")
		}
	}
	if len(missing) > 0 {
		return incomplete(append(missing, "Re-examine the query-string parameters.")...)
	}
	s.given = s.query.Get("X-Amz-Signature")
	s.token = s.query.Get("X-Amz-Security-Token")
	s.stamp = s.query.Get("X-Amz-Date")
	if err := s.parseStamp(); err != nil {
		return err
	}
	seconds, err := strconv.ParseUint(s.query.Get("X-Amz-Expires"), 10, 32)
	s.expires = time.Duration(seconds) * time.Second
	if err != nil || s.expires > MaxExpiry {
		return incomplete("X-Amz-Expires must be a whole number of seconds, at most 604800 (a week).")
	}
	return s.finish(s.query.Get("X-Amz-Credential"), s.query.Get("X-Amz-SignedHeaders"))
}

// finish reads the parts that both forms share.
func (s *signature) finish(credential, headers string) error {
	if len(s.given) != 64 {
		return mismatch()
	}
	if len(s.token) > MaxTokenLength {
		return unrecognized()
	}
	if err := s.parseCredential(credential); err != nil {
		return err
	}
	return s.parseSignedHeaders(headers)
}

// parseCredential reads KEY/DATE/REGION/SERVICE/aws4_request.
func (s *signature) parseCredential(credential string) error {
	parts := strings.SplitN(credential, "/", 6)
	if len(parts) != 5 || parts[0] == "" {
		return incomplete("Credential must have exactly 5 slash-delimited elements, " +
			"e.g. keyid/date/region/service/term, got '" + clip(credential) + "'.")
	}
	for _, p := range parts {
		if len(p) > maxScopePart {
			return incomplete("An element of the credential is longer than " + strconv.Itoa(maxScopePart) + " bytes.")
		}
	}
	s.accessKeyID, s.date, s.region, s.service = parts[0], parts[1], parts[2], parts[3]
	switch want := s.stamp[:len(basicDate)]; {
	case parts[4] != terminator:
		return invalid("Credential should be scoped with a valid terminator: '" + terminator + "', not '" + parts[4] + "'.")
	case s.region == "":
		return invalid("Credential should be scoped to a valid region.")
	case s.date != want:
		return invalid("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '" +
			s.date + "' != '" + want + "', from '" + s.stamp + "'.")
	}
	return nil
}

func (s *signature) parseSignedHeaders(list string) error {
	if strings.Count(list, ";") >= maxSignedHeaders {
		return incomplete("More than " + strconv.Itoa(maxSignedHeaders) + " headers are signed.")
	}
	s.headers = strings.Split(list, ";")
	if !sort.StringsAreSorted(s.headers) {
		return incomplete("The names in SignedHeaders must be sorted.")
	}
	for i, name := range s.headers {
		if name == "" || name != strings.ToLower(name) || i > 0 && name == s.headers[i-1] {
			return incomplete("The names in SignedHeaders must be lower case, not empty and listed once.")
		}
	}
	return nil
}

func (s *signature) signs(name string) bool {
	i := sort.SearchStrings(s.headers, name)
	return i < len(s.headers) && s.headers[i] == name
}

// checkCoverage refuses a signature that leaves out what gives the request its
// meaning: the host, and every x-amz- header.
func (s *signature) checkCoverage(r *http.Request) error {
	if !s.signs("host") {
		return invalid("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.")
	}
	for name := range r.Header {
		if len(name) < len("x-amz-") || !strings.EqualFold(name[:len("x-amz-")], "x-amz-") {
			continue
		}
		if lower := strings.ToLower(name); !s.signs(lower) {
			return invalid("'" + clip(lower) + "' must be a 'SignedHeader' in the AWS Authorization.")
		}
	}
	if !s.presigned && !s.signs("x-amz-date") && !s.signs("date") {
		return invalid("'X-Amz-Date' must be a 'SignedHeader' in the AWS Authorization.")
	}
	return nil
}

// checkTime refuses a signature made too long ago or in the future.
func (s *signature) checkTime(now time.Time) error {
	now = now.UTC().Truncate(time.Second)
	stamp := now.Format(basicTime)
	if latest := now.Add(MaxSkew); s.time.After(latest) {
		return invalid("Signature not yet current: " + s.stamp + " is still later than " +
			latest.Format(basicTime) + " (" + stamp + " + 5 min.)")
	}
	if s.presigned {
		if end := s.time.Add(s.expires); now.After(end) {
			return invalid("Signature expired: " + end.Format(basicTime) + " is now earlier than " + stamp)
		}
		return nil
	}
	if earliest := now.Add(-MaxSkew); s.time.Before(earliest) {
		return invalid("Signature expired: " + s.stamp + " is now earlier than " +
			earliest.Format(basicTime) + " (" + stamp + " - 5 min.)")
	}
	return nil
}

// clip shortens what a client sent before it is repeated to it.
func clip(s string) string {
	if len(s) > maxScopePart {
		s = s[:maxScopePart] + "..."
	}
	return strings.ToValidUTF8(s, "?")
}
