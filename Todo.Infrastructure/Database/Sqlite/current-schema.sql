-- The schema after all migrations, with which a new database is created. TODO_ACCEPT=1 dotnet test writes it.
CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
CREATE TABLE "attempts" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_attempts" PRIMARY KEY AUTOINCREMENT,
    "subject" BLOB NOT NULL,
    "source" BLOB NOT NULL,
    "at" INTEGER NOT NULL
);
CREATE TABLE "schema_level" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_schema_level" PRIMARY KEY,
    "minimum_level" INTEGER NOT NULL
);
CREATE TABLE "users" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_users" PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "normalized_email" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "todo_count" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL
, "change_seq" INTEGER NOT NULL DEFAULT 0, "inbox_id" INTEGER NULL, "time_zone" TEXT NOT NULL DEFAULT 'UTC', "webhook_events" INTEGER NOT NULL DEFAULT 0, "forgotten_seq" INTEGER NOT NULL DEFAULT 0, "email_verified" INTEGER NOT NULL DEFAULT 0, "two_factor" INTEGER NOT NULL DEFAULT 0);
CREATE TABLE "idempotency_keys" (
    "user_id" INTEGER NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "request_hash" BLOB NOT NULL,
    "todo_id" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    CONSTRAINT "PK_idempotency_keys" PRIMARY KEY ("user_id", "idempotency_key"),
    CONSTRAINT "FK_idempotency_keys_users_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE TABLE "sessions" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_sessions" PRIMARY KEY AUTOINCREMENT,
    "user_id" INTEGER NOT NULL,
    "client_id" TEXT NOT NULL,
    "user_agent" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "last_used_at" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL, "token_key" BLOB NULL,
    CONSTRAINT "FK_sessions_users_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE TABLE "todos" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_todos" PRIMARY KEY AUTOINCREMENT,
    "user_id" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "is_done" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    "content_folded" TEXT NOT NULL, "change_seq" INTEGER NOT NULL DEFAULT 0, "completed_at" INTEGER NULL, "deleted_at" INTEGER NULL, "due" INTEGER NULL, "is_pristine" INTEGER NOT NULL DEFAULT 0, "labels" TEXT NOT NULL DEFAULT ('[]'), "list_id" INTEGER NOT NULL DEFAULT 0, "next_id" INTEGER NULL, "notes" TEXT NOT NULL DEFAULT '', "notes_folded" TEXT NOT NULL DEFAULT '', "parent_id" INTEGER NULL, "position" INTEGER NOT NULL DEFAULT 0, "priority" INTEGER NOT NULL DEFAULT 0, "recurrence" TEXT NULL, "recurrence_from" INTEGER NOT NULL DEFAULT 0, "series_start" INTEGER NULL, "series_used" INTEGER NULL, "trash_user_id" INTEGER NULL, "went_with_parent" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "FK_todos_users_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE TABLE "refresh_tokens" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_refresh_tokens" PRIMARY KEY AUTOINCREMENT,
    "session_id" INTEGER NOT NULL,
    "hash" BLOB NOT NULL,
    "parent_id" INTEGER NULL,
    "created_at" INTEGER NOT NULL,
    "spent_at" INTEGER NULL, "names_session" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "FK_refresh_tokens_sessions_session_id" FOREIGN KEY ("session_id") REFERENCES "sessions" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_attempts_at" ON "attempts" ("at");
CREATE INDEX "ix_attempts_subject_source_at" ON "attempts" ("subject", "source", "at");
CREATE INDEX "ix_idempotency_keys_created_at" ON "idempotency_keys" ("created_at");
CREATE INDEX "ix_refresh_tokens_parent_id" ON "refresh_tokens" ("parent_id");
CREATE INDEX "ix_refresh_tokens_session_id" ON "refresh_tokens" ("session_id");
CREATE UNIQUE INDEX "ux_refresh_tokens_hash" ON "refresh_tokens" ("hash");
CREATE INDEX "ix_sessions_expires_at" ON "sessions" ("expires_at");
CREATE INDEX "ix_sessions_user_id" ON "sessions" ("user_id");
CREATE INDEX "ix_todos_user_id" ON "todos" ("user_id");
CREATE INDEX "ix_todos_user_id_created_at" ON "todos" ("user_id", "created_at");
CREATE INDEX "ix_todos_user_id_is_done" ON "todos" ("user_id", "is_done");
CREATE INDEX "ix_todos_user_id_updated_at" ON "todos" ("user_id", "updated_at");
CREATE UNIQUE INDEX "ux_users_normalized_email" ON "users" ("normalized_email");
CREATE TABLE "idempotent_answers" (
    "user_id" INTEGER NOT NULL,
    "operation" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "request_hash" BLOB NOT NULL,
    "answer" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    CONSTRAINT "PK_idempotent_answers" PRIMARY KEY ("user_id", "operation", "idempotency_key"),
    CONSTRAINT "FK_idempotent_answers_users_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_idempotent_answers_created_at" ON "idempotent_answers" ("created_at");
CREATE TABLE "lists" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_lists" PRIMARY KEY AUTOINCREMENT,
    "user_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "is_inbox" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    "change_seq" INTEGER NOT NULL,
    CONSTRAINT "FK_lists_users_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE TABLE "todo_labels" (
    "todo_id" INTEGER NOT NULL,
    "owner_id" INTEGER NOT NULL,
    "folded" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "written_seq" INTEGER NOT NULL,
    CONSTRAINT "PK_todo_labels" PRIMARY KEY ("owner_id", "folded", "todo_id"),
    CONSTRAINT "FK_todo_labels_todos_todo_id" FOREIGN KEY ("todo_id") REFERENCES "todos" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_todos_deleted_at" ON "todos" ("deleted_at") WHERE deleted_at IS NOT NULL;
CREATE INDEX "ix_todos_trash_user_id_deleted_at" ON "todos" ("trash_user_id", "deleted_at") WHERE trash_user_id IS NOT NULL;
CREATE INDEX "ix_todos_trash_user_id_parent_id" ON "todos" ("trash_user_id", "parent_id") WHERE trash_user_id IS NOT NULL;
CREATE INDEX "ix_todos_user_id_completed_at" ON "todos" ("user_id", "completed_at") WHERE completed_at IS NOT NULL;
CREATE INDEX "ix_todos_user_id_due" ON "todos" ("user_id", "due") WHERE due IS NOT NULL;
CREATE INDEX "ix_todos_user_id_is_done_due" ON "todos" ("user_id", "is_done", "due") WHERE due IS NOT NULL;
CREATE INDEX "ix_todos_user_id_list_id_open_position" ON "todos" ("user_id", "list_id", "is_done", "position") WHERE is_done = 0;
CREATE INDEX "ix_todos_user_id_list_id_position" ON "todos" ("user_id", "list_id", "position");
CREATE INDEX "ix_todos_user_id_parent_id" ON "todos" ("user_id", "parent_id") WHERE parent_id IS NOT NULL;
CREATE INDEX "ix_todos_user_id_parent_id_position" ON "todos" ("user_id", "parent_id", "position") WHERE parent_id IS NOT NULL;
CREATE INDEX "ix_todos_user_id_position" ON "todos" ("user_id", "position");
CREATE INDEX "ix_todos_user_id_priority" ON "todos" ("user_id", "priority") WHERE priority > 0;
CREATE INDEX "ix_lists_user_id_position_id" ON "lists" ("user_id", "position", "id");
CREATE INDEX "ix_todo_labels_todo_id" ON "todo_labels" ("todo_id");
CREATE TABLE "webhooks" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_webhooks" PRIMARY KEY AUTOINCREMENT,
    "user_id" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "events" INTEGER NOT NULL,
    "is_active" INTEGER NOT NULL,
    "disabled_reason" TEXT NULL,
    "protected_secret" BLOB NOT NULL,
    "previous_protected_secret" BLOB NULL,
    "previous_secret_until" INTEGER NULL,
    "created_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    "lease_owner" TEXT NULL,
    "lease_until" INTEGER NULL,
    CONSTRAINT "FK_webhooks_users_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE TABLE "webhook_deliveries" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_webhook_deliveries" PRIMARY KEY AUTOINCREMENT,
    "webhook_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "message_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "next_attempt_at" INTEGER NULL,
    "tries" INTEGER NOT NULL,
    "is_manual" INTEGER NOT NULL,
    CONSTRAINT "FK_webhook_deliveries_webhooks_webhook_id" FOREIGN KEY ("webhook_id") REFERENCES "webhooks" ("id") ON DELETE CASCADE
);
CREATE TABLE "webhook_attempts" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_webhook_attempts" PRIMARY KEY AUTOINCREMENT,
    "delivery_id" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "status" INTEGER NULL,
    "error" TEXT NULL,
    "duration_ms" INTEGER NOT NULL,
    CONSTRAINT "FK_webhook_attempts_webhook_deliveries_delivery_id" FOREIGN KEY ("delivery_id") REFERENCES "webhook_deliveries" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_webhook_attempts_delivery_id" ON "webhook_attempts" ("delivery_id");
CREATE INDEX "ix_webhook_deliveries_pending_next_attempt_at" ON "webhook_deliveries" ("next_attempt_at", "webhook_id") WHERE state = 0;
CREATE INDEX "ix_webhook_deliveries_pending_webhook_id" ON "webhook_deliveries" ("webhook_id", "next_attempt_at") WHERE state = 0;
CREATE INDEX "ix_webhook_deliveries_webhook_id_id" ON "webhook_deliveries" ("webhook_id", "id");
CREATE INDEX "ix_webhooks_user_id" ON "webhooks" ("user_id");
CREATE TABLE "tombstones" (
    "user_id" INTEGER NOT NULL,
    "change_seq" INTEGER NOT NULL,
    "type" INTEGER NOT NULL,
    "thing_id" INTEGER NOT NULL,
    "deleted_at" INTEGER NOT NULL,
    CONSTRAINT "PK_tombstones" PRIMARY KEY ("user_id", "change_seq", "type", "thing_id"),
    CONSTRAINT "FK_tombstones_users_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_todos_trash_user_id_change_seq" ON "todos" ("trash_user_id", "change_seq") WHERE trash_user_id IS NOT NULL;
CREATE INDEX "ix_todos_user_id_change_seq" ON "todos" ("user_id", "change_seq");
CREATE INDEX "ix_lists_user_id_change_seq" ON "lists" ("user_id", "change_seq");
CREATE INDEX "ix_tombstones_deleted_at" ON "tombstones" ("deleted_at");
CREATE TABLE "external_identities" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    CONSTRAINT "PK_external_identities" PRIMARY KEY ("issuer", "subject"),
    CONSTRAINT "FK_external_identities_users_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE TABLE "mail_tokens" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_mail_tokens" PRIMARY KEY AUTOINCREMENT,
    "user_id" INTEGER NULL,
    "kind" INTEGER NOT NULL,
    "hash" BLOB NOT NULL,
    "email" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL,
    CONSTRAINT "FK_mail_tokens_users_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE TABLE "mails" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_mails" PRIMARY KEY AUTOINCREMENT,
    "user_id" INTEGER NULL,
    "kind" INTEGER NOT NULL,
    "address" TEXT NULL,
    "recipient" BLOB NOT NULL,
    "protected_token" BLOB NULL,
    "created_at" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "next_attempt_at" INTEGER NULL,
    "tries" INTEGER NOT NULL,
    CONSTRAINT "FK_mails_users_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE TABLE "personal_tokens" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_personal_tokens" PRIMARY KEY AUTOINCREMENT,
    "user_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "scopes" INTEGER NOT NULL,
    "hash" BLOB NOT NULL,
    "hint" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "last_used_at" INTEGER NULL,
    CONSTRAINT "FK_personal_tokens_users_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE TABLE "recovery_codes" (
    "user_id" INTEGER NOT NULL,
    "hash" BLOB NOT NULL,
    CONSTRAINT "PK_recovery_codes" PRIMARY KEY ("user_id", "hash"),
    CONSTRAINT "FK_recovery_codes_users_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE TABLE "second_factors" (
    "user_id" INTEGER NOT NULL CONSTRAINT "PK_second_factors" PRIMARY KEY,
    "protected_secret" BLOB NOT NULL,
    "created_at" INTEGER NOT NULL,
    "confirmed_at" INTEGER NULL,
    "used_step_0" INTEGER NOT NULL,
    "used_step_1" INTEGER NOT NULL,
    "used_step_2" INTEGER NOT NULL,
    CONSTRAINT "FK_second_factors_users_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE TABLE "used_nonces" (
    "hash" BLOB NOT NULL CONSTRAINT "PK_used_nonces" PRIMARY KEY,
    "expires_at" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "ux_external_identities_user_id_issuer" ON "external_identities" ("user_id", "issuer");
CREATE INDEX "ix_mail_tokens_expires_at" ON "mail_tokens" ("expires_at");
CREATE INDEX "ix_mail_tokens_user_id_kind" ON "mail_tokens" ("user_id", "kind");
CREATE UNIQUE INDEX "ux_mail_tokens_hash" ON "mail_tokens" ("hash");
CREATE INDEX "ix_mails_created_at" ON "mails" ("created_at");
CREATE INDEX "ix_mails_next_attempt_at" ON "mails" ("next_attempt_at") WHERE next_attempt_at IS NOT NULL;
CREATE INDEX "ix_mails_recipient_kind_created_at" ON "mails" ("recipient", "kind", "created_at");
CREATE INDEX "ix_mails_user_id" ON "mails" ("user_id");
CREATE INDEX "ix_personal_tokens_expires_at" ON "personal_tokens" ("expires_at");
CREATE INDEX "ix_personal_tokens_user_id_id" ON "personal_tokens" ("user_id", "id");
CREATE UNIQUE INDEX "ux_personal_tokens_hash" ON "personal_tokens" ("hash");
CREATE INDEX "ix_used_nonces_expires_at" ON "used_nonces" ("expires_at");
INSERT INTO "__EFMigrationsHistory" VALUES('20261121041055_Initial', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES('20261129040800_ChangeNumbers', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES('20261129063118_RefreshTokensNameSessions', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES('20261129133613_ListsLabelsTrash', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES('20261129170856_Webhooks', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES('20261129172403_Changes', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES('20261129215446_Accounts', '10.0.14');
INSERT INTO "schema_level" VALUES(1, 1);
INSERT INTO "users" VALUES(-1, '', '', 'trash', '', 0, 0, 0, 0, NULL, 'UTC', 0, 0, 0, 0);
