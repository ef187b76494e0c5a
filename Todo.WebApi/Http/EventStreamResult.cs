using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Todo.Application.Events;
using Todo.WebApi.Json;

namespace Todo.WebApi.Http;

/// <summary>Writes events as they happen (the framework's server-sent events), with comments, until the server stops.</summary>
internal sealed class EventStreamResult(EventFeed feed) : IActionResult
{
    private static readonly byte[] Comment = ":\n\n"u8.ToArray();

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        http.Response.RegisterForDispose(feed);
        // For nginx, which otherwise collects what is sent.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Response.ContentType = "text/event-stream";
        if (HttpMethods.IsHead(http.Request.Method))
            return;
        try
        {
            await TypedResults.ServerSentEvents(ReadAsync(http)).ExecuteAsync(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client has disconnected.
        }
    }

    private async IAsyncEnumerable<SseItem<string>> ReadAsync(HttpContext http, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // RFC 9110 has no content coding of the name that the framework sets to keep others from compressing.
        http.Response.Headers.ContentEncoding = default;
        var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        await using var events = feed.ReadAsync(end.Token).GetAsyncEnumerator(CancellationToken.None);
        while (await TryMoveAsync(events, stopping))
        {
            switch (events.Current)
            {
                case StreamedEvent.Changed changed:
                    yield return new(DataOf(changed), "changed") { EventId = changed.Next };
                    break;
                case StreamedEvent.SignedOut:
                    yield return new("{}", "signed_out");
                    break;
                default:
                    // The framework has no comments.
                    await http.Response.Body.WriteAsync(Comment, cancellationToken);
                    await http.Response.Body.FlushAsync(cancellationToken);
                    break;
            }
        }
    }

    private static string DataOf(StreamedEvent.Changed changed) => JsonSerializer.Serialize(
        new ChangedData(changed.Next, changed.Lists, changed.Todos, changed.More ? true : null), ResponseJson.SerializerOptions);

    private static async Task<bool> TryMoveAsync(IAsyncEnumerator<StreamedEvent> events, CancellationToken stopping)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return false;
        }
    }
}
