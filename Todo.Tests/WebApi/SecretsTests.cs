using System.Text;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Passwords and tokens do not leak (docs/api.md#users, docs/api.md#access-tokens).</summary>
internal sealed class SecretsTests
{
    private const string Right = "right-9f31c7aa-password";
    private const string Wrong = "wrong-5be2d410-password";
    private const string Next = "newer-77c0e6b2-password";

    [Test]
    public async Task Passwords_tokens_and_addresses_are_not_in_logs_responses_or_files()
    {
        // The most verbose level of the framework.
        await using var server = await TodoServer.StartAsync("--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft=Trace");
        var email = TodoClient.NewEmail();
        List<Reply> tokens = [];
        List<Reply> others = [];

        await LiveAsync(server.Anonymous(), email, tokens, others);

        string[] passwords = [Right, Wrong, Next];
        string[] issued =
            [.. tokens.SelectMany(reply => new[] { reply.Text("access_token").Split('.')[2], reply.Text("refresh_token") })];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(server.Log.All, Has.Count.GreaterThan(100));
            foreach (var line in server.Log.All)
            {
                var said = $"{line.Text} {string.Join(' ', line.Values.Values.Concat(line.Scope.Values))}";
                Assert.That(Found(said, [.. passwords, .. issued, email]), Is.Empty, $"{line.Category} {line.Event.Id}");
            }
            foreach (var reply in others)
                Assert.That(Found(Everything(reply), [.. passwords, .. issued]), Is.Empty);
            foreach (var reply in tokens)
                Assert.That(Found(Everything(reply), passwords), Is.Empty);
            foreach (var (name, text) in FilesOf(server.Database))
                Assert.That(Found(text, [.. passwords, .. issued]), Is.Empty, name);
        }
    }

    private static async Task LiveAsync(TodoClient client, string email, List<Reply> tokens, List<Reply> others)
    {
        others.Add(await client.PostAsync("/api/users", new { name = "Ada", email, password = Right }));
        others.Add(await client.PostAsync("/api/users", new { name = "Ada", email, password = Right }));
        others.Add(await client.PostAsync("/api/users", new { name = "", email, password = Right }));
        others.Add(await client.SendRawAsync(HttpMethod.Post, "/api/users", $$"""{"password":"{{Right}}",,}"""));
        others.Add(await client.SendRawAsync(HttpMethod.Post, "/api/users", $$"""{"password":["{{Right}}"]}"""));
        others.Add(await SignInAsync(client, email, Wrong));
        others.Add(await SignInAsync(client, TodoClient.NewEmail(), Wrong));
        others.Add(await client.FormAsync("/token", ("username", email), ("password", Right), ("password", Right)));
        tokens.Add(await SignInAsync(client, email, Right));
        client.Take(tokens[^1]);
        tokens.Add(await client.RefreshAsync());
        client.Take(tokens[^1]);
        others.Add(await client.GetAsync("/api/users/me"));
        others.Add(await client.GetAsync("/api/users/me", ("Authorization", "Bearer " + client.AccessToken)));
        others.Add(await client.PostAsync("/api/todos", new { content = "x" }));
        others.Add(await client.PutAsync("/api/users/password", new { current_password = Wrong, password = Next }));
        others.Add(await client.PutAsync("/api/users/password", new { current_password = Right, password = Next }));
        others.Add(await client.DeleteAsync("/api/users/me", new { password = Wrong }));
        others.Add(await client.GetAsync("/api/users/me/export"));
        others.Add(await client.GetAsync("/api/users/me/sessions"));
        tokens.Add(await SignInAsync(client, email, Next));
        others.Add(await client.FormAsync("/api/login/revoke", ("token", tokens[^1].Text("refresh_token"))));
        others.Add(await client.RefreshAsync(tokens[0].Text("refresh_token")));
    }

    private static Task<Reply> SignInAsync(TodoClient client, string email, string password) =>
        client.FormAsync("/api/login/access_token", ("username", email), ("password", password));

    private static string[] Found(string text, IEnumerable<string> secrets) =>
        [.. secrets.Where(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase))];

    private static string Everything(Reply reply) => $"{reply.Headers}{reply.ContentHeaders}{reply.Text}";

    /// <summary>Returns the content of all files in the database's folder: the database, its log and the keys.</summary>
    private static IEnumerable<(string Name, string Text)> FilesOf(TestDatabase database)
    {
        var paths = Directory.GetFiles(database.Folder, "*", SearchOption.AllDirectories);
        Assert.That(paths, TestDatabase.IsSqlite ? Has.Some.EqualTo(database.FilePath) : Is.Not.Empty);
        foreach (var path in paths)
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file, Encoding.Latin1);
            yield return (path, reader.ReadToEnd());
        }
    }
}
