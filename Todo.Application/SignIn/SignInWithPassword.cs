using System.Net;
using MediatR;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;
using Todo.Application.SecondFactors;
using Todo.Application.Throttling;
using Todo.Application.Users;
using Todo.Domain.Users;

namespace Todo.Application.SignIn;

/// <summary>The password grant (RFC 6749, section 4.3): signs a user in.</summary>
public sealed record SignInWithPassword(
    string Username, string Password, string? Otp, string? ClientId, string? UserAgent, IPAddress? ClientAddress)
    : IRequest<Result<TokenResponse>>
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(SignInWithPassword);
}

internal sealed class SignInWithPasswordHandler(
    IUserRepository users,
    IUnitOfWork unitOfWork,
    IPasswordHasher hasher,
    IAttemptThrottle throttle,
    CountedAttempts attempts,
    SecondFactorCheck secondFactor,
    SessionStart sessions,
    IPseudonymizer pseudonymizer,
    ILogger<SignInWithPassword> logger)
    : IRequestHandler<SignInWithPassword, Result<TokenResponse>>
{
    public async Task<Result<TokenResponse>> Handle(SignInWithPassword request, CancellationToken cancellationToken)
    {
        var email = EmailAddress.Normalize(request.Username);
        var key = AttemptKey.SignIn(email, request.ClientAddress);
        var signedIn = await attempts.RunAsync(key, _ => SignInAsync(request, email, key, cancellationToken), cancellationToken);
        if (signedIn.TryGetValue(out var outcome, out var failure))
        {
            var (started, used) = outcome;
            Audit.SignedIn(logger, started.Session.UserId, started.Session.Id);
            if (used == UsedCode.Recovery)
                Audit.RecoveryCodeUsed(logger, started.Session.UserId, started.Session.Id);
            return started.Tokens;
        }
        if (failure.Kind == FailureKind.Throttled)
            Audit.SignInThrottled(logger, pseudonymizer.Pseudonym(email));
        else if (failure.Kind == FailureKind.InvalidCredentials)
            Audit.SignInFailed(logger, pseudonymizer.Pseudonym(email));
        else if (failure.Kind == FailureKind.Incomplete)
            Audit.SecondFactorRequired(logger, pseudonymizer.Pseudonym(email));
        return failure;
    }

    private async Task<Result<Outcome>> SignInAsync(
        SignInWithPassword request, string email, AttemptKey key, CancellationToken cancellationToken)
    {
        var user = await users.FindByEmailAsync(email, cancellationToken);
        var verified = await hasher.VerifyAsync(user, request.Password, cancellationToken);
        if (!verified.TryGetValue(out var verification, out var failure))
            return failure;
        if (user is null || verification == PasswordVerification.Failed)
            return SignInFailures.WrongPair;

        var lacksCode = user.TwoFactor && OtpOf(request) is null;
        string? renewedHash = null;
        // If the queue is full or a code is missing, a later sign-in upgrades the hash.
        if (verification == PasswordVerification.SuccessRehashNeeded && !lacksCode)
            (await hasher.HashAsync(request.Password, cancellationToken)).TryGetValue(out renewedHash, out _);
        if (!user.TwoFactor || lacksCode)
            return await StartAsync(key);
        var codeKey = AttemptKey.SignInCode(user.Id, request.ClientAddress);
        return await attempts.RunAsync(codeKey, _ => StartAsync(key, codeKey), cancellationToken);

        Task<Result<Outcome>> StartAsync(params AttemptKey[] keys) =>
            unitOfWork.ExecuteAsync(ct => StartSessionAsync(request, user, renewedHash, keys, ct), cancellationToken);
    }

    private async Task<Result<Outcome>> StartSessionAsync(
        SignInWithPassword request, User verified, string? renewedHash, AttemptKey[] keys, CancellationToken cancellationToken)
    {
        // Since the verification, the password may have changed or the user may have been deleted; from here on, the lock prevents both.
        if (await users.FindForChangeAsync(verified.Id, cancellationToken) is not { } user || !user.HasPasswordOf(verified))
            return SignInFailures.WrongPair;
        // Of concurrent sign-ins, only the first upgrades the hash.
        if (renewedHash is not null && user.PasswordHash == verified.PasswordHash)
            user.RenewPasswordHash(renewedHash);

        var used = UsedCode.None;
        if (user.TwoFactor)
        {
            if (OtpOf(request) is not { } otp)
                return SignInFailures.OtpRequired;
            used = await secondFactor.UseAnyAsync(user.Id, otp, cancellationToken);
            if (used == UsedCode.None)
                return SignInFailures.WrongPair;
        }
        var started = await sessions.StartAsync(user, request.ClientId, request.UserAgent, cancellationToken);
        foreach (var key in keys)
            await throttle.ForgiveAsync(key, cancellationToken);
        return new Outcome(started, used);
    }

    /// <summary>A form may always have the field.</summary>
    private static string? OtpOf(SignInWithPassword request) => string.IsNullOrWhiteSpace(request.Otp) ? null : request.Otp;

    private sealed record Outcome(StartedSession Started, UsedCode Used);
}
