using System.Net;
using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Subtasks, and what they do together with their parent.</summary>
internal sealed class SubtasksTests
{
    private TodoClient _ada = null!;

    [SetUp]
    public async Task SignUpAsync() => _ada = await SharedServer.Instance.SignUpAsync();

    [Test]
    public async Task A_new_subtask_is_in_the_list_of_its_parent()
    {
        var list = await _ada.AddListAsync();
        var parent = await _ada.AddAsync(new { content = "Party", list_id = list });

        var implied = await _ada.AddAsync(new { content = "Cake", parent_id = parent.Id() });
        var named = await _ada.AddAsync(new { content = "Wine", parent_id = parent.Id(), list_id = list });

        Assert.That((implied.Number("list_id"), implied.Number("parent_id")), Is.EqualTo((list, parent.Id())));
        Assert.That(named.Number("list_id"), Is.EqualTo(list));
        Assert.That(await _ada.OrderAsync($"&parent_id={parent.Id()}"), Is.EqualTo(new[] { implied.Id(), named.Id() }));
        Assert.That((await _ada.ReadAsync(parent.Id())).GetRawText(), Is.EqualTo(parent.GetRawText()), "the parent has not changed");
    }

    [Test]
    public async Task A_subtask_has_no_subtasks_and_a_todo_with_subtasks_gets_no_parent()
    {
        var (parent, subtask) = await FamilyAsync();
        var other = await _ada.AddAsync();

        Refused(await _ada.PostAsync("/api/todos", new { content = "x", parent_id = subtask }), "is_subtask", "parent_id");
        Refused(await _ada.PatchAsync($"/api/todos/{other}", new { parent_id = subtask }), "is_subtask", "parent_id");
        Refused(await _ada.PatchAsync($"/api/todos/{parent}", new { parent_id = other }), "has_subtasks", "parent_id");
        Refused(await _ada.PatchAsync($"/api/todos/{other}", new { parent_id = other }), "is_subtask", "parent_id");
        Refused(await _ada.PatchAsync($"/api/todos/{parent}", new { parent_id = subtask }), "is_subtask", "parent_id");
    }

    [Test]
    public async Task The_list_of_a_subtask_is_that_of_its_parent()
    {
        var (parent, subtask) = await FamilyAsync();
        var list = await _ada.AddListAsync();
        var elsewhere = (await _ada.AddAsync(new { content = "x", list_id = list })).Id();

        Refused(await _ada.PostAsync("/api/todos", new { content = "x", parent_id = parent, list_id = list }), "other_list", "parent_id", "list_id");
        Refused(await _ada.PatchAsync($"/api/todos/{subtask}", new { list_id = list }), "other_list", "list_id");
        Refused(await _ada.PatchAsync($"/api/todos/{elsewhere}", new { parent_id = parent }), "other_list", "parent_id");
        Assert.That((await _ada.ChangeAsync(elsewhere, new { parent_id = parent, list_id = await _ada.InboxAsync() })).Number("parent_id"), Is.EqualTo(parent));
        Assert.That((await _ada.ChangeAsync(subtask, new { parent_id = (long?)null, list_id = list })).Number("list_id"), Is.EqualTo(list));
    }

    [Test]
    public async Task A_deleted_todo_is_no_parent()
    {
        var gone = await _ada.AddAsync();
        await _ada.RemoveAsync(gone);

        Refused(await _ada.PostAsync("/api/todos", new { content = "x", parent_id = gone }), "unknown_value", "parent_id");
    }

    [Test]
    public async Task Moving_the_parent_to_another_list_moves_its_subtasks_in_their_order()
    {
        var (parent, first) = await FamilyAsync();
        var second = (await _ada.AddAsync(new { content = "Wine", parent_id = parent })).Id();
        await _ada.MoveAsync(second, new { before_id = first });
        var list = await _ada.AddListAsync();

        await _ada.ChangeAsync(parent, new { list_id = list });

        Assert.That(await _ada.OrderAsync($"&list_id={list}&parent_id={parent}"), Is.EqualTo(new[] { second, first }));
        Assert.That(await _ada.OrderAsync($"&list_id={await _ada.InboxAsync()}"), Is.Empty);
    }

    [Test]
    public async Task Completing_the_parent_completes_its_open_subtasks_and_reopening_leaves_them_done()
    {
        var (parent, open) = await FamilyAsync();
        var done = await _ada.AddAsync(new { content = "done before", parent_id = parent, is_done = true });

        var completed = await _ada.CompleteAsync(parent);
        var subtask = await _ada.ReadAsync(open);
        await _ada.ReopenAsync(parent);

        Assert.That((subtask.IsDone(), subtask.Text("completed_at")), Is.EqualTo((true, completed.Text("completed_at"))));
        Assert.That((await _ada.ReadAsync(done.Id())).GetRawText(), Is.EqualTo(done.GetRawText()));
        Assert.That((await _ada.ReadAsync(open)).GetRawText(), Is.EqualTo(subtask.GetRawText()));
    }

    [Test]
    public async Task A_subtask_changes_alone()
    {
        var (parent, subtask) = await FamilyAsync();
        var before = await _ada.ReadAsync(parent);

        await _ada.CompleteAsync(subtask);
        await _ada.RemoveAsync(subtask);

        Assert.That((await _ada.ReadAsync(parent)).GetRawText(), Is.EqualTo(before.GetRawText()));
    }

    [Test]
    public async Task Deleting_the_parent_deletes_its_subtasks()
    {
        var (parent, subtask) = await FamilyAsync();
        var other = await _ada.AddAsync();

        await _ada.RemoveAsync(parent);

        Assert.That(await _ada.StatusAsync(subtask), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _ada.QueryAsync()).Select(todo => todo.Id()), Is.EqualTo(new[] { other }));
    }

    [Test]
    public async Task A_bulk_change_counts_subtasks_once()
    {
        var (parent, _) = await FamilyAsync();
        // A subtask that is older than its parent.
        var (older, younger) = (await _ada.AddAsync(), await _ada.AddAsync());
        await _ada.ChangeAsync(older, new { parent_id = younger });

        Assert.That((await _ada.PatchAsync("/api/todos", new { is_done = true })).Text, Is.EqualTo("{\"updated\":4}"));
        Assert.That((await _ada.QueryAsync()).All(todo => todo.IsDone()), Is.True);
        await _ada.ReopenAsync(parent);
        Assert.That((await _ada.DeleteAsync("/api/todos?is_done=false")).Text, Is.EqualTo("{\"deleted\":2}"), "the done subtask goes with its open parent");
        Assert.That((await _ada.DeleteAsync("/api/todos?is_done=true")).Text, Is.EqualTo("{\"deleted\":2}"));
    }

    [Test]
    public async Task A_bulk_deletion_deletes_subtasks_with_their_parent_even_if_they_are_older()
    {
        var (subtask, parent) = (await _ada.AddAsync("Cake"), await _ada.AddAsync("Party"));
        await _ada.ChangeAsync(subtask, new { parent_id = parent });

        Assert.That((await _ada.DeleteAsync("/api/todos?is_done=false")).Text, Is.EqualTo("{\"deleted\":2}"));

        Assert.That((await _ada.PostAsync($"/api/trash/{parent}/restore", new { })).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await _ada.ReadAsync(subtask)).Number("parent_id"), Is.EqualTo(parent));
    }

    [Test]
    public async Task A_subtask_takes_no_recurrence()
    {
        var (parent, subtask) = await FamilyAsync();
        var recurring = (await _ada.AddAsync(new { content = "x", due_date = "2030-01-01", recurrence = "FREQ=DAILY" })).Id();
        var body = new { content = "x", parent_id = parent, due_date = "2030-01-01", recurrence = "FREQ=DAILY" };

        Refused(await _ada.PostAsync("/api/todos", body), "is_subtask", "recurrence");
        Refused(await _ada.PatchAsync($"/api/todos/{subtask}", new { due_date = "2030-01-01", recurrence = "FREQ=DAILY" }), "is_subtask", "recurrence");
        Refused(await _ada.PutAsync($"/api/todos/{recurring}", body), "is_subtask", "recurrence");
        var reply = await _ada.PatchAsync($"/api/todos/{recurring}", new { parent_id = parent });
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), reply.Text);
        var without = await _ada.ChangeAsync(recurring, new { parent_id = parent, recurrence = (string?)null });
        Assert.That((without.Number("parent_id"), without.GetProperty("recurrence").ValueKind), Is.EqualTo((parent, JsonValueKind.Null)));
    }

    private static void Refused(Reply reply, string code, params string[] members)
    {
        reply.AssertInvalid(members);
        foreach (var member in members)
            Assert.That(reply.CodesOf(member), Is.EqualTo([code]));
    }

    private async Task<(long Parent, long Subtask)> FamilyAsync()
    {
        var parent = await _ada.AddAsync("Party");
        return (parent, (await _ada.AddAsync(new { content = "Cake", parent_id = parent })).Id());
    }
}
