using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Todos;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>The export of an account (docs/api.md#export).</summary>
internal sealed class ExportTests
{
    private const string Path = "/api/users/me/export";

    [Test]
    public async Task It_is_a_download_of_the_user_the_sessions_and_all_todos()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var elsewhere = await ada.SignInAsync();
        List<string> todos = [(await ada.CreateTodoAsync("mílk")).Text, (await elsewhere.CreateTodoAsync("bread", isDone: true)).Text];

        var reply = await ada.GetAsync(Path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply.Status, reply.MediaType), Is.EqualTo((HttpStatusCode.OK, "application/json")));
            Assert.That(reply.Header("Content-Disposition"), Does.StartWith("attachment; filename="));
            Assert.That(reply.Header("Cache-Control"), Is.EqualTo("no-store"));
            Assert.That(
                reply.Json.EnumerateObject().Select(member => member.Name), Is.EqualTo(new[] { "exported_at", "user", "sessions", "lists", "todos", "trash" }));
            Assert.That(reply.Json.GetProperty("exported_at").GetString(), Does.Match("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z$"));
            Assert.That(reply.Json.GetProperty("user").GetRawText(), Is.EqualTo((await ada.GetAsync("/api/users/me")).Text));
            Assert.That(reply.Json.GetProperty("sessions").GetRawText(), Is.EqualTo((await ada.GetAsync("/api/users/me/sessions")).Text));
            Assert.That(reply.Json.GetProperty("todos").EnumerateArray().Select(todo => todo.GetRawText()), Is.EqualTo(todos));
        }
    }

    [Test]
    public async Task It_has_nothing_of_passwords_tokens_and_other_people()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var eve = await SharedServer.Instance.SignUpAsync();
        await eve.CreateTodoAsync("Eve's");

        var reply = await ada.GetAsync(Path);

        Assert.That(reply.Text.Replace("has_password", null), Does.Not.Contain("password").IgnoreCase.And.Not.Contain("hash").IgnoreCase.And.Not.Contain("token").IgnoreCase);
        Assert.That(reply.Text, Does.Not.Contain(ada.Password).And.Not.Contain(ada.RefreshToken).And.Not.Contain("Eve's"));
    }

    [Test]
    public async Task It_has_all_of_100_000_todos_in_order()
    {
        const int count = 100_000;
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        await TodoRows.AddAsync(server, ada.UserId, count, "milk");

        using var response = await SendAsync(server, ada);
        using var export = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync());

        var ids = export.RootElement.GetProperty("todos").EnumerateArray().Select(todo => todo.GetProperty("id").GetInt64()).ToList();
        Assert.That(ids, Has.Count.EqualTo(count));
        Assert.That(ids.Zip(ids.Skip(1)).Count(pair => pair.First >= pair.Second), Is.Zero);
    }

    [Test]
    public async Task Breaks_off_after_a_failed_read_instead_of_continuing_with_a_problem()
    {
        await using var server = await TodoServer.StartAsync(services => services.AddScoped(_ => FailingPort<ITodoRepository>.With(new IOException())));
        var ada = await server.SignUpAsync();
        // More than the first buffer of the answer, before the todos.
        for (var i = 0; i < 40; i++)
            await ada.PostAsync("/api/lists", new { name = $"{i} {new string('x', 90)}" });

        using var response = await SendAsync(server, ada);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(() => response.Content.ReadAsStringAsync(), Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task It_is_read_while_it_is_written_and_no_faster()
    {
        const int count = 12_000;
        // Without a trash, which would be exported after the todos.
        await using var server = await TodoServer.StartAsync("--Limits:TrashDays=0");
        var ada = await server.SignUpAsync();
        await TodoRows.AddAsync(server, ada.UserId, count, new string('x', 2_000));

        using var response = await SendAsync(server, ada);
        await using var stream = await response.Content.ReadAsStreamAsync();
        await stream.ReadExactlyAsync(new byte[1_000]);
        // The client has not read on: what the server has not read by now, it will not find any more.
        await ada.DeleteAsync("/api/todos?is_done=false");
        using var reader = new StreamReader(stream);
        var rest = await reader.ReadToEndAsync();

        // What is on the way fills the buffers of both ends at most, and 24 MB do not fit; how full they were is a matter of time.
        Assert.That(rest, Does.EndWith("}],\"trash\":[]}"));
        Assert.That(rest, Has.Length.GreaterThan(1_000).And.Length.LessThan(count * 1_900));
    }

    [Test]
    public async Task A_client_that_goes_away_is_no_failure()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        await TodoRows.AddAsync(server, ada.UserId, 6_000, new string('x', 2_000));
        var loggedBefore = server.Log.All.Count;

        using (var response = await SendAsync(server, ada))
        {
            await using var stream = await response.Content.ReadAsStreamAsync();
            await stream.ReadExactlyAsync(new byte[1_000]);
        }

        Assert.That((await ada.GetAsync("/api/todos?limit=1")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(server.Log.All.Skip(loggedBefore).Where(line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Warning), Is.Empty);
    }

    private static Task<HttpResponseMessage> SendAsync(TodoServer server, TodoClient client)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + client.AccessToken);
        return server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
