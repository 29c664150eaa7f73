CREATE TABLE `deliveries` (
	`vendor_id` text NOT NULL,
	`outlet` text NOT NULL,
	`event_id` integer NOT NULL,
	`type` text NOT NULL,
	`report_id` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at_ms` integer,
	`last_attempt_at_ms` integer,
	`status` integer,
	`fault` text,
	`created_at_ms` integer NOT NULL,
	`message_id` text,
	PRIMARY KEY(`vendor_id`, `outlet`, `event_id`),
	FOREIGN KEY (`vendor_id`) REFERENCES `vendors`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `deliveries_due` ON `deliveries` (`vendor_id`,`outlet`,`next_attempt_at_ms`) WHERE "deliveries"."next_attempt_at_ms" is not null;--> statement-breakpoint
CREATE INDEX `deliveries_waiting` ON `deliveries` (`vendor_id`,`outlet`,`report_id`,`event_id`) WHERE "deliveries"."next_attempt_at_ms" is not null;--> statement-breakpoint
CREATE INDEX `deliveries_by_age` ON `deliveries` (`created_at_ms`);--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_by_message` ON `deliveries` (`message_id`) WHERE "deliveries"."message_id" is not null;--> statement-breakpoint
CREATE TABLE `webhooks` (
	`vendor_id` text NOT NULL,
	`id` text NOT NULL,
	`url` text NOT NULL,
	`label` text NOT NULL,
	`types` text NOT NULL,
	`disabled_by` text,
	`created_at_ms` integer NOT NULL,
	`secret_number` integer DEFAULT 1 NOT NULL,
	`previous_secret_until_ms` integer,
	PRIMARY KEY(`vendor_id`, `id`),
	FOREIGN KEY (`vendor_id`) REFERENCES `vendors`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `events` ADD `subject` text;--> statement-breakpoint
ALTER TABLE `events` ADD `expires` text;--> statement-breakpoint
ALTER TABLE `profiles` ADD `expiries` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `reports` ADD `notify` text;--> statement-breakpoint
ALTER TABLE `reports` ADD `life` text;--> statement-breakpoint
ALTER TABLE `vendors` ADD `fanned_out_to` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `vendors` ADD `mails_sealed` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `vendors` ADD `mails_notes` integer DEFAULT true NOT NULL;--> statement-breakpoint
-- What happened before there were deliveries is not told now.
UPDATE `vendors` SET `fanned_out_to` =
	coalesce((SELECT max(`id`) FROM `events` WHERE `vendor_id` = `vendors`.`id`), 0);--> statement-breakpoint
-- Whoever can make keys could give itself the new scope.
UPDATE `api_keys` SET `scopes` = json_insert(`scopes`, '$[#]', 'delivery:manage')
WHERE EXISTS (SELECT 1 FROM json_each(`scopes`) WHERE `value` = 'keys:manage');
