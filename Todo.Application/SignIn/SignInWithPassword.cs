using System.Net;
using MediatR;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Application.Sessions;
using Todo.Application.Throttling;
using Todo.Application.Users;
using Todo.Domain;
using Todo.Domain.Sessions;
using Todo.Domain.Users;

namespace Todo.Application.SignIn;

/// <summary>The password grant (RFC 6749, section 4.3): a person signs in.</summary>
public sealed record SignInWithPassword(string Username, string Password, string? ClientId, string? UserAgent, IPAddress? ClientAddress)
    : IRequest<Result<TokenResponse>>;

internal sealed class SignInWithPasswordHandler(
    IUserRepository users,
    ISessionRepository sessions,
    IUnitOfWork unitOfWork,
    IPasswordHasher hasher,
    IAttemptThrottle throttle,
    SessionTokens tokens,
    TimeProvider clock,
    IOptions<SessionLifetimeOptions> options,
    IPseudonymizer pseudonymizer,
    ILogger<SignInWithPassword> logger)
    : IRequestHandler<SignInWithPassword, Result<TokenResponse>>
{
    private const string DefaultClientId = "todo";

    public async Task<Result<TokenResponse>> Handle(SignInWithPassword request, CancellationToken cancellationToken)
    {
        var email = EmailAddress.Normalize(request.Username);
        var key = AttemptKey.SignIn(email, request.ClientAddress);
        var attempt = await throttle.BeginAsync(key, cancellationToken);
        if (attempt.RetryAfter is { } wait)
        {
            Audit.SignInThrottled(logger, pseudonymizer.Pseudonym(email));
            return UserFailures.TooManyAttempts(wait);
        }

        var user = await users.FindByEmailAsync(email, cancellationToken);
        var verification = await hasher.VerifyAsync(user, request.Password, cancellationToken);
        if (user is null || verification == PasswordVerification.Failed)
        {
            Audit.SignInFailed(logger, pseudonymizer.Pseudonym(email));
            return SignInFailures.WrongPair;
        }

        var renewedHash = verification == PasswordVerification.SuccessRehashNeeded
            ? await hasher.HashAsync(request.Password, cancellationToken)
            : null;
        var started = await unitOfWork.ExecuteAsync(
            ct => StartSessionAsync(request, user, renewedHash, key, ct), cancellationToken);
        if (!started.TryGetValue(out var outcome, out var failure))
            return failure;
        Audit.SignedIn(logger, user.Id, outcome.SessionId);
        return outcome.Tokens;
    }

    private async Task<Result<(long SessionId, TokenResponse Tokens)>> StartSessionAsync(
        SignInWithPassword request, User verified, string? renewedHash, AttemptKey key, CancellationToken cancellationToken)
    {
        // The password may have been changed, or the user deleted, since it was verified; from here on it cannot.
        if (await users.FindForChangeAsync(verified.Id, cancellationToken) is not { } user || user.PasswordHash != verified.PasswordHash)
            return SignInFailures.WrongPair;
        if (renewedHash is not null)
            user.RenewPasswordHash(renewedHash);

        var now = clock.Now();
        var clientId = string.IsNullOrWhiteSpace(request.ClientId) ? DefaultClientId : request.ClientId;
        var session = Session.Start(user.Id, clientId, request.UserAgent, now, options.Value.Lifetime);
        await sessions.AddAsync(session, cancellationToken);
        await throttle.ForgiveAsync(key, cancellationToken);
        return (session.Id, tokens.Issue(session, parentId: null, now));
    }
}
