using MediatR;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;
using Todo.Application.SignIn;
using Todo.Domain;

namespace Todo.Application.SingleSignOn;

/// <summary>The grant of RFC 7523, section 2.1, with an ID token as the assertion: signs a user of an OpenID provider in.</summary>
public sealed record SignInWithIdToken(string Assertion, string? ClientId, string? UserAgent) : IRequest<Result<TokenResponse>>
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(SignInWithIdToken);
}

internal sealed class SignInWithIdTokenHandler(
    IIdTokenVerifier verifier,
    ExternalAccounts accounts,
    IUsedNonces nonces,
    IUnitOfWork unitOfWork,
    SessionStart sessions,
    TimeProvider clock,
    ILogger<SignInWithIdToken> logger)
    : IRequestHandler<SignInWithIdToken, Result<TokenResponse>>
{
    private const int Tries = 5;
    private const string UnknownProvider = "an unknown provider";

    public async Task<Result<TokenResponse>> Handle(SignInWithIdToken request, CancellationToken cancellationToken)
    {
        var verified = await verifier.VerifyAsync(request.Assertion, cancellationToken);
        if (verified.RetryAfter is { } wait)
            return SingleSignOnFailures.NoKeys(wait);
        if (verified.Claims is not { } claims)
            return Refuse(verified.Provider, verified.Fault!.Value);

        var outcome = await SignInAsync(request, claims, cancellationToken);
        if (outcome.Fault is { } fault)
            return Refuse(claims.Provider, fault);
        Report(claims.Provider, outcome.Origin, outcome.Started!);
        return outcome.Started!.Tokens;
    }

    /// <summary>Starts again on the current state if another request has changed the account: of parallel first sign-ins, one creates it.</summary>
    private async Task<Outcome> SignInAsync(SignInWithIdToken request, IdTokenClaims claims, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var candidateId = await accounts.FindCandidateAsync(claims, cancellationToken);
            var outcome = await unitOfWork.ExecuteAsync(ct => StartSessionAsync(request, claims, candidateId, ct), cancellationToken);
            if (outcome.Fault != AssertionFault.Raced || tries == Tries)
                return outcome;
        }
    }

    private async Task<Outcome> StartSessionAsync(
        SignInWithIdToken request, IdTokenClaims claims, long? candidateId, CancellationToken cancellationToken)
    {
        var account = await accounts.OpenAsync(claims, candidateId, cancellationToken);
        if (account.User is not { } user)
            return new(account.Fault, default, null);
        // In the transaction of the session: a sign-in that fails leaves the nonce, and of parallel ones with the same, one succeeds.
        if (!await nonces.TryUseAsync(claims.Issuer, claims.Nonce, clock.Now(), cancellationToken))
            return new(AssertionFault.NonceUsed, default, null);
        return new(null, account.Origin, await sessions.StartAsync(user, request.ClientId, request.UserAgent, cancellationToken));
    }

    private Failure Refuse(string? provider, AssertionFault fault)
    {
        Audit.ExternalSignInRefused(logger, provider ?? UnknownProvider, fault.ToString());
        return SingleSignOnFailures.Of(fault);
    }

    private void Report(string provider, AccountOrigin origin, StartedSession started)
    {
        var userId = started.Session.UserId;
        if (origin == AccountOrigin.Created)
            Audit.UserRegistered(logger, userId);
        if (origin != AccountOrigin.Known)
            Audit.AccountLinked(logger, userId, provider);
        Audit.SignedInThrough(logger, userId, provider, started.Session.Id);
    }

    /// <summary>What a try came to. With a fault, nothing is written.</summary>
    private sealed record Outcome(AssertionFault? Fault, AccountOrigin Origin, StartedSession? Started) : IResult
    {
        public Failure? Failure => Fault is { } fault ? SingleSignOnFailures.Of(fault) : null;
    }
}
