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
if (BenchOptions.Parse(args, out var wrong) is not { } options)
{
    Console.Error.WriteLine($"{wrong} Try --help.");
    return 2;
}

// What an answer wakes runs where the answer was read: the generator stays cheap.
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
try
{
    await using var workspace = Workspace.Create(options.Database);
    Cores.PinGenerator();
    Console.WriteLine(Machine.Describe(options));
    foreach (var part in options.Parts)
        await part.RunAsync(workspace, options);
    return 0;
}
catch (Exception exception)
{
    // Caught so that what was started is ended and deleted.
    Console.Error.WriteLine(exception);
    return 1;
}
