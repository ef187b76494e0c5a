using System.Net;
using System.Text;
using System.Text.Json;

namespace Todo.Tests.Harness;

/// <summary>A REST client, with the tokens of its user if it is signed in.</summary>
internal sealed class TodoClient(HttpClient http)
{
    public const string GoodPassword = "correct horse battery 9";

    public string Email { get; private init; } = string.Empty;

    public string Password { get; set; } = GoodPassword;

    public string? AccessToken { get; set; }

    public string? RefreshToken { get; set; }

    public long UserId { get; private init; }

    /// <summary>Returns a unique address.</summary>
    public static string NewEmail() => $"p{Guid.NewGuid():N}@example.com";

    public static async Task<TodoClient> SignUpAsync(HttpClient http)
    {
        var email = NewEmail();
        var registered = await new TodoClient(http).PostAsync("/api/users", new { name = "Ada", email, password = GoodPassword });
        Assert.That(registered.Status, Is.EqualTo(HttpStatusCode.Created), registered.Text);
        var client = new TodoClient(http) { Email = email, UserId = registered.Id };
        return await client.SignInAsync();
    }

    /// <summary>Signs in a user who has registered with the usual password.</summary>
    public static Task<TodoClient> SignInAsync(HttpClient http, string email) => new TodoClient(http) { Email = email }.SignInAsync();

    /// <summary>Signs the same user in to a new session.</summary>
    public async Task<TodoClient> SignInAsync(HttpClient? elsewhere = null)
    {
        var client = new TodoClient(elsewhere ?? http) { Email = Email, Password = Password, UserId = UserId };
        var reply = await client.FormAsync("/api/login/access_token", ("username", Email), ("password", Password));
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
        client.Take(reply);
        return client;
    }

    /// <summary>Returns a client with the same session on another instance.</summary>
    public TodoClient On(TodoServer server) =>
        new(server.Http) { Email = Email, Password = Password, UserId = UserId, AccessToken = AccessToken, RefreshToken = RefreshToken };

    /// <summary>Returns a client that sends another token of the same user.</summary>
    public TodoClient With(string token) => new(http) { Email = Email, Password = Password, UserId = UserId, AccessToken = token };

    /// <summary>Stores the tokens of the response.</summary>
    public void Take(Reply tokens)
    {
        AccessToken = tokens.Json.GetProperty("access_token").GetString();
        RefreshToken = tokens.Json.GetProperty("refresh_token").GetString();
    }

    public Task<Reply> RefreshAsync(string? refreshToken = null) =>
        FormAsync("/api/login/access_token", ("grant_type", "refresh_token"), ("refresh_token", refreshToken ?? RefreshToken!));

    public Task<Reply> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public Task<Reply> PostAsync(string path, object body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, Json(body), headers);

    public Task<Reply> PutAsync(string path, object body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Put, path, Json(body), headers);

    public Task<Reply> PatchAsync(string path, object body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Patch, path, Json(body), headers);

    public Task<Reply> DeleteAsync(string path, object? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Delete, path, body is null ? null : Json(body), headers);

    public Task<Reply> FormAsync(string path, params (string Name, string Value)[] form) =>
        SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>Sends a body verbatim.</summary>
    public Task<Reply> SendRawAsync(HttpMethod method, string path, string body, string? contentType = "application/json") =>
        SendAsync(method, path, Raw(body, contentType));

    public async Task<Reply> SendAsync(
        HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (AccessToken is not null)
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + AccessToken);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Reply.OfAsync(await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead));
    }

    /// <summary>Sends a GET and returns as soon as the headers of the response are there.</summary>
    public async Task<HttpResponseMessage> OpenAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + AccessToken);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>Creates a todo of this user.</summary>
    public async Task<Reply> CreateTodoAsync(string content = "Buy milk", bool isDone = false)
    {
        var reply = await PostAsync("/api/todos", new { content, is_done = isDone });
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Created), reply.Text);
        return reply;
    }

    /// <summary>Creates a todo of this user with these members.</summary>
    public async Task<Reply> CreateAsync(object todo)
    {
        var reply = await PostAsync("/api/todos", todo);
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Created), reply.Text);
        return reply;
    }

    /// <summary>Creates a list of this user.</summary>
    public async Task<Reply> CreateListAsync(string name = "Groceries")
    {
        var reply = await PostAsync("/api/lists", new { name });
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Created), reply.Text);
        return reply;
    }

    /// <summary>Returns the id of this user's inbox.</summary>
    public async Task<long> InboxAsync() => (await GetAsync("/api/lists")).Json.EnumerateArray()
        .Single(list => list.GetProperty("is_inbox").GetBoolean()).GetProperty("id").GetInt64();

    private static ByteArrayContent Json(object body) => Raw(JsonSerializer.Serialize(body), "application/json");

    private static ByteArrayContent Raw(string body, string? contentType)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return content;
    }
}
