using System.Net;
using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust.Modeling;

/// <summary>A user who asks the server, and the model that knows the answers.</summary>
internal sealed class ModelUser
{
    private readonly TimeZoneInfo _zone;
    private readonly int _limit;

    /// <summary>All todos as the server last returned them.</summary>
    private readonly Dictionary<long, JsonElement> _last = [];

    private string _lastRequest = "at the start";

    private ModelUser(TodoClient client, string zone, ModelState state, int limit) =>
        (Client, _zone, State, _limit) = (client, TimeZoneInfo.FindSystemTimeZoneById(zone), state, limit);

    public TodoClient Client { get; }

    public ModelState State { get; private set; }

    public static async Task<ModelUser> SignUpAsync(TodoServer server, string zone, int limit)
    {
        var client = await server.SignUpAsync();
        await client.PatchAsync("/api/users/me", new { time_zone = zone });
        var inbox = (await client.GetAsync("/api/lists")).Json[0];
        var state = new ModelState { InboxId = inbox.Id() };
        state.Lists.Add((inbox.Id(), inbox.Text("name")!));
        return new(client, zone, state, limit);
    }

    public DateTime NowAt(DateTimeOffset now) => TimeZoneInfo.ConvertTime(now, _zone).DateTime;

    /// <summary>Sends a request, and does the same to the model if the model says that it succeeds.</summary>
    public async Task<Reply> DoAsync(
        HttpMethod method, string path, object? body, Func<ModelState, int, HttpStatusCode> change, string where)
    {
        var state = State.Clone();
        var expected = change(state, _limit);
        var content = body is null ? null : new StringContent(JsonSerializer.Serialize(body), null, "application/json");
        var reply = await Client.SendAsync(method, path, content);
        if (expected == 0)
            Assert.That(reply.Status, Is.AnyOf(HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity), $"{where}: {reply.Text}");
        else
            Assert.That(reply.Status, Is.EqualTo(expected), $"{where}: {method} {path} {JsonSerializer.Serialize(body)}: {reply.Text}");
        _lastRequest = $"after {method} {path} {JsonSerializer.Serialize(body)}";
        State = (int)expected is >= 200 and < 300 ? state : State.Clone();
        return reply;
    }

    /// <summary>Asserts that the server has exactly what the model has.</summary>
    public async Task VerifyAsync(string where)
    {
        where = $"{where}, {_lastRequest}";
        var todos = await Client.QueryAsync("&sort=position");
        var found = todos.ToDictionary(todo => todo.Id());
        ResolveIds(todos, found);
        Assert.That(found.Keys, Is.EquivalentTo(State.Live.Select(todo => todo.Id)), where);
        foreach (var todo in State.Live)
        {
            todo.AssertSame(found[todo.Id], where);
            AssertVersion(todo, found[todo.Id], where);
            _last[todo.Id] = found[todo.Id];
            todo.IsTouched = false;
        }
        foreach (var place in todos.GroupBy(todo => (List: todo.Number("list_id")!.Value, Parent: todo.Number("parent_id"))))
            Assert.That(place.Select(todo => todo.Id()), Is.EqualTo(State.OrderOf(place.Key.List, place.Key.Parent)), $"{where}: the order in {place.Key}");
        await VerifyTrashAsync(where);
        await VerifyListsAndLabelsAsync(where);
    }

    /// <summary>Takes the order of restored todos, which keep their positions; the others must be in the order that they had.</summary>
    public async Task TakeOrderAsync(string where)
    {
        var ids = await Client.OrderAsync("");
        var restored = State.Live.Where(todo => todo.IsTouched).Select(todo => todo.Id).ToHashSet();
        var places = State.Live.Select(todo => (todo.ListId, todo.ParentId)).Distinct().ToList();
        var before = places.Select(place => State.OrderOf(place.ListId, place.ParentId).Where(id => !restored.Contains(id)).ToList()).ToList();
        State.TakeOrder(ids);
        var after = places.Select(place => State.OrderOf(place.ListId, place.ParentId).Where(id => !restored.Contains(id)).ToList());
        Assert.That(after, Is.EqualTo(before), where);
    }

    /// <summary>Asserts that a query finds what a search in memory does.</summary>
    public async Task QueryAsync(Dictionary<string, string> query, int limit, DateTimeOffset now, string where)
    {
        var expected = QueryModel.Find(State.Live.Select(todo => _last[todo.Id]), query, NowAt(now));
        var path = $"/api/todos?limit={limit}" + string.Concat(query.Select(part => $"&{part.Key}={Uri.EscapeDataString(part.Value)}"));
        Assert.That(await PageWalk.IdsAsync(Client, path), Is.EqualTo(expected), $"{where}: {path}");
    }

    /// <summary>The ids of what the server created along with a completion.</summary>
    private void ResolveIds(JsonElement[] todos, Dictionary<long, JsonElement> found)
    {
        foreach (var todo in State.Live.Where(todo => todo.NextId < 0).ToList())
            State.Rename(State.Todos[todo.NextId!.Value], found[todo.Id].Number("next_id") ?? 0);
        foreach (var parentId in State.Live.Where(todo => todo.Id < 0).Select(todo => todo.ParentId).Distinct().ToList())
        {
            var ids = todos.Where(todo => todo.Number("parent_id") == parentId).Select(todo => todo.Id());
            foreach (var (copy, id) in State.Order.Where(todo => todo.ParentId == parentId).Zip(ids).ToList())
                State.Rename(copy, id);
        }
    }

    private void AssertVersion(ModelTodo todo, JsonElement now, string where)
    {
        if (!_last.TryGetValue(todo.Id, out var before))
            return;
        var hasMoved = now.Number("position") != before.Number("position");
        var order = string.CompareOrdinal(now.Text("updated_at"), before.Text("updated_at"));
        Assert.That(order, todo.IsTouched || hasMoved ? Is.Positive : Is.Zero, $"{where}: the version of {todo.Id}");
        if (todo.IsDone && before.IsDone())
            Assert.That(now.Text("completed_at"), Is.EqualTo(before.Text("completed_at")), where);
    }

    private async Task VerifyTrashAsync(string where)
    {
        var trash = (await Client.GetAsync("/api/trash?limit=500")).Json.EnumerateArray().ToList();
        Assert.That(trash.Select(todo => todo.Id()), Is.EquivalentTo(State.Trash.Select(todo => todo.Id)), $"{where}: the trash");
        Assert.That(
            trash.Select(todo => todo.Id()),
            Is.EqualTo(trash.OrderByDescending(todo => todo.Text("deleted_at"), StringComparer.Ordinal).ThenByDescending(todo => todo.Id()).Select(todo => todo.Id())), where);
        foreach (var todo in trash)
        {
            foreach (var member in _last[todo.Id()].EnumerateObject())
                Assert.That(todo.GetProperty(member.Name).GetRawText(), Is.EqualTo(member.Value.GetRawText()), $"{where}: {member.Name} of {todo.Id()} in the trash");
        }
    }

    private async Task VerifyListsAndLabelsAsync(string where)
    {
        var lists = (await Client.GetAsync("/api/lists")).Json.EnumerateArray().Select(list => (list.Id(), list.Text("name")!, list.Number("open_count")!.Value));
        Assert.That(
            lists, Is.EqualTo(State.Lists.Select(list => (list.Id, list.Name, State.Live.LongCount(todo => todo.ListId == list.Id && !todo.IsDone)))), $"{where}: the lists");
        var expected = State.Live
            .SelectMany(todo => todo.Labels.Select(label => (Folded: label.ToLowerInvariant(), Count: todo.IsDone ? 0L : 1L)))
            .GroupBy(label => label.Folded)
            .OrderBy(label => label.Key, StringComparer.Ordinal)
            .Select(label => (label.Key, label.Sum(one => one.Count)));
        var labels = (await Client.GetAsync("/api/labels")).Json.EnumerateArray()
            .Select(label => (label.Text("name")!.ToLowerInvariant(), label.Number("open_count")!.Value));
        Assert.That(labels, Is.EqualTo(expected), $"{where}: the labels");
    }
}
