using System.Text.Json;
using StayInSync;

namespace Todo.Tests.Docs;

/// <summary>Runs docs/clients/Replica.cs.</summary>
internal sealed class CSharpReplicaRun : ReplicaRun
{
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http;

    private CSharpReplicaRun(Uri server, Tokens tokens, string path, ReplicaOptions options)
    {
        _http = new() { BaseAddress = server };
        var session = new Session(_http, tokens, next => File.WriteAllTextAsync(path + ".tokens", JsonSerializer.Serialize(next)));
        options = options with { OnProblem = problem => Problems.Enqueue(problem.ToString()) };
        var replica = new StayInSync.Replica(session, new FileStore(path), options);
        IsSignedOut = RunAsync(replica);
    }

    public override Task<bool> IsSignedOut { get; }

    public static Task<ReplicaRun> StartAsync(Uri server, Tokens tokens, string path, ReplicaOptions options) =>
        Task.FromResult<ReplicaRun>(new CSharpReplicaRun(server, tokens, path, options));

    public override async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await IsSignedOut;
        _stop.Dispose();
        _http.Dispose();
    }

    private async Task<bool> RunAsync(StayInSync.Replica replica)
    {
        try
        {
            await replica.RunAsync(_stop.Token);
            return false;
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return false;
        }
        catch (SignedOutException)
        {
            return true;
        }
    }
}
