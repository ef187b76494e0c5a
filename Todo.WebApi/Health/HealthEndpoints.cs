using Todo.Infrastructure.Database;
using Todo.WebApi.Http;
using Todo.WebApi.RateLimiting;
using Todo.WebApi.Telemetry;

namespace Todo.WebApi.Health;

/// <summary>What orchestrators and load balancers ask.</summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    /// <summary>How long writes may wait in vain before this instance says that it is not ready.</summary>
    private static readonly TimeSpan MaxStall = TimeSpan.FromSeconds(5);

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var health = endpoints.MapGroup("healthz")
            .WithMetadata(new UnlimitedAttribute(), new UnloggedAttribute(), new CacheControlAttribute(CacheControlAttribute.NoStore))
            .ExcludeFromDescription().WithHead();
        // Past the authentication, which may ask the keys and the database for the caller's name.
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
            // Whatever it is, the database does not answer.
            return false;
        }
    }
}
