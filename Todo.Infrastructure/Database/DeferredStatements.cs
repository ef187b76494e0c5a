using System.Data.Common;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Database;

/// <summary>Statements that wait for the next one, to reach the database server with it in one round trip.</summary>
internal sealed class DeferredStatements(DbConnection connection)
{
    private readonly List<Deferred> _waiting = [];

    public int Count => _waiting.Count;

    /// <param name="statement">The statement.</param>
    /// <param name="values">The values of its parameters.</param>
    /// <param name="read">Reads the rows that it returns; null if it returns none.</param>
    public void Add(Statement statement, object?[] values, Func<DbDataReader, CancellationToken, ValueTask>? read = null) =>
        _waiting.Add(new(statement, values, read));

    /// <summary>
    /// Whether reading rows has failed in the middle of a batch. The driver then takes the later statements for prepared, which they may not
    /// be, so the connection must not be used again.
    /// </summary>
    public bool HasBrokenOff { get; private set; }

    public void Clear()
    {
        _waiting.Clear();
        HasBrokenOff = false;
    }

    /// <summary>Runs them with a statement that follows them.</summary>
    /// <returns>What is read from its rows.</returns>
    public async Task<T> QueryAsync<T>(
        Statement statement, object?[] values, Func<DbDataReader, CancellationToken, ValueTask<T>> read, DbTransaction? transaction,
        CancellationToken cancellationToken)
    {
        T result = default!;
        Add(statement, values, async (reader, ct) => result = await read(reader, ct));
        await RunAsync(transaction, cancellationToken);
        return result;
    }

    /// <summary>Runs them.</summary>
    /// <returns>The number of rows that the last one has changed.</returns>
    public async Task<int> RunAsync(DbTransaction? transaction, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        var reads = new List<Func<DbDataReader, CancellationToken, ValueTask>>(_waiting.Count);
        foreach (var (statement, values, read) in _waiting)
        {
            batch.BatchCommands.Add(Create(batch, statement, values));
            if (read is not null)
                reads.Add(read);
        }
        _waiting.Clear();
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            // Only the statements that return rows have a result.
            foreach (var read in reads)
            {
                try
                {
                    await read(reader, cancellationToken);
                }
                catch
                {
                    HasBrokenOff = true;
                    throw;
                }
                await reader.NextResultAsync(cancellationToken);
            }
        }
        return batch.BatchCommands[^1].RecordsAffected;
    }

    private static DbBatchCommand Create(DbBatch batch, Statement statement, object?[] values)
    {
        var command = batch.CreateBatchCommand();
#pragma warning disable CA2100 // The text is written in this project; values are parameters.
        command.CommandText = statement.Sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = statement.Parameters[i].ApplyTo(command.CreateParameter());
            parameter.Value = statement.Parameters[i].ValueOf(values[i]);
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private readonly record struct Deferred(Statement Statement, object?[] Values, Func<DbDataReader, CancellationToken, ValueTask>? Read);
}
