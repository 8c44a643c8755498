-- A change of anything here moves the revision, first of all: it is the lock
-- under which things change, and by it processes see that what they remember is
-- old. Columns ending in _key hold names in lower case, by which they are unique.
CREATE TABLE iam_state (
	id {id},
	revision BIGINT NOT NULL
);
INSERT INTO iam_state (id, revision) VALUES (1, 0);

-- Users and roles; kind is 'user' or 'role'. The last three columns are a role's.
CREATE TABLE iam_principal (
	kind {text} NOT NULL,
	name_key {text} NOT NULL,
	name {text} NOT NULL,
	id {text} NOT NULL,
	created BIGINT NOT NULL,
	description {text} NOT NULL DEFAULT '',
	trust {text} NOT NULL DEFAULT '',
	max_session BIGINT NOT NULL DEFAULT 0,
	PRIMARY KEY (kind, name_key)
);

-- The secret is sealed together with the identifier of its key.
CREATE TABLE iam_access_key (
	id {text} PRIMARY KEY,
	user_key {text} NOT NULL,
	secret {bytes} NOT NULL,
	active BIGINT NOT NULL,
	created BIGINT NOT NULL
);
CREATE INDEX iam_access_key_user ON iam_access_key (user_key, created);

CREATE TABLE iam_policy (
	name_key {text} PRIMARY KEY,
	name {text} NOT NULL,
	id {text} NOT NULL,
	document {text} NOT NULL,
	description {text} NOT NULL DEFAULT '',
	created BIGINT NOT NULL,
	updated BIGINT NOT NULL
);

-- policy is the ARN of a built-in policy, or the name_key of one of the account,
-- whose number may change.
CREATE TABLE iam_attachment (
	kind {text} NOT NULL,
	name_key {text} NOT NULL,
	policy {text} NOT NULL,
	PRIMARY KEY (kind, name_key, policy)
);
CREATE INDEX iam_attachment_policy ON iam_attachment (policy);

CREATE TABLE iam_inline_policy (
	kind {text} NOT NULL,
	name_key {text} NOT NULL,
	policy_key {text} NOT NULL,
	policy_name {text} NOT NULL,
	document {text} NOT NULL,
	PRIMARY KEY (kind, name_key, policy_key)
);
