using Todo.Application.Common;
using Todo.Infrastructure.Database;

namespace Todo.WebApi.Commands;

/// <summary>Migrates the database as a separate step, before the servers start.</summary>
internal static class Migrate
{
    private const string ScriptOption = "--script";

    public static Task<int> RunAsync(string[] args) => args.Contains(ScriptOption)
        ? Usage.RunAsync([.. args.Where(arg => arg != ScriptOption)], WriteScriptAsync)
        : Usage.RunAsync(args, MigrateAsync);

    private static async Task<int> MigrateAsync(string[] args)
    {
        await using var app = Hosting.WebApi.Build(args);
        var migrator = app.Services.GetRequiredService<DatabaseMigrator>();
        DatabaseState state;
        try
        {
            state = await migrator.MigrateAsync(CancellationToken.None);
        }
        catch (Exception exception) when (app.Services.GetRequiredService<IDatabaseFaults>().Classify(exception) != DatabaseFault.None)
        {
            await Console.Error.WriteLineAsync($"The database {migrator.DatabaseName} cannot be used: {exception.GetBaseException().Message}");
            return 1;
        }
        await Console.Out.WriteLineAsync(
            state == DatabaseState.Newer ? "The database is newer than this program, but compatible with it." : "The database is up to date.");
        return 0;
    }

    private static async Task<int> WriteScriptAsync(string[] args)
    {
        // Standard output must contain only the script.
        await using var app = Hosting.WebApi.Build(args, services => services.AddLogging(logging => logging.ClearProviders()));
        var migrator = app.Services.GetRequiredService<DatabaseMigrator>();
        try
        {
            await Console.Out.WriteAsync(await migrator.ScriptAsync());
            return 0;
        }
        catch (NotSupportedException)
        {
            return await Usage.FailAsync("Scripts are not available for SQLite: run migrate without --script.");
        }
    }
}
