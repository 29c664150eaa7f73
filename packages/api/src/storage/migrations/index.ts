// Written by scripts/embed-migrations.ts from the SQL beside it.

/** Every change of the tables so far, oldest first. */
export const MIGRATIONS = [
  {
    name: '0000_first',
    statements: [
      "CREATE TABLE `api_keys` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`vendor_id` text NOT NULL,\n\t`label` text NOT NULL,\n\t`scopes` text NOT NULL,\n\t`secret_hash` text NOT NULL,\n\t`created_at_ms` integer NOT NULL,\n\tFOREIGN KEY (`vendor_id`) REFERENCES `vendors`(`id`) ON UPDATE no action ON DELETE cascade\n);",
      "CREATE UNIQUE INDEX `api_keys_by_secret` ON `api_keys` (`secret_hash`);",
      "CREATE INDEX `api_keys_by_time` ON `api_keys` (`vendor_id`,`created_at_ms`,`id`);",
      "CREATE TABLE `changes` (\n\t`vendor_id` text NOT NULL,\n\t`report_id` text NOT NULL,\n\t`change_id` text NOT NULL,\n\t`revision` integer NOT NULL,\n\t`at_ms` integer NOT NULL,\n\t`direction` text NOT NULL,\n\t`change` text NOT NULL,\n\t`sequence` integer,\n\t`previous_hash` text,\n\t`ciphertext_hash` text,\n\t`request_hash` text NOT NULL,\n\t`answer` text NOT NULL,\n\t`ciphertext` blob,\n\tPRIMARY KEY(`vendor_id`, `report_id`, `change_id`),\n\tFOREIGN KEY (`vendor_id`,`report_id`) REFERENCES `reports`(`vendor_id`,`id`) ON UPDATE no action ON DELETE cascade\n);",
      "CREATE UNIQUE INDEX `changes_by_revision` ON `changes` (`vendor_id`,`report_id`,`revision`);",
      "CREATE UNIQUE INDEX `changes_by_sequence` ON `changes` (`vendor_id`,`report_id`,`direction`,`sequence`);",
      "CREATE TABLE `credits` (\n\t`vendor_id` text NOT NULL,\n\t`report_id` text NOT NULL,\n\t`id` text NOT NULL,\n\t`name` text NOT NULL,\n\t`url` text,\n\t`published_at_ms` integer NOT NULL,\n\t`last_put_id` text NOT NULL,\n\tPRIMARY KEY(`vendor_id`, `report_id`),\n\tFOREIGN KEY (`vendor_id`,`report_id`) REFERENCES `reports`(`vendor_id`,`id`) ON UPDATE no action ON DELETE cascade\n);",
      "CREATE INDEX `credits_by_time` ON `credits` (`vendor_id`,`published_at_ms`,`id`);",
      "CREATE TABLE `events` (\n\t`vendor_id` text NOT NULL,\n\t`id` integer NOT NULL,\n\t`type` text NOT NULL,\n\t`report_id` text NOT NULL,\n\t`at_ms` integer NOT NULL,\n\t`promise` text,\n\t`cause` text,\n\tPRIMARY KEY(`vendor_id`, `id`),\n\tFOREIGN KEY (`vendor_id`) REFERENCES `vendors`(`id`) ON UPDATE no action ON DELETE cascade\n);",
      "CREATE UNIQUE INDEX `events_by_cause` ON `events` (`vendor_id`,`report_id`,`type`,`cause`) WHERE \"events\".\"cause\" is not null;",
      "CREATE TABLE `profiles` (\n\t`vendor_id` text NOT NULL,\n\t`hash` text NOT NULL,\n\t`serial` integer NOT NULL,\n\t`expires_at_ms` integer NOT NULL,\n\t`published_at_ms` integer NOT NULL,\n\t`retention_days` integer,\n\t`origins` text NOT NULL,\n\t`signature` text NOT NULL,\n\t`profile` text NOT NULL,\n\tPRIMARY KEY(`vendor_id`, `hash`),\n\tFOREIGN KEY (`vendor_id`) REFERENCES `vendors`(`id`) ON UPDATE no action ON DELETE cascade\n);",
      "CREATE UNIQUE INDEX `profiles_by_serial` ON `profiles` (`vendor_id`,`serial`);",
      "CREATE TABLE `reports` (\n\t`vendor_id` text NOT NULL,\n\t`id` text NOT NULL,\n\t`reference` text NOT NULL,\n\t`channel` text NOT NULL,\n\t`urgent` integer NOT NULL,\n\t`status` text NOT NULL,\n\t`severity` text,\n\t`decline_reason` text,\n\t`exploited` integer NOT NULL,\n\t`missing` text NOT NULL,\n\t`received_at_ms` integer NOT NULL,\n\t`updated_at_ms` integer NOT NULL,\n\t`closed_at_ms` integer,\n\t`deleted_at_ms` integer,\n\t`credit_withdrawn_at_ms` integer,\n\t`clocks` text NOT NULL,\n\t`next_due_at_ms` integer,\n\t`next_alarm_at_ms` integer,\n\t`revision` integer NOT NULL,\n\t`last_change_id` text,\n\t`profile_hash` text NOT NULL,\n\t`size_class` integer NOT NULL,\n\t`reporter_key_id` text NOT NULL,\n\t`token_hash` text NOT NULL,\n\t`ciphertext_hash` text NOT NULL,\n\t`wrapped_state_hash` text NOT NULL,\n\tPRIMARY KEY(`vendor_id`, `id`),\n\tFOREIGN KEY (`vendor_id`,`profile_hash`) REFERENCES `profiles`(`vendor_id`,`hash`) ON UPDATE no action ON DELETE cascade\n);",
      "CREATE UNIQUE INDEX `reports_by_reference` ON `reports` (`vendor_id`,`reference`);",
      "CREATE UNIQUE INDEX `reports_by_token` ON `reports` (`vendor_id`,`token_hash`);",
      "CREATE INDEX `reports_by_time` ON `reports` (`vendor_id`,`received_at_ms`,`id`) WHERE \"reports\".\"deleted_at_ms\" is null;",
      "CREATE INDEX `reports_by_status` ON `reports` (`vendor_id`,`status`,`received_at_ms`,`id`) WHERE \"reports\".\"deleted_at_ms\" is null;",
      "CREATE INDEX `reports_by_channel` ON `reports` (`vendor_id`,`channel`,`received_at_ms`,`id`) WHERE \"reports\".\"deleted_at_ms\" is null;",
      "CREATE INDEX `reports_by_update` ON `reports` (`vendor_id`,`updated_at_ms`);",
      "CREATE INDEX `reports_by_closing` ON `reports` (`vendor_id`,`closed_at_ms`) WHERE \"reports\".\"closed_at_ms\" is not null and \"reports\".\"deleted_at_ms\" is null;",
      "CREATE INDEX `reports_by_due` ON `reports` (`vendor_id`,`next_due_at_ms`,`id`) WHERE \"reports\".\"next_due_at_ms\" is not null and \"reports\".\"deleted_at_ms\" is null;",
      "CREATE INDEX `reports_by_alarm` ON `reports` (`next_alarm_at_ms`) WHERE \"reports\".\"next_alarm_at_ms\" is not null;",
      "CREATE TABLE `sealed_reports` (\n\t`vendor_id` text NOT NULL,\n\t`report_id` text NOT NULL,\n\t`wrapped_state` blob NOT NULL,\n\t`ciphertext` blob NOT NULL,\n\tPRIMARY KEY(`vendor_id`, `report_id`),\n\tFOREIGN KEY (`vendor_id`,`report_id`) REFERENCES `reports`(`vendor_id`,`id`) ON UPDATE no action ON DELETE cascade\n);",
      "CREATE TABLE `vendors` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`created_at_ms` integer NOT NULL\n);",
      "CREATE INDEX `vendors_by_time` ON `vendors` (`created_at_ms`,`id`);",
    ],
  },
] as const
