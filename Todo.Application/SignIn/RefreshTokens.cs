using MediatR;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Application.Sessions;
using Todo.Domain;
using Todo.Domain.Sessions;

namespace Todo.Application.SignIn;

/// <summary>The refresh grant (RFC 6749, section 6): exchanges a refresh token for a new pair of tokens.</summary>
public sealed record RefreshTokens(string RefreshToken) : IRequest<Result<TokenResponse>>
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(RefreshTokens);
}

internal sealed class RefreshTokensHandler(
    ISessionRepository sessions,
    IRefreshTokenRepository refreshTokens,
    IUnitOfWork unitOfWork,
    SessionTokens tokens,
    TimeProvider clock,
    IOptions<SessionLifetimeOptions> options,
    ILogger<RefreshTokens> logger)
    : IRequestHandler<RefreshTokens, Result<TokenResponse>>
{
    /// <summary>The maximum number of unused tokens of a session. After more lost responses than this, the oldest tokens are deleted.</summary>
    private const int MaxUnused = 1000;

    public async Task<Result<TokenResponse>> Handle(RefreshTokens request, CancellationToken cancellationToken)
    {
        var (session, issued) = await unitOfWork.ExecuteAsync(ct => RefreshAsync(request.RefreshToken, ct), cancellationToken);
        if (session is null)
            return SignInFailures.WrongRefreshToken;
        if (issued is null)
        {
            Audit.RefreshTokenReused(logger, session.UserId, session.Id);
            return SignInFailures.WrongRefreshToken;
        }
        Audit.Refreshed(logger, session.UserId, session.Id);
        return issued;
    }

    /// <returns>No session if the token is invalid; a session without tokens if it was revoked because the token was reused.</returns>
    private async Task<(Session? Session, TokenResponse? Issued)> RefreshAsync(string text, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var hash = RefreshTokenText.Hash(text);
        var sessionId = (await refreshTokens.FindAsync(hash, cancellationToken))?.SessionId ?? RefreshTokenText.SessionIdOf(text);
        // The session is locked from here on: of two concurrent uses, the second sees the effect of the first.
        if (sessionId is null
            || await sessions.FindForChangeAsync(sessionId.Value, cancellationToken) is not { } session
            || !session.IsActiveAt(now))
        {
            return (null, null);
        }

        var usedNow = await refreshTokens.TryUseAsync(hash, now, cancellationToken);
        var token = await refreshTokens.FindAsync(hash, cancellationToken);
        if (token is null && !RefreshTokenText.IsGenuine(text, session))
            return (null, null);
        if (token is null || (!usedNow && !await IsRepeatAsync(token, now, cancellationToken)))
        {
            // Either the owner or an attacker has used it before (RFC 9700, section 4.14.2), so the session ends for both.
            await sessions.RevokeAsync(session.Id, session.UserId, cancellationToken);
            return (session, null);
        }

        session.Continue(now, options.Value.Lifetime);
        await DeleteUnneededAsync(token, usedNow, now, cancellationToken);
        return (session, await tokens.IssueAsync(session, token.Id, now, cancellationToken));
    }

    /// <summary>Bounds the number of tokens of a session. Reuse of a deleted token is still detected.</summary>
    private async Task DeleteUnneededAsync(RefreshToken token, bool usedNow, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!usedNow)
            await refreshTokens.DeleteSurplusAsync(token.SessionId, MaxUnused - 1, now - options.Value.RefreshLeeway, cancellationToken);
        else if (token.ParentId is { } parentId)
            await refreshTokens.RetireAsync(parentId, cancellationToken);
    }

    /// <summary>
    /// Whether a second use is a legitimate retry: within the grace period of the first use, whose response may be lost, and while no
    /// token issued by the first use has been used. A time shortly before the first use also counts, because instances' clocks differ;
    /// a time long before it, after a clock was set back, does not.
    /// </summary>
    private async Task<bool> IsRepeatAsync(RefreshToken token, DateTimeOffset now, CancellationToken cancellationToken) =>
        options.Value.RefreshLeeway > TimeSpan.Zero
        && (now - token.UsedAt)?.Duration() <= options.Value.RefreshLeeway
        && !await refreshTokens.HasUsedSuccessorAsync(token.Id, cancellationToken);
}
