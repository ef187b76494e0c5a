using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Database.SqlServer;

/// <summary>Runs statements on connections of the driver's pool, again when a fault was a passing one.</summary>
internal sealed class SqlServerStatementRunner(IServiceScopeFactory scopes, SqlServerDatabase database) : IStatementRunner
{
    public ValueTask<T> ReadAsync<T>(
        Func<StatementConnection, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        RetryAsync(
            async ct =>
            {
                using var connection = new StatementConnection(await OpenAsync(ct));
                return await work(connection, ct);
            },
            cancellationToken);

    public ValueTask<T> WriteAsync<T>(
        Func<StatementConnection, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        RetryAsync(
            async ct =>
            {
                var opened = await OpenAsync(ct);
                using var connection = new StatementConnection(opened);
                await using var transaction = await opened.BeginTransactionAsync(ct);
                connection.Transaction = transaction;
                var result = await work(connection, ct);
                await CommitAsync(transaction);
                return result;
            },
            cancellationToken);

    private static async Task CommitAsync(DbTransaction transaction)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            throw new UnknownOutcomeException(exception);
        }
    }

    private async Task<SqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqlConnection(database.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>EF Core's strategy, so that both ways to the database agree on what a passing fault is.</summary>
    private async ValueTask<T> RetryAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var strategy = scope.ServiceProvider.GetRequiredService<TodoDbContext>().Database.CreateExecutionStrategy();
        return await strategy.ExecuteAsync(work, cancellationToken);
    }
}
