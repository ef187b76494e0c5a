namespace Todo.WebApi.Hosting;

/// <summary>Tells the connection of each request that it is not idle.</summary>
internal static class BusyConnections
{
    public static IApplicationBuilder UseBusyConnections(this IApplicationBuilder app) => app.Use(next => context =>
        context.Features.Get<BoundedConnection>() is { } connection ? RunAsync(next, context, connection) : next(context));

    private static async Task RunAsync(RequestDelegate next, HttpContext context, BoundedConnection connection)
    {
        if (!connection.TryBeginRequest())
        {
            // It was closed while the request arrived, and no response would reach the client: the request must have no effect.
            context.Abort();
            return;
        }
        try
        {
            await next(context);
        }
        finally
        {
            connection.EndRequest();
        }
    }
}
