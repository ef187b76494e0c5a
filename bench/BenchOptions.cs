using System.Diagnostics.CodeAnalysis;
using Todo.Bench.Queueing;

namespace Todo.Bench;

/// <summary>On what Todo keeps its data.</summary>
internal enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>What to measure, and for how long.</summary>
internal sealed record BenchOptions
{
    public const string Usage = """
        Measures Todo.WebApi beside a baseline, and how it grows. Prints Markdown.

        Usage: dotnet run -c Release --project bench [-- [PART] [OPTION ...]]

          load                 requests against both servers in turn
          round-trips          what a request asks of PostgreSQL, with --database postgres
          growth               the six that follow
          long-list            page 10,000 of a user's todos beside page 1
          many-users           a million todos of ten thousand users beside a small database
          connections          1, 2, 4 ... 512 of them
          sign-ins             other requests while passwords are hashed
          streams              1,000 idle event streams
          instances            two instances on one database compared with one
          page                 the page for people in Chromium
          all                  these; the default
          queueing             a simulation of waiting times at 70, 90 and 99 % load
          soak                 mixed load for a long time: does anything grow?
          --minutes N          of the soak; 30
          --warm-up N          minutes of the soak before those; 15
          --output PATH        of the soak's table and picture, without .csv and .svg; soak
          --database D         sqlite (the default) or postgres: the server whose connection string is in TODO_BENCH_POSTGRES,
                               or a private one; Todo alone, since the baseline has SQLite only
          --scenario A,B       of get, list20, update, create, and of Todo alone:
                               complete, move, changes, due, label; all by default
          --seconds N          of each measurement; 5
          --rounds N           of which the median is taken; 3
          --connections N      that ask at the same time; 32
          --mix A:S:M,B!:S:M   of queueing: operations with share and CPU µs, ! for a write
          --commit N           of queueing: µs of a commit's wait for the disk; 280
          --quick              a second, a round, and less data: to see that it works
          --help               shows this
        """;

    public IReadOnlyList<Part> Parts { get; init; } = Part.All;

    public IReadOnlyList<Scenario> Scenarios { get; init; } = Scenario.All;

    public DatabaseKind Database { get; init; }

    public string DatabaseName => Database == DatabaseKind.Sqlite ? "SQLite" : "PostgreSQL";

    public int Seconds { get; init; } = 5;

    public int Rounds { get; init; } = 3;

    public int Connections { get; init; } = 32;

    /// <summary>Of the soak.</summary>
    public int Minutes { get; init; } = 30;

    /// <summary>Of the soak before those that are judged: hot code is compiled, and pools and caches fill.</summary>
    public int WarmUpMinutes { get; init; } = 15;

    /// <summary>Where the soak writes what it has seen, without an extension.</summary>
    public string Output { get; init; } = "soak";

    public bool Quick { get; init; }

    public QueueModel Queueing { get; init; } = new();

    public TimeSpan Window => TimeSpan.FromSeconds(Seconds);

    /// <summary>Before each window, until the code that it runs is compiled for good.</summary>
    public TimeSpan WarmUp => TimeSpan.FromSeconds(Quick ? 1 : 3);

    /// <summary>Todos in the large databases.</summary>
    public int ManyTodos => Quick ? 20_000 : 1_000_000;

    /// <summary>Reads the command line, or tells what is wrong with it.</summary>
    public static bool TryParse(
        IReadOnlyList<string> args, [NotNullWhen(true)] out BenchOptions? options, [NotNullWhen(false)] out string? wrong)
    {
        var read = new BenchOptions();
        if (args.Contains("--quick"))
            read = read with { Quick = true, Seconds = 1, Rounds = 1, Minutes = 1, WarmUpMinutes = 0 };
        (options, wrong) = (null, null);
        for (var i = 0; i < args.Count; i++)
        {
            var value = i + 1 < args.Count ? args[i + 1] : string.Empty;
            switch (args[i])
            {
                case "--quick":
                    continue;
                case var name when Part.Find(name) is { Count: > 0 } parts && ReferenceEquals(read.Parts, Part.All):
                    read = read with { Parts = parts };
                    continue;
                case "--scenario" when value.Split(',').Select(Scenario.Find).ToArray() is var found && !found.Contains(null):
                    read = read with { Scenarios = found! };
                    break;
                case "--mix" when QueueModel.ParseMix(value) is { } mix:
                    read = read with { Queueing = read.Queueing with { Mix = mix } };
                    break;
                case "--commit" when int.TryParse(value, out var micros) && micros >= 0:
                    read = read with { Queueing = read.Queueing with { CommitMicros = micros } };
                    break;
                case "--database" when value is "sqlite" or "postgres":
                    read = read with { Database = Enum.Parse<DatabaseKind>(value, ignoreCase: true) };
                    break;
                case "--output" when value.Length > 0:
                    read = read with { Output = value };
                    break;
                case "--warm-up" when int.TryParse(value, out var minutes) && minutes >= 0:
                    read = read with { WarmUpMinutes = minutes };
                    break;
                case "--seconds" or "--rounds" or "--connections" or "--minutes" when int.TryParse(value, out var number) && number > 0:
                    read = With(read, args[i], number);
                    break;
                default:
                    wrong = $"What does {args[i]} {value} mean?";
                    return false;
            }
            i++;
        }
        options = read;
        return true;
    }

    private static BenchOptions With(BenchOptions options, string name, int number) => name switch
    {
        "--seconds" => options with { Seconds = number },
        "--minutes" => options with { Minutes = number },
        "--rounds" => options with { Rounds = number },
        _ => options with { Connections = number },
    };
}
