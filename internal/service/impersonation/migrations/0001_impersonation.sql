-- A role, with its rules and texts as JSON in body.
CREATE TABLE impersonation_role (
	org {text} NOT NULL,
	id {text} NOT NULL,
	created BIGINT NOT NULL,
	modified BIGINT NOT NULL,
	body {text} NOT NULL,
	PRIMARY KEY (org, id)
);

-- A token that a role was assumed with, as its SHA-256.
CREATE TABLE impersonation_token (
	hash {bytes} PRIMARY KEY,
	org {text} NOT NULL,
	role {text} NOT NULL,
	expires BIGINT NOT NULL
);
CREATE INDEX impersonation_token_role ON impersonation_token (org, role);
CREATE INDEX impersonation_token_expires ON impersonation_token (expires);
