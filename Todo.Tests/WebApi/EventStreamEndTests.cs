using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>How an event stream ends, and what it sends until then.</summary>
internal sealed class EventStreamEndTests
{
    [Test]
    public async Task The_end_of_the_session_is_the_last_event([Values] bool elsewhere)
    {
        await using var server = await TodoServer.StartAsync();
        await using var other = await server.StartAnotherAsync();
        var ada = await server.SignUpAsync();
        var device = await ada.SignInAsync();
        using var reader = await EventReader.OpenAsync(device);
        using var kept = await EventReader.OpenAsync(ada);

        await (elsewhere ? ada.On(other) : ada).DeleteAsync("/api/users/me/sessions");

        await AssertSignedOutAsync(reader);
        await ada.CreateTodoAsync();
        Assert.That((await kept.NextAsync())!.Type, Is.EqualTo("changed"));
    }

    [Test]
    public async Task The_expiry_of_the_access_token_is_the_last_event()
    {
        await using var server = await TodoServer.StartAsync("--Jwt:AccessTokenMinutes=5");
        using var reader = await EventReader.OpenAsync(await server.SignUpAsync());

        server.Clock.Advance(TimeSpan.FromMinutes(5));

        await AssertSignedOutAsync(reader);
    }

    [Test]
    public async Task The_deletion_of_the_account_is_the_last_event()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        using var reader = await EventReader.OpenAsync(ada);

        await ada.DeleteAsync("/api/users/me", new { password = ada.Password });

        await AssertSignedOutAsync(reader);
    }

    [Test]
    public async Task A_stop_of_the_server_ends_the_stream_without_an_event()
    {
        await using var server = await TodoServer.StartAsync();
        using var reader = await EventReader.OpenAsync(await server.SignUpAsync());

        var stop = server.StopAsync();

        Assert.That(await reader.NextAsync(), Is.Null);
        await stop;
        Assert.That(server.Log.All.Where(line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error), Is.Empty);
    }

    [Test]
    public async Task A_comment_shows_that_an_idle_stream_is_alive()
    {
        await using var server = await TodoServer.StartAsync();
        using var reader = await EventReader.OpenAsync(await server.SignUpAsync());

        server.Clock.Advance(TimeSpan.FromSeconds(14));

        Assert.That(await reader.BlockAsync(), Is.EqualTo((string[])[":"]));
    }

    [Test]
    public async Task A_cursor_that_has_expired_is_gone()
    {
        await using var server = await TodoServer.StartAsync("--Limits:TombstoneDays=3");
        var ada = await server.SignUpAsync();
        var cursor = (await ada.GetAsync("/api/changes")).Json.GetProperty("next").GetString()!;
        server.Clock.Advance(TimeSpan.FromDays(3.1));

        var reply = await (await ada.SignInAsync()).GetAsync("/api/events", ("Last-Event-ID", cursor));

        reply.AssertProblem(HttpStatusCode.Gone, "The cursor has expired. Start again without it.");
    }

    private static async Task AssertSignedOutAsync(EventReader reader)
    {
        var last = (await reader.NextAsync())!;
        Assert.That((last.Type, last.Data.GetRawText()), Is.EqualTo(("signed_out", "{}")));
        Assert.That(await reader.NextAsync(), Is.Null);
    }
}
