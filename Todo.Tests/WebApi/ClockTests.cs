using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Guarantees that hold regardless of the clock and across deletions (docs/api.md#conventions).</summary>
internal sealed class ClockTests
{
    [Test]
    public async Task Updated_at_strictly_increases_even_if_the_clock_stands_still_or_moves_back()
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
    public async Task Updated_at_of_a_user_strictly_increases_too()
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

    [TestCase(-7200, HttpStatusCode.Unauthorized, TestName = "Used_refresh_token_is_rejected_on_a_clock_set_back_two_hours")]
    [TestCase(-60, HttpStatusCode.Unauthorized, TestName = "Used_refresh_token_is_rejected_on_a_clock_set_back_a_minute")]
    [TestCase(-1, HttpStatusCode.OK, TestName = "Used_refresh_token_is_accepted_within_the_leeway_on_a_clock_one_second_behind")]
    public async Task Used_refresh_token(int seconds, HttpStatusCode expected)
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        await ada.RefreshAsync();

        server.Clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.That((await ada.RefreshAsync()).Status, Is.EqualTo(expected));
    }

    [Test]
    public async Task Throttle_is_not_shortened_by_a_clock_set_back_two_hours()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        for (var i = 0; i < 5; i++)
            await SignInAsync(ada, "wrong password");

        server.Clock.Advance(TimeSpan.FromHours(-2));
        var setBack = await SignInAsync(ada, ada.Password);
        server.Clock.Advance(TimeSpan.FromMinutes(14));
        var later = await SignInAsync(ada, ada.Password);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(setBack.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(setBack.Headers.RetryAfter?.Delta, Is.GreaterThan(TimeSpan.FromMinutes(14)));
            Assert.That(later.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        }
    }

    [Test]
    public async Task Session_stays_active_and_expires_no_later_on_a_clock_set_back_two_hours()
    {
        await using var server = await TodoServer.StartAsync("--Jwt:RefreshTokenDays=1", "--Jwt:SessionDays=1");
        var ada = await server.SignUpAsync();

        server.Clock.Advance(TimeSpan.FromHours(-2));
        ada.Take(await ada.RefreshAsync());
        var setBack = await ada.GetAsync("/api/users/me");
        server.Clock.Advance(TimeSpan.FromHours(26));

        Assert.That((setBack.Status, (await ada.RefreshAsync()).Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Unauthorized)));
    }

    [Test]
    public async Task The_id_of_a_deleted_newest_todo_is_not_reused()
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

    private static Task<Reply> SignInAsync(TodoClient person, string password) =>
        person.FormAsync("/api/login/access_token", ("username", person.Email), ("password", password));
}
