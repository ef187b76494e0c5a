using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Ids in bodies and queries that are another user's get the same response as ids that nothing has.</summary>
internal sealed class IsolationInBodiesTests
{
    private const string Missing = "9007199254740991";

    [TestCase("POST", "/api/todos", """{"content":"x","list_id":{list}}""", "list_id")]
    [TestCase("POST", "/api/todos", """{"content":"x","parent_id":{todo}}""", "parent_id")]
    [TestCase("POST", "/api/todos", """{"content":"x","parent_id":{trashed}}""", "parent_id")]
    [TestCase("POST", "/api/todos", """{"content":"x","list_id":{list},"parent_id":{todo}}""", "list_id")]
    [TestCase("PUT", "/api/todos/{own}", """{"content":"x","list_id":{list}}""", "list_id")]
    [TestCase("PUT", "/api/todos/{own}", """{"content":"x","parent_id":{todo}}""", "parent_id")]
    [TestCase("PATCH", "/api/todos/{own}", """{"list_id":{list}}""", "list_id")]
    [TestCase("PATCH", "/api/todos/{own}", """{"parent_id":{todo}}""", "parent_id")]
    [TestCase("PATCH", "/api/todos/{own}", """{"parent_id":{trashed}}""", "parent_id")]
    [TestCase("PATCH", "/api/todos/{own}", """{"list_id":{list},"parent_id":{todo}}""", "list_id")]
    [TestCase("POST", "/api/todos/{own}/move", """{"after_id":{todo}}""", "after_id")]
    [TestCase("POST", "/api/todos/{own}/move", """{"before_id":{todo}}""", "before_id")]
    [TestCase("POST", "/api/lists/{ownlist}/move", """{"after_id":{list}}""", "after_id")]
    [TestCase("POST", "/api/lists/{ownlist}/move", """{"before_id":{list}}""", "before_id")]
    public async Task An_id_in_a_body(string method, string path, string body, string member)
    {
        var (ada, own) = await WithOneOfEachAsync();
        var (eve, others) = await WithOneOfEachAsync();
        path = path.Replace("{own}", own["{todo}"], StringComparison.Ordinal).Replace("{ownlist}", own["{list}"], StringComparison.Ordinal);
        var before = await SnapshotAsync(eve);
        var mine = await SnapshotAsync(ada);

        var foreign = await ada.SendRawAsync(new HttpMethod(method), path, With(body, id => others[id]));
        var missing = await ada.SendRawAsync(new HttpMethod(method), path, With(body, _ => Missing));

        foreign.AssertInvalid(member);
        Assert.That(foreign.CodesOf(member), Is.EqualTo(new[] { "unknown_value" }));
        Assert.That(foreign.WithoutTraceId(), Is.EqualTo(missing.WithoutTraceId()));
        Assert.That(await SnapshotAsync(eve), Is.EqualTo(before));
        Assert.That(await SnapshotAsync(ada), Is.EqualTo(mine));
    }

    [TestCase("list_id={list}")]
    [TestCase("parent_id={todo}")]
    [TestCase("label={label}")]
    [TestCase("list_id={list}&sort=position&include_total=true")]
    public async Task An_id_in_a_query(string query)
    {
        var (ada, _) = await WithOneOfEachAsync();
        var (_, others) = await WithOneOfEachAsync();

        var foreign = await ada.GetAsync("/api/todos?" + With(query, id => others[id]));
        var missing = await ada.GetAsync("/api/todos?" + With(query, _ => Missing));

        Assert.That((foreign.Text, foreign.ETag), Is.EqualTo(("[]", missing.ETag)));
    }

    [Test]
    public async Task Ids_in_bodies_are_judged_after_the_404_of_the_one_in_the_path()
    {
        var (ada, _) = await WithOneOfEachAsync();
        var (_, others) = await WithOneOfEachAsync();

        foreach (var id in new[] { Missing, others["{todo}"] })
        {
            (await ada.PatchAsync($"/api/todos/{id}", new { list_id = 1L << 52 })).AssertProblem(System.Net.HttpStatusCode.NotFound, "Todo not found");
            (await ada.PostAsync($"/api/todos/{id}/move", new { after_id = 1L << 52 })).AssertProblem(System.Net.HttpStatusCode.NotFound, "Todo not found");
        }
        (await ada.PostAsync($"/api/lists/{others["{list}"]}/move", new { after_id = 1L << 52 }))
            .AssertProblem(System.Net.HttpStatusCode.NotFound, "List not found");
    }

    private static string With(string text, Func<string, string> idOf) => new[] { "{list}", "{todo}", "{trashed}", "{label}" }.Aggregate(
        text, (rest, id) => rest.Contains(id, StringComparison.Ordinal) ? rest.Replace(id, idOf(id), StringComparison.Ordinal) : rest);

    private static async Task<(TodoClient Client, Dictionary<string, string> Ids)> WithOneOfEachAsync()
    {
        var client = await SharedServer.Instance.SignUpAsync();
        var label = Guid.NewGuid().ToString("N");
        var list = await client.CreateListAsync();
        var todo = await client.CreateAsync(new { content = "x", list_id = list.Id, labels = new[] { label } });
        await client.CreateAsync(new { content = "x", parent_id = todo.Id });
        var trashed = await client.CreateTodoAsync();
        await client.DeleteAsync($"/api/todos/{trashed.Id}");
        return (client, new() { ["{list}"] = $"{list.Id}", ["{todo}"] = $"{todo.Id}", ["{trashed}"] = $"{trashed.Id}", ["{label}"] = label });
    }

    private static async Task<string> SnapshotAsync(TodoClient client)
    {
        string[] parts = ["/api/todos", "/api/lists", "/api/labels", "/api/trash"];
        return string.Join('\n', (await Task.WhenAll(parts.Select(part => client.GetAsync(part)))).Select(reply => reply.Text));
    }
}
