using System.Net;
using System.Text;
using Todo.Tests.Harness;
using Todo.WebApi.Json;

namespace Todo.Tests.PersonalTokens;

/// <summary>A token is shown once, and is nowhere else (docs/security.md).</summary>
internal sealed class PersonalTokenSecretsTests
{
    private const string Key = "Idempotency-Key";

    private static readonly object Body = new { name = "script", scopes = new[] { "todos:read" } };

    [Test]
    public async Task A_repeat_gets_the_first_answer_again_without_the_token()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var first = await ada.PostAsync("/api/tokens", Body, (Key, "k"));
        await ada.DeleteAsync($"/api/tokens/{first.Id}");
        var again = await ada.PostAsync("/api/tokens", Body, (Key, "k"));
        var other = await ada.PostAsync("/api/tokens", new { name = "other", scopes = new[] { "todos:read" } }, (Key, "k"));
        var list = await ada.PostAsync("/api/lists", new { name = "a" }, (Key, "k"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.Status, first.Header("Idempotent-Replayed")), Is.EqualTo((HttpStatusCode.Created, (string?)null)));
            Assert.That((again.Status, again.Header("Idempotent-Replayed")), Is.EqualTo((HttpStatusCode.Created, "true")));
            Assert.That(again.Header("Location"), Is.EqualTo(first.Header("Location")));
            Assert.That(again.Json.Members(), Is.EqualTo(ClientTokens.Members));
            foreach (var member in ClientTokens.Members)
                Assert.That(again.Json.GetProperty(member).GetRawText(), Is.EqualTo(first.Json.GetProperty(member).GetRawText()), member);
            other.AssertInvalid(Key);
            Assert.That(list.Status, Is.EqualTo(HttpStatusCode.Created), "another operation, another key");
            Assert.That(await ada.ListTokensAsync(), Is.Empty);
        }
    }

    [Test]
    public async Task Parallel_repeats_create_one_token()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ada.PostAsync("/api/tokens", Body, (Key, "k"))));

        Assert.That(replies.Select(reply => reply.Status), Is.All.EqualTo(HttpStatusCode.Created).Or.EqualTo(HttpStatusCode.Conflict));
        Assert.That(replies.Count(reply => reply.Text.Contains("todo_pat_", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(await ada.ListTokensAsync(), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Tokens_are_audited_and_neither_in_the_log_at_any_level_nor_in_other_answers()
    {
        await using var server = await TodoServer.StartAsync("--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft=Trace");
        var ada = await server.SignUpAsync();
        var created = await ada.PostAsync("/api/tokens", Body, (Key, "k"));
        var token = created.Text("token");
        var script = ada.With(token);
        Reply[] others =
        [
            await ada.PostAsync("/api/tokens", Body, (Key, "k")),
            await ada.GetAsync("/api/tokens"),
            await ada.GetAsync("/api/users/me/export"),
            await script.GetAsync("/api/todos"),
            await script.PostAsync("/api/todos", new { content = "x" }),
            await script.GetAsync("/api/users/me"),
            await ada.With(token[..^1] + "_").GetAsync("/api/todos"),
            await ada.FormAsync("/api/login/revoke", ("token", token)),
            await ada.DeleteAsync($"/api/tokens/{created.Id}"),
            await ada.DeleteAsync($"/api/tokens/{created.Id}"),
        ];

        var log = server.Log.All.Select(line => line.Text + string.Join(' ', line.Values.Values.Concat(line.Scope.Values))).ToList();
        using (Assert.EnterMultipleScope())
        {
            foreach (var id in new[] { 1025, 1026 })
            {
                var line = server.Log.All.Single(line => line.Event.Id == id);
                Assert.That((line.Values["UserId"], line.Values["TokenId"]), Is.EqualTo(((object?)ada.UserId, (object?)created.Id)), $"event {id}");
            }
            Assert.That(log.Where(line => line.Contains(token[9..^6], StringComparison.Ordinal)), Is.Empty);
            Assert.That(others.Select(reply => reply.Text), Has.None.Contains(token[9..^6]));
        }
    }

    [Test, SqliteOnly]
    public async Task No_token_is_in_the_database_files()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        var token = (await ada.PostAsync("/api/tokens", Body, (Key, "k"))).Text("token");
        await ada.With(token).GetAsync("/api/todos");

        var files = Directory.EnumerateFiles(server.Database.Folder, "*", SearchOption.AllDirectories).Select(ReadShared).ToList();

        Assert.That(files.Any(file => Contains(file, "script")), "the name is there");
        Assert.That(files.Any(file => Contains(file, token[9..^6])), Is.False);
    }

    [Test]
    public async Task Giving_a_token_to_the_sign_out_does_not_end_it()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var script = await ada.AddScriptAsync(ClientTokens.Read);

        var reply = await ada.FormAsync("/api/login/revoke", ("token", script.AccessToken!));

        Assert.That((reply.Status, reply.Text), Is.EqualTo((HttpStatusCode.OK, string.Empty)));
        Assert.That((await script.GetAsync("/api/todos")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public void An_answer_with_a_token_does_not_print_it() => Assert.That(
        new NewPersonalTokenResponse(1, "a", [], "todo_pat_x", "x", default, default, null).ToString(), Does.Not.Contain("todo_pat_"));

    private static bool Contains(byte[] file, string text) => file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }
}
