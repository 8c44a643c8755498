package awsapi

import (
	"context"
	"encoding/xml"
	"errors"
	"log/slog"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/mailstead/mailstead/internal/service/iam"
	"github.com/mailstead/mailstead/internal/wire/sigv4"
)

// QueryService is a service of the AWS Query protocol: a form asks, XML answers
// (https://smithy.io/2.0/aws/protocols/aws-query-protocol.html).
type QueryService struct {
	// SigningName is the service that signatures must be scoped to: "sts".
	SigningName string
	// Version is the version of the API that requests name.
	Version string
	// Namespace is the XML namespace of answers.
	Namespace string
	// Operations are the operations by name.
	Operations map[string]QueryHandler
}

// QueryHandler serves one operation. The result is encoded by encoding/xml as
// the contents of an element <Operation>Result.
type QueryHandler func(ctx context.Context, form url.Values) (result any, err error)

const (
	formType = "application/x-www-form-urlencoded"
	xmlType  = "text/xml"
)

// isQuery reports whether a request speaks the Query protocol: it posts a form, or,
// as presigned calls of GetCallerIdentity do, has everything in its query.
func (d *Door) isQuery(r *http.Request) bool {
	if d.query == nil || r.URL.Path != "/" {
		return false
	}
	switch r.Method {
	case http.MethodPost:
		media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
		return err == nil && media == formType && r.Header.Get("X-Amz-Target") == ""
	case http.MethodGet:
		return strings.Contains(r.URL.RawQuery, "Action=")
	default:
		return false
	}
}

// serveQuery answers a call in the Query protocol. It returns the error that it
// answered with.
func (d *Door) serveQuery(ctx context.Context, w http.ResponseWriter, r *http.Request, call *Call, x *exchange) error {
	call.Service = d.query.SigningName
	document, err := d.query.serve(ctx, d, w, r, call, x)
	status := http.StatusOK
	if err != nil {
		document, status = d.queryError(call, err)
	}
	text, encoding := xml.MarshalIndent(document, "", "  ")
	if encoding != nil {
		d.log.Error("an answer cannot be encoded", "operation", call.Operation, "requestId", call.RequestID, "error", encoding)
		status = http.StatusInternalServerError
	}
	h := w.Header()
	h["Content-Type"] = []string{xmlType}
	h["Content-Length"] = []string{strconv.Itoa(len(text) + 1)}
	w.WriteHeader(status)
	// A client that has gone away is no fault of the server's.
	_, _ = w.Write(append(text, '\n'))
	return errors.Join(err, encoding)
}

// serve takes one call through the gates.
func (q *QueryService) serve(ctx context.Context, d *Door, w http.ResponseWriter, r *http.Request, call *Call, x *exchange) (any, error) {
	if err := d.admit(ctx, w, r, call, x); err != nil {
		return nil, err
	}
	text := r.URL.RawQuery
	if r.Method == http.MethodPost {
		text = x.body.String()
	}
	form, err := url.ParseQuery(text)
	if err != nil {
		return nil, &Error{"MalformedQueryString", "The form of the request cannot be parsed.", http.StatusBadRequest}
	}
	name := form.Get("Action")
	handler, ok := q.Operations[name]
	if version := form.Get("Version"); !ok || version != q.Version {
		return nil, &Error{
			"InvalidAction", "Could not find operation " + clip(name) + " for version " + clip(version),
			http.StatusBadRequest,
		}
	}
	call.Operation = name
	result, err := invokeQuery(WithCall(ctx, call), handler, form)
	if err != nil {
		return nil, err
	}
	d.log.Debug("api call", "operation", name, "requestId", call.RequestID, "status", http.StatusOK)
	return queryAnswer{q.Namespace, name, result, call.RequestID}, nil
}

func invokeQuery(ctx context.Context, handler QueryHandler, form url.Values) (result any, err error) {
	defer func() { err = recovered(recover(), err) }()
	return handler(ctx, form)
}

// queryAnswer is the answer of an operation that succeeded.
type queryAnswer struct {
	namespace, operation string
	result               any
	requestID            string
}

// MarshalXML writes the answer, whose elements are named after the operation.
func (a queryAnswer) MarshalXML(e *xml.Encoder, _ xml.StartElement) error {
	named := func(name string) xml.StartElement { return xml.StartElement{Name: xml.Name{Local: name}} }
	outer := named(a.operation + "Response")
	outer.Name.Space = a.namespace
	metadata := struct {
		RequestID string `xml:"RequestId"`
	}{a.requestID}
	return errors.Join(
		e.EncodeToken(outer),
		e.EncodeElement(a.result, named(a.operation+"Result")),
		e.EncodeElement(metadata, named("ResponseMetadata")),
		e.EncodeToken(outer.End()),
	)
}

type queryRefusal struct {
	XMLName   xml.Name
	Type      string `xml:"Error>Type"` // whose fault it is: Sender or Receiver
	Code      string `xml:"Error>Code"`
	Message   string `xml:"Error>Message"`
	RequestID string `xml:"RequestId"`
}

// queryError is an error as the client learns it, in the words of this protocol.
func (d *Door) queryError(call *Call, err error) (document any, status int) {
	e, fault := forWire(err)
	level := slog.LevelDebug
	if fault {
		level = slog.LevelError
	}
	code, status := queryCode(err, e)
	d.log.Log(context.Background(), level, "api call failed", "operation", call.Operation,
		"requestId", call.RequestID, "status", status, "code", code, "error", err)
	who := "Sender"
	if status >= http.StatusInternalServerError {
		who = "Receiver"
	}
	return queryRefusal{
		XMLName: xml.Name{Space: d.query.Namespace, Local: "ErrorResponse"},
		Type:    who, Code: code, Message: e.message, RequestID: call.RequestID,
	}, status
}

// queryCode finds the type of an error in this protocol, which differs from that of
// the JSON protocol, and its status.
func queryCode(err error, e wireError) (code string, status int) {
	if refused, ok := errors.AsType[*iam.Error](err); ok {
		if refused.Kind == iam.AccessDenied {
			return string(refused.Kind), http.StatusForbidden
		}
		return string(refused.Kind), http.StatusBadRequest
	}
	switch e.code {
	case sigv4.CodeMissingToken:
		return "MissingAuthenticationToken", http.StatusForbidden
	case sigv4.CodeIncomplete:
		return "IncompleteSignature", http.StatusBadRequest
	case sigv4.CodeUnrecognized:
		return "InvalidClientTokenId", http.StatusForbidden
	case sigv4.CodeInvalid:
		return "SignatureDoesNotMatch", http.StatusForbidden
	case sigv4.CodeExpiredSession:
		return "ExpiredToken", http.StatusForbidden
	}
	return strings.TrimSuffix(e.code, "Exception"), e.status
}

// clip shortens what a client sent before it is repeated to it.
func clip(s string) string {
	const longest = 128
	if len(s) > longest {
		return strings.ToValidUTF8(s[:longest], "?") + "..."
	}
	return s
}
