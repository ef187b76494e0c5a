namespace Todo.WebApi.Commands;

/// <summary>What the program can be told to do.</summary>
internal static class Usage
{
    public const int WrongUsage = 2;

    private const string Text = """
        Usage: Todo.WebApi [COMMAND] [--Section:Name=value ...]

        Without a command it serves.

          migrate            brings the database up to date
          migrate --script   writes a SQL script that does so to standard output (SQL Server, PostgreSQL)
          backup FILE        writes the database and its signing keys into one file (SQLite)
          restore FILE       puts such a file in the place of the database; no server may run (SQLite)
          healthcheck        asks the server on this host whether it is ready: exit code 0 or 1
          --help             shows this

        Settings come from appsettings.json, from environment variables (Section__Name), and from the command line, the last one winning.
        README.md tells all of them.
        """;

    public static async Task<int> ShowAsync()
    {
        await Console.Out.WriteLineAsync(Text);
        return 0;
    }

    public static Task<int> RefuseAsync(string word) => FailAsync($"Unknown command: {word}. Try --help.");

    /// <summary>Tells in one line what is wrong with the command line.</summary>
    public static async Task<int> FailAsync(string line)
    {
        await Console.Error.WriteLineAsync(line);
        return WrongUsage;
    }
}
