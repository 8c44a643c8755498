-- The one policy of an organization; the folders as JSON.
CREATE TABLE retention_policy (
	org {text} PRIMARY KEY,
	id {text} NOT NULL,
	name {text} NOT NULL,
	description {text} NOT NULL,
	folders {text} NOT NULL
);
