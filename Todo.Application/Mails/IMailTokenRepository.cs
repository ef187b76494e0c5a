using Todo.Domain.Mails;

namespace Todo.Application.Mails;

/// <summary>The tokens that mails carry. A token that was used or voided is deleted.</summary>
public interface IMailTokenRepository
{
    /// <summary>Adds the token, which is saved with the commit.</summary>
    void Add(MailToken token);

    /// <summary>Returns the token if it has not expired at <paramref name="now"/>.</summary>
    Task<MailToken?> FindAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Deletes the token if it has not expired. Returns true to exactly one of several concurrent callers.</summary>
    Task<bool> TryUseAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellationToken);

    Task DeleteAsync(long userId, MailKind kind, CancellationToken cancellationToken);

    Task DeleteAllAsync(long userId, CancellationToken cancellationToken);
}
