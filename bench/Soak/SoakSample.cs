using Todo.Bench.Databases;

namespace Todo.Bench.Soak;

/// <summary>What the server and its database hold at a moment.</summary>
internal sealed record SoakSample(double Seconds, double Memory, double Handles, double Threads, double Wal, double Data)
{
    private const double Mebi = 1024 * 1024;

    /// <summary>Each curve with its name.</summary>
    public static IReadOnlyList<(string Name, Func<SoakSample, double> Value)> Curves { get; } =
    [
        ("memory, MiB", sample => sample.Memory),
        ("handles", sample => sample.Handles),
        ("threads", sample => sample.Threads),
        ("write-ahead log, MiB", sample => sample.Wal),
        ("data and indexes, MiB", sample => sample.Data),
    ];

    public static Task<SoakSample> TakeAsync(double seconds, Server server, Database database) => Task.Run(() =>
    {
        var (wal, data) = database.Provider == "Sqlite" ? SizesOf(SqliteFiles.FileOf(database)) : SizesOf(database);
        return new SoakSample(seconds, server.Memory, server.Handles, server.Threads, wal / Mebi, data / Mebi);
    });

    private static (double Wal, double Data) SizesOf(string file)
    {
        var wal = new FileInfo(file + "-wal");
        return (wal.Exists ? wal.Length : 0, new FileInfo(file).Length);
    }

    private static (double Wal, double Data) SizesOf(Database database)
    {
        const string Sql = "SELECT (SELECT sum(size) FROM pg_ls_waldir())::float8, pg_database_size(current_database())::float8";
        var row = Postgres.Query(database.ConnectionString, Sql)[0];
        return ((double)row[0], (double)row[1]);
    }
}
