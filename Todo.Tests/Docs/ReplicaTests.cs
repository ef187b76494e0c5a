using System.Text.Json;
using StayInSync;
using Todo.Tests.Harness;

namespace Todo.Tests.Docs;

/// <summary>The clients in docs/stay-in-sync.md keep an exact copy of what a running server has.</summary>
[DatabaseIndependent]
[TestFixtureSource(nameof(Clients))]
internal sealed class ReplicaTests(StartReplicaAsync start)
{
    private const int Patience = 60_000;

    private static readonly TestFixtureData[] Clients =
    [
        new TestFixtureData((StartReplicaAsync)CSharpReplicaRun.StartAsync).SetArgDisplayNames("C#"),
        new TestFixtureData((StartReplicaAsync)TypeScriptReplicaRun.StartAsync).SetArgDisplayNames("TypeScript"),
    ];

    private static readonly ReplicaOptions Quick = new()
    {
        PageSize = 3,
        MinPause = TimeSpan.FromMilliseconds(50),
        MaxPause = TimeSpan.FromMilliseconds(400),
    };

    private readonly ReplicaCopy _copy = new();

    [TearDown]
    public void DeleteCopy() => _copy.Dispose();

    [Test]
    public async Task The_copy_follows_every_kind_of_change()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var list = await ada.CreateListAsync();
        var kept = await ada.CreateAsync(new { content = "Grüße 😀", list_id = list.Id, labels = new[] { "home" } });
        for (var i = 0; i < 5; i++)
            await ada.CreateAsync(new { content = $"{i}", list_id = list.Id });
        await using var run = await start(SharedServer.Instance.Http.BaseAddress!, TokensOf(await ada.SignInAsync()), _copy.Path, Quick);
        await AssertBecomesEqualAsync(ada);

        var daily = await ada.CreateAsync(new { content = "daily", due_date = "2030-01-01", recurrence = "FREQ=DAILY" });
        await ada.CreateAsync(new { content = "subtask", parent_id = daily.Id });
        await ada.PatchAsync($"/api/todos/{daily.Id}", new { is_done = true });
        await ada.PostAsync($"/api/todos/{kept.Id}/move", new { after_id = (long?)null });
        await ada.DeleteAsync($"/api/todos/{kept.Id}");
        await AssertBecomesEqualAsync(ada);

        await ada.PostAsync($"/api/trash/{kept.Id}/restore", new { });
        await AssertBecomesEqualAsync(ada);

        await ada.DeleteAsync($"/api/lists/{list.Id}");
        await ada.CreateListAsync("Garden");
        await AssertBecomesEqualAsync(ada);
    }

    [Test]
    public async Task After_a_killed_connection_the_client_connects_again()
    {
        var server = SharedServer.Instance.Http.BaseAddress!;
        using var proxy = new TcpProxy(server.Host, server.Port);
        var ada = await SharedServer.Instance.SignUpAsync();
        await using var run = await start(AddressOf(proxy), TokensOf(await ada.SignInAsync()), _copy.Path, Quick);
        await AssertBecomesEqualAsync(ada);

        proxy.Refuse();
        await ada.CreateTodoAsync();
        AssertReportsAProblem(run);
        proxy.Refuse(refuses: false);

        await AssertBecomesEqualAsync(ada);
    }

    [Test]
    public async Task A_silent_connection_is_given_up()
    {
        var server = SharedServer.Instance.Http.BaseAddress!;
        using var proxy = new TcpProxy(server.Host, server.Port);
        var ada = await SharedServer.Instance.SignUpAsync();
        await using var run = await start(
            AddressOf(proxy), TokensOf(await ada.SignInAsync()), _copy.Path, Quick with { Silence = TimeSpan.FromSeconds(3) });
        await AssertBecomesEqualAsync(ada);

        proxy.Hold();
        await ada.CreateTodoAsync();
        AssertReportsAProblem(run);
        proxy.Release();

        await AssertBecomesEqualAsync(ada);
    }

    [Test]
    public async Task After_a_stop_the_client_continues_with_its_cursor_and_starts_again_when_the_cursor_has_expired()
    {
        await using var server = await TodoServer.StartAsync("--Limits:TombstoneDays=1", "--Limits:TrashDays=0");
        var ada = await server.SignUpAsync();
        var gone = await ada.CreateTodoAsync("gone");
        await using (await start(server.Http.BaseAddress!, TokensOf(await ada.SignInAsync()), _copy.Path, Quick))
            await AssertBecomesEqualAsync(ada);

        await ada.CreateTodoAsync("later");
        await using (var run = await start(server.Http.BaseAddress!, TokensOf(await ada.SignInAsync()), _copy.Path, Quick))
        {
            await AssertBecomesEqualAsync(ada);
            Assert.That(run.Problems, Is.Empty);
        }

        await ada.DeleteAsync($"/api/todos/{gone.Id}");
        server.Clock.Advance(TimeSpan.FromDays(2));
        ada = await ada.SignInAsync();
        await using (var run = await start(server.Http.BaseAddress!, TokensOf(await ada.SignInAsync()), _copy.Path, Quick))
        {
            await AssertBecomesEqualAsync(ada);
            Assert.That(run.Problems, Has.One.Items.And.Some.Contains("410"));
        }
    }

    [Test]
    public async Task When_the_access_token_expires_the_tokens_are_refreshed()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        var tokens = TokensOf(await ada.SignInAsync());
        await using var run = await start(server.Http.BaseAddress!, tokens, _copy.Path, Quick);
        await AssertBecomesEqualAsync(ada);

        server.Clock.Advance(TimeSpan.FromMinutes(21));
        ada = await ada.SignInAsync();
        await ada.CreateTodoAsync();

        await AssertBecomesEqualAsync(ada);
        Assert.That(() => File.Exists(_copy.TokensPath), Is.True.After(Patience, 50));
        var saved = JsonSerializer.Deserialize<Tokens>(await File.ReadAllTextAsync(_copy.TokensPath))!;
        Assert.That(saved.RefreshToken, Is.Not.EqualTo(tokens.RefreshToken));
    }

    [Test]
    public async Task When_the_session_ends_the_client_ends_and_keeps_the_copy()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var other = await ada.SignInAsync();
        await using var run = await start(SharedServer.Instance.Http.BaseAddress!, TokensOf(other), _copy.Path, Quick);
        await AssertBecomesEqualAsync(ada);

        await other.FormAsync("/api/login/revoke", ("token", other.RefreshToken!));

        Assert.That(await run.IsSignedOut.WaitAsync(TimeSpan.FromMilliseconds(Patience)));
        await AssertBecomesEqualAsync(ada);
    }

    [Test]
    public async Task While_streams_are_refused_the_client_polls()
    {
        await using var server = await TodoServer.StartAsync("--Limits:EventStreams=1");
        using var reader = await EventReader.OpenAsync(await server.SignUpAsync());
        var ada = await server.SignUpAsync();
        await using var run = await start(server.Http.BaseAddress!, TokensOf(ada), _copy.Path, Quick);
        await AssertBecomesEqualAsync(ada);
        AssertReportsAProblem(run);

        await ada.CreateTodoAsync();

        await AssertBecomesEqualAsync(ada);
        Assert.That(run.Problems, Has.All.Contains("503"));
    }

    private static Tokens TokensOf(TodoClient client) => new(client.AccessToken!, client.RefreshToken!);

    private static Uri AddressOf(TcpProxy proxy) => new($"http://127.0.0.1:{proxy.Port}");

    private static void AssertReportsAProblem(ReplicaRun run) => Assert.That(() => run.Problems.Count, Is.Positive.After(Patience, 50));

    private Task AssertBecomesEqualAsync(TodoClient client) => _copy.AssertBecomesEqualAsync(client, Patience);
}
