using System.Diagnostics;
using System.Text.Json;
using StayInSync;
using Todo.Tests.Harness;

namespace Todo.Tests.Docs;

/// <summary>Runs docs/clients/replica.ts in Node.js.</summary>
internal sealed class TypeScriptReplicaRun : ReplicaRun
{
    private static readonly Lazy<Task<ToolResult>> Compiled =
        new(() => NodeTool.RunPackageAsync("tsc", "--project", "tsconfig.replica.json"));

    private readonly Process _process;

    private TypeScriptReplicaRun(Process process)
    {
        _process = process;
        IsSignedOut = RunAsync();
    }

    public override Task<bool> IsSignedOut { get; }

    public static async Task<ReplicaRun> StartAsync(Uri server, Tokens tokens, string path, ReplicaOptions options)
    {
        var compiled = await Compiled.Value;
        Assert.That(compiled.ExitCode, Is.Zero, compiled.ToString());
        var settings = JsonSerializer.Serialize(new
        {
            pageSize = options.PageSize,
            silence = options.Silence.TotalMilliseconds,
            minPause = options.MinPause.TotalMilliseconds,
            maxPause = options.MaxPause.TotalMilliseconds,
        });
        var address = server.OriginalString.TrimEnd('/');
        return new TypeScriptReplicaRun(NodeTool.StartScript("replica.mjs", address, path, JsonSerializer.Serialize(tokens), settings));
    }

    public override async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await IsSignedOut;
        _process.Dispose();
    }

    private async Task<bool> RunAsync()
    {
        var error = _process.StandardError.ReadToEndAsync();
        while (await _process.StandardOutput.ReadLineAsync() is { } problem)
            Problems.Enqueue(problem);
        await _process.WaitForExitAsync();
        Assert.That(_process.ExitCode, Is.AnyOf(0, 2), await error);
        return _process.ExitCode == 2;
    }
}
