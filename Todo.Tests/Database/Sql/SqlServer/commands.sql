-- AccountRemoval.DeleteRowsAsync
-- @p Boolean
-- @userId Int64
UPDATE [w]
SET [w].[is_active] = @p
FROM [webhooks] AS [w]
WHERE [w].[user_id] = @userId AND [w].[is_active] = CAST(1 AS bit)

-- AccountRemoval.DeleteRowsAsync
-- @userId Int64
SELECT [w].[id]
FROM [webhooks] AS [w]
WHERE [w].[user_id] = @userId

-- AccountRemoval.DeleteRowsAsync
-- @userId Int64
DELETE FROM [w]
FROM [webhooks] AS [w]
WHERE [w].[user_id] = @userId

-- AccountRemoval.DeleteRowsAsync
-- @p Int32
-- @userId Int64
DELETE FROM [t]
FROM [todos] AS [t]
WHERE [t].[id] IN (
    SELECT TOP(@p) [t0].[id]
    FROM [todos] AS [t0]
    WHERE [t0].[user_id] = @userId
    ORDER BY [t0].[id]
)

-- AccountRemoval.DeleteRowsAsync
-- @p Int32
-- @userId Int64
DELETE FROM [t]
FROM [todos] AS [t]
WHERE [t].[id] IN (
    SELECT TOP(@p) [t0].[id]
    FROM [todos] AS [t0]
    WHERE [t0].[trash_user_id] = @userId
    ORDER BY [t0].[id]
)

-- AccountRemoval.DeleteRowsAsync
-- @p Int32
-- @userId Int64
DELETE FROM [l]
FROM [lists] AS [l]
WHERE [l].[id] IN (
    SELECT TOP(@p) [l0].[id]
    FROM [lists] AS [l0]
    WHERE [l0].[user_id] = @userId
    ORDER BY [l0].[id]
)

-- AccountRemoval.DeleteRowsAsync
-- @p Int32
-- @userId Int64
DELETE FROM [t]
FROM [tombstones] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM (
        SELECT TOP(@p) [t0].[user_id], [t0].[change_seq], [t0].[type], [t0].[thing_id]
        FROM [tombstones] AS [t0]
        WHERE [t0].[user_id] = @userId
        ORDER BY [t0].[change_seq]
    ) AS [t1]
    WHERE [t1].[user_id] = [t].[user_id] AND [t1].[change_seq] = [t].[change_seq] AND [t1].[type] = [t].[type] AND [t1].[thing_id] = [t].[thing_id])

-- AccountRemoval.DeleteRowsAsync
-- @userId Int64
-- @p Int32
-- @p2 Int32
SELECT [i].[operation] AS [Operation], [i].[idempotency_key] AS [IdempotencyKey]
FROM [idempotent_answers] AS [i]
WHERE [i].[user_id] = @userId
ORDER BY [i].[operation], [i].[idempotency_key]
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

-- AccountRemoval.DeleteRowsAsync
-- @userId Int64
DELETE FROM [i]
FROM [idempotent_answers] AS [i]
WHERE [i].[user_id] = @userId

-- AccountRemoval.DeleteRowsAsync
-- @p Int32
-- @userId Int64
SELECT TOP(@p) [s].[id]
FROM [sessions] AS [s]
WHERE [s].[user_id] = @userId
ORDER BY [s].[id]

-- AccountRemoval.DeleteRowsAsync
-- @userId Int64
UPDATE [m]
SET [m].[user_id] = NULL,
    [m].[next_attempt_at] = NULL,
    [m].[address] = NULL,
    [m].[protected_token] = NULL
FROM [mails] AS [m]
WHERE [m].[user_id] = @userId

-- AccountRemoval.DeleteRowsAsync
-- @userId Int64
DELETE FROM [u]
FROM [users] AS [u]
WHERE [u].[id] = @userId

-- IMailTokenRepository.Add
-- @p0 DateTime2
-- @p1 String(200)
-- @p2 DateTime2
-- @p3 Binary(32)
-- @p4 Int32
-- @p5 Int64
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [mail_tokens] ([created_at], [email], [expires_at], [hash], [kind], [user_id])
OUTPUT INSERTED.[id]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5);

-- IMailTokenRepository.FindAsync
-- @hash Binary(32)
-- @now DateTime2
SELECT TOP(1) [m].[id], [m].[created_at], [m].[email], [m].[expires_at], [m].[hash], [m].[kind], [m].[user_id]
FROM [mail_tokens] AS [m]
WHERE [m].[hash] = @hash AND [m].[expires_at] > @now

-- IMailTokenRepository.TryUseAsync
-- @hash Binary(32)
-- @now DateTime2
DELETE FROM [m]
FROM [mail_tokens] AS [m]
WHERE [m].[hash] = @hash AND [m].[expires_at] > @now

-- IMailTokenRepository.DeleteAsync
-- @userId Int64
-- @kind Int32
DELETE FROM [m]
FROM [mail_tokens] AS [m]
WHERE [m].[user_id] = @userId AND [m].[kind] = @kind

-- IMailTokenRepository.DeleteAllAsync
-- @userId Int64
DELETE FROM [m]
FROM [mail_tokens] AS [m]
WHERE [m].[user_id] = @userId

-- IMailOutbox.WithdrawAsync
-- @userId Int64
-- @kind Int32
UPDATE [m]
SET [m].[next_attempt_at] = NULL,
    [m].[address] = NULL,
    [m].[protected_token] = NULL
FROM [mails] AS [m]
WHERE [m].[user_id] = @userId AND [m].[kind] = @kind AND [m].[next_attempt_at] IS NOT NULL

-- IMailOutbox.WithdrawAllAsync
-- @userId Int64
UPDATE [m]
SET [m].[next_attempt_at] = NULL,
    [m].[address] = NULL,
    [m].[protected_token] = NULL
FROM [mails] AS [m]
WHERE [m].[user_id] = @userId AND [m].[protected_token] IS NOT NULL AND [m].[next_attempt_at] IS NOT NULL

-- IMailOutbox.ForgetAsync
-- @userId Int64
UPDATE [m]
SET [m].[user_id] = NULL,
    [m].[next_attempt_at] = NULL,
    [m].[address] = NULL,
    [m].[protected_token] = NULL
FROM [mails] AS [m]
WHERE [m].[user_id] = @userId

-- ISecondFactorRepository.FindAsync
-- @userId Int64
SELECT TOP(1) [s].[user_id], [s].[confirmed_at], [s].[created_at], [s].[protected_secret], [s].[used_step_0], [s].[used_step_1], [s].[used_step_2]
FROM [second_factors] AS [s]
WHERE [s].[user_id] = @userId

-- ISecondFactorRepository.Add
-- @p0 Int64
-- @p1 DateTime2
-- @p2 DateTime2
-- @p3 Binary(256)
-- @p4 Int64
-- @p5 Int64
-- @p6 Int64
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [second_factors] ([user_id], [confirmed_at], [created_at], [protected_secret], [used_step_0], [used_step_1], [used_step_2])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6);

-- ISecondFactorRepository.TryUseStepAsync
-- @p Int64
-- @userId Int64
-- @step Int64
UPDATE [s]
SET [s].[used_step_0] = @p
FROM [second_factors] AS [s]
WHERE [s].[user_id] = @userId AND [s].[confirmed_at] IS NOT NULL AND [s].[used_step_0] < @step

-- ISecondFactorRepository.TryUseStepAsync
-- @p Int64
-- @userId Int64
-- @step Int64
UPDATE [s]
SET [s].[used_step_1] = @p
FROM [second_factors] AS [s]
WHERE [s].[user_id] = @userId AND [s].[confirmed_at] IS NOT NULL AND [s].[used_step_1] < @step

-- ISecondFactorRepository.TryUseStepAsync
-- @p Int64
-- @userId Int64
-- @step Int64
UPDATE [s]
SET [s].[used_step_2] = @p
FROM [second_factors] AS [s]
WHERE [s].[user_id] = @userId AND [s].[confirmed_at] IS NOT NULL AND [s].[used_step_2] < @step

-- ISecondFactorRepository.TryUseRecoveryCodeAsync
-- @userId Int64
-- @hash Binary(32)
DELETE FROM [r]
FROM [recovery_codes] AS [r]
WHERE [r].[user_id] = @userId AND [r].[hash] = @hash

-- ISecondFactorRepository.ReplaceRecoveryCodesAsync
-- @userId Int64
DELETE FROM [r]
FROM [recovery_codes] AS [r]
WHERE [r].[user_id] = @userId

-- ISecondFactorRepository.ReplaceRecoveryCodesAsync
-- @p0 Binary(32)
-- @p1 Int64
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [recovery_codes] ([hash], [user_id])
VALUES (@p0, @p1);

-- ISecondFactorRepository.DeleteAsync
-- @userId Int64
DELETE FROM [r]
FROM [recovery_codes] AS [r]
WHERE [r].[user_id] = @userId

-- ISecondFactorRepository.DeleteAsync
-- @userId Int64
DELETE FROM [s]
FROM [second_factors] AS [s]
WHERE [s].[user_id] = @userId

-- IWebhookRepository.ListAsync
-- @userId Int64
SELECT [w].[id], [w].[created_at], [w].[disabled_reason], [w].[events], [w].[is_active], [w].[lease_owner], [w].[lease_until], [w].[previous_protected_secret], [w].[previous_secret_until], [w].[protected_secret], [w].[updated_at], [w].[url], [w].[user_id]
FROM [webhooks] AS [w]
WHERE [w].[user_id] = @userId
ORDER BY [w].[id]

-- IWebhookRepository.ListForChangeAsync
-- @userId Int64
SELECT [w].[id], [w].[created_at], [w].[disabled_reason], [w].[events], [w].[is_active], [w].[lease_owner], [w].[lease_until], [w].[previous_protected_secret], [w].[previous_secret_until], [w].[protected_secret], [w].[updated_at], [w].[url], [w].[user_id]
FROM [webhooks] AS [w]
WHERE [w].[user_id] = @userId
ORDER BY [w].[id]

-- IWebhookRepository.FindAsync
-- @userId Int64
-- @id Int64
SELECT TOP(1) [w].[id], [w].[created_at], [w].[disabled_reason], [w].[events], [w].[is_active], [w].[lease_owner], [w].[lease_until], [w].[previous_protected_secret], [w].[previous_secret_until], [w].[protected_secret], [w].[updated_at], [w].[url], [w].[user_id]
FROM [webhooks] AS [w]
WHERE [w].[user_id] = @userId AND [w].[id] = @id

-- IWebhookRepository.FindAsync
-- @userId Int64
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [users] AS [u]
        WHERE [u].[id] = @userId) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

-- IWebhookRepository.AddAsync
-- @p0 DateTime2
-- @p1 String(200)
-- @p2 Int32
-- @p3 Boolean
-- @p4 AnsiString(64)
-- @p5 DateTime2
-- @p6 Binary(256)
-- @p7 DateTime2
-- @p8 Binary(256)
-- @p9 DateTime2
-- @p10 String(2000)
-- @p11 Int64
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [webhooks] ([created_at], [disabled_reason], [events], [is_active], [lease_owner], [lease_until], [previous_protected_secret], [previous_secret_until], [protected_secret], [updated_at], [url], [user_id])
OUTPUT INSERTED.[id]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11);

-- IWebhookRepository.StopAsync
-- @p Boolean
-- @webhook_Id Int64
-- @webhook_UserId Int64
UPDATE [w]
SET [w].[is_manual] = @p
FROM [webhook_deliveries] AS [w]
WHERE [w].[webhook_id] = @webhook_Id AND [w].[user_id] = @webhook_UserId AND [w].[state] = 0 AND [w].[is_manual] = CAST(1 AS bit)

-- IWebhookRepository.DeleteSomeAsync
-- p0 Int64
-- p1 Int64
SELECT id, created_at, disabled_reason, events, is_active, lease_owner, lease_until, previous_protected_secret, previous_secret_until, protected_secret, updated_at, url, user_id FROM webhooks WITH (UPDLOCK, HOLDLOCK) WHERE id = @p0 AND user_id = @p1

-- IWebhookRepository.DeleteSomeAsync
-- @p Int32
-- @webhook_Id Int64
-- @webhook_UserId Int64
DELETE FROM [w]
FROM [webhook_deliveries] AS [w]
WHERE [w].[id] IN (
    SELECT TOP(@p) [w0].[id]
    FROM [webhook_deliveries] AS [w0]
    WHERE [w0].[webhook_id] = @webhook_Id AND [w0].[user_id] = @webhook_UserId
    ORDER BY [w0].[id]
)

-- IWebhookRepository.DeleteSomeAsync
-- @userId Int64
-- @webhook_Id Int64
DELETE FROM [w]
FROM [webhooks] AS [w]
WHERE [w].[user_id] = @userId AND [w].[id] = @webhook_Id

-- Webhook: Change
-- @p4 Int64
-- @p0 Int32
-- @p1 Boolean
-- @p2 DateTime2
-- @p3 String(2000)
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [webhooks] SET [events] = @p0, [is_active] = @p1, [updated_at] = @p2, [url] = @p3
OUTPUT 1
WHERE [id] = @p4;

-- Webhook: RotateSecret
-- @p3 Int64
-- @p0 Binary(256)
-- @p1 DateTime2
-- @p2 DateTime2
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [webhooks] SET [previous_protected_secret] = @p0, [previous_secret_until] = @p1, [updated_at] = @p2
OUTPUT 1
WHERE [id] = @p3;

-- Webhook: Disable
-- @p3 Int64
-- @p0 String(200)
-- @p1 Boolean
-- @p2 DateTime2
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [webhooks] SET [disabled_reason] = @p0, [is_active] = @p1, [updated_at] = @p2
OUTPUT 1
WHERE [id] = @p3;

-- IDeliveryRepository.ListAsync
-- @p Int32
-- @webhookId Int64
-- @userId Int64
-- @since DateTime2
-- @end Int64
SELECT TOP(@p) [w].[id], [w].[type], [w].[state], [w].[created_at], [w].[next_attempt_at]
FROM [webhook_deliveries] AS [w]
WHERE [w].[webhook_id] = @webhookId AND [w].[user_id] = @userId AND [w].[created_at] > @since AND [w].[id] < @end
ORDER BY [w].[id] DESC

-- IDeliveryRepository.CountAsync
-- @webhookId Int64
-- @userId Int64
-- @since DateTime2
SELECT COUNT_BIG(*)
FROM [webhook_deliveries] AS [w]
WHERE [w].[webhook_id] = @webhookId AND [w].[user_id] = @userId AND [w].[created_at] > @since

-- IDeliveryRepository.Add
-- @p0 DateTime2
-- @p1 Boolean
-- @p2 AnsiString(40)
-- @p3 DateTime2
-- @p4 String(4000)
-- @p5 Int32
-- @p6 Int32
-- @p7 AnsiString(20)
-- @p8 Int64
-- @p9 Int64
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [webhook_deliveries] ([created_at], [is_manual], [message_id], [next_attempt_at], [payload], [state], [tries], [type], [user_id], [webhook_id])
OUTPUT INSERTED.[id]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

-- IDeliveryRepository.FindForChangeAsync
-- p0 Int64
-- p1 Int64
SELECT id, created_at, is_manual, message_id, next_attempt_at, payload, state, tries, type, user_id, webhook_id FROM webhook_deliveries WITH (UPDLOCK, HOLDLOCK) WHERE id = @p0 AND user_id = @p1

-- IDeliveryRepository.DeleteOldAttemptsAsync
-- @delivery_Id Int64
-- @delivery_UserId Int64
-- @p Int32
DELETE FROM [w]
FROM [webhook_attempts] AS [w]
WHERE [w].[id] IN (
    SELECT [w0].[id]
    FROM [webhook_attempts] AS [w0]
    WHERE [w0].[delivery_id] = @delivery_Id AND EXISTS (
        SELECT 1
        FROM [webhook_deliveries] AS [w1]
        WHERE [w1].[id] = @delivery_Id AND [w1].[user_id] = @delivery_UserId)
    ORDER BY [w0].[id] DESC
    OFFSET @p ROWS
)

-- IExternalIdentityRepository.FindUserIdAsync
-- @issuer AnsiString(500)
-- @subject AnsiString(255)
SELECT TOP(1) [e].[user_id]
FROM [external_identities] AS [e]
WHERE [e].[issuer] = @issuer AND [e].[subject] = @subject

-- IExternalIdentityRepository.HasAsync
-- @userId Int64
-- @issuer AnsiString(500)
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [external_identities] AS [e]
        WHERE [e].[user_id] = @userId AND [e].[issuer] = @issuer) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

-- IExternalIdentityRepository.TryAddAsync
-- @p0 AnsiString(500)
-- @p1 AnsiString(255)
-- @p2 DateTime2
-- @p3 Int64
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [external_identities] ([issuer], [subject], [created_at], [user_id])
VALUES (@p0, @p1, @p2, @p3);

-- IExternalIdentityRepository.RemoveAsync
-- @issuer AnsiString(500)
-- @subject AnsiString(255)
DELETE FROM [e]
FROM [external_identities] AS [e]
WHERE [e].[issuer] = @issuer AND [e].[subject] = @subject

-- IUsedNonces.TryUseAsync
-- @p0 Binary(32)
-- @p1 DateTime2
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [used_nonces] ([hash], [expires_at])
VALUES (@p0, @p1);

-- WebhookDelivery: Redeliver
-- @p1 Int64
-- @p0 DateTime2
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [webhook_deliveries] SET [next_attempt_at] = @p0
OUTPUT 1
WHERE [id] = @p1;

-- IPersonalTokenRepository.ListAsync
-- @userId Int64
SELECT [p].[id], [p].[created_at], [p].[expires_at], [p].[hash], [p].[hint], [p].[last_used_at], [p].[name], [p].[scopes], [p].[user_id]
FROM [personal_tokens] AS [p]
WHERE [p].[user_id] = @userId
ORDER BY [p].[id]

-- IPersonalTokenRepository.CountValidAsync
-- @userId Int64
-- @now DateTime2
SELECT COUNT_BIG(*)
FROM [personal_tokens] AS [p]
WHERE [p].[user_id] = @userId AND [p].[expires_at] > @now

-- IPersonalTokenRepository.AddAsync
-- @p0 DateTime2
-- @p1 DateTime2
-- @p2 Binary(32)
-- @p3 AnsiString(4)
-- @p4 DateTime2
-- @p5 String(200)
-- @p6 Int32
-- @p7 Int64
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [personal_tokens] ([created_at], [expires_at], [hash], [hint], [last_used_at], [name], [scopes], [user_id])
OUTPUT INSERTED.[id]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7);

-- IPersonalTokenRepository.DeleteAsync
-- @userId Int64
-- @id Int64
DELETE FROM [p]
FROM [personal_tokens] AS [p]
WHERE [p].[user_id] = @userId AND [p].[id] = @id

-- IPersonalTokenRevocation.DeleteAllAsync
-- @userId Int64
DELETE FROM [p]
FROM [personal_tokens] AS [p]
WHERE [p].[user_id] = @userId

-- ICleanUpTask
-- @p Int32
SELECT TOP(@p) [u].[id]
FROM [users] AS [u]
WHERE [u].[normalized_email] > N'deleted ' AND [u].[normalized_email] < N'deleted!'
ORDER BY [u].[id]

-- ICleanUpTask
-- @p Int32
-- @now DateTime2
SELECT TOP(@p) [s].[id]
FROM [sessions] AS [s]
WHERE [s].[expires_at] <= @now
ORDER BY [s].[expires_at], [s].[id]

-- ICleanUpTask
-- @until DateTime2
-- @p Int32
-- @p2 Int32
SELECT [a].[at]
FROM [attempts] AS [a]
WHERE [a].[at] <= @until
ORDER BY [a].[at]
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

-- ICleanUpTask
-- @last DateTime2
DELETE FROM [a]
FROM [attempts] AS [a]
WHERE [a].[at] <= @last

-- ICleanUpTask
-- @until DateTime2
-- @p Int32
-- @p2 Int32
SELECT [i].[created_at]
FROM [idempotent_answers] AS [i]
WHERE [i].[created_at] <= @until
ORDER BY [i].[created_at]
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

-- ICleanUpTask
-- @last DateTime2
DELETE FROM [i]
FROM [idempotent_answers] AS [i]
WHERE [i].[created_at] <= @last

-- ICleanUpTask
-- @p Int32
-- @until DateTime2
SELECT TOP(@p) [t].[user_id] AS [UserId], [t].[change_seq] AS [ChangeSeq]
FROM [tombstones] AS [t]
WHERE [t].[deleted_at] <= @until
ORDER BY [t].[deleted_at]

-- ICleanUpTask
-- @p Int32
SELECT TOP(@p) [w].[id]
FROM [webhook_deliveries] AS [w]
ORDER BY [w].[id]

-- ICleanUpTask
-- @now DateTime2
-- @until DateTime2
-- @p Int32
-- @p3 Int32
SELECT [m].[created_at]
FROM [mails] AS [m]
WHERE ([m].[next_attempt_at] IS NULL OR [m].[expires_at] <= @now) AND [m].[created_at] <= @until
ORDER BY [m].[created_at]
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY

-- ICleanUpTask
-- @now DateTime2
-- @last DateTime2
DELETE FROM [m]
FROM [mails] AS [m]
WHERE ([m].[next_attempt_at] IS NULL OR [m].[expires_at] <= @now) AND [m].[created_at] <= @last

-- ICleanUpTask
-- @until DateTime2
-- @p Int32
-- @p2 Int32
SELECT [m].[expires_at]
FROM [mail_tokens] AS [m]
WHERE [m].[expires_at] <= @until
ORDER BY [m].[expires_at]
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

-- ICleanUpTask
-- @last DateTime2
DELETE FROM [m]
FROM [mail_tokens] AS [m]
WHERE [m].[expires_at] <= @last

-- ICleanUpTask
-- @until DateTime2
-- @p Int32
-- @p2 Int32
SELECT [p].[expires_at]
FROM [personal_tokens] AS [p]
WHERE [p].[expires_at] <= @until
ORDER BY [p].[expires_at]
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

-- ICleanUpTask
-- @last DateTime2
DELETE FROM [p]
FROM [personal_tokens] AS [p]
WHERE [p].[expires_at] <= @last

-- ICleanUpTask
-- @until DateTime2
-- @p Int32
-- @p2 Int32
SELECT [u].[expires_at]
FROM [used_nonces] AS [u]
WHERE [u].[expires_at] <= @until
ORDER BY [u].[expires_at]
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

-- ICleanUpTask
-- @last DateTime2
DELETE FROM [u]
FROM [used_nonces] AS [u]
WHERE [u].[expires_at] <= @last

-- CheckSettingsAsync
SELECT is_read_committed_snapshot_on AS Value FROM sys.databases WHERE database_id = DB_ID()
