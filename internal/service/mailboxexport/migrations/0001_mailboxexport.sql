CREATE TABLE export_job (
	org {text} NOT NULL,
	id {text} NOT NULL,
	entity {text} NOT NULL,
	description {text} NOT NULL,
	role_arn {text} NOT NULL,
	kms_key_arn {text} NOT NULL,
	bucket {text} NOT NULL,
	prefix {text} NOT NULL,
	path {text} NOT NULL DEFAULT '',
	progress BIGINT NOT NULL DEFAULT 0,
	state {text} NOT NULL,
	error_info {text} NOT NULL DEFAULT '',
	started BIGINT NOT NULL,
	ended BIGINT NOT NULL DEFAULT 0,
	PRIMARY KEY (org, id)
);
CREATE INDEX export_job_list ON export_job (org, started, id);
CREATE INDEX export_job_mailbox ON export_job (org, entity, started);
