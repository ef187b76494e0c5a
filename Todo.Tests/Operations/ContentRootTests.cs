using Todo.Tests.Harness;
using Todo.Tests.Trust;
using Todo.WebApi.Hosting;

namespace Todo.Tests.Operations;

/// <summary>The program finds its settings wherever it is started from, and its log reveals no more without them.</summary>
internal sealed class ContentRootTests
{
    private const int Patience = 10_000;

    [Test]
    public async Task Program_started_from_another_folder_uses_its_own()
    {
        using var elsewhere = new TestDatabase();
        await using var server = await ServerProcess.StartAsync(elsewhere.Folder, "--environment=Development");

        await server.SignUpAsync();

        AssertLogs(server, "signed in");
        Assert.That(server.Output, Does.Contain($"Content root path: {AppContext.BaseDirectory}"));
        Assert.That(server.Output, Does.Not.Contain("POST api/users"), "appsettings.Development.json, next to the program, switches these lines off");
    }

    [Test]
    public void Program_under_dotnet_run_uses_the_folder_of_the_project() =>
        Assert.That(ContentRoot.Find([], Repository.PathOf("Todo.WebApi")), Is.EqualTo(Repository.PathOf("Todo.WebApi")));

    [Test]
    public void Folder_named_by_a_setting_wins() =>
        Assert.That(ContentRoot.Find(["--contentRoot=/srv/todo"], Repository.PathOf("Todo.WebApi")), Is.Null, "the framework uses that one");

    [Test]
    public async Task Log_without_a_settings_file_has_no_queries()
    {
        using var empty = new TestDatabase();
        await using var server = await ServerProcess.StartAsync(empty.Folder, $"--contentRoot={empty.Folder}");
        var ada = await server.SignUpAsync();

        await ada.GetAsync("/api/todos?q=surprise-party");

        AssertLogs(server, "GET api/todos ");
        Assert.That(server.Output, Does.Not.Contain("surprise-party").And.Not.Contain("EntityFrameworkCore").And.Not.Contain("Microsoft.AspNetCore"));
    }

    [Test]
    public async Task Log_has_no_queries_when_only_the_framework_is_to_log_more()
    {
        using var database = new TestDatabase();
        await using var server = await ServerProcess.StartAsync(database.Folder, "--Logging:LogLevel:Microsoft=Information");

        await (await server.SignUpAsync()).GetAsync("/api/todos");

        AssertLogs(server, "GET api/todos ");
        Assert.That(server.Output, Does.Contain("Microsoft.AspNetCore").And.Not.Contain("Database.Command"));
    }

    /// <summary>The console is written to in the background, in order.</summary>
    private static void AssertLogs(ServerProcess server, string text) => Assert.That(() => server.Output, Does.Contain(text).After(Patience, 20));
}
