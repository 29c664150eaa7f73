CREATE TABLE `attachments` (
	`vendor_id` text NOT NULL,
	`report_id` text NOT NULL,
	`id` text NOT NULL,
	`entry_id` text,
	`size` integer NOT NULL,
	PRIMARY KEY(`vendor_id`, `report_id`, `id`),
	FOREIGN KEY (`vendor_id`,`report_id`) REFERENCES `reports`(`vendor_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `doomed_blobs` (
	`key` text PRIMARY KEY NOT NULL,
	`due_at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `doomed_blobs_by_due` ON `doomed_blobs` (`due_at_ms`);--> statement-breakpoint
CREATE TABLE `parts` (
	`vendor_id` text NOT NULL,
	`report_id` text NOT NULL,
	`attachment_id` text NOT NULL,
	`part` integer NOT NULL,
	`size` integer NOT NULL,
	`hash` text NOT NULL,
	`blob_key` text NOT NULL,
	`due_at_ms` integer,
	`sealed_size` integer,
	`key_ids` text,
	PRIMARY KEY(`vendor_id`, `report_id`, `attachment_id`, `part`),
	FOREIGN KEY (`vendor_id`) REFERENCES `vendors`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `parts_by_due` ON `parts` (`due_at_ms`) WHERE "parts"."due_at_ms" is not null;--> statement-breakpoint
CREATE TABLE `uploads` (
	`vendor_id` text NOT NULL,
	`report_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`channel` text NOT NULL,
	`profile_hash` text NOT NULL,
	`opened_at_ms` integer NOT NULL,
	PRIMARY KEY(`vendor_id`, `report_id`),
	FOREIGN KEY (`vendor_id`) REFERENCES `vendors`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `uploads_by_token` ON `uploads` (`vendor_id`,`token_hash`);--> statement-breakpoint
CREATE INDEX `uploads_by_time` ON `uploads` (`opened_at_ms`);