package awsapi

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"net"
	"net/http"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/mailstead/mailstead/internal/wire/awsjson"
	"github.com/mailstead/mailstead/internal/wire/sigv4"
)

// Door is an http.Handler for the services of a [Config].
type Door struct {
	verifier *sigv4.Verifier
	random   io.Reader
	log      *slog.Logger
	maxBody  int64
	now      func() time.Time
	services map[string]Service
	query    *QueryService // nil when there is none
	buffers  sync.Pool     // of *exchange

	authorizer Authorizer
	recorder   Recorder
	limiter    *limiter // of principals
	strangers  *limiter // of records of calls that no principal made
}

// exchange is the memory of one request and its answer, used again by later ones.
type exchange struct {
	body bytes.Buffer
	out  awsjson.Encoder
}

// maxKept is how large a buffer may be to be kept for later requests, so that one
// large request does not hold its memory for ever.
const maxKept = 64 << 10

func (d *Door) exchange() *exchange {
	if x, ok := d.buffers.Get().(*exchange); ok {
		return x
	}
	return &exchange{}
}

func (d *Door) release(x *exchange) {
	if x.body.Cap() > maxKept || cap(x.out.Bytes()) > maxKept {
		return
	}
	x.body.Reset()
	x.out.Reset()
	d.buffers.Put(x)
}

// ServeHTTP serves one request.
func (d *Door) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id, err := d.requestID()
	if err != nil {
		d.log.Error("no randomness for a request id", "error", err)
		http.Error(w, "The server has no source of randomness.", http.StatusInternalServerError)
		return
	}
	// The header is set by key because its case is part of the protocol for
	// people who read it, and Go would change it.
	w.Header()["x-amzn-RequestId"] = []string{id}
	x := d.exchange()
	defer d.release(x)
	call := newCall(d, id, r)
	switch {
	case d.isQuery(r):
		err = d.serveQuery(r.Context(), w, r, call, x)
	case r.Method == http.MethodPost && r.URL.Path == "/":
		err = d.serveJSON(r.Context(), w, r, call, x)
	default:
		d.notACall(w, r)
		return
	}
	d.record(call, err)
}

// serveJSON answers a call in the JSON protocol. It returns the error that it
// answered with.
func (d *Door) serveJSON(ctx context.Context, w http.ResponseWriter, r *http.Request, call *Call, x *exchange) error {
	err := d.serve(ctx, w, r, call, x)
	if err != nil {
		d.refuse(w, call, x, err)
		return err
	}
	d.answer(w, http.StatusOK, x.out.Bytes())
	d.log.Debug("api call", "operation", call.Operation, "requestId", call.RequestID, "status", http.StatusOK)
	return nil
}

// refuse answers with an error and logs it when it is a fault of the server.
func (d *Door) refuse(w http.ResponseWriter, call *Call, x *exchange, err error) {
	e, fault := forWire(err)
	level := slog.LevelDebug
	if fault {
		level = slog.LevelError
	}
	d.log.Log(context.Background(), level, "api call failed", "operation", call.Operation,
		"requestId", call.RequestID, "status", e.status, "code", e.code, "error", err)
	x.out.Reset()
	w.Header()["x-amzn-ErrorType"] = []string{e.code}
	d.answer(w, e.status, e.append(x.out.Bytes()))
}

func (d *Door) answer(w http.ResponseWriter, status int, body []byte) {
	h := w.Header()
	h["Content-Type"] = []string{awsjson.ContentType}
	h["Content-Length"] = []string{strconv.Itoa(len(body))}
	w.WriteHeader(status)
	// A client that has gone away is no fault of the server's.
	_, _ = w.Write(body)
}

// serve takes one call through the gates.
func (d *Door) serve(ctx context.Context, w http.ResponseWriter, r *http.Request, call *Call, x *exchange) error {
	if err := checkContentType(r); err != nil {
		return err
	}
	service, handler, name, err := d.target(r)
	if err != nil {
		return err
	}
	call.Service, call.Operation = service.SigningName, name
	if err := d.admit(ctx, w, r, call, x); err != nil {
		return err
	}
	return d.invoke(WithCall(ctx, call), handler, x)
}

// admit reads the body of a call and lets it go on when its signature is good and its
// principal does not call too often.
func (d *Door) admit(ctx context.Context, w http.ResponseWriter, r *http.Request, call *Call, x *exchange) error {
	claim, err := d.verifier.Begin(ctx, r, call.Service)
	if err != nil {
		return err
	}
	if err := d.readBody(w, r, &x.body); err != nil {
		return err
	}
	caller, err := claim.Verify(x.body.Bytes())
	if err != nil {
		return err
	}
	call.Caller = *caller
	if !d.limiter.allow(principalOf(caller.Identity), d.now()) {
		return Throttled()
	}
	return nil
}

// invoke runs the operation. A panic in it is one failed request, not the end of
// the server.
func (d *Door) invoke(ctx context.Context, handler Handler, x *exchange) (err error) {
	defer func() { err = recovered(recover(), err) }()
	return handler(ctx, x.body.Bytes(), &x.out)
}

// recovered turns what recover has returned into an error.
func recovered(p any, err error) error {
	if p == nil {
		return err
	}
	if e, ok := p.(error); ok && errors.Is(e, http.ErrAbortHandler) {
		panic(p)
	}
	return fmt.Errorf("panic: %v\n%s", p, debug.Stack())
}

// checkContentType accepts AWS JSON 1.1 only, as AWS does.
func checkContentType(r *http.Request) error {
	given := r.Header.Get("Content-Type")
	if given == awsjson.ContentType {
		return nil
	}
	if media, _, err := mime.ParseMediaType(given); err == nil && media == awsjson.ContentType {
		return nil
	}
	return UnknownOperation("This endpoint speaks AWS JSON 1.1: send Content-Type: " + awsjson.ContentType + ".")
}

// target finds the operation that the request names. A presigned URL carries
// X-Amz-Target in its query, where SDKs move every X-Amz- header.
func (d *Door) target(r *http.Request) (Service, Handler, string, error) {
	target := r.Header.Get("X-Amz-Target")
	if target == "" && r.URL.RawQuery != "" {
		target = r.URL.Query().Get("X-Amz-Target")
	}
	if target == "" {
		return Service{}, nil, "", UnknownOperation("The request names no operation: send X-Amz-Target: <service>.<operation>.")
	}
	prefix, name, _ := strings.Cut(target, ".")
	service, ok := d.services[prefix]
	if !ok {
		return Service{}, nil, "", UnknownOperation("This endpoint has no service of the name that X-Amz-Target asks for.")
	}
	handler, ok := service.Operations[name]
	if !ok {
		return Service{}, nil, "", UnknownOperation("The service has no operation of the name that X-Amz-Target asks for.")
	}
	return service, handler, name, nil
}

func (d *Door) readBody(w http.ResponseWriter, r *http.Request, into *bytes.Buffer) error {
	if r.ContentLength > d.maxBody {
		return d.tooLarge()
	}
	if _, err := into.ReadFrom(http.MaxBytesReader(w, r.Body, d.maxBody)); err != nil {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return d.tooLarge()
		}
		return &Error{"IncompleteBody", "The request body ended early or could not be read.", http.StatusBadRequest}
	}
	return nil
}

func (d *Door) tooLarge() error {
	return &Error{
		"RequestEntityTooLargeException",
		"The request body is larger than " + strconv.FormatInt(d.maxBody, 10) + " bytes.",
		http.StatusRequestEntityTooLarge,
	}
}

// notACall answers what is no call of an operation, most likely a person with a
// browser.
func (d *Door) notACall(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", "text/plain; charset=utf-8")
	status := http.StatusNotFound
	switch {
	case r.URL.Path == "/" && (r.Method == http.MethodGet || r.Method == http.MethodHead):
		status = http.StatusOK
	case r.URL.Path == "/":
		h.Set("Allow", "GET, HEAD, POST")
		status = http.StatusMethodNotAllowed
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = io.WriteString(w, "This is the AWS API endpoint of Mailstead. It is meant for programs:\n\n"+
			"    aws --endpoint-url http://"+plainHost(r.Host)+" workmail list-organizations\n")
	}
}

// plainHost keeps a Host header from putting anything but a host into the text.
func plainHost(host string) string {
	for _, c := range host {
		if !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]", c) {
			return "<this address>"
		}
	}
	return host
}

// requestID makes a random UUID (RFC 9562 section 5.4).
func (d *Door) requestID() (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(d.random, b[:]); err != nil {
		return "", err
	}
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	var text [36]byte
	hex.Encode(text[0:8], b[0:4])
	hex.Encode(text[9:13], b[4:6])
	hex.Encode(text[14:18], b[6:8])
	hex.Encode(text[19:23], b[8:10])
	hex.Encode(text[24:36], b[10:16])
	text[8], text[13], text[18], text[23] = '-', '-', '-', '-'
	return string(text[:]), nil
}

func sourceIP(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}
