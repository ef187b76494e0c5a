using System.Data.Common;
using Todo.Application.Common;
using Todo.Application.Todos;
using Todo.Domain.Todos;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Todos;

/// <summary>Adds a todo within a transaction: its place among the owner's, itself, and the key under which it may be asked for again.</summary>
internal sealed class TodoInsertion(SqlDialect dialect, TodoStatements statements)
{
    public async ValueTask<Result<AddedTodo>> AddAsync(
        StatementConnection connection, NewTodo todo, IdempotencyKey? key, long limit, CancellationToken cancellationToken)
    {
        if (key is not null && await FindReplayAsync(connection, todo, key, cancellationToken) is { } replay)
            return replay;
        if (await connection.ExecuteAsync(statements.TakePlace, cancellationToken, todo.UserId, limit) == 0)
            return await WithoutPlaceAsync(connection, todo, key, limit, cancellationToken);
        var added = await connection.SingleAsync(
            statements.Insert, statements.ReadTodo, cancellationToken,
            todo.UserId, todo.Content, CaseFolding.Fold(todo.Content), todo.IsDone, dialect.Instant(todo.Now));
        if (key is not null)
        {
            await connection.ExecuteAsync(
                statements.InsertKey, cancellationToken, todo.UserId, key.Value, key.RequestHash, added!.Id, dialect.Instant(todo.Now));
        }
        return new AddedTodo(added!, IsReplay: false);
    }

    private async ValueTask<Result<AddedTodo>> WithoutPlaceAsync(
        StatementConnection connection, NewTodo todo, IdempotencyKey? key, long limit, CancellationToken cancellationToken)
    {
        // Where writers do not take turns, the first request with this key may have taken the last place since the key was looked for.
        if (key is not null && await FindReplayAsync(connection, todo, key, cancellationToken) is { } replay)
            return replay;
        return await statements.WhyMissingAsync(connection, todo.UserId, TodoFailures.TooMany(limit), cancellationToken);
    }

    /// <summary>What the key made before; null when it made nothing, or so long ago that it is forgotten.</summary>
    private async ValueTask<Result<AddedTodo>?> FindReplayAsync(
        StatementConnection connection, NewTodo todo, IdempotencyKey key, CancellationToken cancellationToken)
    {
        var record = await connection.SingleAsync(statements.FindKey, ReadKey, cancellationToken, todo.UserId, key.Value);
        if (record is null)
            return null;
        if (record.CreatedAt <= todo.Now - IdempotencyKey.Lifetime)
        {
            await connection.ExecuteAsync(statements.DeleteKey, cancellationToken, todo.UserId, key.Value);
            return null;
        }
        if (!record.RequestHash.AsSpan().SequenceEqual(key.RequestHash))
            return TodoFailures.KeyUsedOtherwise;

        // The first answer again: the todo as it was then, be it changed or gone by now.
        var first = new TodoItem
        {
            Id = record.TodoId,
            UserId = todo.UserId,
            Content = todo.Content,
            IsDone = todo.IsDone,
            CreatedAt = record.CreatedAt,
            UpdatedAt = record.CreatedAt,
        };
        return new AddedTodo(first, IsReplay: true);
    }

    private KeyRecord ReadKey(DbDataReader reader) =>
        new(reader.GetFieldValue<byte[]>(0), reader.GetInt64(1), dialect.ReadInstant(reader, 2));

    private sealed record KeyRecord(byte[] RequestHash, long TodoId, DateTimeOffset CreatedAt);
}
