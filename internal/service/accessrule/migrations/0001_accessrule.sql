-- An organization without a row here has never changed its rules and has the
-- default one.
CREATE TABLE access_rule_set (
	org {text} PRIMARY KEY
);

-- A rule, with its conditions and texts as JSON in body. Dates of 0 are shown
-- as the epoch.
CREATE TABLE access_rule (
	org {text} NOT NULL,
	name {text} NOT NULL,
	created BIGINT NOT NULL,
	modified BIGINT NOT NULL,
	body {text} NOT NULL,
	PRIMARY KEY (org, name)
);
