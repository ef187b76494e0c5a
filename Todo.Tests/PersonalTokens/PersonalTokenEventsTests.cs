using Todo.Tests.Harness;

namespace Todo.Tests.PersonalTokens;

/// <summary>Event streams that are opened with a personal token (docs/api.md#live-events).</summary>
internal sealed class PersonalTokenEventsTests
{
    [Test]
    public async Task A_stream_of_a_token_has_the_changes_and_ends_with_the_token([Values] bool elsewhere)
    {
        await using var server = await TodoServer.StartAsync();
        await using var other = await server.StartAnotherAsync();
        var ada = await server.SignUpAsync();
        var token = await ada.AddTokenAsync();
        using var stream = await EventReader.OpenAsync(ada.With(token.Text("token")!));
        using var kept = await EventReader.OpenAsync(await ada.AddScriptAsync(ClientTokens.Read));
        using var ofSession = await EventReader.OpenAsync(ada);
        var client = elsewhere ? ada.On(other) : ada;
        var first = await client.CreateTodoAsync();
        foreach (var reader in new[] { stream, kept, ofSession })
            Assert.That((await reader.NextAsync())!.IdsOf("todos"), Is.EqualTo(new[] { first.Id }));

        await client.DeleteAsync($"/api/tokens/{token.Id()}");

        await AssertSignedOutAsync(stream);
        await client.CreateTodoAsync();
        Assert.That((await kept.NextAsync())!.Type, Is.EqualTo("changed"));
        Assert.That((await ofSession.NextAsync())!.Type, Is.EqualTo("changed"));
    }

    [Test]
    public async Task A_stream_ends_when_the_token_expires()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        using var stream = await EventReader.OpenAsync(await ada.AddScriptAsync(days: 1, ClientTokens.Read));

        server.Clock.Advance(TimeSpan.FromDays(1));

        await AssertSignedOutAsync(stream);
    }

    [Test]
    public async Task A_stream_of_a_token_goes_on_when_the_session_that_made_it_ends()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        var desk = await ada.SignInAsync();
        using var stream = await EventReader.OpenAsync(await desk.AddScriptAsync(ClientTokens.Read));
        using var ended = await EventReader.OpenAsync(desk);

        await ada.DeleteAsync("/api/users/me/sessions");
        await AssertSignedOutAsync(ended);
        await ada.CreateTodoAsync();

        Assert.That((await stream.NextAsync())!.Type, Is.EqualTo("changed"));
    }

    [Test]
    public async Task A_stream_ends_with_the_account()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        using var stream = await EventReader.OpenAsync(await ada.AddScriptAsync(ClientTokens.Read));

        await ada.DeleteAsync("/api/users/me", new { password = ada.Password });

        await AssertSignedOutAsync(stream);
    }

    private static async Task AssertSignedOutAsync(EventReader reader)
    {
        var last = (await reader.NextAsync())!;
        Assert.That((last.Type, last.Data.GetRawText()), Is.EqualTo(("signed_out", "{}")));
        Assert.That(await reader.NextAsync(), Is.Null);
    }
}
