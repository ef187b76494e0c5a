using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Todo.Infrastructure.Database;
using Todo.Tests.Harness;
using Todo.Tests.Security;
using Todo.WebApi.Hosting;

namespace Todo.Tests.Operations;

/// <summary>Startup without a database, together with other servers, and with databases of other versions.</summary>
internal sealed class StartupTests
{
    [TestCase("http://[::]:8000", "http://localhost:8000")]
    [TestCase("http://0.0.0.0:80", "http://localhost:80")]
    [TestCase("http://127.0.0.1:8000", "http://127.0.0.1:8000")]
    [TestCase("http://unix:/run/todo.sock", "http://unix:/run/todo.sock")]
    public void The_announced_address_is_one_that_a_browser_can_open(string address, string opened) =>
        Assert.That(StartupAnnouncement.ToOpen(address), Is.EqualTo(opened));

    // No process listens on port 9 of this host.
    [TestCase("SqlServer", "Server=127.0.0.1,9;Database=todo;Connect Timeout=1;User ID=sa;Password=x")]
    [TestCase("PostgreSql", "Host=127.0.0.1;Port=9;Database=todo")]
    public async Task Server_without_its_database_runs_and_reports_not_ready(string provider, string connectionString)
    {
        using var keys = new KeyFolder();
        keys.AddEcdsa("key-0001.pem");
        await using var server = await TodoServer.StartAsync(
            $"--Database:Provider={provider}", $"--ConnectionStrings:Todo={connectionString}", keys.Setting);

        await AssertUnavailableAsync(server.Anonymous());
        Assert.That(server.Log.All.Count(line => line.Event.Id == 1401), Is.EqualTo(1), "one line per problem");
        Assert.That(server.Log.All.Single(line => line.Event.Id == 1401).Text, Does.StartWith("The database todo on ").And.Contain("127.0.0.1"));
    }

    [Test]
    public async Task Server_recovers_when_the_folder_of_its_SQLite_database_becomes_usable()
    {
        using var place = new TestDatabase();
        var folder = Path.Combine(place.Folder, "data");
        // A file instead of the folder.
        await File.WriteAllTextAsync(folder, string.Empty);
        await using var server = await TodoServer.StartAsync("--Database:Provider=Sqlite", $"--ConnectionStrings:Todo=Data Source={folder}/todo.db");
        await AssertUnavailableAsync(server.Anonymous());
        Assert.That(server.Log.All.Select(line => line.Event.Id), Has.None.EqualTo(1402));

        File.Delete(folder);

        Assert.That(() => StatusOfAsync(server, "/healthz/ready"), Is.EqualTo(HttpStatusCode.OK).After(10_000, 100));
        Assert.That((await (await server.SignUpAsync()).CreateTodoAsync()).Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(() => server.Log.All.Select(line => line.Event.Id), Has.Some.EqualTo(1402).After(5_000, 50));
    }

    [Test]
    public async Task Server_without_MigrateOnStart_waits_for_the_migration()
    {
        using var database = new TestDatabase(isNew: true);
        await using var server = await TodoServer.StartOnAsync(database, "--Database:MigrateOnStart=false");
        await AssertUnavailableAsync(server.Anonymous());

        await server.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);

        Assert.That(() => StatusOfAsync(server, "/healthz/ready"), Is.EqualTo(HttpStatusCode.OK).After(10_000, 100));
        Assert.That(() => StatusOfAsync(server, "/api/todos"), Is.EqualTo(HttpStatusCode.Unauthorized).After(5_000, 100));
    }

    [Test]
    public async Task Servers_that_start_at_once_share_one_new_database_and_are_ready_at_once_without_a_warning()
    {
        using var database = new TestDatabase(isNew: true);
        string[] settings = [.. database.Settings];
        var servers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => TodoServer.StartAsync(settings))));
        // No second try: the first, which the start waits for, gets there.
        var ready = await Task.WhenAll(servers.Select(server => StatusOfAsync(server, "/healthz/ready")));
        // 1404: the issuer is not the tests' port.
        var warnings = servers.SelectMany(server => server.Log.All).Where(line => line.Level >= LogLevel.Warning && line.Event.Id != 1404).ToList();

        Assert.That(ready, Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(warnings, Is.Empty);
        var ada = await servers[0].SignUpAsync();
        foreach (var server in servers)
        {
            Assert.That((await ada.On(server).GetAsync("/api/todos")).Status, Is.EqualTo(HttpStatusCode.OK));
            await server.DisposeAsync();
        }
    }

    [Test]
    public async Task Settings_of_the_database_are_checked_once_at_the_start()
    {
        var checks = 0;
        await using var server = await TodoServer.StartAsync(services =>
        {
            var setup = services.Single(service => service.ServiceType == typeof(IDatabaseSetup)).ImplementationType!;
            services.AddSingleton<IDatabaseSetup>(provider => new CountedSetup(
                (IDatabaseSetup)ActivatorUtilities.CreateInstance(provider, setup), () => checks++));
        });

        await server.SignUpAsync();

        Assert.That(checks, Is.EqualTo(1));
    }

    [Test]
    public async Task Database_of_a_newer_program_is_served_with_a_warning()
    {
        await using var server = await TodoServer.StartAsync();
        await AddMigrationOfTomorrowAsync(server, minimumLevel: SchemaLevel.Supported);

        await using var older = await server.StartAnotherAsync();

        Assert.That(older.Log.All.Select(line => line.Event.Id), Does.Contain(1403));
        Assert.That(await StatusOfAsync(older, "/healthz/ready"), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Database_of_an_incompatible_newer_program_is_rejected_with_a_clear_line()
    {
        await using var server = await TodoServer.StartAsync();
        await AddMigrationOfTomorrowAsync(server, minimumLevel: SchemaLevel.Supported + 1);

        var failure = Assert.CatchAsync(() => server.StartAnotherAsync());
        Assert.That(StartupFailure.Describe(failure!), Does.Contain("newer program").And.Not.Contain("\n"));
        Assert.That(await StatusOfAsync(server, "/healthz/ready"), Is.EqualTo(HttpStatusCode.ServiceUnavailable), "a server that is already running");
    }

    [Test]
    public void Schema_level_of_the_migrations_is_supported() =>
        Assert.That(SchemaLevel.Supported, Is.GreaterThanOrEqualTo(SchemaLevel.Required));

    private static async Task AddMigrationOfTomorrowAsync(TodoServer server, int minimumLevel)
    {
        await using var context = server.Services.GetRequiredService<ITodoDbContextFactory>().Create();
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Tomorrow', '99');
            UPDATE schema_level SET minimum_level = {minimumLevel}
            """);
    }

    private static async Task AssertUnavailableAsync(TodoClient client)
    {
        var live = await client.GetAsync("/healthz/live");
        var ready = await client.GetAsync("/healthz/ready");
        var request = await client.PostAsync("/api/users", new { name = "Ada", email = "ada@example.org", password = "correct horse battery" });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(live.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(ready.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(request.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(request.MediaType, Is.EqualTo("application/problem+json"));
            Assert.That(request.Header("Retry-After"), Does.Match("^[0-9]+$"));
        }
    }

    private static async Task<HttpStatusCode> StatusOfAsync(TodoServer server, string path) => (await server.Anonymous().GetAsync(path)).Status;

    /// <summary>Counts the checks of settings.</summary>
    private sealed class CountedSetup(IDatabaseSetup setup, Action count) : IDatabaseSetup
    {
        public Task<bool> EnsureCurrentAsync(CancellationToken cancellationToken) => setup.EnsureCurrentAsync(cancellationToken);

        public Task<bool> IsCurrentAsync(CancellationToken cancellationToken) => setup.IsCurrentAsync(cancellationToken);

        public Task PrepareAsync(TodoDbContext context, CancellationToken cancellationToken) => setup.PrepareAsync(context, cancellationToken);

        public Task<IAsyncDisposable> LockAsync(TodoDbContext context, CancellationToken cancellationToken) => setup.LockAsync(context, cancellationToken);

        public Task AttachAsync(CancellationToken cancellationToken) => setup.AttachAsync(cancellationToken);

        public Task CheckSettingsAsync(ITodoDbContextFactory contexts, CancellationToken cancellationToken)
        {
            count();
            return setup.CheckSettingsAsync(contexts, cancellationToken);
        }
    }
}
