using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>What holds whatever the clock does, and across deletions (docs/api.md#conventions).</summary>
internal sealed class ClockTests
{
    [Test]
    public async Task Updated_at_grows_strictly_with_every_change_though_the_clock_stands_still_or_goes_back()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        server.Clock.Stop();
        var todo = await ada.CreateTodoAsync();
        var path = $"/api/todos/{todo.Id}";

        List<Reply> versions =
        [
            todo,
            await ada.PutAsync(path, new { content = "1" }),
            await ada.PutAsync(path, new { content = "1" }),
            await ada.PatchAsync(path, new { is_done = true }),
        ];
        await ada.PatchAsync("/api/todos", new { is_done = false });
        versions.Add(await ada.GetAsync(path));
        server.Clock.Advance(TimeSpan.FromMinutes(-1));
        versions.Add(await ada.PatchAsync(path, new { is_done = false }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(versions.Select(version => version.Time("updated_at")), Is.Ordered.Ascending);
            Assert.That(versions.Select(version => version.Text("updated_at")), Is.Unique);
            Assert.That(versions.Select(version => version.Text("created_at")), Is.All.EqualTo(todo.Text("created_at")));
        }
    }

    [Test]
    public async Task A_user_changes_as_strictly()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        server.Clock.Stop();

        Reply[] versions =
        [
            await ada.PutAsync("/api/users/name", new { name = "Ada" }),
            await ada.PutAsync("/api/users/name", new { name = "Ada" }),
            await ada.PutAsync("/api/users/password", new { current_password = ada.Password, password = "staple battery horse 7" }),
        ];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(versions.Select(version => version.Time("updated_at")), Is.Ordered.Ascending);
            Assert.That(versions.Select(version => version.Text("updated_at")), Is.Unique);
        }
    }

    [Test]
    public async Task The_id_of_the_newest_todo_is_not_given_again_after_its_deletion()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        var first = await ada.CreateTodoAsync();
        await ada.DeleteAsync($"/api/todos/{first.Id}");
        var second = await ada.CreateTodoAsync(isDone: true);
        await ada.DeleteAsync("/api/todos?is_done=true");

        var third = await ada.CreateTodoAsync();

        Assert.That((long[])[first.Id, second.Id, third.Id], Is.Unique.And.Ordered);
    }
}
