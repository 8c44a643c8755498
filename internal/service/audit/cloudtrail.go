package audit

import (
	"encoding/json"
	"time"
)

// CloudTrail is an event in the form of AWS CloudTrail's records, for programs that
// read those.
// (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html)
type CloudTrail struct {
	EventVersion      string             `json:"eventVersion"`
	UserIdentity      cloudTrailIdentity `json:"userIdentity"`
	EventTime         time.Time          `json:"eventTime"`
	EventSource       string             `json:"eventSource"`
	EventName         string             `json:"eventName"`
	AWSRegion         string             `json:"awsRegion"`
	SourceIPAddress   string             `json:"sourceIPAddress"`
	UserAgent         string             `json:"userAgent"`
	ErrorCode         string             `json:"errorCode,omitempty"`
	ErrorMessage      string             `json:"errorMessage,omitempty"`
	RequestParameters json.RawMessage    `json:"requestParameters"`
	ResponseElements  *struct{}          `json:"responseElements"`
	RequestID         string             `json:"requestID"`
	EventID           string             `json:"eventID"`
	ReadOnly          bool               `json:"readOnly"`
	EventType         string             `json:"eventType"`
	ManagementEvent   bool               `json:"managementEvent"`
	RecipientAccount  string             `json:"recipientAccountId,omitempty"`
	EventCategory     string             `json:"eventCategory"`
}

type cloudTrailIdentity struct {
	Type           string             `json:"type"`
	PrincipalID    string             `json:"principalId,omitempty"`
	ARN            string             `json:"arn,omitempty"`
	AccountID      string             `json:"accountId,omitempty"`
	AccessKeyID    string             `json:"accessKeyId,omitempty"`
	UserName       string             `json:"userName,omitempty"`
	SessionContext *cloudTrailSession `json:"sessionContext,omitempty"`
}

type cloudTrailSession struct {
	SessionIssuer struct {
		Type     string `json:"type"`
		UserName string `json:"userName"`
	} `json:"sessionIssuer"`
}

// CloudTrail returns the event as a record of CloudTrail.
func (e Event) CloudTrail() CloudTrail {
	who := cloudTrailIdentity{
		Type: e.Identity.Type, PrincipalID: e.Identity.PrincipalID, ARN: e.Identity.ARN,
		AccountID: e.Identity.Account, AccessKeyID: e.Identity.AccessKeyID, UserName: e.Identity.Name,
	}
	if who.Type == "AssumedRole" {
		who.SessionContext = &cloudTrailSession{}
		who.SessionContext.SessionIssuer.Type = "Role"
		who.SessionContext.SessionIssuer.UserName, who.UserName = who.UserName, ""
	}
	parameters := e.Parameters
	if len(parameters) == 0 {
		parameters = json.RawMessage("null")
	}
	return CloudTrail{
		EventVersion: "1.09", UserIdentity: who, EventTime: e.Time.UTC().Truncate(time.Second),
		EventSource: e.Service + ".amazonaws.com", EventName: e.Operation, AWSRegion: e.Region,
		SourceIPAddress: e.SourceIP, UserAgent: e.UserAgent, ErrorCode: e.Error, ErrorMessage: e.Message,
		RequestParameters: parameters, RequestID: e.RequestID, EventID: e.RequestID, ReadOnly: e.ReadOnly,
		EventType: "AwsApiCall", ManagementEvent: true, RecipientAccount: e.Identity.Account, EventCategory: "Management",
	}
}
