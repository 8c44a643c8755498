package awsapi

import (
	"strings"

	"github.com/mailstead/mailstead/internal/service/audit"
	"github.com/mailstead/mailstead/internal/service/iam"
)

// Recorder keeps records of calls; it is an [audit.Log].
type Recorder interface {
	Record(e audit.Event)
}

// strangerRate bounds how often a call is recorded that no principal made, so that
// somebody without a key cannot fill the log.
func strangerRate() Rate { return Rate{PerSecond: 10, Burst: 100} }

// record records a call after its answer. A request that names no operation is no
// call.
func (d *Door) record(call *Call, err error) {
	if d.recorder == nil || call.Operation == "" {
		return
	}
	e := audit.Event{
		Time: call.began, RequestID: call.RequestID, Service: call.Service, Operation: call.Operation,
		Region: call.Caller.Region, SourceIP: call.SourceIP, UserAgent: call.UserAgent,
		Organization: call.organization, Parameters: call.parameters, ReadOnly: readOnly(call.Operation),
		Identity: audit.Identity{Type: "Unknown"},
	}
	if err != nil {
		known, _ := forWire(err)
		e.Error, e.Message = known.code, known.message
	}
	if call.Caller.AccessKeyID != "" {
		id := call.Caller.Identity
		e.Identity = audit.Identity{PrincipalID: id.UserID, ARN: id.ARN, Account: id.AccountID, AccessKeyID: call.Caller.AccessKeyID}
		e.Identity.Type, e.Identity.Name = iam.Describe(id)
	} else if !d.strangers.allow("", d.now()) {
		return
	}
	d.recorder.Record(e)
}

// readOnly tells by its name whether an operation changes nothing.
func readOnly(operation string) bool {
	for _, prefix := range []string{"Describe", "Get", "List", "Test"} {
		if strings.HasPrefix(operation, prefix) {
			return true
		}
	}
	return false
}

// lowerNames gives the names of members in a JSON document the case that AWS
// CloudTrail gives them, "organizationId" for "OrganizationId". The document has no
// white space between a name and its colon, as awsjson writes it. It is changed in
// place.
func lowerNames(doc []byte) []byte {
	for i := 0; i < len(doc); i++ {
		if doc[i] != '"' {
			continue
		}
		start := i + 1
		for i = start; i < len(doc) && doc[i] != '"'; i++ {
			if doc[i] == '\\' {
				i++
			}
		}
		if i+1 < len(doc) && doc[i+1] == ':' && doc[start] >= 'A' && doc[start] <= 'Z' {
			doc[start] += 'a' - 'A'
		}
	}
	return doc
}
