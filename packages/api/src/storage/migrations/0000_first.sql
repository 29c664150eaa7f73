CREATE TABLE `api_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`label` text NOT NULL,
	`scopes` text NOT NULL,
	`secret_hash` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendors`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_keys_by_secret` ON `api_keys` (`secret_hash`);--> statement-breakpoint
CREATE INDEX `api_keys_by_time` ON `api_keys` (`vendor_id`,`created_at_ms`,`id`);--> statement-breakpoint
CREATE TABLE `changes` (
	`vendor_id` text NOT NULL,
	`report_id` text NOT NULL,
	`change_id` text NOT NULL,
	`revision` integer NOT NULL,
	`at_ms` integer NOT NULL,
	`direction` text NOT NULL,
	`change` text NOT NULL,
	`sequence` integer,
	`previous_hash` text,
	`ciphertext_hash` text,
	`request_hash` text NOT NULL,
	`answer` text NOT NULL,
	`ciphertext` blob,
	PRIMARY KEY(`vendor_id`, `report_id`, `change_id`),
	FOREIGN KEY (`vendor_id`,`report_id`) REFERENCES `reports`(`vendor_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `changes_by_revision` ON `changes` (`vendor_id`,`report_id`,`revision`);--> statement-breakpoint
CREATE UNIQUE INDEX `changes_by_sequence` ON `changes` (`vendor_id`,`report_id`,`direction`,`sequence`);--> statement-breakpoint
CREATE TABLE `credits` (
	`vendor_id` text NOT NULL,
	`report_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`url` text,
	`published_at_ms` integer NOT NULL,
	`last_put_id` text NOT NULL,
	PRIMARY KEY(`vendor_id`, `report_id`),
	FOREIGN KEY (`vendor_id`,`report_id`) REFERENCES `reports`(`vendor_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `credits_by_time` ON `credits` (`vendor_id`,`published_at_ms`,`id`);--> statement-breakpoint
CREATE TABLE `events` (
	`vendor_id` text NOT NULL,
	`id` integer NOT NULL,
	`type` text NOT NULL,
	`report_id` text NOT NULL,
	`at_ms` integer NOT NULL,
	`promise` text,
	`cause` text,
	PRIMARY KEY(`vendor_id`, `id`),
	FOREIGN KEY (`vendor_id`) REFERENCES `vendors`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `events_by_cause` ON `events` (`vendor_id`,`report_id`,`type`,`cause`) WHERE "events"."cause" is not null;--> statement-breakpoint
CREATE TABLE `profiles` (
	`vendor_id` text NOT NULL,
	`hash` text NOT NULL,
	`serial` integer NOT NULL,
	`expires_at_ms` integer NOT NULL,
	`published_at_ms` integer NOT NULL,
	`retention_days` integer,
	`origins` text NOT NULL,
	`signature` text NOT NULL,
	`profile` text NOT NULL,
	PRIMARY KEY(`vendor_id`, `hash`),
	FOREIGN KEY (`vendor_id`) REFERENCES `vendors`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `profiles_by_serial` ON `profiles` (`vendor_id`,`serial`);--> statement-breakpoint
CREATE TABLE `reports` (
	`vendor_id` text NOT NULL,
	`id` text NOT NULL,
	`reference` text NOT NULL,
	`channel` text NOT NULL,
	`urgent` integer NOT NULL,
	`status` text NOT NULL,
	`severity` text,
	`decline_reason` text,
	`exploited` integer NOT NULL,
	`missing` text NOT NULL,
	`received_at_ms` integer NOT NULL,
	`updated_at_ms` integer NOT NULL,
	`closed_at_ms` integer,
	`deleted_at_ms` integer,
	`credit_withdrawn_at_ms` integer,
	`clocks` text NOT NULL,
	`next_due_at_ms` integer,
	`next_alarm_at_ms` integer,
	`revision` integer NOT NULL,
	`last_change_id` text,
	`profile_hash` text NOT NULL,
	`size_class` integer NOT NULL,
	`reporter_key_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`ciphertext_hash` text NOT NULL,
	`wrapped_state_hash` text NOT NULL,
	PRIMARY KEY(`vendor_id`, `id`),
	FOREIGN KEY (`vendor_id`,`profile_hash`) REFERENCES `profiles`(`vendor_id`,`hash`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reports_by_reference` ON `reports` (`vendor_id`,`reference`);--> statement-breakpoint
CREATE UNIQUE INDEX `reports_by_token` ON `reports` (`vendor_id`,`token_hash`);--> statement-breakpoint
CREATE INDEX `reports_by_time` ON `reports` (`vendor_id`,`received_at_ms`,`id`) WHERE "reports"."deleted_at_ms" is null;--> statement-breakpoint
CREATE INDEX `reports_by_status` ON `reports` (`vendor_id`,`status`,`received_at_ms`,`id`) WHERE "reports"."deleted_at_ms" is null;--> statement-breakpoint
CREATE INDEX `reports_by_channel` ON `reports` (`vendor_id`,`channel`,`received_at_ms`,`id`) WHERE "reports"."deleted_at_ms" is null;--> statement-breakpoint
CREATE INDEX `reports_by_update` ON `reports` (`vendor_id`,`updated_at_ms`);--> statement-breakpoint
CREATE INDEX `reports_by_closing` ON `reports` (`vendor_id`,`closed_at_ms`) WHERE "reports"."closed_at_ms" is not null and "reports"."deleted_at_ms" is null;--> statement-breakpoint
CREATE INDEX `reports_by_due` ON `reports` (`vendor_id`,`next_due_at_ms`,`id`) WHERE "reports"."next_due_at_ms" is not null and "reports"."deleted_at_ms" is null;--> statement-breakpoint
CREATE INDEX `reports_by_alarm` ON `reports` (`next_alarm_at_ms`) WHERE "reports"."next_alarm_at_ms" is not null;--> statement-breakpoint
CREATE TABLE `sealed_reports` (
	`vendor_id` text NOT NULL,
	`report_id` text NOT NULL,
	`wrapped_state` blob NOT NULL,
	`ciphertext` blob NOT NULL,
	PRIMARY KEY(`vendor_id`, `report_id`),
	FOREIGN KEY (`vendor_id`,`report_id`) REFERENCES `reports`(`vendor_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `vendors` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `vendors_by_time` ON `vendors` (`created_at_ms`,`id`);