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
    public async Task<Result<TokenResponse>> Handle(RefreshTokens request, CancellationToken cancellationToken)
    {
        var hash = OpaqueToken.Hash(request.RefreshToken);
        var (session, issued) = await unitOfWork.ExecuteAsync(ct => RefreshAsync(hash, ct), cancellationToken);
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
    private async Task<(Session? Session, TokenResponse? Issued)> RefreshAsync(byte[] hash, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var usedNow = await refreshTokens.TryUseAsync(hash, now, cancellationToken);
        if (await refreshTokens.FindAsync(hash, cancellationToken) is not { } token
            || await sessions.FindAsync(token.SessionId, cancellationToken) is not { } session
            || !session.IsActiveAt(now))
        {
            return (null, null);
        }

        if (!usedNow && !await IsRepeatAsync(token, now, cancellationToken))
        {
            // Either the owner or a thief has used it before (RFC 9700, section 4.14.2): neither goes on.
            await sessions.RevokeAsync(session.Id, session.UserId, cancellationToken);
            return (session, null);
        }

        session.Continue(now, options.Value.Lifetime);
        return (session, tokens.Issue(session, token.Id, now));
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
