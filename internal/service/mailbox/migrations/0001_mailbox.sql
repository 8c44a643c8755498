CREATE TABLE mailbox (
	id {id},
	org {text} NOT NULL,
	owner {text} NOT NULL,
	modseq BIGINT NOT NULL,
	uidvalidity BIGINT NOT NULL,
	quota BIGINT NOT NULL,
	used BIGINT NOT NULL,
	created BIGINT NOT NULL,
	suspended BIGINT NOT NULL
);
CREATE UNIQUE INDEX mailbox_owner ON mailbox (org, owner);
CREATE INDEX mailbox_suspended ON mailbox (suspended) WHERE suspended <> 0;
CREATE TABLE folder (
	id {id},
	mailbox BIGINT NOT NULL,
	parent BIGINT NOT NULL,
	name {bytes} NOT NULL,
	name_mac {bytes} NOT NULL,
	class BIGINT NOT NULL,
	role BIGINT NOT NULL,
	subscribed BIGINT NOT NULL,
	uidvalidity BIGINT NOT NULL,
	uidnext BIGINT NOT NULL,
	modseq BIGINT NOT NULL,
	changed BIGINT NOT NULL,
	removed BIGINT NOT NULL,
	forgotten BIGINT NOT NULL,
	messages BIGINT NOT NULL,
	unseen BIGINT NOT NULL,
	deleted BIGINT NOT NULL,
	size BIGINT NOT NULL
);
CREATE UNIQUE INDEX folder_name ON folder (mailbox, parent, name_mac) WHERE removed = 0;
CREATE UNIQUE INDEX folder_role ON folder (mailbox, role) WHERE removed = 0 AND role <> 0;
CREATE INDEX folder_removed ON folder (removed) WHERE removed <> 0;
CREATE TABLE item (
	id {id},
	mailbox BIGINT NOT NULL,
	folder BIGINT NOT NULL,
	uid BIGINT NOT NULL,
	blob BIGINT NOT NULL,
	size BIGINT NOT NULL,
	received BIGINT NOT NULL,
	flags BIGINT NOT NULL,
	keywords {text} NOT NULL,
	created BIGINT NOT NULL,
	content BIGINT NOT NULL,
	modseq BIGINT NOT NULL,
	origin {text} NOT NULL,
	summary {bytes} NOT NULL
);
CREATE UNIQUE INDEX item_uid ON item (folder, uid);
CREATE INDEX item_modseq ON item (folder, modseq);
CREATE TABLE tombstone (
	folder BIGINT NOT NULL,
	modseq BIGINT NOT NULL,
	uid BIGINT NOT NULL,
	item BIGINT NOT NULL,
	created BIGINT NOT NULL,
	moved BIGINT NOT NULL,
	at BIGINT NOT NULL,
	PRIMARY KEY (folder, modseq, uid)
);
CREATE INDEX tombstone_at ON tombstone (at);
