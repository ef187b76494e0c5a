using System.Net;
using System.Text.Json;

namespace Todo.Tests.WebApi;

/// <summary>The todos (contract, section 3).</summary>
internal sealed class TodosTests
{
    [Test]
    public async Task Creating_answers_with_the_todo_its_location_and_its_tag()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await ada.PostAsync("/api/todos", new { content = "  Buy mílk \U0001F600\n" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Created));
            Assert.That(reply.Header("Location"), Is.EqualTo($"/api/todos/{reply.Id}"));
            Assert.That(reply.ETag, Does.Match("^\"[^\"]+\"$"));
            Assert.That(reply.Json.GetProperty("content").GetString(), Is.EqualTo("  Buy mílk \U0001F600\n"));
            Assert.That(reply.Json.GetProperty("is_done").ValueKind, Is.EqualTo(JsonValueKind.False));
            Assert.That(reply.Json.GetProperty("user_id").GetInt64(), Is.EqualTo(ada.UserId));
        }
    }
}
