-- What RegisterMailDomain and the rechecks of DNS keep. A time of 0 is none:
-- *_missing is since when a record that should be there has not been seen,
-- next_check when to look again. "token" proves ownership; "selectors" are the
-- three DKIM selectors, separated by blanks. Both are empty until needed.
ALTER TABLE mail_domain ADD COLUMN dkim {text} NOT NULL DEFAULT 'PENDING';
ALTER TABLE mail_domain ADD COLUMN token {text} NOT NULL DEFAULT '';
ALTER TABLE mail_domain ADD COLUMN selectors {text} NOT NULL DEFAULT '';
ALTER TABLE mail_domain ADD COLUMN ownership_missing BIGINT NOT NULL DEFAULT 0;
ALTER TABLE mail_domain ADD COLUMN dkim_missing BIGINT NOT NULL DEFAULT 0;
ALTER TABLE mail_domain ADD COLUMN next_check BIGINT NOT NULL DEFAULT 0;
UPDATE mail_domain SET dkim = 'VERIFIED' WHERE is_test = 1;
CREATE INDEX mail_domain_check ON mail_domain (next_check) WHERE is_test = 0;

-- The signing keys of mail domains. "public" is the p= value of the DNS record
-- (RFC 6376, section 3.6.1), "private" the PKCS #8 form of the key, sealed with
-- the data key of the organization.
CREATE TABLE dkim_key (
	domain {text} PRIMARY KEY,
	org {text} NOT NULL,
	selector {text} NOT NULL,
	public {text} NOT NULL,
	private {bytes} NOT NULL,
	created BIGINT NOT NULL
);
CREATE INDEX dkim_key_org ON dkim_key (org);

-- What a user or group may do with the mailbox, or in the name, of an entity.
CREATE TABLE mailbox_permission (
	org {text} NOT NULL,
	owner {text} NOT NULL,
	grantee {text} NOT NULL,
	kind {text} NOT NULL,
	full_access BIGINT NOT NULL,
	send_as BIGINT NOT NULL,
	send_on_behalf BIGINT NOT NULL,
	PRIMARY KEY (org, owner, grantee)
);
CREATE INDEX mailbox_permission_of ON mailbox_permission (org, grantee, owner);

CREATE TABLE organization_tag (
	org {text} NOT NULL,
	tag_key {text} NOT NULL,
	tag_value {text} NOT NULL,
	PRIMARY KEY (org, tag_key)
);

ALTER TABLE organization ADD COLUMN enforce_dmarc BIGINT NOT NULL DEFAULT 1;

CREATE TABLE email_monitoring (
	org {text} PRIMARY KEY,
	role_arn {text} NOT NULL,
	log_group_arn {text} NOT NULL
);
