using System.Data.Common;
using Todo.Application.PersonalTokens;
using Todo.Domain.PersonalTokens;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.PersonalTokens;

internal sealed class PersonalTokenLookup(ISessionRunner runner, PersonalTokenStatements statements, SqlDialect dialect) : IPersonalTokenLookup
{
    public ValueTask<PersonalTokenClaims?> FindAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellationToken) => runner.ReadAsync(
        (session, ct) => session.SingleAsync(statements.Find, Read, ct, hash, dialect.Instant(now)), cancellationToken);

    private PersonalTokenClaims Read(DbDataReader reader) => new(
        dialect.ReadInt64(reader, 0),
        dialect.ReadInt64(reader, 1),
        (TokenScopes)dialect.ReadInt32(reader, 2),
        dialect.ReadInstant(reader, 3),
        dialect.IsNull(reader, 4) ? null : dialect.ReadInstant(reader, 4));
}
