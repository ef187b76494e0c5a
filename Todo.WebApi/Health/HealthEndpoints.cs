using Todo.Infrastructure.Database;
using Todo.WebApi.Http;
using Todo.WebApi.RateLimiting;
using Todo.WebApi.Telemetry;

namespace Todo.WebApi.Health;

/// <summary>The health checks for orchestrators and load balancers.</summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    /// <summary>How long writes may make no progress before this instance reports that it is not ready.</summary>
    private static readonly TimeSpan MaxStall = TimeSpan.FromSeconds(5);

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var health = endpoints.MapGroup("healthz")
            .WithMetadata(new UnlimitedAttribute(), new UnloggedAttribute(), new CacheControlAttribute(CacheControlAttribute.NoStore))
            .ExcludeFromDescription().WithHead();
        // Skips authentication, which may need the keys and the database.
        health.ShortCircuit();
        health.MapGet("live", () => "live");
        health.MapGet("ready", async (DatabaseMigrator database, IWriteProgress writes, Readiness readiness, CancellationToken cancellationToken) =>
            readiness.IsAccepting && !writes.IsRefused && writes.Stalled < MaxStall && await AnswersAsync(database, cancellationToken)
                ? Results.Text("ready")
                : Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
    }

    private static async Task<bool> AnswersAsync(DatabaseMigrator database, CancellationToken cancellationToken)
    {
        try
        {
            return (await database.GetStateAsync(cancellationToken).WaitAsync(Patience, cancellationToken)).IsUsable();
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Any exception means that the database does not respond.
            return false;
        }
    }
}
