using System.Net;
using Todo.Tests.Harness;
using Todo.Tests.PersonalTokens;
using Todo.Tests.Webhooks;

namespace Todo.Tests.WebApi;

/// <summary>
/// Every protected operation of the route table, called by the owner and by other clients. An operation without a row in
/// <see cref="Rows"/> fails the tests: add a row with its requirements for each new operation.
/// </summary>
internal sealed partial class IsolationMatrixTests
{
    /// <summary>An id that nothing has.</summary>
    private const long Missing = (1L << 53) - 1;

    private const string NewPassword = "staple battery horse 7";

    /// <summary>An operation: its body, the owner's status, and the status of another user who requests the owner's resource.</summary>
    private sealed record Row(object? Body, HttpStatusCode Owner, HttpStatusCode Stranger, string Query = "");

    private static readonly Dictionary<string, Row> Rows = new()
    {
        ["PATCH /api/users/me"] = new(new { time_zone = "Europe/Berlin" }, HttpStatusCode.OK, HttpStatusCode.OK),
        ["GET /api/users/me"] = new(null, HttpStatusCode.OK, HttpStatusCode.OK),
        ["PUT /api/users/name"] = new(new { name = "Grace" }, HttpStatusCode.OK, HttpStatusCode.OK),
        ["PUT /api/users/password"] =
            new(new { current_password = TodoClient.GoodPassword, password = NewPassword }, HttpStatusCode.OK, HttpStatusCode.OK),
        ["PUT /api/users/me/email"] =
            new(new { email = "elsewhere@example.com", password = TodoClient.GoodPassword }, HttpStatusCode.Accepted, HttpStatusCode.Accepted),
        ["POST /api/users/me/email/verification"] = new(null, HttpStatusCode.Accepted, HttpStatusCode.Accepted),
        ["DELETE /api/users/me"] = new(new { password = TodoClient.GoodPassword }, HttpStatusCode.NoContent, HttpStatusCode.NoContent),
        ["GET /api/users/me/export"] = new(null, HttpStatusCode.OK, HttpStatusCode.OK),
        ["POST /api/users/me/totp"] = new(new { password = TodoClient.GoodPassword }, HttpStatusCode.OK, HttpStatusCode.OK),
        // Without a second factor, which has tests of its own.
        ["POST /api/users/me/totp/confirm"] = new(new { code = "123456" }, HttpStatusCode.NotFound, HttpStatusCode.NotFound),
        ["POST /api/users/me/totp/recovery_codes"] =
            new(new { password = TodoClient.GoodPassword, code = "123456" }, HttpStatusCode.NotFound, HttpStatusCode.NotFound),
        ["DELETE /api/users/me/totp"] =
            new(new { password = TodoClient.GoodPassword, code = "123456" }, HttpStatusCode.NotFound, HttpStatusCode.NotFound),
        ["GET /api/users/me/sessions"] = new(null, HttpStatusCode.OK, HttpStatusCode.OK),
        ["DELETE /api/users/me/sessions"] = new(null, HttpStatusCode.NoContent, HttpStatusCode.NoContent),
        ["DELETE /api/users/me/sessions/{id}"] = new(null, HttpStatusCode.NoContent, HttpStatusCode.NotFound),
        ["GET /api/todos"] = new(null, HttpStatusCode.OK, HttpStatusCode.OK),
        ["POST /api/todos"] = new(new { content = "x" }, HttpStatusCode.Created, HttpStatusCode.Created),
        ["PATCH /api/todos"] = new(new { is_done = true }, HttpStatusCode.OK, HttpStatusCode.OK),
        ["DELETE /api/todos"] = new(null, HttpStatusCode.OK, HttpStatusCode.OK, "?is_done=false"),
        ["GET /api/todos/{id}"] = new(null, HttpStatusCode.OK, HttpStatusCode.NotFound),
        ["PUT /api/todos/{id}"] = new(new { content = "x" }, HttpStatusCode.OK, HttpStatusCode.NotFound),
        ["PATCH /api/todos/{id}"] = new(new { is_done = true }, HttpStatusCode.OK, HttpStatusCode.NotFound),
        ["DELETE /api/todos/{id}"] = new(null, HttpStatusCode.OK, HttpStatusCode.NotFound),
        ["POST /api/todos/{id}/move"] = new(new { after_id = (long?)null }, HttpStatusCode.OK, HttpStatusCode.NotFound),
        ["GET /api/todos/{id}/occurrences"] = new(null, HttpStatusCode.OK, HttpStatusCode.NotFound),
        ["GET /api/lists"] = new(null, HttpStatusCode.OK, HttpStatusCode.OK),
        ["POST /api/lists"] = new(new { name = "x" }, HttpStatusCode.Created, HttpStatusCode.Created),
        ["GET /api/lists/{id}"] = new(null, HttpStatusCode.OK, HttpStatusCode.NotFound),
        ["PATCH /api/lists/{id}"] = new(new { name = "x" }, HttpStatusCode.OK, HttpStatusCode.NotFound),
        ["DELETE /api/lists/{id}"] = new(null, HttpStatusCode.NoContent, HttpStatusCode.NotFound),
        ["POST /api/lists/{id}/move"] = new(new { after_id = (long?)null }, HttpStatusCode.OK, HttpStatusCode.NotFound),
        ["GET /api/labels"] = new(null, HttpStatusCode.OK, HttpStatusCode.OK),
        ["PATCH /api/labels/{name}"] = new(new { name = "x" }, HttpStatusCode.OK, HttpStatusCode.OK),
        ["DELETE /api/labels/{name}"] = new(null, HttpStatusCode.OK, HttpStatusCode.OK),
        ["GET /api/changes"] = new(null, HttpStatusCode.OK, HttpStatusCode.OK),
        ["GET /api/events"] = new(null, HttpStatusCode.OK, HttpStatusCode.OK),
        ["GET /api/trash"] = new(null, HttpStatusCode.OK, HttpStatusCode.OK),
        ["DELETE /api/trash"] = new(null, HttpStatusCode.OK, HttpStatusCode.OK),
        ["DELETE /api/trash/{id}"] = new(null, HttpStatusCode.NoContent, HttpStatusCode.NotFound),
        ["POST /api/trash/{id}/restore"] = new(null, HttpStatusCode.OK, HttpStatusCode.NotFound),
        ["GET /api/tokens"] = new(null, HttpStatusCode.OK, HttpStatusCode.OK),
        ["POST /api/tokens"] = new(new { name = "x", scopes = new[] { "todos:read" } }, HttpStatusCode.Created, HttpStatusCode.Created),
        ["DELETE /api/tokens/{id}"] = new(null, HttpStatusCode.NoContent, HttpStatusCode.NotFound),
        ["GET /api/webhooks"] = new(null, HttpStatusCode.OK, HttpStatusCode.OK),
        ["POST /api/webhooks"] =
            new(new { url = "https://hooks.example.com", events = new[] { "todo.created" } }, HttpStatusCode.Created, HttpStatusCode.Created),
        ["GET /api/webhooks/{id}"] = new(null, HttpStatusCode.OK, HttpStatusCode.NotFound),
        ["PATCH /api/webhooks/{id}"] = new(new { is_active = false }, HttpStatusCode.OK, HttpStatusCode.NotFound),
        ["DELETE /api/webhooks/{id}"] = new(null, HttpStatusCode.NoContent, HttpStatusCode.NotFound),
        ["POST /api/webhooks/{id}/secret"] = new(null, HttpStatusCode.OK, HttpStatusCode.NotFound),
        ["POST /api/webhooks/{id}/ping"] = new(null, HttpStatusCode.Accepted, HttpStatusCode.NotFound),
        ["GET /api/webhooks/{id}/deliveries"] = new(null, HttpStatusCode.OK, HttpStatusCode.NotFound),
        ["POST /api/webhooks/{id}/deliveries/{delivery_id}/redeliver"] = new(null, HttpStatusCode.Accepted, HttpStatusCode.NotFound),
    };

    private static TodoServer? _server;

    private static TodoServer Server => _server!;

    private static TodoClient? _expired;
    private static TodoClient? _expiredScript;

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        _server = await TodoServer.StartAsync(MailBox.Settings);
        _expired = await _server.SignUpAsync();
        _expiredScript = await _expired.AddScriptAsync(days: 1, ClientTokens.AllScopes);
        _server.Clock.Advance(TimeSpan.FromDays(1));
    }

    [OneTimeTearDown]
    public static async Task StopAsync() => await Server.DisposeAsync();

    [Test]
    public void The_rows_match_the_protected_operations_of_the_route_table() =>
        Assert.That(Protected().Select(operation => operation.ToString()), Is.EquivalentTo(Rows.Keys));

    [Test]
    public async Task The_owner_may_do_everything()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var operation in Protected())
            {
                var owner = await World.CreateAsync();
                var reply = await SendAsync(owner.Client, operation, owner);
                Assert.That(reply.Status, Is.EqualTo(Rows[$"{operation}"].Owner), $"{operation} {reply.Text}");
            }
        }
    }

    [Test]
    public async Task Another_user_sees_and_changes_nothing_of_the_owner()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var operation in Protected())
            {
                var owner = await World.CreateAsync();
                var eve = await World.CreateAsync();
                var before = await owner.SnapshotAsync();

                var reply = await SendAsync(eve.Client, operation, owner);

                Assert.That(reply.Status, Is.EqualTo(Rows[$"{operation}"].Stranger), $"{operation} {reply.Text}");
                Assert.That(reply.Text, Does.Not.Contain(owner.Secret).And.Not.Contain(owner.Client.Email), $"{operation}");
                Assert.That(await owner.SnapshotAsync(), Is.EqualTo(before), $"the effect of {operation} by another user");
            }
        }
    }

    [Test]
    public async Task Resources_of_another_user_get_the_same_response_as_missing_ones()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var operation in Protected().Where(operation => operation.Route.Contains("{id}", StringComparison.Ordinal)))
            {
                var owner = await World.CreateAsync();
                var eve = await World.CreateAsync();

                var foreign = await SendAsync(eve.Client, operation, owner);
                var missing = await SendAsync(eve.Client, operation, owner with
                {
                    TodoId = Missing,
                    SessionId = Missing,
                    ListId = Missing,
                    TrashedId = Missing,
                    WebhookId = Missing,
                    DeliveryId = Missing,
                    TokenId = Missing,
                });

                Assert.That(foreign.WithoutTraceId(), Is.EqualTo(missing.WithoutTraceId()), $"{operation}");
                Assert.That(foreign.Headers.Select(HeaderOf).Order(), Is.EqualTo(missing.Headers.Select(HeaderOf).Order()), $"{operation}");
            }
        }

        static string HeaderOf(KeyValuePair<string, IEnumerable<string>> header) =>
            header.Key == "Date" ? header.Key : $"{header.Key}: {string.Join(", ", header.Value)}";
    }

    [Test]
    public async Task A_request_without_a_token_has_no_effect()
    {
        await AssertRefusedAsync(_ => Task.FromResult(Server.Anonymous()), "Not authenticated", "Bearer");
    }

    [Test]
    public async Task A_request_with_the_token_of_a_revoked_session_has_no_effect() => await AssertInvalidTokenAsync(async owner =>
    {
        var elsewhere = await owner.Client.SignInAsync();
        await owner.Client.DeleteAsync("/api/users/me/sessions");
        return elsewhere;
    });

    [Test]
    public async Task A_request_with_the_token_of_a_deleted_user_has_no_effect() => await AssertInvalidTokenAsync(async _ =>
    {
        var gone = await Server.SignUpAsync();
        await gone.DeleteAsync("/api/users/me", new { password = gone.Password });
        return gone;
    });

    [Test]
    public async Task A_request_with_an_expired_token_has_no_effect() => await AssertInvalidTokenAsync(_ => Task.FromResult(_expired!));

    private static Task AssertInvalidTokenAsync(Func<World, Task<TodoClient>> intruder) =>
        AssertRefusedAsync(intruder, "Could not validate credentials", "Bearer error=\"invalid_token\"");

    private static async Task AssertRefusedAsync(Func<World, Task<TodoClient>> intruder, string detail, string challenge)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var operation in Protected())
            {
                var owner = await World.CreateAsync();
                var client = await intruder(owner);
                var before = await owner.SnapshotAsync();

                var reply = await SendAsync(client, operation, owner);

                reply.AssertProblem(HttpStatusCode.Unauthorized, detail);
                Assert.That(reply.Header("WWW-Authenticate"), Is.EqualTo(challenge), $"{operation}");
                Assert.That(await owner.SnapshotAsync(), Is.EqualTo(before), $"the effect of {operation} without a valid token");
            }
        }
    }

    /// <summary>The GET handler also serves HEAD.</summary>
    private static Operation[] Protected() =>
        [.. Server.Operations().Where(operation => operation is { IsProtected: true, Method: not "HEAD" })];

    private static Task<Reply> SendAsync(TodoClient client, Operation operation, World owner)
    {
        var row = Rows[$"{operation}"];
        var path = operation.Route.Replace("{id}", $"{owner.IdIn(operation)}", StringComparison.Ordinal)
            .Replace("{delivery_id}", $"{owner.DeliveryId}", StringComparison.Ordinal)
            .Replace("{name}", owner.Secret, StringComparison.Ordinal) + row.Query;
        return row.Body is null
            ? client.SendAsync(new HttpMethod(operation.Method), path)
            : client.SendRawAsync(new HttpMethod(operation.Method), path, System.Text.Json.JsonSerializer.Serialize(row.Body));
    }

    /// <summary>A signed-in user with a todo, a list, a label, a trash, a webhook and a personal token that other users must not see.</summary>
    private sealed record World(
        TodoClient Client, string Secret, long TodoId, long SessionId, long ListId, long TrashedId, long WebhookId, long DeliveryId, long TokenId)
    {
        public static async Task<World> CreateAsync()
        {
            var client = await Server.SignUpAsync();
            var secret = Guid.NewGuid().ToString("N");
            var list = await client.CreateListAsync(secret);
            var todo = await client.CreateAsync(new { content = secret, list_id = list.Id, labels = new[] { secret } });
            var trashed = await client.CreateTodoAsync(secret);
            await client.DeleteAsync($"/api/todos/{trashed.Id}");
            var sessions = await client.GetAsync("/api/users/me/sessions");
            var webhook = await client.AddWebhookAsync($"https://hooks.example.com/{secret}");
            var delivery = (await WebhookRows.AddDeliveriesAsync(Server, webhook.Id(), 1)).Single();
            return new(client, secret, todo.Id, sessions.Json[0].GetProperty("id").GetInt64(), list.Id, trashed.Id, webhook.Id(), delivery,
                (await client.AddTokenAsync(secret)).Id());
        }

        /// <summary>Returns the id that the operation takes.</summary>
        public long IdIn(Operation operation) => operation.Route.Split('/') switch
        {
            ["", "api", "lists", ..] => ListId,
            ["", "api", "trash", ..] => TrashedId,
            ["", "api", "users", ..] => SessionId,
            ["", "api", "webhooks", ..] => WebhookId,
            ["", "api", "tokens", ..] => TokenId,
            _ => TodoId,
        };

        /// <summary>Returns all data of this user.</summary>
        public async Task<string> SnapshotAsync()
        {
            string[] parts =
            [
                "/api/users/me", "/api/todos", "/api/users/me/sessions", "/api/lists", "/api/labels", "/api/trash", "/api/webhooks",
                $"/api/webhooks/{WebhookId}/deliveries", "/api/tokens",
            ];
            var replies = await Task.WhenAll(parts.Select(part => Client.GetAsync(part)));
            return string.Join('\n', replies.Select(reply => $"{reply.Status} {reply.Text}"));
        }
    }
}
