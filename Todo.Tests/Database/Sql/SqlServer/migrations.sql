IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121041057_Initial'
)
BEGIN
    CREATE TABLE [attempts] (
        [id] bigint NOT NULL IDENTITY,
        [subject] varbinary(32) NOT NULL,
        [source] varbinary(32) NOT NULL,
        [at] datetime2(7) NOT NULL,
        CONSTRAINT [PK_attempts] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121041057_Initial'
)
BEGIN
    CREATE TABLE [schema_level] (
        [id] int NOT NULL,
        [minimum_level] int NOT NULL,
        CONSTRAINT [PK_schema_level] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121041057_Initial'
)
BEGIN
    CREATE TABLE [users] (
        [id] bigint NOT NULL IDENTITY,
        [name] nvarchar(200) NOT NULL,
        [email] nvarchar(200) NOT NULL,
        [normalized_email] nvarchar(600) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [password_hash] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [todo_count] bigint NOT NULL,
        [created_at] datetime2(7) NOT NULL,
        [updated_at] datetime2(7) NOT NULL,
        CONSTRAINT [PK_users] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121041057_Initial'
)
BEGIN
    CREATE TABLE [idempotency_keys] (
        [user_id] bigint NOT NULL,
        [idempotency_key] varchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [request_hash] varbinary(32) NOT NULL,
        [todo_id] bigint NOT NULL,
        [created_at] datetime2(7) NOT NULL,
        CONSTRAINT [PK_idempotency_keys] PRIMARY KEY ([user_id], [idempotency_key]),
        CONSTRAINT [FK_idempotency_keys_users_user_id] FOREIGN KEY ([user_id]) REFERENCES [users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121041057_Initial'
)
BEGIN
    CREATE TABLE [sessions] (
        [id] bigint NOT NULL IDENTITY,
        [user_id] bigint NOT NULL,
        [client_id] nvarchar(256) NOT NULL,
        [user_agent] nvarchar(256) NULL,
        [created_at] datetime2(7) NOT NULL,
        [last_used_at] datetime2(7) NOT NULL,
        [expires_at] datetime2(7) NOT NULL,
        CONSTRAINT [PK_sessions] PRIMARY KEY ([id]),
        CONSTRAINT [FK_sessions_users_user_id] FOREIGN KEY ([user_id]) REFERENCES [users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121041057_Initial'
)
BEGIN
    CREATE TABLE [todos] (
        [id] bigint NOT NULL IDENTITY,
        [user_id] bigint NOT NULL,
        [content] nvarchar(max) NOT NULL,
        [is_done] bit NOT NULL,
        [created_at] datetime2(7) NOT NULL,
        [updated_at] datetime2(7) NOT NULL,
        [content_folded] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_todos] PRIMARY KEY NONCLUSTERED ([id]),
        CONSTRAINT [FK_todos_users_user_id] FOREIGN KEY ([user_id]) REFERENCES [users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121041057_Initial'
)
BEGIN
    CREATE TABLE [refresh_tokens] (
        [id] bigint NOT NULL IDENTITY,
        [session_id] bigint NOT NULL,
        [hash] varbinary(32) NOT NULL,
        [parent_id] bigint NULL,
        [created_at] datetime2(7) NOT NULL,
        [spent_at] datetime2(7) NULL,
        CONSTRAINT [PK_refresh_tokens] PRIMARY KEY ([id]),
        CONSTRAINT [FK_refresh_tokens_sessions_session_id] FOREIGN KEY ([session_id]) REFERENCES [sessions] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121041057_Initial'
)
BEGIN
    INSERT INTO [schema_level] ([id], [minimum_level]) VALUES (1, 1);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121041057_Initial'
)
BEGIN
    CREATE INDEX [ix_attempts_at] ON [attempts] ([at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121041057_Initial'
)
BEGIN
    CREATE INDEX [ix_attempts_subject_source_at] ON [attempts] ([subject], [source], [at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121041057_Initial'
)
BEGIN
    CREATE INDEX [ix_idempotency_keys_created_at] ON [idempotency_keys] ([created_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121041057_Initial'
)
BEGIN
    CREATE INDEX [ix_refresh_tokens_parent_id] ON [refresh_tokens] ([parent_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121041057_Initial'
)
BEGIN
    CREATE INDEX [ix_refresh_tokens_session_id] ON [refresh_tokens] ([session_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121041057_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ux_refresh_tokens_hash] ON [refresh_tokens] ([hash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121041057_Initial'
)
BEGIN
    CREATE INDEX [ix_sessions_expires_at] ON [sessions] ([expires_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121041057_Initial'
)
BEGIN
    CREATE INDEX [ix_sessions_user_id] ON [sessions] ([user_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121041057_Initial'
)
BEGIN
    CREATE INDEX [ix_todos_user_id_created_at] ON [todos] ([user_id], [created_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121041057_Initial'
)
BEGIN
    CREATE INDEX [ix_todos_user_id_is_done] ON [todos] ([user_id], [is_done]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121041057_Initial'
)
BEGIN
    CREATE INDEX [ix_todos_user_id_is_done_created_at] ON [todos] ([user_id], [is_done], [created_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121041057_Initial'
)
BEGIN
    CREATE INDEX [ix_todos_user_id_is_done_updated_at] ON [todos] ([user_id], [is_done], [updated_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121041057_Initial'
)
BEGIN
    CREATE INDEX [ix_todos_user_id_updated_at] ON [todos] ([user_id], [updated_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121041057_Initial'
)
BEGIN
    CREATE UNIQUE CLUSTERED INDEX [ux_todos_user_id_id] ON [todos] ([user_id], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121041057_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ux_users_normalized_email] ON [users] ([normalized_email]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121041057_Initial'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261121041057_Initial', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129040809_ChangeNumbers'
)
BEGIN
    ALTER TABLE [users] ADD [change_seq] bigint NOT NULL DEFAULT CAST(0 AS bigint);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129040809_ChangeNumbers'
)
BEGIN
    ALTER TABLE [todos] ADD [change_seq] bigint NOT NULL DEFAULT CAST(0 AS bigint);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129040809_ChangeNumbers'
)
BEGIN
    CREATE TABLE [idempotent_answers] (
        [user_id] bigint NOT NULL,
        [operation] varchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [idempotency_key] varchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [request_hash] varbinary(32) NOT NULL,
        [answer] nvarchar(max) NOT NULL,
        [created_at] datetime2(7) NOT NULL,
        CONSTRAINT [PK_idempotent_answers] PRIMARY KEY ([user_id], [operation], [idempotency_key]),
        CONSTRAINT [FK_idempotent_answers_users_user_id] FOREIGN KEY ([user_id]) REFERENCES [users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129040809_ChangeNumbers'
)
BEGIN
    CREATE INDEX [ix_idempotent_answers_created_at] ON [idempotent_answers] ([created_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129040809_ChangeNumbers'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261129040809_ChangeNumbers', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129063138_RefreshTokensNameSessions'
)
BEGIN
    ALTER TABLE [sessions] ADD [token_key] varbinary(32) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129063138_RefreshTokensNameSessions'
)
BEGIN
    ALTER TABLE [refresh_tokens] ADD [names_session] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129063138_RefreshTokensNameSessions'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261129063138_RefreshTokensNameSessions', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    DROP INDEX [ix_todos_user_id_is_done_created_at] ON [todos];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    DROP INDEX [ix_todos_user_id_is_done_updated_at] ON [todos];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    ALTER TABLE [users] ADD [inbox_id] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    ALTER TABLE [users] ADD [time_zone] varchar(64) NOT NULL DEFAULT 'UTC';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    ALTER TABLE [todos] ADD [completed_at] datetime2(7) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    ALTER TABLE [todos] ADD [deleted_at] datetime2(7) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    ALTER TABLE [todos] ADD [due] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    ALTER TABLE [todos] ADD [is_pristine] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    ALTER TABLE [todos] ADD [labels] nvarchar(max) NOT NULL DEFAULT ('[]');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    ALTER TABLE [todos] ADD [list_id] bigint NOT NULL DEFAULT CAST(0 AS bigint);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    ALTER TABLE [todos] ADD [next_id] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    ALTER TABLE [todos] ADD [notes] nvarchar(max) NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    ALTER TABLE [todos] ADD [notes_folded] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    ALTER TABLE [todos] ADD [parent_id] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    ALTER TABLE [todos] ADD [position] bigint NOT NULL DEFAULT CAST(0 AS bigint);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    ALTER TABLE [todos] ADD [priority] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    ALTER TABLE [todos] ADD [recurrence] nvarchar(200) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    ALTER TABLE [todos] ADD [recurrence_from] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    ALTER TABLE [todos] ADD [series_start] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    ALTER TABLE [todos] ADD [series_used] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    ALTER TABLE [todos] ADD [trash_user_id] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    ALTER TABLE [todos] ADD [went_with_parent] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    CREATE TABLE [lists] (
        [id] bigint NOT NULL IDENTITY,
        [user_id] bigint NOT NULL,
        [name] nvarchar(200) NOT NULL,
        [is_inbox] bit NOT NULL,
        [position] bigint NOT NULL,
        [created_at] datetime2(7) NOT NULL,
        [updated_at] datetime2(7) NOT NULL,
        [change_seq] bigint NOT NULL,
        CONSTRAINT [PK_lists] PRIMARY KEY ([id]),
        CONSTRAINT [FK_lists_users_user_id] FOREIGN KEY ([user_id]) REFERENCES [users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    CREATE TABLE [todo_labels] (
        [todo_id] bigint NOT NULL,
        [owner_id] bigint NOT NULL,
        [folded] nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [name] nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [written_seq] bigint NOT NULL,
        CONSTRAINT [PK_todo_labels] PRIMARY KEY ([owner_id], [folded], [todo_id]),
        CONSTRAINT [FK_todo_labels_todos_todo_id] FOREIGN KEY ([todo_id]) REFERENCES [todos] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'id', N'change_seq', N'created_at', N'email', N'inbox_id', N'name', N'normalized_email', N'password_hash', N'time_zone', N'todo_count', N'updated_at') AND [object_id] = OBJECT_ID(N'[users]'))
        SET IDENTITY_INSERT [users] ON;
    EXEC(N'INSERT INTO [users] ([id], [change_seq], [created_at], [email], [inbox_id], [name], [normalized_email], [password_hash], [time_zone], [todo_count], [updated_at])
    VALUES (CAST(-1 AS bigint), CAST(0 AS bigint), ''1970-01-01T00:00:00.0000000Z'', N'''', NULL, N'''', N''trash'', N'''', ''UTC'', CAST(0 AS bigint), ''1970-01-01T00:00:00.0000000Z'')');
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'id', N'change_seq', N'created_at', N'email', N'inbox_id', N'name', N'normalized_email', N'password_hash', N'time_zone', N'todo_count', N'updated_at') AND [object_id] = OBJECT_ID(N'[users]'))
        SET IDENTITY_INSERT [users] OFF;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    EXEC(N'UPDATE users SET change_seq = change_seq + 1 + (SELECT COUNT(*) FROM todos WHERE user_id = users.id) WHERE id > 0')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    EXEC(N'INSERT INTO lists (user_id, name, is_inbox, position, created_at, updated_at, change_seq) SELECT id, N''Inbox'', 1, 1048576, created_at, created_at, change_seq FROM users WHERE id > 0')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    EXEC(N'UPDATE users SET inbox_id = lists.id FROM users JOIN lists ON lists.user_id = users.id')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    EXEC(N'UPDATE todos SET list_id = users.inbox_id, position = ranked.rank * 1048576, completed_at = CASE WHEN is_done = 1 THEN todos.updated_at END FROM todos JOIN users ON users.id = todos.user_id JOIN (SELECT id, ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY id) AS rank FROM todos) AS ranked ON ranked.id = todos.id')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_todos_deleted_at] ON [todos] ([deleted_at]) WHERE deleted_at IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_todos_trash_user_id_deleted_at] ON [todos] ([trash_user_id], [deleted_at]) WHERE trash_user_id IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_todos_trash_user_id_parent_id] ON [todos] ([trash_user_id], [parent_id]) WHERE trash_user_id IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_todos_user_id_completed_at] ON [todos] ([user_id], [completed_at]) WHERE completed_at IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_todos_user_id_due] ON [todos] ([user_id], [due]) WHERE due IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_todos_user_id_is_done_due] ON [todos] ([user_id], [is_done], [due]) WHERE due IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_todos_user_id_list_id_open_position] ON [todos] ([user_id], [list_id], [is_done], [position]) WHERE is_done = 0');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    CREATE INDEX [ix_todos_user_id_list_id_position] ON [todos] ([user_id], [list_id], [position]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_todos_user_id_parent_id] ON [todos] ([user_id], [parent_id]) WHERE parent_id IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_todos_user_id_parent_id_position] ON [todos] ([user_id], [parent_id], [position]) WHERE parent_id IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    CREATE INDEX [ix_todos_user_id_position] ON [todos] ([user_id], [position]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_todos_user_id_priority] ON [todos] ([user_id], [priority]) WHERE priority > 0');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    CREATE INDEX [ix_lists_user_id_position_id] ON [lists] ([user_id], [position], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    CREATE INDEX [ix_todo_labels_todo_id] ON [todo_labels] ([todo_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129133634_ListsLabelsTrash'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261129133634_ListsLabelsTrash', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129170859_Webhooks'
)
BEGIN
    ALTER TABLE [users] ADD [webhook_events] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129170859_Webhooks'
)
BEGIN
    CREATE TABLE [webhooks] (
        [id] bigint NOT NULL IDENTITY,
        [user_id] bigint NOT NULL,
        [url] nvarchar(2000) NOT NULL,
        [events] int NOT NULL,
        [is_active] bit NOT NULL,
        [disabled_reason] nvarchar(200) NULL,
        [protected_secret] varbinary(256) NOT NULL,
        [previous_protected_secret] varbinary(256) NULL,
        [previous_secret_until] datetime2(7) NULL,
        [created_at] datetime2(7) NOT NULL,
        [updated_at] datetime2(7) NOT NULL,
        [lease_owner] varchar(64) NULL,
        [lease_until] datetime2(7) NULL,
        CONSTRAINT [PK_webhooks] PRIMARY KEY ([id]),
        CONSTRAINT [FK_webhooks_users_user_id] FOREIGN KEY ([user_id]) REFERENCES [users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129170859_Webhooks'
)
BEGIN
    CREATE TABLE [webhook_deliveries] (
        [id] bigint NOT NULL IDENTITY,
        [webhook_id] bigint NOT NULL,
        [user_id] bigint NOT NULL,
        [message_id] varchar(40) NOT NULL,
        [type] varchar(20) NOT NULL,
        [payload] nvarchar(max) NOT NULL,
        [created_at] datetime2(7) NOT NULL,
        [state] int NOT NULL,
        [next_attempt_at] datetime2(7) NULL,
        [tries] int NOT NULL,
        [is_manual] bit NOT NULL,
        CONSTRAINT [PK_webhook_deliveries] PRIMARY KEY ([id]),
        CONSTRAINT [FK_webhook_deliveries_webhooks_webhook_id] FOREIGN KEY ([webhook_id]) REFERENCES [webhooks] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129170859_Webhooks'
)
BEGIN
    CREATE TABLE [webhook_attempts] (
        [id] bigint NOT NULL IDENTITY,
        [delivery_id] bigint NOT NULL,
        [at] datetime2(7) NOT NULL,
        [status] int NULL,
        [error] nvarchar(200) NULL,
        [duration_ms] int NOT NULL,
        CONSTRAINT [PK_webhook_attempts] PRIMARY KEY ([id]),
        CONSTRAINT [FK_webhook_attempts_webhook_deliveries_delivery_id] FOREIGN KEY ([delivery_id]) REFERENCES [webhook_deliveries] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129170859_Webhooks'
)
BEGIN
    CREATE INDEX [ix_webhook_attempts_delivery_id] ON [webhook_attempts] ([delivery_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129170859_Webhooks'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_webhook_deliveries_pending_next_attempt_at] ON [webhook_deliveries] ([next_attempt_at], [webhook_id]) WHERE state = 0');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129170859_Webhooks'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_webhook_deliveries_pending_webhook_id] ON [webhook_deliveries] ([webhook_id], [next_attempt_at]) WHERE state = 0');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129170859_Webhooks'
)
BEGIN
    CREATE INDEX [ix_webhook_deliveries_webhook_id_id] ON [webhook_deliveries] ([webhook_id], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129170859_Webhooks'
)
BEGIN
    CREATE INDEX [ix_webhooks_user_id] ON [webhooks] ([user_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129170859_Webhooks'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261129170859_Webhooks', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129172407_Changes'
)
BEGIN
    ALTER TABLE [users] ADD [forgotten_seq] bigint NOT NULL DEFAULT CAST(0 AS bigint);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129172407_Changes'
)
BEGIN
    CREATE TABLE [tombstones] (
        [user_id] bigint NOT NULL,
        [change_seq] bigint NOT NULL,
        [type] int NOT NULL,
        [thing_id] bigint NOT NULL,
        [deleted_at] datetime2(7) NOT NULL,
        CONSTRAINT [PK_tombstones] PRIMARY KEY ([user_id], [change_seq], [type], [thing_id]),
        CONSTRAINT [FK_tombstones_users_user_id] FOREIGN KEY ([user_id]) REFERENCES [users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129172407_Changes'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_todos_trash_user_id_change_seq] ON [todos] ([trash_user_id], [change_seq]) WHERE trash_user_id IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129172407_Changes'
)
BEGIN
    CREATE INDEX [ix_todos_user_id_change_seq] ON [todos] ([user_id], [change_seq]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129172407_Changes'
)
BEGIN
    CREATE INDEX [ix_lists_user_id_change_seq] ON [lists] ([user_id], [change_seq]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129172407_Changes'
)
BEGIN
    CREATE INDEX [ix_tombstones_deleted_at] ON [tombstones] ([deleted_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129172407_Changes'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261129172407_Changes', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129215449_Accounts'
)
BEGIN
    ALTER TABLE [users] ADD [email_verified] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129215449_Accounts'
)
BEGIN
    ALTER TABLE [users] ADD [two_factor] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129215449_Accounts'
)
BEGIN
    CREATE TABLE [external_identities] (
        [issuer] varchar(500) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [subject] varchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [user_id] bigint NOT NULL,
        [created_at] datetime2(7) NOT NULL,
        CONSTRAINT [PK_external_identities] PRIMARY KEY ([issuer], [subject]),
        CONSTRAINT [FK_external_identities_users_user_id] FOREIGN KEY ([user_id]) REFERENCES [users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129215449_Accounts'
)
BEGIN
    CREATE TABLE [mail_tokens] (
        [id] bigint NOT NULL IDENTITY,
        [user_id] bigint NULL,
        [kind] int NOT NULL,
        [hash] varbinary(32) NOT NULL,
        [email] nvarchar(200) NULL,
        [created_at] datetime2(7) NOT NULL,
        [expires_at] datetime2(7) NOT NULL,
        CONSTRAINT [PK_mail_tokens] PRIMARY KEY ([id]),
        CONSTRAINT [FK_mail_tokens_users_user_id] FOREIGN KEY ([user_id]) REFERENCES [users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129215449_Accounts'
)
BEGIN
    CREATE TABLE [mails] (
        [id] bigint NOT NULL IDENTITY,
        [user_id] bigint NULL,
        [kind] int NOT NULL,
        [address] nvarchar(200) NULL,
        [recipient] varbinary(32) NOT NULL,
        [protected_token] varbinary(256) NULL,
        [created_at] datetime2(7) NOT NULL,
        [expires_at] datetime2(7) NOT NULL,
        [next_attempt_at] datetime2(7) NULL,
        [tries] int NOT NULL,
        CONSTRAINT [PK_mails] PRIMARY KEY ([id]),
        CONSTRAINT [FK_mails_users_user_id] FOREIGN KEY ([user_id]) REFERENCES [users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129215449_Accounts'
)
BEGIN
    CREATE TABLE [personal_tokens] (
        [id] bigint NOT NULL IDENTITY,
        [user_id] bigint NOT NULL,
        [name] nvarchar(200) NOT NULL,
        [scopes] int NOT NULL,
        [hash] varbinary(32) NOT NULL,
        [hint] varchar(4) NOT NULL,
        [created_at] datetime2(7) NOT NULL,
        [expires_at] datetime2(7) NOT NULL,
        [last_used_at] datetime2(7) NULL,
        CONSTRAINT [PK_personal_tokens] PRIMARY KEY ([id]),
        CONSTRAINT [FK_personal_tokens_users_user_id] FOREIGN KEY ([user_id]) REFERENCES [users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129215449_Accounts'
)
BEGIN
    CREATE TABLE [recovery_codes] (
        [user_id] bigint NOT NULL,
        [hash] varbinary(32) NOT NULL,
        CONSTRAINT [PK_recovery_codes] PRIMARY KEY ([user_id], [hash]),
        CONSTRAINT [FK_recovery_codes_users_user_id] FOREIGN KEY ([user_id]) REFERENCES [users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129215449_Accounts'
)
BEGIN
    CREATE TABLE [second_factors] (
        [user_id] bigint NOT NULL,
        [protected_secret] varbinary(256) NOT NULL,
        [created_at] datetime2(7) NOT NULL,
        [confirmed_at] datetime2(7) NULL,
        [used_step_0] bigint NOT NULL,
        [used_step_1] bigint NOT NULL,
        [used_step_2] bigint NOT NULL,
        CONSTRAINT [PK_second_factors] PRIMARY KEY ([user_id]),
        CONSTRAINT [FK_second_factors_users_user_id] FOREIGN KEY ([user_id]) REFERENCES [users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129215449_Accounts'
)
BEGIN
    CREATE TABLE [used_nonces] (
        [hash] varbinary(32) NOT NULL,
        [expires_at] datetime2(7) NOT NULL,
        CONSTRAINT [PK_used_nonces] PRIMARY KEY ([hash])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129215449_Accounts'
)
BEGIN
    CREATE UNIQUE INDEX [ux_external_identities_user_id_issuer] ON [external_identities] ([user_id], [issuer]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129215449_Accounts'
)
BEGIN
    CREATE INDEX [ix_mail_tokens_expires_at] ON [mail_tokens] ([expires_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129215449_Accounts'
)
BEGIN
    CREATE INDEX [ix_mail_tokens_user_id_kind] ON [mail_tokens] ([user_id], [kind]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129215449_Accounts'
)
BEGIN
    CREATE UNIQUE INDEX [ux_mail_tokens_hash] ON [mail_tokens] ([hash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129215449_Accounts'
)
BEGIN
    CREATE INDEX [ix_mails_created_at] ON [mails] ([created_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129215449_Accounts'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_mails_next_attempt_at] ON [mails] ([next_attempt_at]) WHERE next_attempt_at IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129215449_Accounts'
)
BEGIN
    CREATE INDEX [ix_mails_recipient_kind_created_at] ON [mails] ([recipient], [kind], [created_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129215449_Accounts'
)
BEGIN
    CREATE INDEX [ix_mails_user_id] ON [mails] ([user_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129215449_Accounts'
)
BEGIN
    CREATE INDEX [ix_personal_tokens_expires_at] ON [personal_tokens] ([expires_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129215449_Accounts'
)
BEGIN
    CREATE INDEX [ix_personal_tokens_user_id_id] ON [personal_tokens] ([user_id], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129215449_Accounts'
)
BEGIN
    CREATE UNIQUE INDEX [ux_personal_tokens_hash] ON [personal_tokens] ([hash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129215449_Accounts'
)
BEGIN
    CREATE INDEX [ix_used_nonces_expires_at] ON [used_nonces] ([expires_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129215449_Accounts'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261129215449_Accounts', N'10.0.14');
END;

COMMIT;
GO
