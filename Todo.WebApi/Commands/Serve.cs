using Todo.WebApi.Health;

namespace Todo.WebApi.Commands;

/// <summary>Runs the server until it receives a stop signal.</summary>
internal static class Serve
{
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = Hosting.WebApi.Build(args, services => services.AddHostedService<Drain>());
        // Taken now: running disposes of the program's services.
        var stopping = app.Lifetime.ApplicationStopping;
        try
        {
            await app.RunAsync();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The stop signal came during the start.
        }
        return 0;
    }
}
