-- One row per organization, deleted ones included. An UPDATE of the revision
-- is the lock under which everything else of an organization changes.
CREATE TABLE organization (
	id {text} PRIMARY KEY,
	alias {text} NOT NULL,
	alias_key {text} NOT NULL,
	state {text} NOT NULL,
	error_message {text} NOT NULL DEFAULT '',
	arn {text} NOT NULL,
	directory_id {text} NOT NULL,
	default_domain {text} NOT NULL,
	kms_key_arn {text} NOT NULL DEFAULT '',
	migration_admin {text} NOT NULL DEFAULT '',
	interoperability BIGINT NOT NULL DEFAULT 0,
	keep_directory BIGINT NOT NULL DEFAULT 0,
	created BIGINT NOT NULL,
	completed BIGINT NOT NULL DEFAULT 0,
	deleted BIGINT NOT NULL DEFAULT 0,
	attempts BIGINT NOT NULL DEFAULT 0,
	next_attempt BIGINT NOT NULL DEFAULT 0,
	revision BIGINT NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX organization_alias ON organization (alias_key) WHERE state <> 'Deleted';
CREATE INDEX organization_list ON organization (alias_key, id);
CREATE INDEX organization_work ON organization (state, next_attempt);

-- The single row under which organizations are counted and created.
CREATE TABLE organization_counter (
	id {id},
	live BIGINT NOT NULL
);
INSERT INTO organization_counter (id, live) VALUES (1, 0);

-- A directory holds the entities of an organization and may outlive it. While
-- it does, "organization" is empty and "entities_of" names the organization
-- under which its entities are still filed.
CREATE TABLE user_directory (
	id {text} PRIMARY KEY,
	alias_key {text} NOT NULL,
	organization {text} NOT NULL,
	entities_of {text} NOT NULL
);

CREATE TABLE mail_domain (
	domain {text} PRIMARY KEY,
	org {text} NOT NULL,
	is_test BIGINT NOT NULL,
	ownership {text} NOT NULL,
	hosted_zone {text} NOT NULL DEFAULT '',
	created BIGINT NOT NULL
);
CREATE INDEX mail_domain_org ON mail_domain (org, domain);

-- Users, groups and resources: one name space, one life cycle. Columns ending
-- in _key are the folded twins by which text is compared. A time of 0 is none.
CREATE TABLE entity (
	org {text} NOT NULL,
	id {text} NOT NULL,
	kind {text} NOT NULL,
	state {text} NOT NULL,
	name {text} NOT NULL,
	name_key {text} NOT NULL,
	email {text} NOT NULL DEFAULT '',
	email_key {text} NOT NULL DEFAULT '',
	hidden BIGINT NOT NULL DEFAULT 0,
	created BIGINT NOT NULL,
	enabled BIGINT NOT NULL DEFAULT 0,
	disabled BIGINT NOT NULL DEFAULT 0,
	deleted BIGINT NOT NULL DEFAULT 0,
	provisioned BIGINT NOT NULL DEFAULT 0,
	deprovisioned BIGINT NOT NULL DEFAULT 0,
	role {text} NOT NULL DEFAULT '',
	display_name {text} NOT NULL DEFAULT '',
	display_key {text} NOT NULL DEFAULT '',
	password_hash {text} NOT NULL DEFAULT '',
	idp_user {text} NOT NULL DEFAULT '',
	idp_key {text} NOT NULL DEFAULT '',
	attributes {text} NOT NULL DEFAULT '',
	resource_type {text} NOT NULL DEFAULT '',
	description {text} NOT NULL DEFAULT '',
	auto_accept BIGINT NOT NULL DEFAULT 0,
	decline_recurring BIGINT NOT NULL DEFAULT 0,
	decline_conflicting BIGINT NOT NULL DEFAULT 0,
	PRIMARY KEY (org, id)
);
CREATE UNIQUE INDEX entity_name ON entity (org, name_key) WHERE state <> 'DELETED';
CREATE INDEX entity_by_name ON entity (org, kind, name_key, id);
CREATE INDEX entity_by_state ON entity (org, kind, state, name_key, id);
CREATE INDEX entity_by_display ON entity (org, display_key, id) WHERE kind = 'USER';
CREATE INDEX entity_by_email ON entity (org, kind, email_key, id) WHERE email_key <> '';
CREATE INDEX entity_by_idp ON entity (org, idp_key, id) WHERE idp_key <> '';
CREATE INDEX entity_deleted ON entity (deleted) WHERE state = 'DELETED';

-- Every address of the server, primary ones and aliases. A domain belongs to
-- one organization, so an address names one entity of one organization.
CREATE TABLE address (
	address_key {text} PRIMARY KEY,
	address {text} NOT NULL,
	domain {text} NOT NULL,
	org {text} NOT NULL,
	entity {text} NOT NULL,
	created BIGINT NOT NULL
);
CREATE INDEX address_entity ON address (org, entity, address_key);
CREATE INDEX address_domain ON address (domain);

CREATE TABLE group_member (
	org {text} NOT NULL,
	grp {text} NOT NULL,
	member {text} NOT NULL,
	kind {text} NOT NULL,
	PRIMARY KEY (org, grp, member)
);
CREATE INDEX group_member_of ON group_member (org, member, grp);
CREATE INDEX group_member_kind ON group_member (org, grp, kind, member);

CREATE TABLE resource_delegate (
	org {text} NOT NULL,
	resource {text} NOT NULL,
	delegate {text} NOT NULL,
	kind {text} NOT NULL,
	PRIMARY KEY (org, resource, delegate)
);
CREATE INDEX resource_delegate_of ON resource_delegate (org, delegate, resource);

-- What a request with an idempotency token did, to answer its repetition.
CREATE TABLE client_token (
	operation {text} NOT NULL,
	token {text} NOT NULL,
	request {text} NOT NULL,
	result {text} NOT NULL,
	created BIGINT NOT NULL,
	PRIMARY KEY (operation, token)
);
CREATE INDEX client_token_age ON client_token (created);
