-- An organization without a row here has never changed its rules and has the
-- default one.
CREATE TABLE device_rule_set (
	org {text} PRIMARY KEY
);

-- A rule, with its conditions and texts as JSON in body.
CREATE TABLE device_rule (
	org {text} NOT NULL,
	id {text} NOT NULL,
	created BIGINT NOT NULL,
	modified BIGINT NOT NULL,
	body {text} NOT NULL,
	PRIMARY KEY (org, id)
);

-- An exception for one device of one user. Device identifiers are in lower
-- case.
CREATE TABLE device_override (
	org {text} NOT NULL,
	user_id {text} NOT NULL,
	device {text} NOT NULL,
	effect {text} NOT NULL,
	description {text} NOT NULL,
	created BIGINT NOT NULL,
	modified BIGINT NOT NULL,
	PRIMARY KEY (org, user_id, device)
);
CREATE INDEX device_override_device ON device_override (org, device, user_id);
