using System.Security.Cryptography;
using System.Text;
using Todo.Application.SingleSignOn;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.SingleSignOn;

internal sealed class UsedNonces(DatabaseScope database, SqlDialect dialect) : IUsedNonces
{
    /// <summary>
    /// Longer than a token is good for: when a front end refreshes at the provider, the new ID token may repeat the nonce (OpenID Connect
    /// Core 1.0, section 12.2).
    /// </summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public Task<bool> TryUseAsync(string issuer, string nonce, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var session = database.Current;
        session.Context.Add(new UsedNonce { Hash = HashOf(issuer, nonce), ExpiresAt = now + Kept });
        return session.TrySaveAsync(dialect, cancellationToken);
    }

    /// <summary>An issuer has no line break, so no other pair has the same text.</summary>
    private static byte[] HashOf(string issuer, string nonce) => SHA256.HashData(Encoding.UTF8.GetBytes(issuer + '\n' + nonce));
}
