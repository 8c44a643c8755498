// Package ewsavail writes the one request of Exchange Web Services that asks
// another server when people are free, GetUserAvailability ([MS-OXWAVLS], section
// 3.1.4.1), and tells whether what comes back is an answer to it.
package ewsavail

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"time"
)

// The media type of requests and the SOAPAction header (SOAP 1.1, section 6.1.1).
const (
	ContentType = "text/xml; charset=utf-8"
	Action      = `"http://schemas.microsoft.com/exchange/services/2006/messages/GetUserAvailability"`
)

// The XML namespaces that [Check] looks for.
const (
	soapSpace     = "http://schemas.xmlsoap.org/soap/envelope/"
	messagesSpace = "http://schemas.microsoft.com/exchange/services/2006/messages"
)

const request = `<?xml version="1.0" encoding="utf-8"?>
<soap:Envelope xmlns:soap="` + soapSpace + `" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types" xmlns:m="` + messagesSpace + `">
<soap:Header><t:RequestServerVersion Version="Exchange2010_SP2"/></soap:Header>
<soap:Body><m:GetUserAvailabilityRequest>
<t:TimeZone><t:Bias>0</t:Bias><t:StandardTime><t:Bias>0</t:Bias><t:Time>00:00:00</t:Time><t:DayOrder>1</t:DayOrder><t:Month>10</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:StandardTime><t:DaylightTime><t:Bias>0</t:Bias><t:Time>00:00:00</t:Time><t:DayOrder>1</t:DayOrder><t:Month>4</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:DaylightTime></t:TimeZone>
<m:MailboxDataArray><t:MailboxData><t:Email><t:Address>%s</t:Address></t:Email><t:AttendeeType>Required</t:AttendeeType><t:ExcludeConflicts>false</t:ExcludeConflicts></t:MailboxData></m:MailboxDataArray>
<t:FreeBusyViewOptions><t:TimeWindow><t:StartTime>%s</t:StartTime><t:EndTime>%s</t:EndTime></t:TimeWindow><t:MergedFreeBusyIntervalInMinutes>30</t:MergedFreeBusyIntervalInMinutes><t:RequestedView>DetailedMerged</t:RequestedView></t:FreeBusyViewOptions>
</m:GetUserAvailabilityRequest></soap:Body></soap:Envelope>
`

// windowFormat is a time in the request's time zone, which is UTC.
const windowFormat = "2006-01-02T15:04:05"

// Request returns the body of a request about one mailbox and the time from
// start to end.
func Request(mailbox string, start, end time.Time) ([]byte, error) {
	var address bytes.Buffer
	if err := xml.EscapeText(&address, []byte(mailbox)); err != nil {
		return nil, err
	}
	return fmt.Appendf(nil, request, address.String(), start.UTC().Format(windowFormat), end.UTC().Format(windowFormat)), nil
}

// A Fault is a SOAP fault that a server answered with.
type Fault struct{ Text string }

// Error returns the text of the fault.
func (f *Fault) Error() string { return "the server answers with a fault: " + f.Text }

// errShape says that a body is something else than an answer.
var errShape = errors.New("the answer is no GetUserAvailability response")

// Check returns nil when body is a response to a request, whatever it says about
// the mailbox, a [*Fault], or another error.
func Check(body io.Reader) error {
	var envelope struct {
		XMLName xml.Name
		Body    struct {
			Fault *struct {
				Text string `xml:"faultstring"`
			} `xml:"http://schemas.xmlsoap.org/soap/envelope/ Fault"`
			Response *struct{} `xml:"http://schemas.microsoft.com/exchange/services/2006/messages GetUserAvailabilityResponse"`
		} `xml:"http://schemas.xmlsoap.org/soap/envelope/ Body"`
	}
	if err := xml.NewDecoder(body).Decode(&envelope); err != nil {
		return errShape
	}
	switch {
	case envelope.XMLName != xml.Name{Space: soapSpace, Local: "Envelope"}:
		return errShape
	case envelope.Body.Fault != nil:
		return &Fault{envelope.Body.Fault.Text}
	case envelope.Body.Response == nil:
		return errShape
	}
	return nil
}
