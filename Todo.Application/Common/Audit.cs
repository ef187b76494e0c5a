using Microsoft.Extensions.Logging;

namespace Todo.Application.Common;

/// <summary>The audit trail: log events 1000 to 1099. Their ids and placeholders are stable, and none contains a secret or an address.</summary>
internal static partial class Audit
{
    [LoggerMessage(1001, LogLevel.Information, "User {UserId} signed in, session {SessionId}")]
    public static partial void SignedIn(ILogger logger, long userId, long sessionId);

    [LoggerMessage(1002, LogLevel.Warning, "Sign-in failed for {AddressHash}")]
    public static partial void SignInFailed(ILogger logger, string addressHash);

    [LoggerMessage(1003, LogLevel.Warning, "Sign-in throttled for {AddressHash}")]
    public static partial void SignInThrottled(ILogger logger, string addressHash);

    [LoggerMessage(1004, LogLevel.Information, "Session {SessionId} of user {UserId} refreshed")]
    public static partial void Refreshed(ILogger logger, long userId, long sessionId);

    [LoggerMessage(1005, LogLevel.Warning, "A used refresh token of user {UserId} was reused: session {SessionId} revoked")]
    public static partial void RefreshTokenReused(ILogger logger, long userId, long sessionId);

    [LoggerMessage(1006, LogLevel.Information, "User {UserId} revoked a token: session {SessionId} ended")]
    public static partial void TokenRevoked(ILogger logger, long userId, long sessionId);

    [LoggerMessage(1007, LogLevel.Information, "User {UserId} ended session {SessionId}")]
    public static partial void SessionEnded(ILogger logger, long userId, long sessionId);

    [LoggerMessage(1008, LogLevel.Information, "User {UserId} ended all sessions but {SessionId}")]
    public static partial void OtherSessionsEnded(ILogger logger, long userId, long sessionId);

    [LoggerMessage(1009, LogLevel.Information, "User {UserId} changed the password; all sessions but {SessionId} ended")]
    public static partial void PasswordChanged(ILogger logger, long userId, long sessionId);

    [LoggerMessage(1010, LogLevel.Warning, "User {UserId} was deleted")]
    public static partial void UserDeleted(ILogger logger, long userId);

    [LoggerMessage(1011, LogLevel.Information, "User {UserId} registered")]
    public static partial void UserRegistered(ILogger logger, long userId);

    [LoggerMessage(1012, LogLevel.Information, "User {UserId} created webhook {WebhookId}")]
    public static partial void WebhookCreated(ILogger logger, long userId, long webhookId);

    [LoggerMessage(1013, LogLevel.Information, "User {UserId} deleted webhook {WebhookId}")]
    public static partial void WebhookDeleted(ILogger logger, long userId, long webhookId);

    [LoggerMessage(1014, LogLevel.Information, "User {UserId} rotated the secret of webhook {WebhookId}")]
    public static partial void WebhookSecretRotated(ILogger logger, long userId, long webhookId);

    [LoggerMessage(1015, LogLevel.Information, "User {UserId} verified the email address")]
    public static partial void EmailVerified(ILogger logger, long userId);

    [LoggerMessage(1016, LogLevel.Information, "User {UserId} requested another email address")]
    public static partial void EmailChangeRequested(ILogger logger, long userId);

    [LoggerMessage(1017, LogLevel.Warning, "User {UserId} changed the email address")]
    public static partial void EmailChanged(ILogger logger, long userId);

    [LoggerMessage(1018, LogLevel.Information, "A password reset was requested for {AddressHash}")]
    public static partial void PasswordResetRequested(ILogger logger, string addressHash);

    [LoggerMessage(1019, LogLevel.Warning, "User {UserId} reset the password; all sessions ended")]
    public static partial void PasswordReset(ILogger logger, long userId);

    [LoggerMessage(1020, LogLevel.Information, "User {UserId} switched the second factor on")]
    public static partial void SecondFactorEnabled(ILogger logger, long userId);

    [LoggerMessage(1021, LogLevel.Warning, "User {UserId} switched the second factor off")]
    public static partial void SecondFactorDisabled(ILogger logger, long userId);

    [LoggerMessage(1022, LogLevel.Information, "User {UserId} replaced the recovery codes")]
    public static partial void RecoveryCodesRenewed(ILogger logger, long userId);

    [LoggerMessage(1023, LogLevel.Warning, "User {UserId} signed in with a recovery code, session {SessionId}")]
    public static partial void RecoveryCodeUsed(ILogger logger, long userId, long sessionId);

    [LoggerMessage(1024, LogLevel.Information, "Sign-in for {AddressHash} had the right password, and lacks the second factor")]
    public static partial void SecondFactorRequired(ILogger logger, string addressHash);

    [LoggerMessage(1025, LogLevel.Information, "User {UserId} created personal token {TokenId}")]
    public static partial void PersonalTokenCreated(ILogger logger, long userId, long tokenId);

    [LoggerMessage(1026, LogLevel.Information, "User {UserId} deleted personal token {TokenId}")]
    public static partial void PersonalTokenDeleted(ILogger logger, long userId, long tokenId);

    [LoggerMessage(1028, LogLevel.Information, "User {UserId} signed in through {Provider}, session {SessionId}")]
    public static partial void SignedInThrough(ILogger logger, long userId, string provider, long sessionId);

    [LoggerMessage(1029, LogLevel.Information, "User {UserId} was linked to an identity of {Provider}")]
    public static partial void AccountLinked(ILogger logger, long userId, string provider);

    [LoggerMessage(1030, LogLevel.Warning, "A sign-in through {Provider} was refused: {Reason}")]
    public static partial void ExternalSignInRefused(ILogger logger, string provider, string reason);
}
