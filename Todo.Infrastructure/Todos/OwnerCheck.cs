using Todo.Application.Common;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Todos;

/// <summary>Asked only when a statement about a todo acted on nothing: its owner may have been deleted since the request was let in.</summary>
internal static class OwnerCheck
{
    /// <summary>The failure, if the owner is there; else what the next request with the same token is told.</summary>
    public static async ValueTask<Failure> WhyMissingAsync(
        this TodoStatements statements, StatementConnection connection, long userId, Failure failure, CancellationToken cancellationToken) =>
        await connection.ScalarAsync(statements.FindOwner, cancellationToken, userId) is null ? Failure.InvalidToken : failure;
}
