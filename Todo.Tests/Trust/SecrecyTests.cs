using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>Misplaced passwords and tokens never reach the log, and input cannot forge log lines.</summary>
internal sealed class SecrecyTests
{
    private const string Secret = "Xq7-hidden-secret-42";

    [Test]
    public async Task Misplaced_passwords_and_tokens_are_not_logged_at_any_level()
    {
        await using var server = await TodoServer.StartAsync("--Logging:LogLevel:Default=Trace");
        var ada = await server.SignUpAsync();
        var anonymous = server.Anonymous();
        ada.Password = Secret;

        await ada.PutAsync("/api/users/password", new { current_password = TodoClient.GoodPassword, password = Secret });
        await ada.PutAsync("/api/users/password", new { current_password = Secret, password = Secret, extra = Secret });
        await ada.SignInAsync();
        await anonymous.PostAsync("/api/users", new { name = Secret, email = Secret, password = new { nested = Secret } });
        await anonymous.PostAsync("/api/users", new Dictionary<string, string> { [Secret] = Secret });
        await anonymous.SendRawAsync(HttpMethod.Post, "/api/users", $"{{\"password\":\"{Secret}\", {Secret}");
        await anonymous.SendRawAsync(HttpMethod.Post, "/api/users", Secret, $"text/{Secret}");
        await anonymous.FormAsync("/api/login/access_token", ("username", Secret), ("password", Secret), ("client_secret", Secret), ("scope", Secret));
        await anonymous.FormAsync("/api/login/access_token", ("grant_type", Secret), (Secret, Secret));
        await anonymous.FormAsync("/api/login/access_token", ("grant_type", "refresh_token"), ("refresh_token", Secret));
        await anonymous.FormAsync("/api/login/revoke", ("token", Secret));
        await anonymous.GetAsync($"/api/login/access_token?password={Secret}&access_token={Secret}");
        await anonymous.GetAsync($"/api/{Secret}");
        await ada.GetAsync($"/api/todos/{Secret}?q={Secret}");
        await ada.GetAsync($"/api/todos?q={Secret}&after={Secret}&{Secret}=1");
        await ada.PostAsync("/api/todos", new { content = Secret }, ("Idempotency-Key", Secret));
        await ada.PostAsync("/api/todos", new { content = "x", notes = Secret, labels = new[] { Secret }, recurrence = Secret, due_date = Secret, list_id = Secret });
        await ada.PatchAsync($"/api/todos/{Secret}", new { parent_id = Secret, priority = Secret, due_time = Secret });
        await ada.PatchAsync("/api/users/me", new { name = Secret, time_zone = Secret });
        await ada.PostAsync("/api/lists", new { name = Secret }, ("Idempotency-Key", Secret));
        await ada.PostAsync($"/api/lists/{Secret}/move", new { after_id = Secret });
        await ada.PatchAsync($"/api/labels/{Secret}", new { name = Secret });
        await ada.DeleteAsync($"/api/labels/{Secret}");
        await ada.GetAsync($"/api/todos?label={Secret}&due={Secret}&list_id={Secret}&completed_from={Secret}");
        await ada.GetAsync($"/api/trash?after={Secret}");
        await ada.PostAsync($"/api/trash/{Secret}/restore", Secret);
        await anonymous.GetAsync("/api/todos", ("Authorization", $"Basic {Secret}"));
        await anonymous.GetAsync("/api/todos", ("Authorization", $"Bearer {Secret}"), ("Cookie", Secret), ("User-Agent", Secret), ("traceparent", Secret));
        await anonymous.GetAsync("/api/todos", ("Authorization", $"Bearer a.{Secret}.c"));

        var log = server.Log.All.Select(line => line.Text + string.Join(' ', line.Values.Values)).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(log, Is.Not.Empty);
            Assert.That(log.Where(line => line.Contains(Secret, StringComparison.OrdinalIgnoreCase)), Is.Empty, "A secret is in the log.");
            Assert.That(log.Where(line => line.Contains(ada.AccessToken!, StringComparison.Ordinal)), Is.Empty, "An access token is in the log.");
            Assert.That(log.Where(line => line.Contains(ada.RefreshToken!, StringComparison.Ordinal)), Is.Empty, "A refresh token is in the log.");
            Assert.That(log.Where(line => line.Contains(ada.Email, StringComparison.OrdinalIgnoreCase)), Is.Empty, "An address is in the log.");
        }
    }

    [Test]
    public async Task Line_breaks_in_names_user_agents_and_paths_do_not_forge_log_lines()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        const string Forged = "\r\nUser 1 signed in, session 1";

        await ada.PutAsync("/api/users/name", new { name = "Ada" + Forged });
        await ada.PostAsync("/api/todos", new { content = Forged });
        await ada.PostAsync("/api/lists", new { name = Forged });
        await ada.GetAsync("/api/todos/1%0d%0aUser%201%20signed%20in,%20session%201");
        await ada.DeleteAsync("/api/labels/1%0d%0aUser%201%20signed%20in,%20session%201");
        await ada.FormAsync("/api/login/access_token", ("username", Forged), ("password", Forged), ("client_id", Forged));
        await ada.SignInAsync();

        Assert.That(server.Log.All.Where(line => line.Text.Contains("\nUser 1", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task Members_that_clients_cannot_set_are_ignored()
    {
        var bob = await SharedServer.Instance.SignUpAsync();
        var ada = await SharedServer.Instance.SignUpAsync();
        const string Past = "2000-01-01T00:00:00.000000Z";
        var mine = new Dictionary<string, object>
        {
            ["content"] = "Mine",
            ["id"] = 1,
            ["user_id"] = bob.UserId,
            ["userId"] = bob.UserId,
            ["created_at"] = Past,
            ["updated_at"] = Past,
            ["todo_count"] = -5,
            ["next_id"] = 1,
            ["position"] = 1,
            ["completed_at"] = Past,
            ["deleted_at"] = Past,
            ["is_pristine"] = true,
        };

        var created = await ada.PostAsync("/api/todos", mine);
        var changed = await ada.PutAsync($"/api/todos/{created.Id}", mine);
        var renamed = await ada.PutAsync("/api/users/name", new { name = "Ada", id = 1, email = "x@example.com", password = "another password 1", is_admin = true });

        var list = await ada.PostAsync("/api/lists", new { name = "Mine", id = 1, user_id = bob.UserId, is_inbox = true, position = 1, created_at = Past });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(created.Json.GetProperty("next_id").ValueKind, Is.EqualTo(System.Text.Json.JsonValueKind.Null));
            Assert.That(created.Json.GetProperty("position").GetInt64(), Is.GreaterThan(1));
            Assert.That(list.Json.GetProperty("is_inbox").GetBoolean(), Is.False);
            Assert.That(list.Json.GetProperty("position").GetInt64(), Is.GreaterThan(1));
            Assert.That(list.Text, Does.Not.Contain("2000-01-01"));
            Assert.That((await bob.GetAsync("/api/lists")).Json.GetArrayLength(), Is.EqualTo(1));
            Assert.That(created.Json.GetProperty("user_id").GetInt64(), Is.EqualTo(ada.UserId));
            Assert.That(changed.Json.GetProperty("user_id").GetInt64(), Is.EqualTo(ada.UserId));
            Assert.That(changed.Text, Does.Not.Contain("2000-01-01"));
            Assert.That(renamed.Json.GetProperty("email").GetString(), Is.EqualTo(ada.Email));
            Assert.That((await ada.SignInAsync()).UserId, Is.EqualTo(ada.UserId), "The password is unchanged.");
            Assert.That((await bob.GetAsync("/api/todos")).Json.GetArrayLength(), Is.Zero);
        }
    }
}
