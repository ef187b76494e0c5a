using System.Globalization;
using System.Net;
using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>What the todos of one user must be by docs/api.md#todos, next to the user who asks the server for them.</summary>
internal sealed class TodoModel(TodoClient user)
{
    private readonly SortedDictionary<long, JsonElement> _todos = [];

    public IReadOnlyList<long> Ids => [.. _todos.Keys];

    public async Task CreateAsync(string content, bool? isDone, string where)
    {
        object body = isDone is null ? new { content } : new { content, is_done = isDone };
        var reply = await user.PostAsync("/api/todos", body);
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Created), where);
        AssertTodo(reply.Json, content, isDone ?? false, where);
        Assert.That(reply.Json.GetProperty("created_at").GetString(), Is.EqualTo(reply.Json.GetProperty("updated_at").GetString()), where);
        Assert.That(_todos.Keys, Has.None.GreaterThanOrEqualTo(reply.Id), where);
        _todos.Add(reply.Id, reply.Json);
    }

    public async Task GetAsync(long id, string where)
    {
        var reply = await user.GetAsync($"/api/todos/{id}");
        if (IsThere(reply, id, where))
            AssertSame(reply.Json, _todos[id], where);
    }

    public async Task PutAsync(long id, string content, bool? isDone, string where)
    {
        object body = isDone is null ? new { content } : new { content, is_done = isDone };
        var reply = await user.PutAsync($"/api/todos/{id}", body);
        if (IsThere(reply, id, where))
            AssertChanged(reply.Json, content, isDone, where);
    }

    public async Task PatchAsync(long id, string? content, bool? isDone, string where)
    {
        var body = new Dictionary<string, object>();
        if (content is not null)
            body["content"] = content;
        if (isDone is { } done)
            body["is_done"] = done;
        var reply = await user.PatchAsync($"/api/todos/{id}", body);
        if (!IsThere(reply, id, where))
            return;
        if (body.Count == 0)
            AssertSame(reply.Json, _todos[id], where);
        else
            AssertChanged(reply.Json, content, isDone, where);
    }

    public async Task DeleteAsync(long id, string where)
    {
        var reply = await user.DeleteAsync($"/api/todos/{id}");
        if (!IsThere(reply, id, where))
            return;
        AssertSame(reply.Json, _todos[id], where);
        _todos.Remove(id);
    }

    public async Task ChangeAllAsync(bool isDone, string where)
    {
        var changing = _todos.Values.Where(todo => IsDone(todo) != isDone).ToList();
        var reply = await user.PatchAsync("/api/todos", new { is_done = isDone });
        Assert.That(reply.Json.GetProperty("updated").GetInt64(), Is.EqualTo(changing.Count), where);
        foreach (var todo in changing)
            AssertChanged((await user.GetAsync($"/api/todos/{Id(todo)}")).Json, null, isDone, where);
    }

    public async Task DeleteAllAsync(bool isDone, string where)
    {
        var going = _todos.Values.Where(todo => IsDone(todo) == isDone).Select(Id).ToList();
        var reply = await user.DeleteAsync($"/api/todos?is_done={(isDone ? "true" : "false")}");
        Assert.That(reply.Json.GetProperty("deleted").GetInt64(), Is.EqualTo(going.Count), where);
        going.ForEach(id => _todos.Remove(id));
    }

    /// <summary>All pages, one after the other.</summary>
    public async Task ListAsync(string sort, bool? isDone, string? search, int limit, string where)
    {
        var expected = _todos.Values
            .Where(todo => (isDone is null || IsDone(todo) == isDone) && (search is null || Contains(Text(todo, "content"), search)))
            .OrderBy(todo => sort.TrimStart('-') == "id" ? string.Empty : Text(todo, sort.TrimStart('-')), StringComparer.Ordinal)
            .ThenBy(Id)
            .Select(todo => todo.GetRawText())
            .ToList();
        if (sort.StartsWith('-'))
            expected.Reverse();

        var found = new List<string>();
        var path = $"/api/todos?include_total=true&limit={limit}&sort={sort}"
            + (isDone is { } done ? $"&is_done={(done ? "true" : "false")}" : "")
            + (search is null ? "" : $"&q={Uri.EscapeDataString(search)}");
        for (string? next = path; next is not null;)
        {
            var page = await user.GetAsync(next);
            Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK), where + page.Text);
            Assert.That(page.Header("X-Total-Count"), Is.EqualTo(expected.Count.ToString(CultureInfo.InvariantCulture)), where);
            Assert.That(page.Json.GetArrayLength(), Is.EqualTo(Math.Min(limit, expected.Count - found.Count)), where);
            found.AddRange(page.Json.EnumerateArray().Select(todo => todo.GetRawText()));
            next = page.Header("Link")?.Split('<', '>')[1];
        }
        Assert.That(found, Is.EqualTo(expected), $"{where}: {path}");
    }

    /// <summary>Not there: 404, and the model has no such todo either.</summary>
    private bool IsThere(Reply reply, long id, string where)
    {
        var isThere = _todos.ContainsKey(id);
        Assert.That(reply.Status, Is.EqualTo(isThere ? HttpStatusCode.OK : HttpStatusCode.NotFound), $"{where}: {reply.Text}");
        return isThere;
    }

    private void AssertChanged(JsonElement todo, string? content, bool? isDone, string where)
    {
        var before = _todos[Id(todo)];
        AssertTodo(todo, content ?? Text(before, "content"), isDone ?? IsDone(before), where);
        Assert.That(Text(todo, "created_at"), Is.EqualTo(Text(before, "created_at")), where);
        Assert.That(string.CompareOrdinal(Text(todo, "updated_at"), Text(before, "updated_at")), Is.Positive, $"{where}: updated_at does not grow");
        _todos[Id(todo)] = todo;
    }

    private void AssertTodo(JsonElement todo, string content, bool isDone, string where) => Assert.That(
        (Text(todo, "content"), IsDone(todo), todo.GetProperty("user_id").GetInt64()), Is.EqualTo((content, isDone, user.UserId)), where);

    private static void AssertSame(JsonElement todo, JsonElement expected, string where) =>
        Assert.That(todo.GetRawText(), Is.EqualTo(expected.GetRawText()), where);

    private static long Id(JsonElement todo) => todo.GetProperty("id").GetInt64();

    private static bool IsDone(JsonElement todo) => todo.GetProperty("is_done").GetBoolean();

    private static string Text(JsonElement todo, string member) => todo.GetProperty(member).GetString()!;

    /// <summary>For the texts of these tests, ignoring case as the framework does is the same as simple case folding.</summary>
    private static bool Contains(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
