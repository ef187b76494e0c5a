using Todo.Tests.Harness;
using Todo.Tests.Trust;
using Todo.WebApi.Hosting;

namespace Todo.Tests.Operations;

/// <summary>The program finds its settings regardless of the working directory, and its log reveals no more without them.</summary>
internal sealed class ContentRootTests
{
    private const int Patience = 10_000;

    [Test]
    public async Task Program_started_from_another_folder_uses_its_own_settings()
    {
        using var elsewhere = new TestDatabase();
        await using var server = await ServerProcess.StartAsync(elsewhere.Folder, "--environment=Development");

        await server.SignUpAsync();

        AssertLogs(server, "signed in");
        Assert.That(server.Output, Does.Contain($"Content root path: {AppContext.BaseDirectory}"));
        Assert.That(server.Output, Does.Not.Contain("POST api/users"), "appsettings.Development.json, next to the program, disables these lines");
    }

    [Test]
    public void Dotnet_run_uses_the_project_folder() =>
        Assert.That(ContentRoot.Find([], Repository.PathOf("Todo.WebApi")), Is.EqualTo(Repository.PathOf("Todo.WebApi")));

    [Test]
    public void Configured_folder_wins() =>
        Assert.That(ContentRoot.Find(["--contentRoot=/srv/todo"], Repository.PathOf("Todo.WebApi")), Is.Null, "the framework uses that one");

    [Test]
    public async Task Log_contains_no_queries_without_a_settings_file()
    {
        using var empty = new TestDatabase();
        await using var server = await ServerProcess.StartAsync(empty.Folder, $"--contentRoot={empty.Folder}");
        var ada = await server.SignUpAsync();

        await ada.GetAsync("/api/todos?q=surprise-party");

        AssertLogs(server, "GET api/todos ");
        Assert.That(server.Output, Does.Not.Contain("surprise-party").And.Not.Contain("EntityFrameworkCore").And.Not.Contain("Microsoft.AspNetCore"));
    }

    [Test]
    public async Task Log_contains_no_queries_when_the_framework_logs_more()
    {
        using var database = new TestDatabase();
        await using var server = await ServerProcess.StartAsync(database.Folder, "--Logging:LogLevel:Microsoft=Information");

        await (await server.SignUpAsync()).GetAsync("/api/todos");

        AssertLogs(server, "GET api/todos ");
        Assert.That(server.Output, Does.Contain("Microsoft.AspNetCore").And.Not.Contain("Database.Command"));
    }

    /// <summary>The console is written in the background, in order.</summary>
    private static void AssertLogs(ServerProcess server, string text) => Assert.That(() => server.Output, Does.Contain(text).After(Patience, 20));
}
