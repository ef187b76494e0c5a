using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Every sort in both directions, page by page (docs/api.md#sorting).</summary>
internal sealed class SortTests
{
    private static readonly string[] Sorts = ["id", "-id", "created_at", "-created_at", "updated_at", "-updated_at"];

    [Test]
    public async Task Pages_follow_each_other_in_order_and_ties_break_by_id_in_the_same_direction()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        server.Clock.Stop();
        for (var i = 0; i < 24; i++)
        {
            await ada.CreateTodoAsync($"todo {i}");
            if (i % 8 == 7)
                server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }
        // Ten that change at the same instant, first the youngest: neither id nor creation gives their order.
        foreach (var todo in (await ada.GetAsync("/api/todos?sort=-id&limit=10")).Json.EnumerateArray())
            await ada.PatchAsync($"/api/todos/{todo.GetProperty("id")}", new { is_done = true });
        var all = (await ada.GetAsync("/api/todos")).Json.EnumerateArray().ToArray();

        using (Assert.EnterMultipleScope())
        {
            foreach (var sort in Sorts)
            {
                var expected = all.OrderBy(todo => KeyOf(todo, sort)).ThenBy(todo => todo.GetProperty("id").GetInt64()).Select(IdOf);
                if (sort.StartsWith('-'))
                    expected = expected.Reverse();
                Assert.That(await PageWalk.IdsAsync(ada, $"/api/todos?limit=5&sort={sort}"), Is.EqualTo(expected), sort);
            }
            Assert.That(all.Select(todo => KeyOf(todo, "created_at")).Distinct().Count(), Is.EqualTo(3));
            Assert.That(all.Select(todo => KeyOf(todo, "updated_at")).Distinct().Count(), Is.EqualTo(3));
        }
    }

    [Test]
    public async Task Pages_neither_repeat_nor_skip_while_others_come_and_go([ValueSource(nameof(Sorts))] string sort)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var staying = new HashSet<long>();
        for (var i = 0; i < 20; i++)
            staying.Add((await ada.CreateTodoAsync($"todo {i}")).Id);
        var leaving = staying.Where((_, i) => i % 4 == 1).ToList();
        staying.ExceptWith(leaving);

        var seen = new List<long>();
        await foreach (var page in PageWalk.PagesAsync(ada, $"/api/todos?limit=3&sort={sort}"))
        {
            seen.AddRange(page.Select(IdOf));
            // One of those shown goes, and one of those to come.
            foreach (var id in new[] { leaving.Find(seen.Contains), leaving.Find(id => !seen.Contains(id)) }.Where(id => id != 0))
            {
                await ada.DeleteAsync($"/api/todos/{id}");
                leaving.Remove(id);
            }
            if (seen.Count < 40)
                await ada.CreateTodoAsync("new");
        }

        Assert.That(seen, Is.Unique);
        Assert.That(seen, Is.SupersetOf(staying));
    }

    [Test]
    public async Task The_next_page_begins_where_the_last_shown_was_even_if_that_one_is_gone([ValueSource(nameof(Sorts))] string sort)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        for (var i = 0; i < 4; i++)
            await ada.CreateTodoAsync($"todo {i}");
        var all = await PageWalk.IdsAsync(ada, $"/api/todos?sort={sort}");
        var first = await ada.GetAsync($"/api/todos?limit=2&sort={sort}");

        await ada.DeleteAsync($"/api/todos/{all[1]}");

        Assert.That(await PageWalk.IdsAsync(ada, PageWalk.NextOf(first)!), Is.EqualTo(all.Skip(2)));
    }

    [Test]
    public async Task Under_updated_at_a_todo_that_changes_moves_to_the_end()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        for (var i = 0; i < 4; i++)
            await ada.CreateTodoAsync($"todo {i}");
        var all = await PageWalk.IdsAsync(ada, "/api/todos");
        var first = await ada.GetAsync("/api/todos?limit=2&sort=updated_at");

        await ada.PatchAsync($"/api/todos/{all[0]}", new { is_done = true });

        Assert.That(await PageWalk.IdsAsync(ada, PageWalk.NextOf(first)!), Is.EqualTo(new[] { all[2], all[3], all[0] }));
    }

    private static long IdOf(JsonElement todo) => todo.GetProperty("id").GetInt64();

    private static string KeyOf(JsonElement todo, string sort) => sort.TrimStart('-') switch
    {
        "id" => string.Empty,
        var member => todo.GetProperty(member).GetString()!,
    };
}
