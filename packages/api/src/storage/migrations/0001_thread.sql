ALTER TABLE `reports` ADD `already_public` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `reports` ADD `agreed_date` text;--> statement-breakpoint
ALTER TABLE `reports` RENAME COLUMN `last_change_id` TO `last_entry_id`;--> statement-breakpoint
ALTER TABLE `reports` ADD `unread` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `reports` ADD `vendor_read_revision` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `reports` ADD `reporter_read_revision` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `reports` ADD `attachments` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
-- A report that its vendor has changed was read.
UPDATE `reports` SET `unread` = 0, `vendor_read_revision` = `revision` WHERE `revision` > 1;--> statement-breakpoint
CREATE INDEX `reports_by_unread` ON `reports` (`vendor_id`,`received_at_ms`,`id`) WHERE "reports"."unread" > 0 and "reports"."deleted_at_ms" is null;--> statement-breakpoint
CREATE TABLE `entries` (
	`vendor_id` text NOT NULL,
	`report_id` text NOT NULL,
	`id` text NOT NULL,
	`revision` integer NOT NULL,
	`at_ms` integer NOT NULL,
	`direction` text NOT NULL,
	`change` text,
	`sequence` integer,
	`previous_hash` text,
	`profile_hash` text,
	`ciphertext_hash` text,
	`attachments` text NOT NULL,
	`request_hash` text NOT NULL,
	`answer` text,
	`ciphertext` blob,
	PRIMARY KEY(`vendor_id`, `report_id`, `id`),
	FOREIGN KEY (`vendor_id`,`report_id`) REFERENCES `reports`(`vendor_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
-- Events were sealed under the profile of their report, and answers get what every answer has now.
INSERT INTO `entries`
SELECT
	c.`vendor_id`, c.`report_id`, c.`change_id`, c.`revision`, c.`at_ms`, c.`direction`, c.`change`,
	c.`sequence`, c.`previous_hash`, iif(c.`sequence` IS NULL, NULL, r.`profile_hash`),
	c.`ciphertext_hash`, '[]', c.`request_hash`,
	json_set(
		c.`answer`,
		'$.alreadyPublic', json('false'), '$.agreedDate', NULL, '$.unread', 0, '$.attachments', json('[]')
	),
	c.`ciphertext`
FROM `changes` c JOIN `reports` r ON r.`vendor_id` = c.`vendor_id` AND r.`id` = c.`report_id`;--> statement-breakpoint
DROP TABLE `changes`;--> statement-breakpoint
CREATE UNIQUE INDEX `entries_by_revision` ON `entries` (`vendor_id`,`report_id`,`revision`);--> statement-breakpoint
CREATE UNIQUE INDEX `entries_by_sequence` ON `entries` (`vendor_id`,`report_id`,`direction`,`sequence`);--> statement-breakpoint
CREATE INDEX `entries_with_change` ON `entries` (`vendor_id`,`report_id`,`revision`,`at_ms`,`direction`,`change`) WHERE "entries"."change" is not null;
