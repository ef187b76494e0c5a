using System.Data.Common;
using System.Globalization;
using Todo.Application.Labels;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Labels;

internal sealed class LabelRepository(DatabaseScope database, LabelStatements statements) : ILabelRepository
{
    public ValueTask<IReadOnlyList<LabelSpelling>> ListAsync(long userId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<LabelSpelling>>(
            async (session, ct) => await session.ListAsync(statements.List, Read, ct, userId), cancellationToken);

    private static LabelSpelling Read(DbDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), reader.GetInt64(2), Convert.ToInt64(reader.GetValue(3), CultureInfo.InvariantCulture));
}
