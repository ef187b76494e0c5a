using Microsoft.EntityFrameworkCore;
using Todo.Application.SingleSignOn;
using Todo.Domain.SingleSignOn;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.SingleSignOn;

internal sealed class ExternalIdentityRepository(DatabaseScope database, SqlDialect dialect) : IExternalIdentityRepository
{
    public Task<long?> FindUserIdAsync(string issuer, string subject, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (session, ct) => await session.Context.Set<ExternalIdentity>()
                .Where(identity => identity.Issuer == issuer && identity.Subject == subject)
                .Select(identity => (long?)identity.UserId)
                .FirstOrDefaultAsync(ct),
            cancellationToken).AsTask();

    public Task<bool> HasAsync(long userId, string issuer, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (session, ct) => await session.Context.Set<ExternalIdentity>()
                .AnyAsync(identity => identity.UserId == userId && identity.Issuer == issuer, ct),
            cancellationToken).AsTask();

    public Task<bool> TryAddAsync(ExternalIdentity identity, CancellationToken cancellationToken)
    {
        var session = database.Current;
        session.Context.Add(identity);
        return session.TrySaveAsync(dialect, cancellationToken);
    }

    public Task RemoveAsync(string issuer, string subject, CancellationToken cancellationToken) =>
        database.Current.Context.Set<ExternalIdentity>()
            .Where(identity => identity.Issuer == issuer && identity.Subject == subject)
            .ExecuteDeleteAsync(cancellationToken);
}
