-- A segment is what was recorded within a moment: events as lines of JSON,
-- compressed and sealed. Times are those of its first and last event.
CREATE TABLE audit_segment (
	id BIGINT PRIMARY KEY,
	first BIGINT NOT NULL,
	last BIGINT NOT NULL,
	events BIGINT NOT NULL,
	body {bytes} NOT NULL
);
CREATE INDEX audit_segment_last ON audit_segment (last, id);
