using MediatR;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Application.Sessions;
using Todo.Domain;
using Todo.Domain.Sessions;

namespace Todo.Application.SignIn;

/// <summary>The refresh grant (RFC 6749, section 6): a refresh token is used for a new pair of tokens.</summary>
public sealed record RefreshTokens(string RefreshToken) : IRequest<Result<TokenResponse>>;

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
    /// <summary>The most unused tokens of a session: of that many lost answers, the oldest are not found again.</summary>
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

    /// <returns>No session when the token opens none; a session without tokens when it was ended for the token's reuse.</returns>
    private async Task<(Session? Session, TokenResponse? Issued)> RefreshAsync(string text, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var hash = RefreshTokenText.Hash(text);
        var sessionId = (await refreshTokens.FindAsync(hash, cancellationToken))?.SessionId ?? RefreshTokenText.SessionIdOf(text);
        // Locked from here on: of two uses at once, the later one sees what the first has done.
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
            // Either the owner or a thief has used it before (RFC 9700, section 4.14.2): neither goes on.
            await sessions.RevokeAsync(session.Id, session.UserId, cancellationToken);
            return (session, null);
        }

        session.Continue(now, options.Value.Lifetime);
        await DeleteUnneededAsync(token, usedNow, now, cancellationToken);
        return (session, tokens.Issue(session, token.Id, now));
    }

    /// <summary>Keeps the tokens of a session few: reuse of those that are deleted is seen all the same.</summary>
    private async Task DeleteUnneededAsync(RefreshToken token, bool usedNow, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!usedNow)
            await refreshTokens.DeleteSurplusAsync(token.SessionId, MaxUnused - 1, now - options.Value.RefreshLeeway, cancellationToken);
        else if (token.ParentId is { } parentId)
            await refreshTokens.RetireAsync(parentId, cancellationToken);
    }

    /// <summary>
    /// A second use that is forgiven: soon after the first, whose answer may be lost, and with nothing grown from it used. Soon before
    /// it is as good, on an instance whose clock is a little behind; on a clock that has been set back, it is not soon.
    /// </summary>
    private async Task<bool> IsRepeatAsync(RefreshToken token, DateTimeOffset now, CancellationToken cancellationToken) =>
        options.Value.RefreshLeeway > TimeSpan.Zero
        && (now - token.UsedAt)?.Duration() <= options.Value.RefreshLeeway
        && !await refreshTokens.HasUsedSuccessorAsync(token.Id, cancellationToken);
}
