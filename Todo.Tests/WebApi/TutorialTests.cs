using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>
/// The requests of a client of the two FastAPI tutorials, in their order: each response has the tutorials' status class and at least
/// their members. Only the password change requires more, and errors are 401 and 409 instead of 403 and 400.
/// </summary>
internal sealed class TutorialTests
{
    private static readonly string[] Error = ["detail"];

    [Test]
    public async Task A_client_of_the_tutorials_works_unchanged()
    {
        var email = TodoClient.NewEmail();
        var client = SharedServer.Instance.Anonymous();

        AssertLike(await client.GetAsync("/api/todos"), 4, Error);
        AssertLike(await client.PostAsync("/api/users", new { name = "Ada", email, password = "tutorial-pass" }), 2, JsonShape.User);
        var taken = await client.PostAsync("/api/users", new { name = "Ada", email, password = "tutorial-pass" });
        AssertLike(taken, 4, Error);
        Assert.That(taken.Detail, Is.EqualTo("The user with this email already exists in the system."));
        AssertLike(await client.PostAsync("/api/users", new { name = "Ada" }), 4, Error, HttpStatusCode.UnprocessableEntity);

        var wrong = await SignInAsync(client, email, "not the password");
        AssertLike(wrong, 4, Error, HttpStatusCode.Unauthorized);
        Assert.That(wrong.Detail, Is.EqualTo("Could not validate user."));
        var signedIn = await SignInAsync(client, email, "tutorial-pass");
        AssertLike(signedIn, 2, ["access_token", "token_type"], HttpStatusCode.OK);
        Assert.That(signedIn.Text("token_type"), Is.EqualTo("bearer"));

        client.AccessToken = "garbage";
        var refused = await client.GetAsync("/api/todos");
        AssertLike(refused, 4, Error);
        Assert.That(refused.Detail, Is.EqualTo("Could not validate credentials"));

        client.Take(signedIn);
        await UseAccountAsync(client, email);
        await UseTodosAsync(client);
    }

    private static async Task UseAccountAsync(TodoClient client, string email)
    {
        var me = await client.GetAsync("/api/users/me");
        AssertLike(me, 2, JsonShape.User);
        var renamed = await client.PutAsync("/api/users/name", new { name = "Ada King" });
        AssertLike(renamed, 2, JsonShape.User, HttpStatusCode.OK);
        Assert.That(renamed.Text("name"), Is.EqualTo("Ada King"));
        var changed = await client.PutAsync("/api/users/password", new { current_password = "tutorial-pass", password = "tutorial-pass-2" });
        AssertLike(changed, 2, JsonShape.User, HttpStatusCode.OK);
        AssertLike(await SignInAsync(client, email, "tutorial-pass"), 4, Error, HttpStatusCode.Unauthorized);
        AssertLike(await SignInAsync(client, email, "tutorial-pass-2"), 2, ["access_token", "token_type"], HttpStatusCode.OK);
    }

    private static async Task UseTodosAsync(TodoClient client)
    {
        Assert.That((await client.GetAsync("/api/todos")).Text, Is.EqualTo("[]"));
        var created = await client.PostAsync("/api/todos", new { content = "Learn" });
        AssertLike(created, 2, JsonShape.Todo);
        Assert.That(created.Json.GetProperty("is_done").GetBoolean(), Is.False);
        AssertLike(await client.PostAsync("/api/todos", new { content = "Done", is_done = true }), 2, JsonShape.Todo);
        AssertLike(await client.PostAsync("/api/todos", new { is_done = true }), 4, Error, HttpStatusCode.UnprocessableEntity);

        var path = $"/api/todos/{created.Id}";
        AssertLike(await client.PutAsync(path, new { content = "Learn more", is_done = true }), 2, JsonShape.Todo, HttpStatusCode.OK);
        var kept = await client.PutAsync(path, new { content = "Learn most" });
        AssertLike(kept, 2, JsonShape.Todo, HttpStatusCode.OK);
        Assert.That(kept.Json.GetProperty("is_done").GetBoolean(), "omitted, so unchanged");

        var list = await client.GetAsync("/api/todos");
        Assert.That(list.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(list.Json.EnumerateArray().Select(todo => todo.GetProperty("content").GetString()), Is.EqualTo((string[])["Learn most", "Done"]));

        var deleted = await client.DeleteAsync(path);
        AssertLike(deleted, 2, JsonShape.Todo, HttpStatusCode.OK);
        Assert.That(deleted.Id, Is.EqualTo(created.Id));
        var gone = await client.DeleteAsync(path);
        AssertLike(gone, 4, Error, HttpStatusCode.NotFound);
        Assert.That(gone.Detail, Is.EqualTo("Todo not found"));
        AssertLike(await client.PutAsync(path, new { content = "x" }), 4, Error, HttpStatusCode.NotFound);
    }

    private static Task<Reply> SignInAsync(TodoClient client, string email, string password) =>
        client.FormAsync("/api/login/access_token", ("username", email), ("password", password));

    /// <param name="reply">The response.</param>
    /// <param name="statusClass">The first digit of the tutorials' status.</param>
    /// <param name="members">The members of the tutorials' response.</param>
    /// <param name="status">The status, if the API has the same as the tutorials.</param>
    private static void AssertLike(Reply reply, int statusClass, string[] members, HttpStatusCode? status = null)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)reply.Status / 100, Is.EqualTo(statusClass), reply.Text);
            Assert.That(members, Is.SubsetOf(reply.Json.Members()));
            if (status is not null)
                Assert.That(reply.Status, Is.EqualTo(status));
        }
    }
}
