using System.Data.Common;

namespace Todo.Infrastructure.Database.Server;

/// <summary>A database on a server, whose driver pools the connections.</summary>
internal interface IServerDatabase
{
    /// <summary>Creates a connection without opening it.</summary>
    DbConnection CreateConnection();

    /// <summary>Closes the pooled connections: the idle ones now, the others when they return to the pool.</summary>
    void ClearPool();

    /// <summary>
    /// Whether statements can wait for the next one, or for <c>COMMIT</c>, and reach the server with it in one batch: if one of them fails, the
    /// rest of the batch must not run.
    /// </summary>
    bool DefersStatements { get; }
}
