using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sqlite;
using Todo.Infrastructure.Keys;
using Todo.Tests.Harness;

namespace Todo.Tests.Security;

[DatabaseIndependent]
internal sealed class SigningKeyFolderTests
{
    private const int Processes = 4;

    /// <summary>Each reads the key immediately, like a starting server: a key that is overwritten later may already have signed tokens.</summary>
    [Test]
    public async Task Servers_that_start_at_once_get_the_same_key()
    {
        var parent = Directory.CreateTempSubdirectory("todo-keys-");
        try
        {
            for (var round = 0; round < 200; round++)
            {
                var database = DatabaseIn(Path.Combine(parent.FullName, $"{round}"));
                using var start = new Barrier(Processes);
                var keys = await Task.WhenAll(Enumerable.Range(0, Processes).Select(_ => FirstKeyAsync(database, start)));

                Assert.That(keys.Distinct().Count(), Is.EqualTo(1));
            }
        }
        finally
        {
            parent.Delete(recursive: true);
        }
    }

    private static Task<string> FirstKeyAsync(SqliteDatabase database, Barrier start) => Task.Factory.StartNew(
        () =>
        {
            start.SignalAndWait();
            return File.ReadAllText(Directory.GetFiles(SigningKeyFolder.CreateDefault(database), SigningKeyFolder.Pattern).Distinct().Single());
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static SqliteDatabase DatabaseIn(string folder) => new(
        new ConfigurationBuilder()
            .AddInMemoryCollection([new("ConnectionStrings:Todo", $"Data Source={Path.Combine(folder, "todo.db")}")])
            .Build(),
        Options.Create(new DatabaseOptions()),
        new HostingEnvironment { ContentRootPath = folder });
}
