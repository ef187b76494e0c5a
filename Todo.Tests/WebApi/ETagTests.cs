using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Entity tags and If-None-Match (docs/api.md#conditional-requests; RFC 9110, sections 8.8.3 and 13.1.2).</summary>
internal sealed class ETagTests
{
    [Test]
    public async Task The_tag_is_strong_and_the_same_in_every_response_with_the_same_version()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var created = await ada.CreateTodoAsync();

        Assert.That(created.ETag, Does.Match("^\"[!#-~]+\"$"));
        Assert.That((await ada.GetAsync($"/api/todos/{created.Id}")).ETag, Is.EqualTo(created.ETag));
        Assert.That((await ada.SendAsync(HttpMethod.Head, $"/api/todos/{created.Id}")).ETag, Is.EqualTo(created.ETag));
    }

    [Test]
    public async Task The_tag_changes_with_every_write_even_of_the_same_content()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        server.Clock.Stop();
        var created = await ada.CreateTodoAsync();
        var path = $"/api/todos/{created.Id}";
        var tags = new List<string?> { created.ETag };
        for (var i = 0; i < 3; i++)
        {
            tags.Add((await ada.PutAsync(path, new { content = "Buy milk" })).ETag);
            tags.Add((await ada.PatchAsync(path, new { is_done = false })).ETag);
            tags.Add((await ada.PatchAsync(path, new { content = "Buy milk" })).ETag);
        }

        Assert.That(tags, Is.Unique.And.All.Not.Null);
        Assert.That((await ada.GetAsync(path)).ETag, Is.EqualTo(tags[^1]));
    }

    [TestCase("{0}")]
    [TestCase("W/{0}")]
    [TestCase("*")]
    [TestCase("\"x\", W/\"y\" ,{0}")]
    public async Task A_current_version_is_not_sent_again(string ifNoneMatch)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateTodoAsync();
        var list = await ada.GetAsync("/api/todos");

        foreach (var (path, etag) in new[] { ($"/api/todos/{todo.Id}", todo.ETag), ("/api/todos", list.ETag) })
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
            {
                var reply = await ada.SendAsync(method, path, null, ("If-None-Match", string.Format(null, ifNoneMatch, etag)));

                using (Assert.EnterMultipleScope())
                {
                    Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NotModified), path);
                    Assert.That(reply.Text, Is.Empty);
                    Assert.That(reply.ETag, Is.EqualTo(etag));
                    Assert.That(reply.Header("Cache-Control"), Is.EqualTo("private, no-cache").Or.EqualTo("no-cache, private"));
                    Assert.That(reply.Header("Content-Type"), Is.Null);
                }
            }
        }
    }

    [TestCase("\"x\"")]
    [TestCase("")]
    [TestCase("{1}")]
    [TestCase("*, \"x\"", Description = "Malformed: the star stands alone")]
    public async Task A_different_version_is_sent(string ifNoneMatch)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateTodoAsync();

        var reply = await ada.GetAsync(
            $"/api/todos/{todo.Id}", ("If-None-Match", string.Format(null, ifNoneMatch, todo.ETag, todo.ETag!.Trim('"'))));

        Assert.That((reply.Status, reply.Text), Is.EqualTo((HttpStatusCode.OK, todo.Text)));
    }

    [Test]
    public async Task A_missing_todo_is_not_found_regardless_of_If_None_Match()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        Assert.That((await ada.GetAsync("/api/todos/999999999", ("If-None-Match", "*"))).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task An_unmodified_list_still_has_its_link()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        await ada.CreateTodoAsync();
        await ada.CreateTodoAsync();
        var first = await ada.GetAsync("/api/todos?limit=1&include_total=true");

        var again = await ada.GetAsync("/api/todos?limit=1&include_total=true", ("If-None-Match", first.ETag!));

        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(again.Header("Link"), Is.EqualTo(first.Header("Link")).And.Not.Null);
        Assert.That(again.Header("X-Total-Count"), Is.EqualTo("2"));
    }

    [Test]
    public async Task The_tag_of_a_list_changes_with_its_body_its_link_and_its_total()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var id = (await ada.CreateTodoAsync()).Id;
        const string page = "/api/todos?limit=1";
        const string pageWithTotal = page + "&include_total=true";
        var alone = await TagsAsync();
        await ada.CreateTodoAsync();
        var withLink = await TagsAsync();
        await ada.CreateTodoAsync();
        var withTotal = await TagsAsync();
        await ada.PatchAsync($"/api/todos/{id}", new { is_done = true });
        var withBody = await TagsAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(withLink.Page, Is.Not.EqualTo(alone.Page));
            Assert.That(withTotal.Page, Is.EqualTo(withLink.Page), "Only the total has changed, which this page does not include.");
            Assert.That(withTotal.PageWithTotal, Is.Not.EqualTo(withLink.PageWithTotal));
            Assert.That(withBody.Page, Is.Not.EqualTo(withTotal.Page));
            Assert.That(await TagsAsync(), Is.EqualTo(withBody));
        }

        async Task<(string? Page, string? PageWithTotal)> TagsAsync() =>
            ((await ada.GetAsync(page)).ETag, (await ada.GetAsync(pageWithTotal)).ETag);
    }

    [Test]
    public async Task The_tag_of_a_list_depends_on_the_order()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        await ada.CreateTodoAsync();
        await ada.CreateTodoAsync();

        Assert.That((await ada.GetAsync("/api/todos?sort=-id")).ETag, Is.Not.EqualTo((await ada.GetAsync("/api/todos?sort=id")).ETag));
    }
}
