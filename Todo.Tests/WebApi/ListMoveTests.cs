using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>The order of lists.</summary>
internal sealed class ListMoveTests
{
    [TestCase("c", "after", null, "c i a b d")]
    [TestCase("a", "before", null, "i b c d a")]
    [TestCase("d", "after", "a", "i a d b c")]
    [TestCase("a", "after", "c", "i b c a d")]
    [TestCase("d", "before", "b", "i a d b c")]
    [TestCase("a", "before", "d", "i b c a d")]
    [TestCase("i", "after", "d", "a b c d i")]
    [TestCase("a", "before", "i", "a i b c d")]
    [TestCase("b", "after", "a", "i a b c d")]
    public async Task A_list_moves_directly_after_or_before_another_or_to_an_end(string name, string where, string? anchor, string expected)
    {
        var (ada, ids) = await WithListsAsync();
        var before = await ada.GetAsync($"/api/lists/{ids[name]}");

        var moved = await MoveAsync(ada, ids[name], where, anchor is null ? null : ids[anchor]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(moved.Status, Is.EqualTo(HttpStatusCode.OK), moved.Text);
            Assert.That(moved.Json.Members(), Is.EqualTo(JsonShape.List));
            Assert.That(moved.Time("updated_at"), Is.GreaterThan(before.Time("updated_at")));
            Assert.That(moved.ETag, Is.Not.EqualTo(before.ETag));
            Assert.That((await ada.GetAsync($"/api/lists/{ids[name]}")).Text, Is.EqualTo(moved.Text));
            Assert.That(await OrderAsync(ada, ids), Is.EqualTo(expected));
        }
    }

    [Test]
    public async Task Any_number_of_moves_into_the_same_gap_leaves_one_clear_order()
    {
        var (ada, ids) = await WithListsAsync();

        await MoveAsync(ada, ids["d"], "after", ids["a"]);
        for (var i = 0; i < 60; i++)
        {
            var name = i % 2 == 0 ? "c" : "d";
            await MoveAsync(ada, ids[name], "after", ids["a"]);
            Assert.That(await OrderAsync(ada, ids), Is.EqualTo(name == "c" ? "i a c d b" : "i a d c b"), $"move {i}");
        }
        await MoveAsync(ada, ids["d"], "after", null);
        for (var i = 0; i < 60; i++)
        {
            var name = i % 2 == 0 ? "c" : "d";
            await MoveAsync(ada, ids[name], "after", null);
            Assert.That(await OrderAsync(ada, ids), Is.EqualTo(name == "c" ? "c d i a b" : "d c i a b"), $"move {i} to the start");
        }
        var positions = (await ada.GetAsync("/api/lists")).Json.EnumerateArray().Select(list => list.GetProperty("position").GetInt64());
        Assert.That(positions, Is.Ordered.And.Unique.And.All.InRange(1, (1L << 53) - 1));
    }

    [Test]
    public async Task Concurrent_moves_leave_one_clear_order()
    {
        var (ada, ids) = await WithListsAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 80).Select(
            i => MoveAsync(ada, ids["abcd"[i % 4].ToString()], "after", i % 3 == 0 ? null : ids["i"])));

        Assert.That(replies.Select(reply => reply.Status), Is.All.EqualTo(HttpStatusCode.OK));
        var positions = (await ada.GetAsync("/api/lists")).Json.EnumerateArray().Select(list => list.GetProperty("position").GetInt64());
        Assert.That(positions, Is.Ordered.And.Unique);
    }

    [TestCase("{}", "required", "after_id", "before_id")]
    [TestCase("""{"after_id":null,"before_id":null}""", "conflicting", "after_id", "before_id")]
    [TestCase("""{"after_id":9007199254740991}""", "unknown_value", "after_id")]
    [TestCase("""{"before_id":-1}""", "unknown_value", "before_id")]
    [TestCase("""{"after_id":{0}}""", "unknown_value", "after_id", Description = "The list itself")]
    [TestCase("""{"before_id":{1}}""", "unknown_value", "before_id", Description = "Another user's list")]
    public async Task A_destination_that_is_none_is_refused(string body, string code, params string[] members)
    {
        var (ada, ids) = await WithListsAsync();
        var (_, others) = await WithListsAsync();
        var text = body.Replace("{0}", $"{ids["a"]}", StringComparison.Ordinal).Replace("{1}", $"{others["a"]}", StringComparison.Ordinal);

        var reply = await ada.SendRawAsync(HttpMethod.Post, $"/api/lists/{ids["a"]}/move", text);

        reply.AssertInvalid(members);
        Assert.That(members.SelectMany(reply.CodesOf), Is.All.EqualTo(code));
        Assert.That(await OrderAsync(ada, ids), Is.EqualTo("i a b c d"));
    }

    [TestCase("""{"after_id":"1"}""", "after_id")]
    [TestCase("""{"before_id":1.5}""", "before_id")]
    public async Task A_destination_of_a_wrong_type_is_refused(string body, string member)
    {
        var (ada, ids) = await WithListsAsync();

        var reply = await ada.SendRawAsync(HttpMethod.Post, $"/api/lists/{ids["a"]}/move", body);

        reply.AssertInvalid(member);
        Assert.That(reply.CodesOf(member), Is.EqualTo(new[] { "wrong_type" }));
    }

    private static Task<Reply> MoveAsync(TodoClient client, long id, string where, long? anchor) =>
        client.PostAsync($"/api/lists/{id}/move", new Dictionary<string, long?> { [where + "_id"] = anchor });

    private static async Task<string> OrderAsync(TodoClient client, Dictionary<string, long> ids)
    {
        var names = ids.ToDictionary(pair => pair.Value, pair => pair.Key);
        var lists = (await client.GetAsync("/api/lists")).Json.EnumerateArray();
        return string.Join(' ', lists.Select(list => names[list.GetProperty("id").GetInt64()]));
    }

    /// <summary>The inbox, i, and the lists a to d.</summary>
    private static async Task<(TodoClient Client, Dictionary<string, long> Ids)> WithListsAsync()
    {
        var client = await SharedServer.Instance.SignUpAsync();
        var ids = new Dictionary<string, long> { ["i"] = await client.InboxAsync() };
        foreach (var name in new[] { "a", "b", "c", "d" })
            ids[name] = (await client.CreateListAsync(name)).Id;
        return (client, ids);
    }
}
