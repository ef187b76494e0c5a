using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace StayInSync;

/// <summary>A response of GET /api/changes.</summary>
public sealed record Page(
    IReadOnlyList<JsonElement> Lists, IReadOnlyList<JsonElement> Todos, IReadOnlyList<Deletion> Deleted, string Next, bool HasMore);

/// <summary>A list or todo that no longer exists; the type is list or todo.</summary>
public sealed record Deletion(string Type, long Id, DateTimeOffset DeletedAt);

/// <summary>Stores the copy. Each call must be atomic: a page is stored together with its cursor, Next, or not at all.</summary>
public interface IStore
{
    Task<string?> GetCursorAsync(CancellationToken cancellationToken);

    Task ApplyAsync(Page page, CancellationToken cancellationToken);

    Task ClearAsync(CancellationToken cancellationToken);
}

public sealed record ReplicaOptions
{
    public int PageSize { get; init; } = 500;

    /// <summary>The server sends something at least every 15 seconds. After twice that time, the connection is dead.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan MinPause { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan MaxPause { get; init; } = TimeSpan.FromSeconds(60);

    public Action<Exception> OnProblem { get; init; } = _ => { };
}

/// <summary>Keeps a copy of a user's lists and todos in sync with the server; docs/stay-in-sync.md explains how.</summary>
public sealed class Replica(Session session, IStore store, ReplicaOptions options)
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private int _failures;

    /// <summary>Runs until canceled. Throws <see cref="SignedOutException"/> when the user must sign in again.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var retryAfter = TimeSpan.Zero;
            try
            {
                await SyncAsync(cancellationToken);
                await FollowAsync(cancellationToken);
            }
            catch (RefusedException exception) when (exception.Status == HttpStatusCode.Gone)
            {
                // The cursor has expired: discard the copy, and start again.
                options.OnProblem(exception);
                await store.ClearAsync(cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested && IsTemporary(exception))
            {
                options.OnProblem(exception);
                retryAfter = (exception as RefusedException)?.RetryAfter ?? TimeSpan.Zero;
            }
            // While the server refuses streams, this loop polls: each turn gets the changes, and then tries to open a stream again.
            var pause = options.MinPause * Math.Pow(2, Math.Min(_failures++, 30));
            pause = pause < options.MaxPause ? pause : options.MaxPause;
            await Task.Delay(retryAfter + (pause * (1 + Random.Shared.NextDouble()) / 2), cancellationToken);
        }
    }

    private static bool IsTemporary(Exception exception) => exception
        is HttpRequestException or IOException or JsonException or OperationCanceledException or RefusedException { IsTemporary: true };

    /// <summary>Gets and applies the changes, page by page.</summary>
    private async Task SyncAsync(CancellationToken cancellationToken)
    {
        Page page;
        do
        {
            var cursor = await store.GetCursorAsync(cancellationToken);
            var since = cursor is null ? "" : $"&since={Uri.EscapeDataString(cursor)}";
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timeout.CancelAfter(options.Silence);
            using var response = await session.GetAsync($"/api/changes?limit={options.PageSize}{since}", timeout.Token);
            page = await response.Content.ReadFromJsonAsync<Page>(SnakeCase, timeout.Token) ?? throw new JsonException();
            await store.ApplyAsync(page, cancellationToken);
        }
        while (page.HasMore);
    }

    /// <summary>Gets the changes whenever an event announces some, until the stream ends.</summary>
    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        silence.CancelAfter(options.Silence);
        var since = Uri.EscapeDataString(await store.GetCursorAsync(cancellationToken) ?? "");
        using var response = await session.GetAsync($"/api/events?since={since}", silence.Token);
        silence.CancelAfter(Timeout.InfiniteTimeSpan);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using var stream = new WatchedStream(body, options.Silence, onSignOfLife: () => _failures = 0);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellationToken))
        {
            // After signed_out, the stream ends, and the next request refreshes the tokens.
            if (item.EventType == "changed")
                await SyncAsync(cancellationToken);
        }
    }
}
