-- User by id
SELECT [u].[id], [u].[change_seq], [u].[created_at], [u].[email], [u].[name], [u].[normalized_email], [u].[password_hash], [u].[todo_count], [u].[updated_at]
FROM [users] AS [u]
WHERE [u].[id] = CAST(1 AS bigint)

-- User by address
SELECT [u].[id], [u].[change_seq], [u].[created_at], [u].[email], [u].[name], [u].[normalized_email], [u].[password_hash], [u].[todo_count], [u].[updated_at]
FROM [users] AS [u]
WHERE [u].[normalized_email] = N'ADA@EXAMPLE.ORG'

-- Session by id
SELECT [s].[id], [s].[client_id], [s].[created_at], [s].[expires_at], [s].[last_used_at], [s].[token_key], [s].[user_agent], [s].[user_id]
FROM [sessions] AS [s]
WHERE [s].[id] = CAST(1 AS bigint)

-- Active sessions
DECLARE @now datetime2 = '1970-01-01T00:00:00.0000000Z';

SELECT [s].[id], [s].[client_id], [s].[created_at], [s].[expires_at], [s].[last_used_at], [s].[token_key], [s].[user_agent], [s].[user_id]
FROM [sessions] AS [s]
WHERE [s].[user_id] = CAST(1 AS bigint) AND [s].[expires_at] > @now
ORDER BY [s].[id]

-- Refresh token
DECLARE @hash varbinary(32) = 0x0000000000000000000000000000000000000000000000000000000000000000;

SELECT [r].[id], [r].[created_at], [r].[hash], [r].[names_session], [r].[parent_id], [r].[session_id], [r].[spent_at]
FROM [refresh_tokens] AS [r]
WHERE [r].[hash] = @hash

-- Spent successors
SELECT [r].[id], [r].[created_at], [r].[hash], [r].[names_session], [r].[parent_id], [r].[session_id], [r].[spent_at]
FROM [refresh_tokens] AS [r]
WHERE [r].[parent_id] = CAST(1 AS bigint) AND [r].[spent_at] IS NOT NULL

-- Level
SELECT [s].[minimum_level]
FROM [schema_level] AS [s]

-- Attempt
INSERT INTO attempts (subject, source, at) OUTPUT inserted.id, inserted.subject, inserted.source, inserted.at SELECT {0}, {1}, {2} WHERE (SELECT COUNT(*) FROM attempts WITH (UPDLOCK, HOLDLOCK) WHERE subject = {0} AND source = {1} AND at > {3}) < {4} AND (SELECT COUNT(*) FROM attempts WITH (UPDLOCK, HOLDLOCK) WHERE subject = {0} AND at > {3}) < {5}
