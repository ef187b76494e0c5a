using System.Net;
using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>The account of the signed-in user (docs/api.md#users).</summary>
internal sealed class UsersTests
{
    private const string Me = "/api/users/me";
    private const string NewPassword = "staple battery horse 7";

    [Test]
    public async Task The_account_is_read_as_it_was_registered()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await ada.GetAsync(Me);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(reply.Json.Members(), Is.EqualTo(JsonShape.User));
            Assert.That(reply.Id, Is.EqualTo(ada.UserId));
            Assert.That(reply.Text("email"), Is.EqualTo(ada.Email));
        }
    }

    [Test]
    public async Task Renaming_changes_the_name_and_nothing_else()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var before = await ada.GetAsync(Me);

        var renamed = await ada.PutAsync("/api/users/name", new { name = " Ada 💡 King " });

        var after = await ada.GetAsync(Me);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(renamed.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(renamed.Text, Is.EqualTo(after.Text));
            Assert.That(after.Text("name"), Is.EqualTo(" Ada 💡 King "));
            Assert.That(after.Text("email"), Is.EqualTo(before.Text("email")));
            Assert.That(after.Text("created_at"), Is.EqualTo(before.Text("created_at")));
            Assert.That(after.Time("updated_at"), Is.GreaterThan(before.Time("updated_at")));
        }
    }

    [TestCase("""{"name":null}""")]
    [TestCase("""{"name":""}""")]
    [TestCase("""{"name":" "}""")]
    [TestCase("""{"name":1}""")]
    [TestCase("""{"Name":"Ada"}""")]
    [TestCase("{}")]
    public async Task A_rename_requires_a_name(string body)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        (await ada.SendRawAsync(HttpMethod.Put, "/api/users/name", body)).AssertInvalid("name");
    }

    [Test]
    public async Task A_password_change_revokes_every_other_session_and_keeps_this_one()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var elsewhere = await ada.SignInAsync();

        var changed = await ada.PutAsync("/api/users/password", new { current_password = ada.Password, password = NewPassword });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(changed.Status, Is.EqualTo(HttpStatusCode.OK), changed.Text);
            Assert.That(changed.Json.Members(), Is.EqualTo(JsonShape.User));
            Assert.That((await ada.GetAsync(Me)).Status, Is.EqualTo(HttpStatusCode.OK), "access token of the same sign-in");
            Assert.That((await ada.RefreshAsync()).Status, Is.EqualTo(HttpStatusCode.OK), "refresh token of the same sign-in");
            Assert.That((await elsewhere.GetAsync(Me)).Status, Is.EqualTo(HttpStatusCode.Unauthorized), "access token of the other");
            Assert.That((await elsewhere.RefreshAsync()).Status, Is.EqualTo(HttpStatusCode.Unauthorized), "refresh token of the other");
            Assert.That(await SignInAsync(ada, ada.Password), Is.EqualTo(HttpStatusCode.Unauthorized), "the old password");
            Assert.That(await SignInAsync(ada, NewPassword), Is.EqualTo(HttpStatusCode.OK), "the new password");
        }
    }

    [Test]
    public async Task A_wrong_current_password_changes_nothing()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var elsewhere = await ada.SignInAsync();

        var changed = await ada.PutAsync("/api/users/password", new { current_password = "not the password", password = NewPassword });
        var deleted = await ada.DeleteAsync(Me, new { password = "not the password" });

        changed.AssertInvalid("current_password");
        deleted.AssertInvalid("password");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await elsewhere.GetAsync(Me)).Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await SignInAsync(ada, ada.Password), Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task The_sixth_attempt_with_the_current_password_is_429_until_the_first_leaves_the_window()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        var eve = await server.SignUpAsync();
        await ada.PutAsync("/api/users/password", new { current_password = ada.Password, password = NewPassword });
        for (var i = 0; i < 5; i++)
            (await TryAsync(ada, i % 2 == 0, "wrong password")).AssertProblem(HttpStatusCode.UnprocessableEntity);
        server.Clock.Advance(TimeSpan.FromMinutes(5));

        var sixth = await TryAsync(ada, deletes: true, NewPassword);
        sixth.AssertProblem(HttpStatusCode.TooManyRequests);
        var wait = int.Parse(sixth.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(wait, Is.InRange(9 * 60, (10 * 60) + 1));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await ada.GetAsync(Me)).Status, Is.EqualTo(HttpStatusCode.OK), "the session stays active");
            Assert.That(await SignInAsync(ada, NewPassword), Is.EqualTo(HttpStatusCode.OK), "sign-ins are counted separately");
            Assert.That((await TryAsync(eve, deletes: false, "wrong password")).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        }

        server.Clock.Advance(TimeSpan.FromSeconds(wait));
        ada.Take(await ada.RefreshAsync());
        Assert.That((await TryAsync(ada, deletes: true, NewPassword)).Status, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task A_deleted_user_loses_access_immediately_and_the_address_can_register_with_a_new_id()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var elsewhere = await ada.SignInAsync();
        await ada.CreateTodoAsync();

        var deleted = await ada.DeleteAsync(Me, new { password = ada.Password });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(deleted.Status, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(deleted.Text, Is.Empty);
            Assert.That((await ada.GetAsync(Me)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await elsewhere.GetAsync("/api/todos")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await elsewhere.RefreshAsync()).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(await SignInAsync(ada, ada.Password), Is.EqualTo(HttpStatusCode.Unauthorized));
        }
        var again = await SharedServer.Instance.Anonymous().PostAsync("/api/users", new { name = "Ada", email = ada.Email, password = ada.Password });
        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(again.Id, Is.GreaterThan(ada.UserId));
    }

    [Test]
    public async Task The_id_of_a_deleted_newest_user_is_not_reused()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        await ada.DeleteAsync(Me, new { password = ada.Password });

        var eve = await server.SignUpAsync();

        Assert.That(eve.UserId, Is.GreaterThan(ada.UserId));
    }

    [Test]
    public async Task The_export_is_a_download_with_everything_but_the_password()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateTodoAsync("Buy milk");

        var reply = await ada.GetAsync(Me + "/export");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(reply.Header("Content-Disposition"), Does.StartWith("attachment"));
            Assert.That(reply.Header("Cache-Control"), Is.EqualTo("no-store"));
            Assert.That(reply.Json.Members(), Is.EqualTo((string[])["exported_at", "user", "sessions", "lists", "todos", "trash"]));
            Assert.That(reply.Text("exported_at"), Does.Match(JsonShape.Instant));
            Assert.That(reply.Json.GetProperty("user").Members(), Is.EqualTo(JsonShape.User));
            Assert.That(reply.Json.GetProperty("sessions").GetArrayLength(), Is.EqualTo(1));
            Assert.That(JsonSerializer.Serialize(reply.Json.GetProperty("todos")), Is.EqualTo($"[{todo.Text}]"));
            Assert.That(reply.Text.Replace("has_password", null), Does.Not.Contain("hash").IgnoreCase.And.Not.Contain("password").IgnoreCase);
        }
    }

    private static Task<Reply> TryAsync(TodoClient client, bool deletes, string password) => deletes
        ? client.DeleteAsync(Me, new { password })
        : client.PutAsync("/api/users/password", new { current_password = password, password = NewPassword });

    private static async Task<HttpStatusCode> SignInAsync(TodoClient client, string password) =>
        (await client.FormAsync("/token", ("username", client.Email), ("password", password))).Status;
}
