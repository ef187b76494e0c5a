using Todo.Bench.Databases;

namespace Todo.Bench.Soak;

/// <summary>What the server and its database hold at a moment.</summary>
/// <param name="Seconds">Since the start.</param>
/// <param name="Memory">MiB of the server.</param>
/// <param name="Handles">Those of the server.</param>
/// <param name="Threads">Those of the server.</param>
/// <param name="Wal">MiB of the write-ahead log.</param>
/// <param name="Data">MiB of the database.</param>
/// <param name="Tables">Those of the database.</param>
internal sealed record SoakSample(
    double Seconds, double Memory, double Handles, double Threads, double Wal, double Data, IReadOnlyList<TableState> Tables)
{
    public const double Mebi = 1024 * 1024;

    /// <summary>Each curve with its name.</summary>
    public static IReadOnlyList<SoakCurve> Curves { get; } =
    [
        new("memory, MiB", sample => sample.Memory),
        new("handles", sample => sample.Handles),
        new("threads", sample => sample.Threads),
        new("write-ahead log, MiB", sample => sample.Wal),
        new("tables without rows kept for days, MiB", sample => sample.SizeOf(table => table.IsBounded)),
        new("tables of rows kept for days, MiB", sample => sample.SizeOf(table => !table.IsBounded), IsBounded: false),
        new("database, MiB", sample => sample.Data, IsBounded: false),
    ];

    public static Task<SoakSample> TakeAsync(double seconds, Server server, Database database) => Task.Run(() =>
    {
        var (wal, data) = database.Provider == "Sqlite" ? SizesOf(SqliteFiles.FileOf(database)) : SizesOf(database);
        return new SoakSample(
            seconds, server.Memory, server.Handles, server.Threads, wal / Mebi, data / Mebi, TableState.Read(database));
    });

    public TableState Table(string name) => Tables.Single(table => table.Name == name);

    private double SizeOf(Func<TableState, bool> which) => Tables.Where(which).Sum(table => table.Bytes) / Mebi;

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

/// <summary>A figure of each sample.</summary>
/// <param name="Name">With its unit.</param>
/// <param name="Value">Its value in a sample.</param>
/// <param name="IsBounded">Whether it must not grow.</param>
internal sealed record SoakCurve(string Name, Func<SoakSample, double> Value, bool IsBounded = true);
