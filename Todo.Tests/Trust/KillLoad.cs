using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>A client that writes until the server dies, and records acknowledged and pending writes.</summary>
internal sealed class KillLoad(string email, int seed)
{
    private readonly Random _random = new(seed);
    private readonly Dictionary<long, string> _todos = [];
    private readonly Dictionary<string, (string Content, long Id)> _keys = [];
    private readonly List<(string Access, string Refresh)> _sessions = [];
    private int _serial;
    private bool _isRegistered;

    /// <summary>The pending create request when the server died, with its key.</summary>
    private (string Key, string Content)? _creating;

    /// <summary>The todo of the pending change when the server died, and its new content; null for a deletion.</summary>
    private (long Id, string? Content)? _changing;

    public int Acknowledged { get; private set; }

    /// <summary>Writes until a request gets no response.</summary>
    public async Task RunAsync(HttpClient http)
    {
        try
        {
            while (true)
                await WriteAsync(new TodoClient(http) { AccessToken = _sessions.Count > 0 ? _sessions[^1].Access : null });
        }
        catch (HttpRequestException)
        {
            // The server has died.
        }
    }

    /// <summary>Verifies that exactly the acknowledged writes exist, and that retrying the pending one creates exactly one todo.</summary>
    public async Task VerifyAsync(HttpClient http)
    {
        if (_sessions.Count == 0)
            return;
        foreach (var (access, _) in _sessions)
        {
            var me = await new TodoClient(http) { AccessToken = access }.GetAsync("/api/users/me");
            Assert.That(me.Status, Is.EqualTo(HttpStatusCode.OK), "An acknowledged session was lost.");
        }
        var last = new TodoClient(http);
        last.Take(Expect(await last.RefreshAsync(_sessions[^1].Refresh), HttpStatusCode.OK));
        _sessions[^1] = (last.AccessToken!, last.RefreshToken!);

        var client = new TodoClient(http) { AccessToken = _sessions[^1].Access };
        foreach (var (key, (content, id)) in _keys.TakeLast(20))
        {
            var replay = await CreateAsync(client, key, content);
            Assert.That((replay.Id, replay.Header("Idempotent-Replayed")), Is.EqualTo((id, "true")), "An acknowledged key was lost.");
        }
        if (_creating is { } creation)
        {
            var id = (await CreateAsync(client, creation.Key, creation.Content)).Id;
            _todos[id] = creation.Content;
            _keys[creation.Key] = (creation.Content, id);
            _creating = null;
        }

        var found = await AllAsync(client);
        if (_changing is { } change)
        {
            // The pending change happened either completely or not at all.
            var outcomes = new[] { _todos[change.Id], change.Content };
            Assert.That(outcomes, Does.Contain(found.GetValueOrDefault(change.Id)));
            Keep(change.Id, found.GetValueOrDefault(change.Id));
            _changing = null;
        }
        Assert.That(found, Is.EquivalentTo(_todos));
    }

    private async Task WriteAsync(TodoClient client)
    {
        if (!_isRegistered)
        {
            // After a kill, it is unknown whether the registration was committed.
            var registered = await client.PostAsync("/api/users", new { name = "Ada", email, password = TodoClient.GoodPassword });
            Assert.That(registered.Status, Is.EqualTo(HttpStatusCode.Created).Or.EqualTo(HttpStatusCode.Conflict), registered.Text);
            _isRegistered = true;
        }
        else if (_sessions.Count == 0 || _random.Next(12) == 0)
        {
            var tokens = await client.FormAsync("/api/login/access_token", ("username", email), ("password", TodoClient.GoodPassword));
            client.Take(Expect(tokens, HttpStatusCode.OK));
            _sessions.Add((client.AccessToken!, client.RefreshToken!));
        }
        else if (_todos.Count < 5 || _random.Next(2) == 0)
        {
            _creating = ($"{email}-{++_serial}", $"todo {_serial} of {email}");
            var id = (await CreateAsync(client, _creating.Value.Key, _creating.Value.Content)).Id;
            _keys.Add(_creating.Value.Key, (_creating.Value.Content, id));
            _todos.Add(id, _creating.Value.Content);
            _creating = null;
        }
        else
        {
            var id = _todos.Keys.ElementAt(_random.Next(_todos.Count));
            _changing = (id, _random.Next(3) == 0 ? null : $"changed {++_serial} of {email}");
            var path = $"/api/todos/{id}";
            Expect(
                _changing.Value.Content is { } content ? await client.PutAsync(path, new { content }) : await client.DeleteAsync(path),
                HttpStatusCode.OK);
            Keep(id, _changing.Value.Content);
            _changing = null;
        }
        Acknowledged++;
    }

    private void Keep(long id, string? content)
    {
        if (content is null)
            _todos.Remove(id);
        else
            _todos[id] = content;
    }

    private static async Task<Reply> CreateAsync(TodoClient client, string key, string content) =>
        Expect(await client.PostAsync("/api/todos", new { content }, ("Idempotency-Key", key)), HttpStatusCode.Created);

    private static async Task<Dictionary<long, string>> AllAsync(TodoClient client)
    {
        var todos = new Dictionary<long, string>();
        for (var path = "/api/todos?limit=500"; path is not null;)
        {
            var page = Expect(await client.GetAsync(path), HttpStatusCode.OK);
            foreach (var todo in page.Json.EnumerateArray())
                todos.Add(todo.GetProperty("id").GetInt64(), todo.GetProperty("content").GetString()!);
            path = page.Header("Link")?.Split('<', '>')[1];
        }
        return todos;
    }

    private static Reply Expect(Reply reply, HttpStatusCode status)
    {
        Assert.That(reply.Status, Is.EqualTo(status), reply.Text);
        return reply;
    }
}
