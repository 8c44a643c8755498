package workmail_test

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/workmail"
)

// domainMisuses are those of the operations on mail domains.
func (s *scene) domainMisuses() []misuse {
	org, test, bad := s.org, aws.String("acme."+baseDomain), aws.String("bogus")
	var all []misuse
	for _, o := range []struct {
		org  *string
		want string
	}{
		{s.missingOrg, "OrganizationNotFoundException"},
		{s.dead, "OrganizationStateException"},
	} {
		name := aws.String("a.example")
		all = append(
			all,
			misuse{"RegisterMailDomain", o.want, &workmail.RegisterMailDomainInput{OrganizationId: o.org, DomainName: name}},
			misuse{"DeregisterMailDomain", o.want, &workmail.DeregisterMailDomainInput{OrganizationId: o.org, DomainName: name}},
			misuse{"GetMailDomain", o.want, &workmail.GetMailDomainInput{OrganizationId: o.org, DomainName: name}},
			misuse{"ListMailDomains", o.want, &workmail.ListMailDomainsInput{OrganizationId: o.org}},
			misuse{"UpdateDefaultMailDomain", o.want, &workmail.UpdateDefaultMailDomainInput{OrganizationId: o.org, DomainName: name}},
		)
	}
	register := func(want string, org *string, name string) misuse {
		return misuse{"RegisterMailDomain", want, &workmail.RegisterMailDomainInput{OrganizationId: org, DomainName: &name}}
	}
	deregister := func(want string, name *string) misuse {
		return misuse{"DeregisterMailDomain", want, &workmail.DeregisterMailDomainInput{OrganizationId: org, DomainName: name}}
	}
	suggest := func(want string, name *string) misuse {
		return misuse{"UpdateDefaultMailDomain", want, &workmail.UpdateDefaultMailDomainInput{OrganizationId: org, DomainName: name}}
	}
	return append(
		all,
		register("", org, "a.example"),
		register("", org, "a.example"),
		register("MailDomainInUseException", s.second, "a.example"),
		register("InvalidParameterException", org, "a..example"),
		register("InvalidParameterException", org, "other."+baseDomain),
		register("", org, "b.example"),
		register("LimitExceededException", org, "c.example"),
		deregister("", aws.String("unknown.example")),
		suggest("", s.shop),
		deregister("MailDomainInUseException", s.shop), // the default one
		deregister("InvalidParameterException", test),
		suggest("", test),
		deregister("MailDomainInUseException", test), // the default one
		suggest("MailDomainNotFoundException", aws.String("unknown.example")),
		suggest("MailDomainStateException", &s.pendingName),
		misuse{"GetMailDomain", "MailDomainNotFoundException", &workmail.GetMailDomainInput{OrganizationId: org, DomainName: aws.String("unknown.example")}},
		misuse{"ListMailDomains", "InvalidParameterException", &workmail.ListMailDomainsInput{OrganizationId: org, NextToken: bad}},
	)
}
