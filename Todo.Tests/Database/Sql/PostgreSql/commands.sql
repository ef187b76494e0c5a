-- IUserRepository.FindAsync
-- @id Int64
SELECT u.id, u.change_seq, u.created_at, u.email, u.email_verified, u.forgotten_seq, u.inbox_id, u.name, u.normalized_email, u.password_hash, u.time_zone, u.todo_count, u.two_factor, u.updated_at, u.webhook_events
FROM users AS u
WHERE u.id = @id
LIMIT 1

-- IUserRepository.FindForChangeAsync
-- p0 Int64
SELECT id, change_seq, created_at, email, email_verified, forgotten_seq, inbox_id, name, normalized_email, password_hash, time_zone, todo_count, two_factor, updated_at, webhook_events FROM users WHERE id = @p0 FOR UPDATE

-- IUserRepository.FindByEmailAsync
-- @normalizedEmail String
SELECT u.id, u.change_seq, u.created_at, u.email, u.email_verified, u.forgotten_seq, u.inbox_id, u.name, u.normalized_email, u.password_hash, u.time_zone, u.todo_count, u.two_factor, u.updated_at, u.webhook_events
FROM users AS u
WHERE u.normalized_email = @normalizedEmail
LIMIT 1

-- IUserRepository.TryAddAsync
-- @p0 Int64
-- @p1 DateTime
-- @p2 String
-- @p3 Int64
-- @p4 String
-- @p5 String
-- @p6 String
-- @p7 String
-- @p8 Int64
-- @p9 DateTime
INSERT INTO users (change_seq, created_at, email, inbox_id, name, normalized_email, password_hash, time_zone, todo_count, updated_at)
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9)
RETURNING id, email_verified, forgotten_seq, two_factor, webhook_events;

-- IUserRepository.TrySaveAsync
-- @p4 Int64
-- @p0 String
-- @p1 Boolean
-- @p2 String
-- @p3 DateTime
-- @p5 DateTime
UPDATE users SET email = @p0, email_verified = @p1, normalized_email = @p2, updated_at = @p3
WHERE id = @p4 AND updated_at = @p5;

-- User: Change
-- @p2 Int64
-- @p0 String
-- @p1 DateTime
-- @p3 DateTime
UPDATE users SET name = @p0, updated_at = @p1
WHERE id = @p2 AND updated_at = @p3;

-- User: ChangePassword
-- @p2 Int64
-- @p0 String
-- @p1 DateTime
-- @p3 DateTime
UPDATE users SET password_hash = @p0, updated_at = @p1
WHERE id = @p2 AND updated_at = @p3;

-- User: Delete
-- @p5 Int64
-- @p0 String
-- @p1 String
-- @p2 String
-- @p3 String
-- @p4 DateTime
-- @p6 DateTime
UPDATE users SET email = @p0, name = @p1, normalized_email = @p2, password_hash = @p3, updated_at = @p4
WHERE id = @p5 AND updated_at = @p6;

-- IAccountRemoval.DeleteSomeAsync
-- p0 Int64
SELECT id, change_seq, created_at, email, email_verified, forgotten_seq, inbox_id, name, normalized_email, password_hash, time_zone, todo_count, two_factor, updated_at, webhook_events FROM users WHERE id = @p0 FOR UPDATE

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

-- ISessionRepository.AddAsync
-- @p0 String
-- @p1 DateTime
-- @p2 DateTime
-- @p3 DateTime
-- @p4 Binary
-- @p5 String
-- @p6 Int64
INSERT INTO sessions (client_id, created_at, expires_at, last_used_at, token_key, user_agent, user_id)
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)
RETURNING id;

-- ISessionRepository.FindAsync
-- @id Int64
SELECT s.id, s.client_id, s.created_at, s.expires_at, s.last_used_at, s.token_key, s.user_agent, s.user_id
FROM sessions AS s
WHERE s.id = @id
LIMIT 1

-- ISessionRepository.FindForChangeAsync
-- p0 Int64
SELECT id, client_id, created_at, expires_at, last_used_at, token_key, user_agent, user_id FROM sessions WHERE id = @p0 FOR UPDATE

-- ISessionRepository.ListActiveAsync
-- @userId Int64
-- @now DateTime
SELECT s.id, s.client_id, s.created_at, s.expires_at, s.last_used_at, s.token_key, s.user_agent, s.user_id
FROM sessions AS s
WHERE s.user_id = @userId AND s.expires_at > @now
ORDER BY s.id

-- Session: Continue
-- @p2 Int64
-- @p0 DateTime
-- @p1 DateTime
UPDATE sessions SET expires_at = @p0, last_used_at = @p1
WHERE id = @p2;

-- ISessionRepository.RevokeAsync
-- @p DateTime
-- @id Int64
-- @userId Int64
UPDATE sessions AS s
SET expires_at = @p
WHERE s.id = @id AND s.user_id = @userId AND s.expires_at <> TIMESTAMPTZ '1970-01-01T00:00:00+00:00'

-- ISessionRepository.RevokeOthersAsync
-- @p DateTime
-- @userId Int64
-- @keptId Int64
UPDATE sessions AS s
SET expires_at = @p
WHERE s.user_id = @userId AND s.id <> @keptId AND s.expires_at <> TIMESTAMPTZ '1970-01-01T00:00:00+00:00'

-- ISessionRepository.RevokeAllAsync
-- @p DateTime
-- @userId Int64
UPDATE sessions AS s
SET expires_at = @p
WHERE s.user_id = @userId AND s.expires_at <> TIMESTAMPTZ '1970-01-01T00:00:00+00:00'

-- ISessionRepository.RevokeSurplusAsync
-- @userId Int64
-- @now DateTime
-- @p3 Int32
-- @p Int32
SELECT s.id
FROM sessions AS s
WHERE s.user_id = @userId AND s.expires_at > @now
ORDER BY s.last_used_at DESC, s.id DESC
LIMIT @p3 OFFSET @p

-- IRefreshTokenRepository.Add
-- @p0 DateTime
-- @p1 Binary
-- @p2 Boolean
-- @p3 Int64
-- @p4 Int64
-- @p5 DateTime
INSERT INTO refresh_tokens (created_at, hash, names_session, parent_id, session_id, spent_at)
VALUES (@p0, @p1, @p2, @p3, @p4, @p5)
RETURNING id;

-- IRefreshTokenRepository.TryUseAsync
-- @p DateTime
-- @hash Binary
UPDATE refresh_tokens AS r
SET spent_at = @p
WHERE r.hash = @hash AND r.spent_at IS NULL

-- IRefreshTokenRepository.FindAsync
-- @hash Binary
SELECT r.id, r.created_at, r.hash, r.names_session, r.parent_id, r.session_id, r.spent_at
FROM refresh_tokens AS r
WHERE r.hash = @hash
LIMIT 1

-- IRefreshTokenRepository.HasUsedSuccessorAsync
-- @id Int64
SELECT EXISTS (
    SELECT 1
    FROM refresh_tokens AS r
    WHERE r.parent_id = @id AND r.spent_at IS NOT NULL)

-- IRefreshTokenRepository.RetireAsync
-- @id Int64
DELETE FROM refresh_tokens AS r
WHERE r.id = @id AND r.names_session

-- IRefreshTokenRepository.RetireAsync
-- @p DateTime
-- @id Int64
UPDATE refresh_tokens AS r
SET spent_at = @p
WHERE r.id = @id

-- IRefreshTokenRepository.DeleteSurplusAsync
-- @sessionId Int64
-- @p2 Int32
-- @p Int32
SELECT r.id
FROM refresh_tokens AS r
WHERE r.session_id = @sessionId AND r.spent_at IS NULL
ORDER BY r.id DESC
LIMIT @p2 OFFSET @p

-- IAttemptThrottle.BeginAsync
-- @p0 Int64
SELECT pg_advisory_xact_lock(@p0)

-- IAttemptThrottle.BeginAsync
-- p0 Binary
-- p1 Binary
-- p2 DateTime
-- p3 DateTime
-- p4 Int32
-- p5 Int32
INSERT INTO attempts (subject, source, at) SELECT @p0, @p1, @p2 WHERE (SELECT COUNT(*) FROM attempts WHERE subject = @p0 AND source = @p1 AND at > @p3) < @p4 AND (SELECT COUNT(*) FROM attempts WHERE subject = @p0 AND at > @p3) < @p5 RETURNING id, subject, source, at

-- IAttemptThrottle.BeginAsync
-- @subject Binary
-- @source Binary
-- @since DateTime
-- @p Int32
SELECT a.at
FROM attempts AS a
WHERE a.subject = @subject AND a.source = @source AND a.at > @since
ORDER BY a.at DESC
LIMIT @p

-- IAttemptThrottle.BeginAsync
-- @subject Binary
-- @since DateTime
-- @p Int32
SELECT a.at
FROM attempts AS a
WHERE a.subject = @subject AND a.at > @since
ORDER BY a.at DESC
LIMIT @p

-- IAttemptThrottle.ReleaseAsync
-- @ticket_Id Int64
DELETE FROM attempts AS a
WHERE a.id = @ticket_Id

-- IAttemptThrottle.ForgiveAsync
-- @subject Binary
-- @source Binary
DELETE FROM attempts AS a
WHERE a.subject = @subject AND a.source = @source

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

-- User: SetTwoFactor
-- @p2 Int64
-- @p0 Boolean
-- @p1 DateTime
-- @p3 DateTime
UPDATE users SET two_factor = @p0, updated_at = @p1
WHERE id = @p2 AND updated_at = @p3;

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

-- User: Subscribe
-- @p1 Int64
-- @p2 DateTime
-- @p0 Int32
UPDATE users SET webhook_events = @p0
WHERE id = @p1 AND updated_at = @p2;

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
