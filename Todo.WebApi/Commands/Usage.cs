using System.Reflection;

namespace Todo.WebApi.Commands;

/// <summary>Describes the command line.</summary>
internal static class Usage
{
    public const int WrongUsage = 2;

    private const string Text = """
        Usage: Todo.WebApi [COMMAND] [--Section:Name=value ...]

        Without a command, the program runs the server.

          migrate            migrate the database to this version
          migrate --script   write the migrations as a SQL script to standard output (SQL Server, PostgreSQL)
          backup FILE        back up the database and its signing keys to one file (SQLite)
          restore FILE       replace the database with a backup; stop all servers first (SQLite)
          healthcheck        check whether the server on this host is ready: exit code 0 or 1
          --help             show this help
          --version          show the version of the program

        Settings are read from appsettings.json, environment variables (Section__Name) and the command line. Later sources override earlier ones.
        README.md lists all settings. --urls=http://localhost:8080 is ASPNETCORE_URLS.
        """;

    public static async Task<int> ShowAsync()
    {
        await Console.Out.WriteLineAsync(Text);
        return 0;
    }

    public static async Task<int> ShowVersionAsync()
    {
        await Console.Out.WriteLineAsync(typeof(Usage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
        return 0;
    }

    /// <summary>Runs a command if all of its arguments are settings: the framework would ignore the others, misspelled ones among them.</summary>
    public static Task<int> RunAsync(string[] settings, Func<string[], Task<int>> command) =>
        FirstUnexpected(settings) is { } word
            ? FailAsync($"Unexpected argument: {word}. A setting is --Section:Name=value, and a command comes first. Try --help.")
            : command(settings);

    public static Task<int> RefuseAsync(string word) => FailAsync($"Unknown command: {word}. Try --help.");

    /// <summary>Writes one line that explains what is wrong with the command line.</summary>
    public static async Task<int> FailAsync(string line)
    {
        await Console.Error.WriteLineAsync(line);
        return WrongUsage;
    }

    /// <summary>Settings are <c>--name=value</c>, <c>--name value</c>, and the same with a slash.</summary>
    private static string? FirstUnexpected(string[] settings)
    {
        for (var i = 0; i < settings.Length; i++)
        {
            if (!IsName(settings[i]))
                return settings[i];
            if (!settings[i].Contains('=', StringComparison.Ordinal) && (++i == settings.Length || settings[i].StartsWith("--", StringComparison.Ordinal)))
                return settings[i - 1];
        }
        return null;
    }

    private static bool IsName(string word) => word is ['-', '-', _, ..] or ['/', _, ..];
}
