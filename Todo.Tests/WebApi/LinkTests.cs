using Todo.Tests.Harness;
using Todo.Tests.Trust;

namespace Todo.Tests.WebApi;

/// <summary>The Link to the next page (docs/api.md#paging; RFC 8288).</summary>
internal sealed class LinkTests
{
    [Test]
    public async Task The_last_page_has_no_link_even_if_it_is_full()
    {
        var ada = await WithTodosAsync(SharedServer.Instance, 2);

        Assert.That((await ada.GetAsync("/api/todos?limit=2")).Header("Link"), Is.Null);
        Assert.That((await ada.GetAsync("/api/todos?limit=1")).Header("Link"), Is.Not.Null);
    }

    [Test]
    public async Task The_link_is_absolute_with_the_host_of_the_request()
    {
        var ada = await WithTodosAsync(SharedServer.Instance, 2);

        var link = (await ada.GetAsync("/api/todos?limit=1", ("Host", "todo.example:8443"))).Header("Link");

        Assert.That(link, Does.Match("^<http://todo\\.example:8443/api/todos\\?limit=1&after=[A-Za-z0-9_-]{32}>; rel=\"next\"$"));
    }

    [Test]
    public async Task The_link_keeps_the_other_parameters_encoded_and_replaces_the_cursor()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        const string content = "a&b=c #1 100% +é<>\"😀";
        for (var i = 0; i < 3; i++)
            await ada.CreateTodoAsync(content);
        var query = $"?sort=-id&is_done=false&q={Uri.EscapeDataString(content)}&include_total=true&mine=1&mine=2&limit=1";

        var first = PageWalk.NextOf(await ada.GetAsync("/api/todos" + query))!;
        var second = await ada.GetAsync(first);

        Assert.That(new Uri(first).Query, Does.StartWith(query + "&after="));
        Assert.That(first, Does.Match("^[!-~]+$"));
        Assert.That(new Uri(PageWalk.NextOf(second)!).Query, Does.StartWith(query + "&after=").And.Not.EqualTo(new Uri(first).Query));
        Assert.That(second.Header("X-Total-Count"), Is.EqualTo("3"));
    }

    [Test]
    public async Task A_cursor_in_another_letter_case_is_replaced_too()
    {
        var ada = await WithTodosAsync(SharedServer.Instance, 3);
        var first = PageWalk.NextOf(await ada.GetAsync("/api/todos?limit=1"))!;

        var second = PageWalk.NextOf(await ada.GetAsync(first.Replace("after=", "After=", StringComparison.Ordinal)))!;

        Assert.That((await ada.GetAsync(second)).Json.GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task Behind_a_known_proxy_the_link_has_the_scheme_and_host_of_the_client()
    {
        await using var server = await TodoServer.StartAsync("--ForwardedHeaders:KnownProxies:0=127.0.0.1");
        var ada = await WithTodosAsync(server, 2);

        var link = PageWalk.NextOf(await ada.GetAsync(
            "/api/todos?limit=1", ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "todo.example"), ("X-Forwarded-For", "192.0.2.1")));

        Assert.That(link, Does.StartWith("https://todo.example/api/todos?limit=1&after="));
    }

    [Test]
    public async Task Forwarded_headers_of_other_clients_do_not_change_the_link()
    {
        var ada = await WithTodosAsync(SharedServer.Instance, 2);

        var link = PageWalk.NextOf(await ada.GetAsync(
            "/api/todos?limit=1", ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example")));

        Assert.That(link, Does.StartWith("http://127.0.0.1:"));
    }

    [Test]
    public async Task The_switch_of_ASP_NET_Core_for_forwarded_headers_trusts_no_one()
    {
        using var database = new TestDatabase();
        await using var server = await ServerProcess.StartAsync(["env", "ASPNETCORE_FORWARDEDHEADERS_ENABLED=true"], database.Folder, [.. database.Settings]);
        await server.ReadyAsync();
        var ada = await TodoClient.SignUpAsync(server.Http);
        await ada.CreateTodoAsync();
        await ada.CreateTodoAsync();

        var link = PageWalk.NextOf(await ada.GetAsync(
            "/api/todos?limit=1", ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-For", "192.0.2.1")));

        Assert.That(link, Does.StartWith("http://127.0.0.1:"));
    }

    private static async Task<TodoClient> WithTodosAsync(TodoServer server, int count)
    {
        var client = await server.SignUpAsync();
        for (var i = 0; i < count; i++)
            await client.CreateTodoAsync();
        return client;
    }
}
