using Todo.WebApi.Health;

namespace Todo.WebApi.Commands;

/// <summary>Serves until it is told to stop.</summary>
internal static class Serve
{
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = Hosting.WebApi.Build(args, services => services.AddHostedService<Drain>());
        await app.RunAsync();
        return 0;
    }
}
