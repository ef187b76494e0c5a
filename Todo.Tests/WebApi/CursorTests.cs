using System.Net;
using System.Web;
using Todo.Application.Todos;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>The cursors of lists: opaque, and harmless when tampered with (docs/api.md#paging).</summary>
internal sealed class CursorTests
{
    private static readonly long[] Extremes = [long.MinValue, -1, 0, 1L << 53, 253_402_300_799_999_999, 253_402_300_800_000_000, long.MaxValue];

    [TestCase("x")]
    [TestCase("null")]
    [TestCase("1")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("%00")]
    [TestCase("%F0%9F%98%80%F0%9F%98%80%F0%9F%98%80%F0%9F%98%80%F0%9F%98%80%F0%9F%98%80%F0%9F%98%80%F0%9F%98%80")]
    [TestCase("{\"id\":1}")]
    public async Task Garbage_is_rejected(string cursor)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        AssertRefused(await ada.GetAsync("/api/todos?after=" + cursor));
    }

    [Test]
    public async Task A_cursor_with_any_character_changed_removed_or_added_is_rejected()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var cursor = await CursorAsync(ada, "id");

        using (Assert.EnterMultipleScope())
        {
            for (var i = 0; i < cursor.Length; i++)
            {
                var other = cursor[i] == 'A' ? 'B' : 'A';
                AssertRefused(await ada.GetAsync($"/api/todos?after={cursor[..i]}{other}{cursor[(i + 1)..]}"));
            }
            AssertRefused(await ada.GetAsync($"/api/todos?after={cursor[1..]}"));
            AssertRefused(await ada.GetAsync($"/api/todos?after={cursor}A"));
            AssertRefused(await ada.GetAsync($"/api/todos?after={cursor}%20"));
            AssertRefused(await ada.GetAsync($"/api/todos?after={cursor}="));
            AssertRefused(await ada.GetAsync($"/api/todos?after={cursor}&after={cursor}"));
        }
    }

    [Test]
    public async Task A_cursor_is_rejected_with_every_other_sort()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        using (Assert.EnterMultipleScope())
        {
            foreach (var own in TodoSort.Names)
            {
                var cursor = await CursorAsync(ada, own);
                foreach (var other in TodoSort.Names)
                {
                    var reply = await ada.GetAsync($"/api/todos?sort={other}&after={cursor}");
                    Assert.That(reply.Status, Is.EqualTo(own == other ? HttpStatusCode.OK : HttpStatusCode.UnprocessableEntity), $"{own} {other}");
                }
            }
        }
    }

    [Test]
    public async Task A_cursor_of_another_user_shows_only_own_todos()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var eve = await SharedServer.Instance.SignUpAsync();
        var cursor = await CursorAsync(ada, "id");
        var own = (await eve.CreateTodoAsync("Eve's")).Id;

        var ids = await PageWalk.IdsAsync(eve, $"/api/todos?after={cursor}");

        Assert.That(ids, Is.EqualTo(new[] { own }));
    }

    [Test]
    public async Task A_forged_cursor_with_a_valid_checksum_shows_only_own_todos_or_is_rejected()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        await ada.CreateTodoAsync();

        using (Assert.EnterMultipleScope())
        {
            foreach (var (sort, key, id) in from name in TodoSort.Names from key in Extremes from id in Extremes select (name, key, id))
            {
                var cursor = TodoCursor.Encode(TodoSort.Parse(sort)!, new TodoPosition(key, id));
                var reply = await ada.GetAsync($"/api/todos?sort={sort}&after={cursor}");
                Assert.That(reply.Status, Is.AnyOf(HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity), $"{sort} {key} {id}");
            }
        }
    }

    private static void AssertRefused(Reply reply)
    {
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), reply.Text);
        Assert.That(reply.ErrorMembers, Is.EqualTo(new[] { "after" }));
    }

    private static async Task<string> CursorAsync(TodoClient client, string sort)
    {
        await client.CreateTodoAsync();
        await client.CreateTodoAsync();
        var page = await client.GetAsync($"/api/todos?limit=1&sort={sort}");
        return HttpUtility.ParseQueryString(new Uri(PageWalk.NextOf(page)!).Query)["after"]!;
    }
}
