-- Applications of the account.
CREATE TABLE identity_application (
	arn {text} PRIMARY KEY,
	name {text} NOT NULL,
	instance_arn {text} NOT NULL,
	created BIGINT NOT NULL
);

-- How an organization uses an identity provider; without a row it does not.
CREATE TABLE identity_provider (
	org {text} PRIMARY KEY,
	mode {text} NOT NULL,
	instance_arn {text} NOT NULL,
	application_arn {text} NOT NULL,
	token_status {text} NOT NULL,
	token_days BIGINT NOT NULL
);

-- A personal access token, as its SHA-256; the scopes as JSON. last_used 0 is
-- never.
CREATE TABLE access_token (
	id {text} PRIMARY KEY,
	org {text} NOT NULL,
	user_id {text} NOT NULL,
	name {text} NOT NULL,
	hash {bytes} NOT NULL,
	scopes {text} NOT NULL,
	created BIGINT NOT NULL,
	last_used BIGINT NOT NULL DEFAULT 0,
	expires BIGINT NOT NULL
);
CREATE UNIQUE INDEX access_token_hash ON access_token (hash);
CREATE INDEX access_token_org ON access_token (org, id);
CREATE INDEX access_token_user ON access_token (org, user_id, id);
CREATE INDEX access_token_expires ON access_token (expires);
