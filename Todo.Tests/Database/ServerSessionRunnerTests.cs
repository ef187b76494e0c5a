using System.Data.Common;
using Microsoft.Data.Sqlite;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Server;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

[DatabaseIndependent]
internal sealed class ServerSessionRunnerTests
{
    [Test]
    public void Any_failure_to_open_a_connection_means_that_the_database_is_unreachable()
    {
        using var sessions = new ServerSessions(new Server(), new Contexts());

        var failure = Assert.ThrowsAsync<UnreachableDatabaseException>(
            async () => await new ServerSessionRunner(sessions).ReadAsync((_, _) => new ValueTask<bool>(true), CancellationToken.None));

        Assert.That(failure.InnerException, Is.InstanceOf<InvalidDataException>());
    }

    private sealed class Server : IServerDatabase
    {
        public bool DefersStatements => false;

        public DbConnection CreateConnection() => new Unopenable();

        public void ClearPool() => Assert.Fail("No batch has broken off.");
    }

    private sealed class Unopenable : SqliteConnection
    {
        public override Task OpenAsync(CancellationToken cancellationToken) => throw new InvalidDataException("What answers is no database.");
    }

    private sealed class Contexts : ITodoDbContextFactory
    {
        public TodoDbContext Create() => DesignTime.CreateContext(DatabaseProvider.Sqlite);

        public TodoDbContext Create(DbConnection connection) => Create();
    }
}
