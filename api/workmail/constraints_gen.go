// Code generated from workmail-2017-10-01.json by go generate ./api/...; DO NOT EDIT.

package workmail

import (
	"regexp"

	"github.com/mailstead/mailstead/api/constraint"
)

var boundsAccessControlRuleAction = constraint.String{
	Min: 1, Max: 64,
	Pattern: `[a-zA-Z]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0x0, 0x7fffffe07fffffe}, Min: 1, Max: -1},
	},
}

var boundsAccessControlRuleDescription = constraint.String{
	Max:     255,
	Pattern: `[\u0020-\u00FF]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0xffffffff00000000, 0xffffffffffffffff}, Wide: []rune{0x80, 0xff}, Min: 1, Max: -1},
	},
}

var boundsAccessControlRuleEffect = constraint.Enum{Values: []string{"ALLOW", "DENY"}}

var boundsAccessControlRuleName = constraint.String{
	Min: 1, Max: 64,
	Pattern: `[a-zA-Z0-9_-]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0x3ff200000000000, 0x7fffffe87fffffe}, Min: 1, Max: -1},
	},
}

var boundsAccessEffect = constraint.Enum{Values: []string{"ALLOW", "DENY"}}

var boundsActionsList = constraint.List{Max: 10, Element: &boundsAccessControlRuleAction}

var boundsAmazonResourceName = constraint.String{
	Min: 1, Max: 1011,
	Pattern: `arn:aws:workmail:[a-z0-9-]*:[a-z0-9-]+:[A-Za-z0-9][A-Za-z0-9:_/+=,@.-]{0,1023}`,
	Match: constraint.Segments{
		{Literal: "arn:aws:workmail:"},
		{ASCII: [2]uint64{0x3ff200000000000, 0x7fffffe00000000}, Min: 0, Max: -1},
		{Literal: ":"},
		{ASCII: [2]uint64{0x3ff200000000000, 0x7fffffe00000000}, Min: 1, Max: -1},
		{Literal: ":"},
		{ASCII: [2]uint64{0x3ff000000000000, 0x7fffffe07fffffe}, Min: 1, Max: 1},
		{ASCII: [2]uint64{0x27fff80000000000, 0x7fffffe87ffffff}, Min: 0, Max: 1023},
	},
}

var boundsApplicationArn = constraint.String{
	Min: 10, Max: 1224,
	Pattern: `^arn:(aws|aws-us-gov|aws-cn|aws-iso|aws-iso-b):sso::\d{12}:application/(sso)?ins-[a-zA-Z0-9-.]{16}/apl-[a-zA-Z0-9]{16}$`,
	Match:   regexp.MustCompile(`\A(?:^arn:(aws|aws-us-gov|aws-cn|aws-iso|aws-iso-b):sso::\d{12}:application/(sso)?ins-[a-zA-Z0-9-.]{16}/apl-[a-zA-Z0-9]{16}$)\z`),
}

var boundsDescription = constraint.String{
	Max:     1023,
	Pattern: `[\S\s]*`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0xffffffffffffffff, 0xffffffffffffffff}, Wide: []rune{0x80, 0x10ffff}, Min: 0, Max: -1},
	},
}

var boundsDeviceId = constraint.String{
	Min: 1, Max: 32,
	Pattern: `[A-Za-z0-9]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0x3ff000000000000, 0x7fffffe07fffffe}, Min: 1, Max: -1},
	},
}

var boundsDeviceModel = constraint.String{
	Min: 1, Max: 256,
	Pattern: `[\u0020-\u00FF]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0xffffffff00000000, 0xffffffffffffffff}, Wide: []rune{0x80, 0xff}, Min: 1, Max: -1},
	},
}

var boundsDeviceModelList = constraint.List{Min: 1, Max: 10, Element: &boundsDeviceModel}

var boundsDeviceOperatingSystem = constraint.String{
	Min: 1, Max: 256,
	Pattern: `[\u0020-\u00FF]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0xffffffff00000000, 0xffffffffffffffff}, Wide: []rune{0x80, 0xff}, Min: 1, Max: -1},
	},
}

var boundsDeviceOperatingSystemList = constraint.List{Min: 1, Max: 10, Element: &boundsDeviceOperatingSystem}

var boundsDeviceType = constraint.String{
	Min: 1, Max: 256,
	Pattern: `[\u0020-\u00FF]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0xffffffff00000000, 0xffffffffffffffff}, Wide: []rune{0x80, 0xff}, Min: 1, Max: -1},
	},
}

var boundsDeviceTypeList = constraint.List{Min: 1, Max: 10, Element: &boundsDeviceType}

var boundsDeviceUserAgent = constraint.String{
	Min: 1, Max: 256,
	Pattern: `[\u0020-\u00FF]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0xffffffff00000000, 0xffffffffffffffff}, Wide: []rune{0x80, 0xff}, Min: 1, Max: -1},
	},
}

var boundsDeviceUserAgentList = constraint.List{Min: 1, Max: 10, Element: &boundsDeviceUserAgent}

var boundsDirectoryId = constraint.String{
	Min: 12, Max: 12,
	Pattern: `^d-[0-9a-f]{10}$`,
	Match: constraint.Segments{
		{Literal: "d-"},
		{ASCII: [2]uint64{0x3ff000000000000, 0x7e00000000}, Min: 10, Max: 10},
	},
}

var boundsDomainName = constraint.String{
	Min: 3, Max: 255,
	Pattern: `[a-zA-Z0-9.-]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0x3ff600000000000, 0x7fffffe07fffffe}, Min: 1, Max: -1},
	},
}

var boundsDomains = constraint.List{Max: 5}

var boundsEmailAddress = constraint.String{
	Min: 1, Max: 254,
	Pattern: `[a-zA-Z0-9._%+-]{1,64}@[a-zA-Z0-9.-]+\.[a-zA-Z-]{2,}`,
	Match:   regexp.MustCompile(`\A(?:[a-zA-Z0-9._%+-]{1,64}@[a-zA-Z0-9.-]+\.[a-zA-Z-]{2,})\z`),
}

var boundsEntityIdentifier = constraint.String{
	Min: 1, Max: 256,
	Pattern: `[a-zA-Z0-9._%+@-]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0x3ff682000000000, 0x7fffffe87ffffff}, Min: 1, Max: -1},
	},
}

var boundsEntityState = constraint.Enum{Values: []string{"ENABLED", "DISABLED", "DELETED"}}

var boundsExternalUserName = constraint.String{
	Max:     256,
	Pattern: `[\u0020-\u00FF]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0xffffffff00000000, 0xffffffffffffffff}, Wide: []rune{0x80, 0xff}, Min: 1, Max: -1},
	},
}

var boundsFolderConfigurations = constraint.List{}

var boundsFolderName = constraint.Enum{Values: []string{"INBOX", "DELETED_ITEMS", "SENT_ITEMS", "DRAFTS", "JUNK_EMAIL"}}

var boundsGroupName = constraint.String{
	Min: 1, Max: 256,
	Pattern: `[\u0020-\u00FF]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0xffffffff00000000, 0xffffffffffffffff}, Wide: []rune{0x80, 0xff}, Min: 1, Max: -1},
	},
}

var boundsHostedZoneId = constraint.String{
	Min: 1, Max: 32,
	Pattern: `[^/\\]*`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0xffff7fffffffffff, 0xffffffffefffffff}, Wide: []rune{0x80, 0x10ffff}, Min: 0, Max: -1},
	},
}

var boundsIdempotencyClientToken = constraint.String{
	Min: 1, Max: 128,
	Pattern: `[\x21-\x7e]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0xfffffffe00000000, 0x7fffffffffffffff}, Min: 1, Max: -1},
	},
}

var boundsIdentityCenterApplicationName = constraint.String{
	Max:     255,
	Pattern: `^[\w+=,.@-]+$`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0x23ff780000000000, 0x7fffffe87ffffff}, Min: 1, Max: -1},
	},
}

var boundsIdentityProviderAuthenticationMode = constraint.Enum{Values: []string{"IDENTITY_PROVIDER_ONLY", "IDENTITY_PROVIDER_AND_DIRECTORY"}}

var boundsIdentityProviderUserId = constraint.String{
	Min: 1, Max: 47,
	Pattern: `^([0-9a-f]{10}-|)[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}$`,
	Match:   regexp.MustCompile(`\A(?:^([0-9a-f]{10}-|)[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}$)\z`),
}

var boundsIdentityProviderUserIdForUpdate = constraint.String{
	Max:     47,
	Pattern: `^$|^([0-9a-f]{10}-|)[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}$`,
	Match:   regexp.MustCompile(`\A(?:^$|^([0-9a-f]{10}-|)[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}$)\z`),
}

var boundsIdentityProviderUserIdPrefix = constraint.String{
	Min: 1, Max: 47,
	Pattern: `^[A-Fa-f0-9-]+$`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0x3ff200000000000, 0x7e0000007e}, Min: 1, Max: -1},
	},
}

var boundsImpersonationRoleDescription = constraint.String{
	Min: 1, Max: 256,
	Pattern: `[^\x00-\x09\x0B\x0C\x0E-\x1F\x7F\x3C\x3E\x5C]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0xafffffff00002400, 0x7fffffffefffffff}, Wide: []rune{0x80, 0x10ffff}, Min: 1, Max: -1},
	},
}

var boundsImpersonationRoleId = constraint.String{
	Min: 1, Max: 64,
	Pattern: `[a-zA-Z0-9_-]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0x3ff200000000000, 0x7fffffe87fffffe}, Min: 1, Max: -1},
	},
}

var boundsImpersonationRoleIdList = constraint.List{Max: 10, Element: &boundsImpersonationRoleId}

var boundsImpersonationRoleName = constraint.String{
	Min: 1, Max: 64,
	Pattern: `[^\x00-\x1F\x7F\x3C\x3E\x5C]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0xafffffff00000000, 0x7fffffffefffffff}, Wide: []rune{0x80, 0x10ffff}, Min: 1, Max: -1},
	},
}

var boundsImpersonationRoleType = constraint.Enum{Values: []string{"FULL_ACCESS", "READ_ONLY"}}

var boundsImpersonationRuleDescription = constraint.String{
	Min: 1, Max: 256,
	Pattern: `[^\x00-\x09\x0B\x0C\x0E-\x1F\x7F\x3C\x3E\x5C]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0xafffffff00002400, 0x7fffffffefffffff}, Wide: []rune{0x80, 0x10ffff}, Min: 1, Max: -1},
	},
}

var boundsImpersonationRuleId = constraint.String{
	Min: 1, Max: 64,
	Pattern: `[a-zA-Z0-9_-]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0x3ff200000000000, 0x7fffffe87fffffe}, Min: 1, Max: -1},
	},
}

var boundsImpersonationRuleList = constraint.List{Max: 10}

var boundsImpersonationRuleName = constraint.String{
	Min: 1, Max: 64,
	Pattern: `[^\x00-\x1F\x7F\x3C\x3E\x5C]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0xafffffff00000000, 0x7fffffffefffffff}, Wide: []rune{0x80, 0x10ffff}, Min: 1, Max: -1},
	},
}

var boundsInstanceArn = constraint.String{
	Min: 10, Max: 1124,
	Pattern: `^arn:(aws|aws-us-gov|aws-cn|aws-iso|aws-iso-b):sso:::instance/(sso)?ins-[a-zA-Z0-9-.]{16}$`,
	Match:   regexp.MustCompile(`\A(?:^arn:(aws|aws-us-gov|aws-cn|aws-iso|aws-iso-b):sso:::instance/(sso)?ins-[a-zA-Z0-9-.]{16}$)\z`),
}

var boundsIpAddress = constraint.String{
	Min: 1, Max: 15,
	Pattern: `^(([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])\.){3}([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])$`,
	Match:   regexp.MustCompile(`\A(?:^(([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])\.){3}([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])$)\z`),
}

var boundsIpRange = constraint.String{
	Min: 1, Max: 18,
	Pattern: `^(([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])\.){3}([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])/([0-9]|[12][0-9]|3[0-2])$`,
	Match:   regexp.MustCompile(`\A(?:^(([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])\.){3}([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])/([0-9]|[12][0-9]|3[0-2])$)\z`),
}

var boundsIpRangeList = constraint.List{Max: 1024, Element: &boundsIpRange}

var boundsKmsKeyArn = constraint.String{
	Min: 20, Max: 2048,
	Pattern: `arn:aws:kms:[a-z0-9-]*:[a-z0-9-]+:[A-Za-z0-9][A-Za-z0-9:_/+=,@.-]{0,1023}`,
	Match: constraint.Segments{
		{Literal: "arn:aws:kms:"},
		{ASCII: [2]uint64{0x3ff200000000000, 0x7fffffe00000000}, Min: 0, Max: -1},
		{Literal: ":"},
		{ASCII: [2]uint64{0x3ff200000000000, 0x7fffffe00000000}, Min: 1, Max: -1},
		{Literal: ":"},
		{ASCII: [2]uint64{0x3ff000000000000, 0x7fffffe07fffffe}, Min: 1, Max: 1},
		{ASCII: [2]uint64{0x27fff80000000000, 0x7fffffe87ffffff}, Min: 0, Max: 1023},
	},
}

var boundsLambdaArn = constraint.String{
	Min: 49, Max: 256,
	Pattern: `arn:aws:lambda:[a-z]{2}-[a-z]+-\d{1}:\d{12}:function:[a-zA-Z0-9\-_\.]+(:(\$LATEST|[a-zA-Z0-9\-_]+))?`,
	Match:   regexp.MustCompile(`\A(?:arn:aws:lambda:[a-z]{2}-[a-z]+-\d{1}:\d{12}:function:[a-zA-Z0-9\-_\.]+(:(\$LATEST|[a-zA-Z0-9\-_]+))?)\z`),
}

var boundsLogGroupArn = constraint.String{
	Min: 47, Max: 562,
	Pattern: `arn:aws:logs:[a-z\-0-9]*:[0-9]{12}:log-group:([\.\-_/#A-Za-z0-9]+):\*$`,
	Match: constraint.Segments{
		{Literal: "arn:aws:logs:"},
		{ASCII: [2]uint64{0x3ff200000000000, 0x7fffffe00000000}, Min: 0, Max: -1},
		{Literal: ":"},
		{ASCII: [2]uint64{0x3ff000000000000, 0x0}, Min: 12, Max: 12},
		{Literal: ":log-group:"},
		{ASCII: [2]uint64{0x3ffe00800000000, 0x7fffffe87fffffe}, Min: 1, Max: -1},
		{Literal: ":*"},
	},
}

var boundsMailboxExportJobId = constraint.String{
	Min: 1, Max: 63,
	Pattern: `[A-Za-z0-9-]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0x3ff200000000000, 0x7fffffe07fffffe}, Min: 1, Max: -1},
	},
}

var boundsMailboxQuota = constraint.Range{Min: new(int64(1))}

var boundsMaxResults = constraint.Range{Min: new(int64(1)), Max: new(int64(100))}

var boundsMobileDeviceAccessRuleDescription = constraint.String{
	Min: 1, Max: 256,
	Pattern: `[\S\s]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0xffffffffffffffff, 0xffffffffffffffff}, Wide: []rune{0x80, 0x10ffff}, Min: 1, Max: -1},
	},
}

var boundsMobileDeviceAccessRuleEffect = constraint.Enum{Values: []string{"ALLOW", "DENY"}}

var boundsMobileDeviceAccessRuleId = constraint.String{
	Min: 1, Max: 64,
	Pattern: `[a-zA-Z0-9_-]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0x3ff200000000000, 0x7fffffe87fffffe}, Min: 1, Max: -1},
	},
}

var boundsMobileDeviceAccessRuleName = constraint.String{
	Min: 1, Max: 64,
	Pattern: `[\S\s]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0xffffffffffffffff, 0xffffffffffffffff}, Wide: []rune{0x80, 0x10ffff}, Min: 1, Max: -1},
	},
}

var boundsNewResourceDescription = constraint.String{
	Max:       64,
	Sensitive: true,
}

var boundsNextToken = constraint.String{
	Min: 1, Max: 1024,
	Pattern: `[\S\s]*|[a-zA-Z0-9/+=]{1,1024}`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0xffffffffffffffff, 0xffffffffffffffff}, Wide: []rune{0x80, 0x10ffff}, Min: 0, Max: -1},
	},
}

var boundsOrganizationId = constraint.String{
	Min: 34, Max: 34,
	Pattern: `^m-[0-9a-f]{32}$`,
	Match: constraint.Segments{
		{Literal: "m-"},
		{ASCII: [2]uint64{0x3ff000000000000, 0x7e00000000}, Min: 32, Max: 32},
	},
}

var boundsOrganizationName = constraint.String{
	Min: 1, Max: 62,
	Pattern: `^(?!d-)([\da-zA-Z]+)([-][\da-zA-Z]+)*`,
	Match:   constraint.WithoutPrefix{Prefix: "d-", Then: regexp.MustCompile(`\A(?:([\da-zA-Z]+)([-][\da-zA-Z]+)*)\z`)},
}

var boundsPassword = constraint.String{
	Max:     256,
	Pattern: `[\u0020-\u00FF]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0xffffffff00000000, 0xffffffffffffffff}, Wide: []rune{0x80, 0xff}, Min: 1, Max: -1},
	},
	Sensitive: true,
}

var boundsPermissionType = constraint.Enum{Values: []string{"FULL_ACCESS", "SEND_AS", "SEND_ON_BEHALF"}}

var boundsPermissionValues = constraint.List{ElementEnum: &boundsPermissionType}

var boundsPersonalAccessTokenConfigurationStatus = constraint.Enum{Values: []string{"ACTIVE", "INACTIVE"}}

var boundsPersonalAccessTokenId = constraint.String{
	Min: 1, Max: 64,
	Pattern: `[a-zA-Z0-9_-]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0x3ff200000000000, 0x7fffffe87fffffe}, Min: 1, Max: -1},
	},
}

var boundsPersonalAccessTokenLifetimeInDays = constraint.Range{Min: new(int64(1)), Max: new(int64(3653))}

var boundsPolicyDescription = constraint.String{
	Max:     256,
	Pattern: `[\w\d\s\S\-!?=,.;:'_]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0xffffffffffffffff, 0xffffffffffffffff}, Wide: []rune{0x80, 0x10ffff}, Min: 1, Max: -1},
	},
	Sensitive: true,
}

var boundsResourceDescription = constraint.String{
	Min: 1, Max: 64,
	Sensitive: true,
}

var boundsResourceName = constraint.String{
	Min: 1, Max: 20,
	Pattern: `[\w\-.]+(@[a-zA-Z0-9.\-]+\.[a-zA-Z0-9-]{2,})?`,
	Match:   regexp.MustCompile(`\A(?:[\w\-.]+(@[a-zA-Z0-9.\-]+\.[a-zA-Z0-9-]{2,})?)\z`),
}

var boundsResourceType = constraint.Enum{Values: []string{"ROOM", "EQUIPMENT"}}

var boundsRetentionAction = constraint.Enum{Values: []string{"NONE", "DELETE", "PERMANENTLY_DELETE"}}

var boundsRetentionPeriod = constraint.Range{Min: new(int64(1)), Max: new(int64(730))}

var boundsRoleArn = constraint.String{
	Min: 20, Max: 2048,
	Pattern: `arn:aws:iam:[a-z0-9-]*:[a-z0-9-]+:[A-Za-z0-9][A-Za-z0-9:_/+=,@.-]{0,1023}`,
	Match: constraint.Segments{
		{Literal: "arn:aws:iam:"},
		{ASCII: [2]uint64{0x3ff200000000000, 0x7fffffe00000000}, Min: 0, Max: -1},
		{Literal: ":"},
		{ASCII: [2]uint64{0x3ff200000000000, 0x7fffffe00000000}, Min: 1, Max: -1},
		{Literal: ":"},
		{ASCII: [2]uint64{0x3ff000000000000, 0x7fffffe07fffffe}, Min: 1, Max: 1},
		{ASCII: [2]uint64{0x27fff80000000000, 0x7fffffe87ffffff}, Min: 0, Max: 1023},
	},
}

var boundsS3BucketName = constraint.String{
	Min: 1, Max: 63,
	Pattern: `[A-Za-z0-9.-]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0x3ff600000000000, 0x7fffffe07fffffe}, Min: 1, Max: -1},
	},
}

var boundsS3ObjectKey = constraint.String{
	Min: 1, Max: 1023,
	Pattern: `[A-Za-z0-9!_.*'()/-]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0x3ffe78200000000, 0x7fffffe87fffffe}, Min: 1, Max: -1},
	},
}

var boundsShortString = constraint.String{
	Min: 1, Max: 64,
	Pattern: `[a-zA-Z0-9_-]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0x3ff200000000000, 0x7fffffe87fffffe}, Min: 1, Max: -1},
	},
}

var boundsString = constraint.String{Max: 256}

var boundsTagKey = constraint.String{Min: 1, Max: 128}

var boundsTagKeyList = constraint.List{Max: 50, Element: &boundsTagKey}

var boundsTagList = constraint.List{Max: 50}

var boundsTagValue = constraint.String{Max: 256}

var boundsTargetUsers = constraint.List{Min: 1, Max: 10, Element: &boundsEntityIdentifier}

var boundsUrl = constraint.String{
	Max:     256,
	Pattern: `https?://[A-Za-z0-9.-]+(:[0-9]+)?/.*`,
	Match:   regexp.MustCompile(`\A(?:https?://[A-Za-z0-9.-]+(:[0-9]+)?/[^\n\r\x{85}\x{2028}\x{2029}]*)\z`),
}

var boundsUserAttribute = constraint.String{
	Max:       256,
	Sensitive: true,
}

var boundsUserIdList = constraint.List{Max: 10, Element: &boundsWorkMailIdentifier}

var boundsUserName = constraint.String{
	Min: 1, Max: 64,
	Pattern: `[\w\-.]+(@[a-zA-Z0-9.\-]+\.[a-zA-Z0-9-]{2,})?`,
	Match:   regexp.MustCompile(`\A(?:[\w\-.]+(@[a-zA-Z0-9.\-]+\.[a-zA-Z0-9-]{2,})?)\z`),
}

var boundsUserRole = constraint.Enum{Values: []string{"USER", "RESOURCE", "SYSTEM_USER", "REMOTE_USER"}}

var boundsWorkMailDomainName = constraint.String{
	Min: 3, Max: 209,
	Pattern: `[a-zA-Z0-9.-]+`,
	Match: constraint.Segments{
		{ASCII: [2]uint64{0x3ff600000000000, 0x7fffffe07fffffe}, Min: 1, Max: -1},
	},
}

var boundsWorkMailIdentifier = constraint.String{Min: 12, Max: 256}
