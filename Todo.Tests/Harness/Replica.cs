using System.Net;
using System.Text.Json;

namespace Todo.Tests.Harness;

/// <summary>A client's copy of all lists and todos, kept by GET /api/changes alone.</summary>
internal sealed class Replica(Func<TodoClient> client)
{
    public Replica(TodoClient client)
        : this(() => client)
    {
    }

    public Dictionary<long, JsonElement> Lists { get; } = [];

    public Dictionary<long, JsonElement> Todos { get; } = [];

    public string? Cursor { get; private set; }

    /// <summary>The answers of the last synchronization.</summary>
    public List<JsonElement> Pages { get; } = [];

    /// <summary>Follows the changes until there are no more.</summary>
    public async Task<Replica> SyncAsync(int limit = 500)
    {
        Pages.Clear();
        while (await StepAsync(limit))
            continue;
        return this;
    }

    /// <summary>Applies one page.</summary>
    /// <returns>Whether there are more.</returns>
    public async Task<bool> StepAsync(int limit)
    {
        var reply = await client().GetAsync($"/api/changes?limit={limit}{(Cursor is null ? "" : $"&since={Cursor}")}");
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
        var page = reply.Json;
        Apply(page.GetProperty("lists"), Lists);
        Apply(page.GetProperty("todos"), Todos);
        foreach (var deleted in page.GetProperty("deleted").EnumerateArray())
            (deleted.GetProperty("type").GetString() == "list" ? Lists : Todos).Remove(deleted.GetProperty("id").GetInt64());
        Cursor = page.GetProperty("next").GetString();
        Pages.Add(page);
        return page.GetProperty("has_more").GetBoolean();
    }

    /// <summary>Asserts that the copy is what the server has.</summary>
    public async Task AssertIsUpToDateAsync()
    {
        var todos = new List<JsonElement>();
        await foreach (var page in PageWalk.PagesAsync(client(), "/api/todos?limit=500"))
            todos.AddRange(page);
        var lists = (await client().GetAsync("/api/lists")).Json.EnumerateArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(TextsOf(Todos.Values), Is.EqualTo(TextsOf(todos)));
            Assert.That(TextsOf(Lists.Values), Is.EqualTo(TextsOf(lists)));
        }
    }

    private static void Apply(JsonElement things, Dictionary<long, JsonElement> copy)
    {
        foreach (var thing in things.EnumerateArray())
            copy[thing.GetProperty("id").GetInt64()] = thing;
    }

    private static string[] TextsOf(IEnumerable<JsonElement> things) =>
        [.. things.OrderBy(thing => thing.GetProperty("id").GetInt64()).Select(TextOf)];

    /// <summary>Without the number of open todos, which is no part of a list.</summary>
    private static string TextOf(JsonElement thing) => string.Join(
        '\n', thing.EnumerateObject().Where(member => member.Name != "open_count").Select(member => $"{member.Name}={member.Value.GetRawText()}"));
}
