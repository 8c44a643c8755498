-- Where the free/busy times of another domain are asked for: secret is the
-- password for an EWS endpoint, sealed with the organization's key.
CREATE TABLE availability_configuration (
	org {text} NOT NULL,
	domain {text} NOT NULL,
	endpoint {text} NOT NULL DEFAULT '',
	username {text} NOT NULL DEFAULT '',
	secret {bytes},
	lambda_arn {text} NOT NULL DEFAULT '',
	created BIGINT NOT NULL,
	modified BIGINT NOT NULL,
	PRIMARY KEY (org, domain)
);
