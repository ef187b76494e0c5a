using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>The export has everything that the user keeps (docs/api.md#export).</summary>
internal sealed class ExportContentTests
{
    private const string Path = "/api/users/me/export";

    [Test]
    public async Task It_has_the_lists_the_todos_and_the_trash_as_the_other_operations_return_them()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        await ada.PatchAsync("/api/users/me", new { time_zone = "Europe/Berlin" });
        var list = await ada.CreateListAsync("Second");
        await ada.CreateListAsync("Third");
        await ada.PostAsync($"/api/lists/{list.Id}/move", new { before_id = (long?)null });
        var parent = await ada.CreateAsync(new { content = "parent", list_id = list.Id, notes = "n", due_date = "2026-12-01", recurrence = "FREQ=DAILY" });
        await ada.CreateAsync(new { content = "subtask", parent_id = parent.Id, labels = new[] { "home" }, priority = "low" });
        var deleted = new[] { await ada.CreateTodoAsync("first"), await ada.CreateTodoAsync("second") };
        foreach (var todo in deleted)
            await ada.DeleteAsync($"/api/todos/{todo.Id}");

        var export = (await ada.GetAsync(Path)).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(export.Members(), Is.EqualTo(new[] { "exported_at", "user", "sessions", "lists", "todos", "trash" }));
            Assert.That(export.GetProperty("user").GetProperty("time_zone").GetString(), Is.EqualTo("Europe/Berlin"));
            Assert.That(export.GetProperty("todos").GetRawText(), Is.EqualTo((await ada.GetAsync("/api/todos")).Text));
            Assert.That(export.GetProperty("trash").GetRawText(), Is.EqualTo((await ada.GetAsync("/api/trash")).Text));
            Assert.That(Names(export.GetProperty("lists")), Is.EqualTo(new[] { "Inbox", "Third", "Second" }));
            foreach (var each in export.GetProperty("lists").EnumerateArray())
                Assert.That(each.GetRawText(), Is.EqualTo((await ada.GetAsync($"/api/lists/{each.GetProperty("id")}")).Text));
        }
    }

    [Test]
    public async Task It_has_nothing_of_the_lists_and_the_trash_of_other_users()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var eve = await SharedServer.Instance.SignUpAsync();
        await eve.CreateListAsync("Eve's list");
        var deleted = await eve.CreateTodoAsync("Eve's trash");
        await eve.DeleteAsync($"/api/todos/{deleted.Id}");

        var export = await ada.GetAsync(Path);

        Assert.That(export.Text, Does.Not.Contain("Eve"));
        Assert.That((Names(export.Json.GetProperty("lists")), export.Json.GetProperty("trash").GetArrayLength()), Is.EqualTo((new[] { "Inbox" }, 0)));
    }

    [Test]
    public async Task It_has_all_of_a_large_trash()
    {
        const int Count = 450;
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        await TodoRows.AddAsync(server, ada.UserId, Count, "x");
        await ada.DeleteAsync("/api/todos?is_done=false");

        var trash = (await ada.GetAsync(Path)).Json.GetProperty("trash").EnumerateArray().Select(todo => todo.GetProperty("id").GetInt64()).ToList();

        Assert.That(trash, Has.Count.EqualTo(Count).And.Unique);
    }

    private static string?[] Names(JsonElement lists) => [.. lists.EnumerateArray().Select(list => list.GetProperty("name").GetString())];
}
