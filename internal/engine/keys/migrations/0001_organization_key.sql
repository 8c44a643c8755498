CREATE TABLE organization_key (
	org {text} PRIMARY KEY,
	service {text} NOT NULL,
	wrapped {bytes} NOT NULL
);
