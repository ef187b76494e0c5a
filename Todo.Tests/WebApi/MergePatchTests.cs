using System.Net;

namespace Todo.Tests.WebApi;

/// <summary>PATCH of a todo (docs/api.md#merge-patch; RFC 7396): null and absent members differ.</summary>
internal sealed class MergePatchTests
{
    [TestCase("{\"content\":\"New\"}", "New", false)]
    [TestCase("{\"is_done\":true}", "Buy milk", true)]
    [TestCase("{\"content\":\"New\",\"is_done\":true}", "New", true)]
    [TestCase("{\"is_done\":true,\"color\":null,\"Content\":\"ignored\"}", "Buy milk", true)]
    public async Task Present_members_change_and_absent_ones_stay(string patch, string content, bool isDone)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateTodoAsync();

        var reply = await ada.SendRawAsync(HttpMethod.Patch, $"/api/todos/{todo.Id}", patch, "application/merge-patch+json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
            Assert.That(reply.Json.GetProperty("content").GetString(), Is.EqualTo(content));
            Assert.That(reply.Json.GetProperty("is_done").GetBoolean(), Is.EqualTo(isDone));
            Assert.That(reply.ETag, Is.Not.EqualTo(todo.ETag));
            Assert.That((await ada.GetAsync($"/api/todos/{todo.Id}")).Text, Is.EqualTo(reply.Text));
        }
    }

    [TestCase("application/json")]
    [TestCase("application/merge-patch+json; charset=utf-8")]
    [TestCase("APPLICATION/MERGE-PATCH+JSON")]
    public async Task Both_media_types_are_accepted(string mediaType)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateTodoAsync();

        var reply = await ada.SendRawAsync(HttpMethod.Patch, $"/api/todos/{todo.Id}", "{\"is_done\":true}", mediaType);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("application/json-patch+json")]
    [TestCase("text/plain")]
    [TestCase("application/merge-patch+json; charset=utf-16")]
    public async Task Other_media_types_are_rejected(string mediaType)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateTodoAsync();

        var reply = await ada.SendRawAsync(HttpMethod.Patch, $"/api/todos/{todo.Id}", "{\"is_done\":true}", mediaType);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
    }

    [Test]
    public async Task Other_methods_reject_a_merge_patch()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateTodoAsync();

        var reply = await ada.SendRawAsync(HttpMethod.Put, $"/api/todos/{todo.Id}", "{\"content\":\"x\"}", "application/merge-patch+json");

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
    }

    [TestCase("{\"content\":null}", "content")]
    [TestCase("{\"is_done\":null}", "is_done")]
    [TestCase("{\"content\":\"\"}", "content")]
    [TestCase("{\"content\":\" \\t\"}", "content")]
    [TestCase("{\"content\":7}", "content")]
    [TestCase("{\"is_done\":\"true\"}", "is_done")]
    [TestCase("{\"is_done\":1}", "is_done")]
    [TestCase("[]", "body")]
    [TestCase("null", "body")]
    [TestCase("\"New\"", "body")]
    public async Task A_member_cannot_be_removed_or_change_its_type(string patch, string member)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateTodoAsync();

        var reply = await ada.SendRawAsync(HttpMethod.Patch, $"/api/todos/{todo.Id}", patch, "application/merge-patch+json");

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), reply.Text);
        Assert.That(reply.ErrorMembers, Is.EqualTo(new[] { member }));
        Assert.That((await ada.GetAsync($"/api/todos/{todo.Id}")).Text, Is.EqualTo(todo.Text));
    }

    [TestCase("{}")]
    [TestCase("{\"id\":7,\"updated_at\":\"x\"}")]
    public async Task A_patch_without_members_changes_nothing(string patch)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateTodoAsync();

        var reply = await ada.SendRawAsync(HttpMethod.Patch, $"/api/todos/{todo.Id}", patch);

        Assert.That((reply.Status, reply.Text, reply.ETag), Is.EqualTo((HttpStatusCode.OK, todo.Text, todo.ETag)));
    }

    [Test]
    public async Task A_patch_without_members_is_still_checked()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var eve = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateTodoAsync();
        var path = $"/api/todos/{todo.Id}";

        Assert.That((await ada.PatchAsync(path, new { }, ("If-Match", "\"x\""))).Status, Is.EqualTo(HttpStatusCode.PreconditionFailed));
        Assert.That((await ada.PatchAsync(path, new { }, ("If-Match", $"\"x\", {todo.ETag}"))).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await eve.PatchAsync(path, new { })).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await eve.PatchAsync(path, new { }, ("If-Match", "*"))).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
