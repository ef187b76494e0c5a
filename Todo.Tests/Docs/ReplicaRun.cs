using System.Collections.Concurrent;
using StayInSync;

namespace Todo.Tests.Docs;

/// <summary>A client in docs/stay-in-sync.md that is running, and stops when disposed.</summary>
internal abstract class ReplicaRun : IAsyncDisposable
{
    /// <summary>The problems that the client reported and recovered from.</summary>
    public ConcurrentQueue<string> Problems { get; } = [];

    /// <summary>Ends with whether the session has ended; fails on any other error.</summary>
    public abstract Task<bool> IsSignedOut { get; }

    public abstract ValueTask DisposeAsync();
}

/// <summary>Starts a client.</summary>
/// <param name="server">The address of the server.</param>
/// <param name="tokens">The tokens of the user.</param>
/// <param name="path">The file for the copy; the tokens are saved next to it.</param>
/// <param name="options">What the client is configured with.</param>
internal delegate Task<ReplicaRun> StartReplicaAsync(Uri server, Tokens tokens, string path, ReplicaOptions options);
