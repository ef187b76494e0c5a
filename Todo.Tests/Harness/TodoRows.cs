using System.Data;
using Microsoft.Extensions.DependencyInjection;
using Todo.Domain.Todos;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Todos;
using Todo.Infrastructure.Users;

namespace Todo.Tests.Harness;

/// <summary>Writes thousands of todos directly to the database.</summary>
internal static class TodoRows
{
    private const string Columns = "user_id, list_id, position, content, content_folded, is_done, created_at, updated_at, change_seq";

    private static readonly Statement FindInbox = new(
        "SELECT inbox_id FROM users WHERE id = @user_id", new SqlParameter("@user_id", DbType.Int64));

    /// <summary>Adds open todos with this content, in lower case, to a user without todos.</summary>
    /// <param name="server">The server.</param>
    /// <param name="userId">The user.</param>
    /// <param name="count">The number of todos.</param>
    /// <param name="content">The content of each.</param>
    /// <param name="listId">The list; the inbox if it is left out.</param>
    public static async Task AddAsync(TodoServer server, long userId, int count, string content, long? listId = null)
    {
        var dialect = server.Services.GetRequiredService<SqlDialect>();
        var statements = server.Services.GetRequiredService<TodoStatements>();
        var copy = new Statement(
            $"INSERT INTO todos ({Columns}) SELECT {dialect.Top("@take")}{Columns} FROM todos WHERE user_id = @user_id{dialect.Limit("@take")}",
            new SqlParameter("@user_id", DbType.Int64), new SqlParameter("@take", DbType.Int32));
        await server.Services.GetRequiredService<ISessionRunner>().WriteAsync(
            async (connection, cancellationToken) =>
            {
                var inbox = await connection.ScalarAsync(FindInbox, cancellationToken, userId);
                TodoItem.Create(
                    userId, new TodoPlace(listId ?? (long)inbox!), new TodoChange { Content = content }, DateTimeOffset.UnixEpoch.AddDays(1), out var todo);
                await connection.ExecuteAsync(statements.Table.Insert, cancellationToken, statements.Table.InsertValues(todo));
                for (var rows = 1; rows < count; rows *= 2)
                    await connection.ExecuteAsync(copy, cancellationToken, userId, Math.Min(rows, count - rows));
                return await connection.ScalarAsync(
                    server.Services.GetRequiredService<UserStatements>().Count, cancellationToken, userId, (long)count, long.MaxValue);
            },
            CancellationToken.None);
    }
}
