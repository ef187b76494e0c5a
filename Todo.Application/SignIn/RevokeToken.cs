using FluentValidation;
using MediatR;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;
using Todo.Application.Common.Validation;
using Todo.Application.Sessions;

namespace Todo.Application.SignIn;

/// <summary>Revokes the session of a refresh token or an access token (RFC 7009).</summary>
public sealed record RevokeToken(string? Token) : IRequest<Result<Unit>>
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(RevokeToken);
}

internal sealed class RevokeTokenValidator : AbstractValidator<RevokeToken>
{
    public RevokeTokenValidator() => RuleFor(request => request.Token).Required().NotBlank();
}

internal sealed class RevokeTokenHandler(
    ISessionRepository sessions,
    IRefreshTokenRepository refreshTokens,
    IAccessTokenVerifier accessTokens,
    IUnitOfWork unitOfWork,
    ILogger<RevokeToken> logger)
    : IRequestHandler<RevokeToken, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(RevokeToken request, CancellationToken cancellationToken)
    {
        if (await SessionOfAsync(request.Token!, cancellationToken) is { } claims
            && await unitOfWork.ExecuteAsync(ct => sessions.RevokeAsync(claims.SessionId, claims.UserId, ct), cancellationToken))
        {
            Audit.TokenRevoked(logger, claims.UserId, claims.SessionId);
        }
        return Unit.Value;
    }

    private async Task<AccessTokenClaims?> SessionOfAsync(string token, CancellationToken cancellationToken)
    {
        // A JWT contains dots; a refresh token does not.
        if (token.Contains('.', StringComparison.Ordinal))
            return accessTokens.VerifyIgnoringLifetime(token);
        var known = await refreshTokens.FindAsync(RefreshTokenText.Hash(token), cancellationToken);
        return (known?.SessionId ?? RefreshTokenText.SessionIdOf(token)) is { } sessionId
            && await sessions.FindAsync(sessionId, cancellationToken) is { } session
            && (known is not null || RefreshTokenText.IsGenuine(token, session))
            ? new AccessTokenClaims(session.UserId, session.Id, session.ExpiresAt)
            : null;
    }
}
