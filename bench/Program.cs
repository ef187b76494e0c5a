using Todo.Bench;
using Todo.Bench.Baseline;

// The hidden command with which this program starts its own baseline beside the server that it measures.
if (args is [BaselineServer.Command, var database])
    return await BaselineServer.RunAsync(database);

if (args.Contains("--help"))
{
    Console.WriteLine(BenchOptions.Usage);
    return 0;
}
if (!BenchOptions.TryParse(args, out var options, out var wrong))
{
    Console.Error.WriteLine($"{wrong} Try --help.");
    return 2;
}

InlineCompletions.Enable();
using var interruption = new Interruption();
try
{
    await using var workspace = new Workspace(options.Database);
    var running = Task.Run(() => RunAsync(workspace, options));
    if (await Task.WhenAny(running, interruption.Requested) == interruption.Requested)
        return await interruption.Requested;
    await running;
    return 0;
}
catch (Exception exception)
{
    // Caught so that what was started is ended and deleted.
    Console.Error.WriteLine(exception);
    return 1;
}

static async Task RunAsync(Workspace workspace, BenchOptions options)
{
    if (options.Parts.Any(part => part.Measures))
    {
        Cores.PinGenerator();
        Console.WriteLine(Machine.Describe(options));
    }
    foreach (var part in options.Parts)
        await part.RunAsync(workspace, options);
}
