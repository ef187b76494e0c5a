using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Tests.Database;

/// <summary>
/// Records the commands that EF Core sends, without a database server: connections are not opened, queries return no rows, and
/// saving a change throws <see cref="Recorded"/>.
/// </summary>
internal sealed class CommandRecorder : DbCommandInterceptor, IDbConnectionInterceptor
{
    private readonly List<(string Sql, SqlParameter[] Parameters)> _commands = [];

    /// <summary>Returns the commands since the previous call.</summary>
    public IReadOnlyList<(string Sql, SqlParameter[] Parameters)> Take()
    {
        (string, SqlParameter[])[] taken = [.. _commands];
        _commands.Clear();
        return taken;
    }

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        new(InterceptionResult.Suppress());

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Record(command);
        if (eventData.CommandSource == CommandSource.SaveChanges)
            throw new Recorded();
        using var rows = ResultOf(command.CommandText, eventData.Context!);
        return new(InterceptionResult<DbDataReader>.SuppressWithResult(rows.CreateDataReader()));
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Record(command);
        return new(InterceptionResult<int>.SuppressWithResult(0));
    }

    private void Record(DbCommand command) => _commands.Add((
        command.CommandText,
        [.. command.Parameters.Cast<DbParameter>().Select(parameter => new SqlParameter(parameter.ParameterName, parameter.DbType, parameter.Size))]));

    /// <summary>Queries for existence and for a number always have one row.</summary>
    private static DataTable ResultOf(string sql, DbContext context)
    {
        if (sql.StartsWith("SELECT COUNT", StringComparison.OrdinalIgnoreCase))
            return One(0L);
        return sql.Contains("EXISTS", StringComparison.Ordinal) ? One(false) : NoRows(context);
    }

    /// <summary>EF Core looks up the columns of a query by name, so this table has all columns.</summary>
    private static DataTable NoRows(DbContext context)
    {
        // The column of a query for single values.
        var table = new DataTable { Columns = { "Value" } };
        foreach (var property in context.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            if (!table.Columns.Contains(property.GetColumnName()))
                table.Columns.Add(property.GetColumnName());
        }
        return table;
    }

    private static DataTable One<T>(T value)
    {
        var table = new DataTable { Columns = { { "0", typeof(T) } } };
        table.Rows.Add(value);
        return table;
    }

    /// <summary>Thrown instead of saving a change.</summary>
    public sealed class Recorded : Exception;

    /// <summary>Runs work in a session that is not connected.</summary>
    public sealed class SessionRunner(Func<DbConnection> connect, ITodoDbContextFactory contexts) : ISessionRunner
    {
        public async ValueTask<T> ReadAsync<T>(
            Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
        {
            using var session = new DatabaseSession(connect(), CreateContext);
            return await work(session, cancellationToken);
        }

        public ValueTask<T> WriteAsync<T>(
            Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
            ReadAsync(work, cancellationToken);

        private TodoDbContext CreateContext(DbConnection connection)
        {
            var context = contexts.Create(connection);
            context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
            return context;
        }
    }
}
