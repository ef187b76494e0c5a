using Microsoft.Extensions.DependencyInjection;
using Todo.Infrastructure.Persistence.Repositories;
using Todo.Infrastructure.Persistence.Sql;

namespace Todo.Tests.Harness;

/// <summary>Todos by the thousand, written past the API.</summary>
internal static class TodoRows
{
    /// <summary>Adds not done todos, one microsecond apart.</summary>
    public static async Task AddAsync(TodoServer server, long userId, int count, Func<int, string> content)
    {
        var runner = server.Services.GetRequiredService<IStatementRunner>();
        var dialect = server.Services.GetRequiredService<SqlDialect>();
        var statements = server.Services.GetRequiredService<TodoStatements>();
        await runner.WriteAsync(
            async (connection, cancellationToken) =>
            {
                for (var i = 0; i < count; i++)
                {
                    var text = content(i);
                    var now = dialect.Instant(DateTimeOffset.UnixEpoch.AddDays(1).AddMicroseconds(i));
                    await connection.ExecuteAsync(
                        statements.Insert, cancellationToken, userId, text, text.ToLowerInvariant(), false, now);
                }
                return await connection.ExecuteAsync(statements.GivePlacesBack, cancellationToken, userId, -(long)count);
            },
            CancellationToken.None);
    }
}
