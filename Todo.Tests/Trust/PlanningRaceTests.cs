using System.Net;
using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>Several clients of one user do everything at once; whatever the order, what must always hold does.</summary>
internal sealed class PlanningRaceTests
{
    private const int Limit = 60;
    private const int Clients = 8;
    private const int Steps = 40;

    private static readonly HttpStatusCode[] Expected =
    [
        HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.NoContent, HttpStatusCode.NotFound, HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity,
    ];

    [Test]
    public async Task Todos_stay_in_lists_subtasks_with_their_parents_and_the_quota_exact([Range(1, 3)] int seed)
    {
        await using var server = await TodoServer.StartAsync($"--Limits:TodosPerUser={Limit}");
        var ada = await server.SignUpAsync();
        var ids = await ada.AddManyAsync(12);
        long[] lists = [await ada.InboxAsync(), await ada.AddListAsync("a"), await ada.AddListAsync("b")];

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => RunAsync(ada, new Random((seed * 100) + client), ids, lists)));

        var todos = (await ada.QueryAsync()).ToDictionary(todo => todo.Id());
        var remaining = (await ada.GetAsync("/api/lists")).Json.EnumerateArray().ToDictionary(list => list.Id());
        using (Assert.EnterMultipleScope())
        {
            foreach (var todo in todos.Values)
            {
                Assert.That(remaining.Keys, Does.Contain(todo.Number("list_id")!.Value), $"seed {seed}: the list of {todo}");
                if (todo.Number("parent_id") is { } parentId)
                    AssertFamily(todo, todos.GetValueOrDefault(parentId), $"seed {seed}: {todo}");
            }
            foreach (var list in remaining.Values)
            {
                var open = todos.Values.Count(todo => todo.Number("list_id") == list.Id() && !todo.IsDone());
                Assert.That(list.Number("open_count"), Is.EqualTo(open), $"seed {seed}: {list}");
            }
        }
        // As many can be created as the quota leaves, and not one more.
        Assert.That(await ada.AddManyAsync(Limit - todos.Count), Has.Length.EqualTo(Limit - todos.Count));
        (await ada.PostAsync("/api/todos", new { content = "x" })).AssertProblem(HttpStatusCode.Conflict);
    }

    private static void AssertFamily(JsonElement subtask, JsonElement parent, string where)
    {
        Assert.That(parent.ValueKind, Is.EqualTo(JsonValueKind.Object), $"{where} has no parent");
        if (parent.ValueKind != JsonValueKind.Object)
            return;
        Assert.That(parent.Number("parent_id"), Is.Null, $"{where} has a parent that is a subtask");
        Assert.That(subtask.Number("list_id"), Is.EqualTo(parent.Number("list_id")), $"{where} is in another list than its parent");
        Assert.That(subtask.GetProperty("recurrence").ValueKind, Is.EqualTo(JsonValueKind.Null), $"{where} recurs");
    }

    private static async Task RunAsync(TodoClient ada, Random random, long[] ids, long[] lists)
    {
        for (var i = 0; i < Steps; i++)
        {
            var (id, other, list) = (ids[random.Next(ids.Length)], ids[random.Next(ids.Length)], lists[random.Next(lists.Length)]);
            var reply = await (random.Next(12) switch
            {
                0 => ada.PostAsync("/api/todos", new { content = "x", parent_id = id }),
                1 => ada.PostAsync("/api/todos", new { content = "x", list_id = list }),
                2 => ada.PatchAsync($"/api/todos/{id}", new { parent_id = other }),
                3 => ada.PatchAsync($"/api/todos/{id}", new { parent_id = (long?)null, list_id = list }),
                4 => ada.PatchAsync($"/api/todos/{id}", new { due_date = "2099-01-01", recurrence = "FREQ=DAILY" }),
                5 => ada.PatchAsync($"/api/todos/{id}", new { is_done = random.Next(2) == 0 }),
                6 => ada.DeleteAsync($"/api/todos/{id}"),
                7 => ada.PostAsync($"/api/trash/{id}/restore", new { }),
                8 => ada.PostAsync($"/api/todos/{id}/move", new { after_id = other }),
                9 when random.Next(6) == 0 => ada.DeleteAsync($"/api/lists/{list}"),
                10 when random.Next(3) == 0 => ada.PatchAsync("/api/todos", new { is_done = random.Next(2) == 0 }),
                11 when random.Next(6) == 0 => ada.DeleteAsync("/api/trash"),
                _ => ada.PatchAsync($"/api/todos/{id}", new { list_id = list }),
            });
            Assert.That(reply.Status, Is.AnyOf([.. Expected.Cast<object>()]), reply.Text);
        }
    }
}
