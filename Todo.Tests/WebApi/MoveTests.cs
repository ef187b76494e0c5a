using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>The order of the todos of one list and parent, and moves within it.</summary>
internal sealed class MoveTests
{
    private TodoClient _ada = null!;

    [SetUp]
    public async Task SignUpAsync() => _ada = await SharedServer.Instance.SignUpAsync();

    [Test]
    public async Task New_todos_go_to_the_end_even_after_a_move_to_the_end()
    {
        var ids = await _ada.AddManyAsync(3);
        for (var i = 0; i < 30; i++)
            await _ada.MoveAsync(ids[i % 2], new { before_id = (long?)null });

        var last = await _ada.AddAsync();

        Assert.That(await _ada.OrderAsync(), Is.EqualTo(new[] { ids[2], ids[0], ids[1], last }));
    }

    [Test]
    public async Task A_todo_that_changes_list_or_parent_goes_to_the_end_there()
    {
        var ids = await _ada.AddManyAsync(4);
        var list = await _ada.AddListAsync();
        var there = (await _ada.AddAsync(new { content = "there", list_id = list })).Id();
        var child = (await _ada.AddAsync(new { content = "child", parent_id = ids[3] })).Id();

        await _ada.ChangeAsync(ids[1], new { list_id = list });
        await _ada.ChangeAsync(ids[0], new { parent_id = ids[3] });
        await _ada.ChangeAsync(child, new { parent_id = (long?)null });
        Assert.That(await _ada.OrderAsync($"&list_id={list}"), Is.EqualTo(new[] { there, ids[1] }));
        Assert.That(await _ada.OrderAsync($"&parent_id={ids[3]}"), Is.EqualTo(new[] { ids[0] }));
        Assert.That(await _ada.OrderAsync($"&parent_id=none&list_id={await _ada.InboxAsync()}"), Is.EqualTo(new[] { ids[2], ids[3], child }));

        var position = (await _ada.ReadAsync(ids[2])).Number("position");
        var same = await _ada.ChangeAsync(ids[2], new { list_id = await _ada.InboxAsync(), parent_id = (long?)null });
        Assert.That(same.Number("position"), Is.EqualTo(position), "it has not changed its place");
    }

    [Test]
    public async Task A_todo_moves_after_before_first_and_last()
    {
        var (a, b, c, d) = await FourAsync();

        await _ada.MoveAsync(a, new { after_id = c });
        Assert.That(await _ada.OrderAsync(), Is.EqualTo(new[] { b, c, a, d }));
        await _ada.MoveAsync(d, new { before_id = c });
        Assert.That(await _ada.OrderAsync(), Is.EqualTo(new[] { b, d, c, a }));
        await _ada.MoveAsync(c, new { after_id = (long?)null });
        Assert.That(await _ada.OrderAsync(), Is.EqualTo(new[] { c, b, d, a }));
        await _ada.MoveAsync(b, new { before_id = (long?)null });
        Assert.That(await _ada.OrderAsync(), Is.EqualTo(new[] { c, d, a, b }));
        await _ada.MoveAsync(d, new { after_id = c });
        await _ada.MoveAsync(d, new { before_id = a });
        Assert.That(await _ada.OrderAsync(), Is.EqualTo(new[] { c, d, a, b }), "where it is already");
    }

    [Test]
    public async Task Subtasks_move_among_themselves()
    {
        var parent = await _ada.AddAsync();
        var one = (await _ada.AddAsync(new { content = "one", parent_id = parent })).Id();
        var two = (await _ada.AddAsync(new { content = "two", parent_id = parent })).Id();

        await _ada.MoveAsync(one, new { before_id = (long?)null });

        Assert.That(await _ada.OrderAsync($"&parent_id={parent}"), Is.EqualTo(new[] { two, one }));
    }

    [Test]
    public async Task A_move_answers_with_the_new_version_of_that_todo_and_changes_no_other()
    {
        var (a, b, c, d) = await FourAsync();
        var before = (await _ada.QueryAsync()).ToDictionary(todo => todo.Id(), todo => todo.GetRawText());

        var reply = await _ada.PostAsync($"/api/todos/{a}/move", new { after_id = c });

        var read = await _ada.GetAsync($"/api/todos/{a}");
        Assert.That((reply.Status, reply.Text, reply.ETag), Is.EqualTo((HttpStatusCode.OK, read.Text, read.ETag)));
        Assert.That(reply.Text("updated_at"), Is.GreaterThan(reply.Text("created_at")));
        foreach (var id in new[] { b, c, d })
            Assert.That((await _ada.ReadAsync(id)).GetRawText(), Is.EqualTo(before[id]));
    }

    [TestCase("{}", "required")]
    [TestCase("""{"after":1}""", "required")]
    [TestCase("""{"after_id":null,"before_id":null}""", "conflicting")]
    [TestCase("""{"after_id":1,"before_id":2}""", "conflicting")]
    public async Task Exactly_one_destination_must_be_named(string body, string code)
    {
        var id = await _ada.AddAsync();

        var reply = await _ada.SendRawAsync(HttpMethod.Post, $"/api/todos/{id}/move", body);

        reply.AssertInvalid("after_id", "before_id");
        Assert.That(reply.CodesOf("after_id").Concat(reply.CodesOf("before_id")), Is.All.EqualTo(code));
    }

    [TestCase("""{"after_id":"1"}""", "after_id")]
    [TestCase("""{"before_id":[]}""", "before_id")]
    [TestCase("""{"after_id":1.5,"before_id":null}""", "after_id")]
    [TestCase("""{"after_id":{},"before_id":true}""", "after_id", "before_id")]
    public async Task A_destination_of_a_wrong_type_is_an_error_of_that_member_alone(string body, params string[] members)
    {
        var id = await _ada.AddAsync();

        var reply = await _ada.SendRawAsync(HttpMethod.Post, $"/api/todos/{id}/move", body);

        reply.AssertInvalid(members);
        Assert.That(members.SelectMany(reply.CodesOf), Is.All.EqualTo("wrong_type"));
    }

    [Test]
    public async Task The_destination_must_be_another_todo_of_the_same_place()
    {
        var (a, b, gone, parent) = await FourAsync();
        await _ada.RemoveAsync(gone);
        var elsewhere = (await _ada.AddAsync(new { content = "x", list_id = await _ada.AddListAsync() })).Id();
        var subtask = (await _ada.AddAsync(new { content = "x", parent_id = parent })).Id();
        var foreign = await (await SharedServer.Instance.SignUpAsync()).AddAsync();
        var order = await _ada.OrderAsync();

        foreach (var member in new[] { "after_id", "before_id" })
        {
            foreach (var (anchor, code) in new[]
            {
                (a, "other_place"), (elsewhere, "other_place"), (subtask, "other_place"), (gone, "unknown_value"), (foreign, "unknown_value"), (987654321, "unknown_value"),
            })
            {
                var reply = await _ada.PostAsync($"/api/todos/{a}/move", new Dictionary<string, long> { [member] = anchor });

                reply.AssertInvalid(member);
                Assert.That(reply.CodesOf(member), Is.EqualTo([code]));
            }
        }
        Assert.That((await _ada.PostAsync($"/api/todos/{subtask}/move", new { after_id = b })).CodesOf("after_id"), Is.EqualTo(["other_place"]));
        Assert.That(await _ada.OrderAsync(), Is.EqualTo(order));
        (await _ada.PostAsync($"/api/todos/{foreign}/move", new { after_id = 987654321 })).AssertProblem(HttpStatusCode.NotFound, "Todo not found");
    }

    [Test]
    public async Task A_move_with_a_stale_version_is_refused()
    {
        var (a, _, _, _) = await FourAsync();
        var etag = (await _ada.GetAsync($"/api/todos/{a}")).ETag!;
        var order = await _ada.OrderAsync();
        await _ada.ChangeAsync(a, new { content = "new" });

        foreach (var stale in new[] { etag, "W/" + etag, "nonsense" })
        {
            (await _ada.PostAsync($"/api/todos/{a}/move", new { before_id = (long?)null }, ("If-Match", stale)))
                .AssertProblem(HttpStatusCode.PreconditionFailed);
        }
        Assert.That(await _ada.OrderAsync(), Is.EqualTo(order));
        var current = (await _ada.GetAsync($"/api/todos/{a}")).ETag!;
        Assert.That((await _ada.PostAsync($"/api/todos/{a}/move", new { before_id = (long?)null }, ("If-Match", current))).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await _ada.PostAsync($"/api/todos/{a}/move", new { after_id = (long?)null }, ("If-Match", "*"))).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private async Task<(long, long, long, long)> FourAsync()
    {
        var ids = await _ada.AddManyAsync(4);
        return (ids[0], ids[1], ids[2], ids[3]);
    }
}
