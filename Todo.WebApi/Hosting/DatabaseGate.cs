using Todo.WebApi.Errors;
using Todo.WebApi.Health;

namespace Todo.WebApi.Hosting;

/// <summary>Responds with 503 to all operations until the database is reachable and migrated.</summary>
internal static class DatabaseGate
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    public static IApplicationBuilder UseDatabaseGate(this IApplicationBuilder app)
    {
        var readiness = app.ApplicationServices.GetRequiredService<Readiness>();
        return app.Use(next => context =>
        {
            if (readiness.IsDatabaseReady || context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.Controllers.ControllerActionDescriptor>() is null)
                return next(context);
            Problems.SetRetryAfter(context.Response, RetryAfter);
            return Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable);
        });
    }
}
