using System.Text;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Domain;
using Todo.Domain.Mails;
using Todo.Domain.Users;

namespace Todo.Application.Mails;

/// <summary>
/// Sends tokens by mail, and accepts each once. What writes is part of the unit of work in which it is called, which has locked the user;
/// after the commit, the caller wakes <see cref="MailSignal"/>.
/// </summary>
internal sealed class MailTokens(
    IMailOutbox outbox, IMailTokenRepository tokens, ISecretProtector protector, IOptions<MailOptions> options, TimeProvider clock)
{
    /// <summary>No account has this id. With it, a statement that names the user has no effect.</summary>
    public const long Nobody = 0;

    private static readonly TimeSpan VerificationLifetime = TimeSpan.FromHours(24);
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan NoticeLifetime = TimeSpan.FromHours(24);

    /// <summary>
    /// Sends a token to the address, which voids the older ones of the kind; their mails are sent all the same, because they count. Beyond
    /// the limit, nothing is sent and nothing is voided. For a password reset, the same statements run without a user and beyond the limit:
    /// their time must not tell whether there is an account.
    /// </summary>
    /// <returns>Whether the limit allowed it.</returns>
    public async Task<bool> SendAsync(MailKind kind, User? user, string address, CancellationToken cancellationToken)
    {
        if (!options.Value.IsEnabled)
            return false;
        var now = clock.Now();
        var expiresAt = now + (kind == MailKind.Verification ? VerificationLifetime : Lifetime);
        var text = MailTokenText.Create();
        var mail = new NewMail(kind, user?.Id, address, protector.Protect(Encoding.UTF8.GetBytes(text), MailTokenText.Purpose), now, expiresAt);
        var isSent = await outbox.TryAddAsync(mail, MailLimit.Tokens, cancellationToken);
        if (!isSent && kind != MailKind.PasswordReset)
            return false;
        var owner = isSent ? user : null;
        await tokens.DeleteAsync(owner?.Id ?? Nobody, kind, cancellationToken);
        tokens.Add(MailToken.Issue(owner?.Id, kind, MailTokenText.Hash(text), owner is null ? null : address, now, expiresAt));
        return isSent;
    }

    /// <summary>Tells the user what happened, at an address that the account has or had.</summary>
    public async Task NotifyAsync(MailKind kind, User user, string address, CancellationToken cancellationToken)
    {
        if (!options.Value.IsEnabled)
            return;
        var now = clock.Now();
        await outbox.TryAddAsync(new NewMail(kind, user.Id, address, null, now, now + NoticeLifetime), MailLimit.None, cancellationToken);
    }

    /// <summary>Returns the token of a user; null if it is wrong, of another kind, expired, used or void.</summary>
    public async Task<MailToken?> FindAsync(string text, MailKind[] kinds, CancellationToken cancellationToken) =>
        await tokens.FindAsync(MailTokenText.Hash(text), clock.Now(), cancellationToken) is { UserId: not null } token && kinds.Contains(token.Kind)
            ? token
            : null;

    /// <summary>Uses the token up. Returns true to exactly one of several concurrent callers.</summary>
    public Task<bool> TryUseAsync(MailToken token, CancellationToken cancellationToken) =>
        tokens.TryUseAsync(token.Hash, clock.Now(), cancellationToken);

    /// <summary>Voids the tokens of one kind.</summary>
    public async Task VoidAsync(long userId, MailKind kind, CancellationToken cancellationToken)
    {
        await tokens.DeleteAsync(userId, kind, cancellationToken);
        await outbox.WithdrawAsync(userId, kind, cancellationToken);
    }

    /// <summary>Voids all tokens of the user: the password or the address has changed, and a token may be in the wrong hands.</summary>
    public async Task VoidAllAsync(long userId, CancellationToken cancellationToken)
    {
        await tokens.DeleteAllAsync(userId, cancellationToken);
        await outbox.WithdrawAllAsync(userId, cancellationToken);
    }

    /// <summary>Voids all tokens of a user whose account is being deleted, and withdraws all mails.</summary>
    public async Task ForgetAsync(long userId, CancellationToken cancellationToken)
    {
        await tokens.DeleteAllAsync(userId, cancellationToken);
        await outbox.ForgetAsync(userId, cancellationToken);
    }
}
