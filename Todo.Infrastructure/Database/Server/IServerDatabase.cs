using System.Data.Common;

namespace Todo.Infrastructure.Database.Server;

/// <summary>A database on a server, whose driver keeps the pool of connections.</summary>
internal interface IServerDatabase
{
    /// <summary>A connection that is not open yet.</summary>
    DbConnection CreateConnection();
}
