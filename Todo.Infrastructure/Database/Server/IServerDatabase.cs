using System.Data.Common;

namespace Todo.Infrastructure.Database.Server;

/// <summary>A database on a server, whose driver pools the connections.</summary>
internal interface IServerDatabase
{
    /// <summary>Creates a connection without opening it.</summary>
    DbConnection CreateConnection();
}
