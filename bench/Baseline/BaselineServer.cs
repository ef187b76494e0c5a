using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace Todo.Bench.Baseline;

/// <summary>
/// What the same answers cost at least on this platform: Kestrel's routing, SQL by hand, and nothing else. It has no limits, no
/// error handling, no validation; nobody should use it.
/// </summary>
internal static class BaselineServer
{
    public const string Command = "baseline";

    private static readonly ConcurrentBag<BaselineDatabase> Idle = [];

    public static async Task<int> RunAsync(string database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        await using var app = builder.Build();

        app.MapPost("/api/login/access_token", async context =>
        {
            var form = await context.Request.ReadFormAsync();
            var connection = Take(database);
            var session = connection.FindSession(form["refresh_token"].ToString());
            Idle.Add(connection);
            await context.Response.WriteAsJsonAsync(new(BaselineToken.Create(session)), BaselineJson.Default.BaselineTokens);
        });
        Map(app, "GET", "/api/todos", database, (context, connection, user) =>
        {
            var todos = connection.List(user, int.Parse(context.Request.Query["limit"].ToString(), CultureInfo.InvariantCulture));
            context.Response.Headers.ETag = BaselineTodo.TagOf(todos);
            return context.Response.WriteAsJsonAsync(todos, BaselineJson.Default.ListBaselineTodo);
        });
        Map(app, "GET", "/api/todos/{id}", database, (context, connection, user) => Send(context, connection.Get(Id(context), user)));
        Map(app, "PUT", "/api/todos/{id}", database, async (context, connection, user) =>
            await Send(context, connection.Update(Id(context), user, await BodyAsync(context))));
        Map(app, "POST", "/api/todos", database, async (context, connection, user) =>
        {
            var todo = connection.Add(user, await BodyAsync(context));
            context.Response.StatusCode = StatusCodes.Status201Created;
            context.Response.Headers.Location = $"/api/todos/{todo.Id}";
            await Send(context, todo);
        });
        await app.RunAsync();
        return 0;
    }

    private static void Map(
        WebApplication app, string method, string path, string database, Func<HttpContext, BaselineDatabase, long, Task> handle) =>
        app.MapMethods(path, [method], async (HttpContext context) =>
        {
            var connection = Take(database);
            context.Response.Headers.CacheControl = "private, no-cache";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers.Vary = "Accept-Encoding";
            if (BaselineToken.Read(context.Request.Headers.Authorization.ToString()) is { } session && connection.IsActive(session))
                await handle(context, connection, session.UserId);
            else
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            Idle.Add(connection);
        });

    private static BaselineDatabase Take(string database) => Idle.TryTake(out var idle) ? idle : new BaselineDatabase(database);

    private static Task Send(HttpContext context, BaselineTodo? todo)
    {
        if (todo is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        context.Response.Headers.ETag = todo.Tag;
        return context.Response.WriteAsJsonAsync(todo, BaselineJson.Default.BaselineTodo);
    }

    private static long Id(HttpContext context) => long.Parse((string)context.Request.RouteValues["id"]!, CultureInfo.InvariantCulture);

    private static async ValueTask<BaselineBody> BodyAsync(HttpContext context) =>
        (await JsonSerializer.DeserializeAsync(context.Request.Body, BaselineJson.Default.BaselineBody))!;
}
