using Todo.Application.Lists;
using Todo.Application.Users;
using Todo.Domain;
using Todo.Domain.SingleSignOn;
using Todo.Domain.Users;

namespace Todo.Application.SingleSignOn;

/// <summary>How the account of an identity was found.</summary>
internal enum AccountOrigin
{
    Known,
    Linked,
    Created,
}

/// <summary>The account of an identity, or why there is none.</summary>
internal sealed record ExternalAccount(User? User, AccountOrigin Origin, AssertionFault? Fault);

/// <summary>Finds the account of an identity, links an existing one by its address, or creates one.</summary>
internal sealed class ExternalAccounts(IExternalIdentityRepository identities, IUserRepository users, IListRepository lists, TimeProvider clock)
{
    /// <summary>Returns the id of the account that the sign-in is probably for; null if there is none yet.</summary>
    public async Task<long?> FindCandidateAsync(IdTokenClaims claims, CancellationToken cancellationToken)
    {
        if (await identities.FindUserIdAsync(claims.Issuer, claims.Subject, cancellationToken) is { } id
            && await users.FindAsync(id, cancellationToken) is not null)
        {
            return id;
        }
        return HasAddress(claims) ? (await users.FindByEmailAsync(EmailAddress.Normalize(claims.Email!), cancellationToken))?.Id : null;
    }

    /// <summary>Returns the account and locks it; part of the unit of work in which it is called.</summary>
    public async Task<ExternalAccount> OpenAsync(IdTokenClaims claims, long? candidateId, CancellationToken cancellationToken)
    {
        var user = candidateId is null ? null : await users.FindForChangeAsync(candidateId.Value, cancellationToken);
        if (candidateId is not null && user is null)
            return Refused(AssertionFault.Raced);
        if (await identities.FindUserIdAsync(claims.Issuer, claims.Subject, cancellationToken) is { } linkedId)
        {
            if (linkedId == user?.Id)
                return new(user, AccountOrigin.Known, null);
            if (await users.FindForChangeAsync(linkedId, cancellationToken) is not null)
                return Refused(AssertionFault.Raced);
            // That of a deleted account whose rows are still being deleted.
            await identities.RemoveAsync(claims.Issuer, claims.Subject, cancellationToken);
        }
        if (!HasAddress(claims))
            return Refused(AssertionFault.NoAddress);
        if (!claims.IsEmailVerified)
            return Refused(AssertionFault.AddressNotVerified);
        return user is null ? await CreateAsync(claims, cancellationToken) : await LinkAsync(claims, user, cancellationToken);
    }

    /// <summary>
    /// Links only if both sides have verified the address. Otherwise, someone who registers the address of another person first would
    /// get to read what that person later keeps here, and someone with an unverified address at the provider would get into an account.
    /// </summary>
    private async Task<ExternalAccount> LinkAsync(IdTokenClaims claims, User user, CancellationToken cancellationToken)
    {
        if (user.NormalizedEmail != EmailAddress.Normalize(claims.Email!))
            return Refused(AssertionFault.Raced);
        if (!EmailAddress.IsSameMailbox(user.Email, claims.Email!))
            return Refused(AssertionFault.OtherSpelling);
        if (!user.EmailVerified)
            return Refused(AssertionFault.AccountNotVerified);
        if (await identities.HasAsync(user.Id, claims.Issuer, cancellationToken))
            return Refused(AssertionFault.OtherSubject);
        return await AddAsync(claims, user, AccountOrigin.Linked, cancellationToken);
    }

    private async Task<ExternalAccount> CreateAsync(IdTokenClaims claims, CancellationToken cancellationToken)
    {
        var user = User.RegisterWithoutPassword(AccountName.Of(claims.Name, claims.Email!), claims.Email!, TimeZones.Default, clock.Now());
        if (!await users.TryAddAsync(user, cancellationToken))
            return Refused(AssertionFault.Raced);
        await lists.AddInboxAsync(user.Id, cancellationToken);
        return await AddAsync(claims, user, AccountOrigin.Created, cancellationToken);
    }

    private async Task<ExternalAccount> AddAsync(IdTokenClaims claims, User user, AccountOrigin origin, CancellationToken cancellationToken) =>
        await identities.TryAddAsync(ExternalIdentity.Link(claims.Issuer, claims.Subject, user.Id, clock.Now()), cancellationToken)
            ? new(user, origin, null)
            : Refused(AssertionFault.Raced);

    private static bool HasAddress(IdTokenClaims claims) => claims.Email is { } email && EmailAddress.IsPlausible(email);

    private static ExternalAccount Refused(AssertionFault fault) => new(null, default, fault);
}
