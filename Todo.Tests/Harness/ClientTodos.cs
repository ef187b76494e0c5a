using System.Net;
using System.Text.Json;

namespace Todo.Tests.Harness;

/// <summary>What tests do with todos all the time, each with the assertion that it succeeds.</summary>
internal static class ClientTodos
{
    /// <summary>Creates a todo with these members.</summary>
    public static async Task<JsonElement> AddAsync(this TodoClient client, object members) =>
        Expect(await client.PostAsync("/api/todos", members), HttpStatusCode.Created);

    /// <summary>Creates a todo with this content and returns its id.</summary>
    public static async Task<long> AddAsync(this TodoClient client, string content = "Buy milk") => (await client.AddAsync(new { content })).Id();

    /// <summary>Creates todos with contents from 0 on, and returns their ids.</summary>
    public static async Task<long[]> AddManyAsync(this TodoClient client, int count)
    {
        var ids = new long[count];
        for (var i = 0; i < count; i++)
            ids[i] = await client.AddAsync($"todo {i}");
        return ids;
    }

    public static async Task<long> AddListAsync(this TodoClient client, string name = "Work") =>
        Expect(await client.PostAsync("/api/lists", new { name }), HttpStatusCode.Created).Id();

    public static async Task<JsonElement> ReadAsync(this TodoClient client, long id) =>
        Expect(await client.GetAsync($"/api/todos/{id}"), HttpStatusCode.OK);

    public static async Task<JsonElement> ChangeAsync(this TodoClient client, long id, object members) =>
        Expect(await client.PatchAsync($"/api/todos/{id}", members), HttpStatusCode.OK);

    public static Task<JsonElement> CompleteAsync(this TodoClient client, long id) => client.ChangeAsync(id, new { is_done = true });

    public static Task<JsonElement> ReopenAsync(this TodoClient client, long id) => client.ChangeAsync(id, new { is_done = false });

    public static async Task<JsonElement> MoveAsync(this TodoClient client, long id, object destination) =>
        Expect(await client.PostAsync($"/api/todos/{id}/move", destination), HttpStatusCode.OK);

    public static async Task RemoveAsync(this TodoClient client, long id) => Expect(await client.DeleteAsync($"/api/todos/{id}"), HttpStatusCode.OK);

    public static async Task<HttpStatusCode> StatusAsync(this TodoClient client, long id) => (await client.GetAsync($"/api/todos/{id}")).Status;

    /// <summary>The todos of a query, on all pages.</summary>
    public static async Task<JsonElement[]> QueryAsync(this TodoClient client, string query = "")
    {
        var todos = new List<JsonElement>();
        await foreach (var page in PageWalk.PagesAsync(client, "/api/todos?limit=500" + query))
            todos.AddRange(page);
        return [.. todos];
    }

    /// <summary>The ids of the todos of a query by position.</summary>
    public static async Task<long[]> OrderAsync(this TodoClient client, string query = "&parent_id=none") =>
        [.. (await client.QueryAsync("&sort=position" + query)).Select(todo => todo.Id())];

    public static async Task<long> InboxAsync(this TodoClient client) =>
        Expect(await client.GetAsync("/api/lists"), HttpStatusCode.OK).EnumerateArray().Single(list => list.GetProperty("is_inbox").GetBoolean()).Id();

    public static long Id(this JsonElement thing) => thing.GetProperty("id").GetInt64();

    public static string? Text(this JsonElement thing, string member) => thing.GetProperty(member).GetString();

    /// <summary>A member that is a number or null.</summary>
    public static long? Number(this JsonElement thing, string member) =>
        thing.GetProperty(member) is { ValueKind: not JsonValueKind.Null } value ? value.GetInt64() : null;

    public static bool IsDone(this JsonElement todo) => todo.GetProperty("is_done").GetBoolean();

    public static string[] Labels(this JsonElement todo) => [.. todo.GetProperty("labels").EnumerateArray().Select(label => label.GetString()!)];

    private static JsonElement Expect(Reply reply, HttpStatusCode status)
    {
        Assert.That(reply.Status, Is.EqualTo(status), reply.Text);
        return reply.Json;
    }
}
