using Todo.WebApi.Health;

namespace Todo.WebApi.Commands;

/// <summary>Runs the server until it receives a stop signal.</summary>
internal static class Serve
{
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = Hosting.WebApi.Build(args, services => services.AddHostedService<Drain>());
        await app.RunAsync();
        return 0;
    }
}
