CREATE TABLE blob (
	id {id},
	org {text} NOT NULL,
	refs BIGINT NOT NULL,
	size BIGINT NOT NULL,
	stored BIGINT NOT NULL,
	extract {bytes},
	data {bytes}
);
CREATE INDEX blob_org ON blob (org);
