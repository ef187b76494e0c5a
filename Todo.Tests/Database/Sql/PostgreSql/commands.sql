-- AccountRemoval.DeleteRowsAsync
-- @p Boolean
-- @userId Int64
UPDATE webhooks AS w
SET is_active = @p
WHERE w.user_id = @userId AND w.is_active

-- AccountRemoval.DeleteRowsAsync
-- @userId Int64
SELECT w.id
FROM webhooks AS w
WHERE w.user_id = @userId

-- AccountRemoval.DeleteRowsAsync
-- @userId Int64
DELETE FROM webhooks AS w
WHERE w.user_id = @userId

-- AccountRemoval.DeleteRowsAsync
-- @userId Int64
-- @p Int32
DELETE FROM todos AS t
WHERE t.id IN (
    SELECT t0.id
    FROM todos AS t0
    WHERE t0.user_id = @userId
    ORDER BY t0.id
    LIMIT @p
)

-- AccountRemoval.DeleteRowsAsync
-- @userId Int64
-- @p Int32
DELETE FROM todos AS t
WHERE t.id IN (
    SELECT t0.id
    FROM todos AS t0
    WHERE t0.trash_user_id = @userId
    ORDER BY t0.id
    LIMIT @p
)

-- AccountRemoval.DeleteRowsAsync
-- @userId Int64
-- @p Int32
DELETE FROM lists AS l
WHERE l.id IN (
    SELECT l0.id
    FROM lists AS l0
    WHERE l0.user_id = @userId
    ORDER BY l0.id
    LIMIT @p
)

-- AccountRemoval.DeleteRowsAsync
-- @userId Int64
-- @p Int32
DELETE FROM tombstones AS t
WHERE EXISTS (
    SELECT 1
    FROM (
        SELECT t0.user_id, t0.change_seq, t0.type, t0.thing_id
        FROM tombstones AS t0
        WHERE t0.user_id = @userId
        ORDER BY t0.change_seq
        LIMIT @p
    ) AS t1
    WHERE t1.user_id = t.user_id AND t1.change_seq = t.change_seq AND t1.type = t.type AND t1.thing_id = t.thing_id)

-- AccountRemoval.DeleteRowsAsync
-- @userId Int64
-- @p2 Int32
-- @p Int32
SELECT i.operation AS "Operation", i.idempotency_key AS "IdempotencyKey"
FROM idempotent_answers AS i
WHERE i.user_id = @userId
ORDER BY i.operation, i.idempotency_key
LIMIT @p2 OFFSET @p

-- AccountRemoval.DeleteRowsAsync
-- @userId Int64
DELETE FROM idempotent_answers AS i
WHERE i.user_id = @userId

-- AccountRemoval.DeleteRowsAsync
-- @userId Int64
-- @p Int32
SELECT s.id
FROM sessions AS s
WHERE s.user_id = @userId
ORDER BY s.id
LIMIT @p

-- AccountRemoval.DeleteRowsAsync
-- @userId Int64
UPDATE mails AS m
SET user_id = NULL,
    next_attempt_at = NULL,
    address = NULL,
    protected_token = NULL
WHERE m.user_id = @userId

-- AccountRemoval.DeleteRowsAsync
-- @userId Int64
DELETE FROM users AS u
WHERE u.id = @userId

-- IMailTokenRepository.Add
-- @p0 DateTime
-- @p1 String
-- @p2 DateTime
-- @p3 Binary
-- @p4 Int32
-- @p5 Int64
INSERT INTO mail_tokens (created_at, email, expires_at, hash, kind, user_id)
VALUES (@p0, @p1, @p2, @p3, @p4, @p5)
RETURNING id;

-- IMailTokenRepository.FindAsync
-- @hash Binary
-- @now DateTime
SELECT m.id, m.created_at, m.email, m.expires_at, m.hash, m.kind, m.user_id
FROM mail_tokens AS m
WHERE m.hash = @hash AND m.expires_at > @now
LIMIT 1

-- IMailTokenRepository.TryUseAsync
-- @hash Binary
-- @now DateTime
DELETE FROM mail_tokens AS m
WHERE m.hash = @hash AND m.expires_at > @now

-- IMailTokenRepository.DeleteAsync
-- @userId Int64
-- @kind Int32
DELETE FROM mail_tokens AS m
WHERE m.user_id = @userId AND m.kind = @kind

-- IMailTokenRepository.DeleteAllAsync
-- @userId Int64
DELETE FROM mail_tokens AS m
WHERE m.user_id = @userId

-- IMailOutbox.WithdrawAsync
-- @userId Int64
-- @kind Int32
UPDATE mails AS m
SET next_attempt_at = NULL,
    address = NULL,
    protected_token = NULL
WHERE m.user_id = @userId AND m.kind = @kind AND m.next_attempt_at IS NOT NULL

-- IMailOutbox.WithdrawAllAsync
-- @userId Int64
UPDATE mails AS m
SET next_attempt_at = NULL,
    address = NULL,
    protected_token = NULL
WHERE m.user_id = @userId AND m.protected_token IS NOT NULL AND m.next_attempt_at IS NOT NULL

-- IMailOutbox.ForgetAsync
-- @userId Int64
UPDATE mails AS m
SET user_id = NULL,
    next_attempt_at = NULL,
    address = NULL,
    protected_token = NULL
WHERE m.user_id = @userId

-- ISecondFactorRepository.FindAsync
-- @userId Int64
SELECT s.user_id, s.confirmed_at, s.created_at, s.protected_secret, s.used_step_0, s.used_step_1, s.used_step_2
FROM second_factors AS s
WHERE s.user_id = @userId
LIMIT 1

-- ISecondFactorRepository.Add
-- @p0 Int64
-- @p1 DateTime
-- @p2 DateTime
-- @p3 Binary
-- @p4 Int64
-- @p5 Int64
-- @p6 Int64
INSERT INTO second_factors (user_id, confirmed_at, created_at, protected_secret, used_step_0, used_step_1, used_step_2)
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6);

-- ISecondFactorRepository.TryUseStepAsync
-- @p Int64
-- @userId Int64
-- @step Int64
UPDATE second_factors AS s
SET used_step_0 = @p
WHERE s.user_id = @userId AND s.confirmed_at IS NOT NULL AND s.used_step_0 < @step

-- ISecondFactorRepository.TryUseStepAsync
-- @p Int64
-- @userId Int64
-- @step Int64
UPDATE second_factors AS s
SET used_step_1 = @p
WHERE s.user_id = @userId AND s.confirmed_at IS NOT NULL AND s.used_step_1 < @step

-- ISecondFactorRepository.TryUseStepAsync
-- @p Int64
-- @userId Int64
-- @step Int64
UPDATE second_factors AS s
SET used_step_2 = @p
WHERE s.user_id = @userId AND s.confirmed_at IS NOT NULL AND s.used_step_2 < @step

-- ISecondFactorRepository.TryUseRecoveryCodeAsync
-- @userId Int64
-- @hash Binary
DELETE FROM recovery_codes AS r
WHERE r.user_id = @userId AND r.hash = @hash

-- ISecondFactorRepository.ReplaceRecoveryCodesAsync
-- @userId Int64
DELETE FROM recovery_codes AS r
WHERE r.user_id = @userId

-- ISecondFactorRepository.ReplaceRecoveryCodesAsync
-- @p0 Binary
-- @p1 Int64
INSERT INTO recovery_codes (hash, user_id)
VALUES (@p0, @p1);

-- ISecondFactorRepository.DeleteAsync
-- @userId Int64
DELETE FROM recovery_codes AS r
WHERE r.user_id = @userId

-- ISecondFactorRepository.DeleteAsync
-- @userId Int64
DELETE FROM second_factors AS s
WHERE s.user_id = @userId

-- IWebhookRepository.ListAsync
-- @userId Int64
SELECT w.id, w.created_at, w.disabled_reason, w.events, w.is_active, w.lease_owner, w.lease_until, w.previous_protected_secret, w.previous_secret_until, w.protected_secret, w.updated_at, w.url, w.user_id
FROM webhooks AS w
WHERE w.user_id = @userId
ORDER BY w.id

-- IWebhookRepository.ListForChangeAsync
-- @userId Int64
SELECT w.id, w.created_at, w.disabled_reason, w.events, w.is_active, w.lease_owner, w.lease_until, w.previous_protected_secret, w.previous_secret_until, w.protected_secret, w.updated_at, w.url, w.user_id
FROM webhooks AS w
WHERE w.user_id = @userId
ORDER BY w.id

-- IWebhookRepository.FindAsync
-- @userId Int64
-- @id Int64
SELECT w.id, w.created_at, w.disabled_reason, w.events, w.is_active, w.lease_owner, w.lease_until, w.previous_protected_secret, w.previous_secret_until, w.protected_secret, w.updated_at, w.url, w.user_id
FROM webhooks AS w
WHERE w.user_id = @userId AND w.id = @id
LIMIT 1

-- IWebhookRepository.FindAsync
-- @userId Int64
SELECT EXISTS (
    SELECT 1
    FROM users AS u
    WHERE u.id = @userId)

-- IWebhookRepository.AddAsync
-- @p0 DateTime
-- @p1 String
-- @p2 Int32
-- @p3 Boolean
-- @p4 String
-- @p5 DateTime
-- @p6 Binary
-- @p7 DateTime
-- @p8 Binary
-- @p9 DateTime
-- @p10 String
-- @p11 Int64
INSERT INTO webhooks (created_at, disabled_reason, events, is_active, lease_owner, lease_until, previous_protected_secret, previous_secret_until, protected_secret, updated_at, url, user_id)
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11)
RETURNING id;

-- IWebhookRepository.StopAsync
-- @p Boolean
-- @webhook_Id Int64
-- @webhook_UserId Int64
UPDATE webhook_deliveries AS w
SET is_manual = @p
WHERE w.webhook_id = @webhook_Id AND w.user_id = @webhook_UserId AND w.state = 0 AND w.is_manual

-- IWebhookRepository.DeleteSomeAsync
-- p0 Int64
-- p1 Int64
SELECT id, created_at, disabled_reason, events, is_active, lease_owner, lease_until, previous_protected_secret, previous_secret_until, protected_secret, updated_at, url, user_id FROM webhooks WHERE id = @p0 AND user_id = @p1 FOR UPDATE

-- IWebhookRepository.DeleteSomeAsync
-- @webhook_Id Int64
-- @webhook_UserId Int64
-- @p Int32
DELETE FROM webhook_deliveries AS w
WHERE w.id IN (
    SELECT w0.id
    FROM webhook_deliveries AS w0
    WHERE w0.webhook_id = @webhook_Id AND w0.user_id = @webhook_UserId
    ORDER BY w0.id
    LIMIT @p
)

-- IWebhookRepository.DeleteSomeAsync
-- @userId Int64
-- @webhook_Id Int64
DELETE FROM webhooks AS w
WHERE w.user_id = @userId AND w.id = @webhook_Id

-- Webhook: Change
-- @p4 Int64
-- @p0 Int32
-- @p1 Boolean
-- @p2 DateTime
-- @p3 String
UPDATE webhooks SET events = @p0, is_active = @p1, updated_at = @p2, url = @p3
WHERE id = @p4;

-- Webhook: RotateSecret
-- @p3 Int64
-- @p0 Binary
-- @p1 DateTime
-- @p2 DateTime
UPDATE webhooks SET previous_protected_secret = @p0, previous_secret_until = @p1, updated_at = @p2
WHERE id = @p3;

-- Webhook: Disable
-- @p3 Int64
-- @p0 String
-- @p1 Boolean
-- @p2 DateTime
UPDATE webhooks SET disabled_reason = @p0, is_active = @p1, updated_at = @p2
WHERE id = @p3;

-- IDeliveryRepository.ListAsync
-- @webhookId Int64
-- @userId Int64
-- @since DateTime
-- @end Int64
-- @p Int32
SELECT w.id, w.type, w.state, w.created_at, w.next_attempt_at
FROM webhook_deliveries AS w
WHERE w.webhook_id = @webhookId AND w.user_id = @userId AND w.created_at > @since AND w.id < @end
ORDER BY w.id DESC
LIMIT @p

-- IDeliveryRepository.CountAsync
-- @webhookId Int64
-- @userId Int64
-- @since DateTime
SELECT count(*)
FROM webhook_deliveries AS w
WHERE w.webhook_id = @webhookId AND w.user_id = @userId AND w.created_at > @since

-- IDeliveryRepository.Add
-- @p0 DateTime
-- @p1 Boolean
-- @p2 String
-- @p3 DateTime
-- @p4 String
-- @p5 Int32
-- @p6 Int32
-- @p7 String
-- @p8 Int64
-- @p9 Int64
INSERT INTO webhook_deliveries (created_at, is_manual, message_id, next_attempt_at, payload, state, tries, type, user_id, webhook_id)
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9)
RETURNING id;

-- IDeliveryRepository.FindForChangeAsync
-- p0 Int64
-- p1 Int64
SELECT id, created_at, is_manual, message_id, next_attempt_at, payload, state, tries, type, user_id, webhook_id FROM webhook_deliveries WHERE id = @p0 AND user_id = @p1 FOR UPDATE

-- IDeliveryRepository.DeleteOldAttemptsAsync
-- @delivery_Id Int64
-- @delivery_UserId Int64
-- @p Int32
DELETE FROM webhook_attempts AS w
WHERE w.id IN (
    SELECT w0.id
    FROM webhook_attempts AS w0
    WHERE w0.delivery_id = @delivery_Id AND EXISTS (
        SELECT 1
        FROM webhook_deliveries AS w1
        WHERE w1.id = @delivery_Id AND w1.user_id = @delivery_UserId)
    ORDER BY w0.id DESC
    OFFSET @p
)

-- IExternalIdentityRepository.FindUserIdAsync
-- @issuer String
-- @subject String
SELECT e.user_id
FROM external_identities AS e
WHERE e.issuer = @issuer AND e.subject = @subject
LIMIT 1

-- IExternalIdentityRepository.HasAsync
-- @userId Int64
-- @issuer String
SELECT EXISTS (
    SELECT 1
    FROM external_identities AS e
    WHERE e.user_id = @userId AND e.issuer = @issuer)

-- IExternalIdentityRepository.TryAddAsync
-- @p0 String
-- @p1 String
-- @p2 DateTime
-- @p3 Int64
INSERT INTO external_identities (issuer, subject, created_at, user_id)
VALUES (@p0, @p1, @p2, @p3);

-- IExternalIdentityRepository.RemoveAsync
-- @issuer String
-- @subject String
DELETE FROM external_identities AS e
WHERE e.issuer = @issuer AND e.subject = @subject

-- IUsedNonces.TryUseAsync
-- @p0 Binary
-- @p1 DateTime
INSERT INTO used_nonces (hash, expires_at)
VALUES (@p0, @p1);

-- WebhookDelivery: Redeliver
-- @p1 Int64
-- @p0 DateTime
UPDATE webhook_deliveries SET next_attempt_at = @p0
WHERE id = @p1;

-- IPersonalTokenRepository.ListAsync
-- @userId Int64
SELECT p.id, p.created_at, p.expires_at, p.hash, p.hint, p.last_used_at, p.name, p.scopes, p.user_id
FROM personal_tokens AS p
WHERE p.user_id = @userId
ORDER BY p.id

-- IPersonalTokenRepository.CountValidAsync
-- @userId Int64
-- @now DateTime
SELECT count(*)
FROM personal_tokens AS p
WHERE p.user_id = @userId AND p.expires_at > @now

-- IPersonalTokenRepository.AddAsync
-- @p0 DateTime
-- @p1 DateTime
-- @p2 Binary
-- @p3 String
-- @p4 DateTime
-- @p5 String
-- @p6 Int32
-- @p7 Int64
INSERT INTO personal_tokens (created_at, expires_at, hash, hint, last_used_at, name, scopes, user_id)
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)
RETURNING id;

-- IPersonalTokenRepository.DeleteAsync
-- @userId Int64
-- @id Int64
DELETE FROM personal_tokens AS p
WHERE p.user_id = @userId AND p.id = @id

-- IPersonalTokenRevocation.DeleteAllAsync
-- @userId Int64
DELETE FROM personal_tokens AS p
WHERE p.user_id = @userId

-- ICleanUpTask
-- @p Int32
SELECT u.id
FROM users AS u
WHERE u.normalized_email > 'deleted ' AND u.normalized_email < 'deleted!'
ORDER BY u.id
LIMIT @p

-- ICleanUpTask
-- @now DateTime
-- @p Int32
SELECT s.id
FROM sessions AS s
WHERE s.expires_at <= @now
ORDER BY s.expires_at, s.id
LIMIT @p

-- ICleanUpTask
-- @until DateTime
-- @p2 Int32
-- @p Int32
SELECT a.at
FROM attempts AS a
WHERE a.at <= @until
ORDER BY a.at
LIMIT @p2 OFFSET @p

-- ICleanUpTask
-- @last DateTime
DELETE FROM attempts AS a
WHERE a.at <= @last

-- ICleanUpTask
-- @until DateTime
-- @p2 Int32
-- @p Int32
SELECT i.created_at
FROM idempotent_answers AS i
WHERE i.created_at <= @until
ORDER BY i.created_at
LIMIT @p2 OFFSET @p

-- ICleanUpTask
-- @last DateTime
DELETE FROM idempotent_answers AS i
WHERE i.created_at <= @last

-- ICleanUpTask
-- @until DateTime
-- @p Int32
SELECT t.user_id AS "UserId", t.change_seq AS "ChangeSeq"
FROM tombstones AS t
WHERE t.deleted_at <= @until
ORDER BY t.deleted_at
LIMIT @p

-- ICleanUpTask
-- @p Int32
SELECT w.id
FROM webhook_deliveries AS w
ORDER BY w.id
LIMIT @p

-- ICleanUpTask
-- @now DateTime
-- @until DateTime
-- @p3 Int32
-- @p Int32
SELECT m.created_at
FROM mails AS m
WHERE (m.next_attempt_at IS NULL OR m.expires_at <= @now) AND m.created_at <= @until
ORDER BY m.created_at
LIMIT @p3 OFFSET @p

-- ICleanUpTask
-- @now DateTime
-- @last DateTime
DELETE FROM mails AS m
WHERE (m.next_attempt_at IS NULL OR m.expires_at <= @now) AND m.created_at <= @last

-- ICleanUpTask
-- @until DateTime
-- @p2 Int32
-- @p Int32
SELECT m.expires_at
FROM mail_tokens AS m
WHERE m.expires_at <= @until
ORDER BY m.expires_at
LIMIT @p2 OFFSET @p

-- ICleanUpTask
-- @last DateTime
DELETE FROM mail_tokens AS m
WHERE m.expires_at <= @last

-- ICleanUpTask
-- @until DateTime
-- @p2 Int32
-- @p Int32
SELECT p.expires_at
FROM personal_tokens AS p
WHERE p.expires_at <= @until
ORDER BY p.expires_at
LIMIT @p2 OFFSET @p

-- ICleanUpTask
-- @last DateTime
DELETE FROM personal_tokens AS p
WHERE p.expires_at <= @last

-- ICleanUpTask
-- @until DateTime
-- @p2 Int32
-- @p Int32
SELECT u.expires_at
FROM used_nonces AS u
WHERE u.expires_at <= @until
ORDER BY u.expires_at
LIMIT @p2 OFFSET @p

-- ICleanUpTask
-- @last DateTime
DELETE FROM used_nonces AS u
WHERE u.expires_at <= @last
