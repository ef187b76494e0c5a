using Microsoft.EntityFrameworkCore;
using Todo.Application.Mails;
using Todo.Domain.Mails;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Mails;

internal sealed class MailTokenRepository(DatabaseScope database) : IMailTokenRepository
{
    public void Add(MailToken token) => database.Current.Context.Add(token);

    public Task<MailToken?> FindAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (session, ct) => await session.Context.Set<MailToken>().AsNoTracking()
                .FirstOrDefaultAsync(token => token.Hash == hash && token.ExpiresAt > now, ct),
            cancellationToken).AsTask();

    public async Task<bool> TryUseAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellationToken) =>
        await Tokens.Where(token => token.Hash == hash && token.ExpiresAt > now).ExecuteDeleteAsync(cancellationToken) > 0;

    public Task DeleteAsync(long userId, MailKind kind, CancellationToken cancellationToken) =>
        Tokens.Where(token => token.UserId == userId && token.Kind == kind).ExecuteDeleteAsync(cancellationToken);

    public Task DeleteAllAsync(long userId, CancellationToken cancellationToken) =>
        Tokens.Where(token => token.UserId == userId).ExecuteDeleteAsync(cancellationToken);

    private DbSet<MailToken> Tokens => database.Current.Context.Set<MailToken>();
}
