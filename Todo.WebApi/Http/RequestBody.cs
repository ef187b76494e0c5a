using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace Todo.WebApi.Http;

/// <summary>Bodies of at most 64 KiB, however they are framed.</summary>
internal static class RequestBody
{
    public const long MaxBytes = 64 * 1024;

    /// <summary>The server counts a chunked body with its framing, which may be longer than the body: up to here, when the body itself is counted.</summary>
    private const long MaxFramedBytes = 1024 * 1024;

    /// <summary>Reads to the end without consuming: whoever asks the reader next is given the same.</summary>
    /// <exception cref="BadHttpRequestException">It is larger, or cannot be read.</exception>
    public static async ValueTask<ReadOnlySequence<byte>> PeekAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // A declared length the server checks by itself, before anything is read.
        if (request.ContentLength is null && request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxFramedBytes;
        while (true)
        {
            var result = await ReadAsync(request, cancellationToken);
            if (result.Buffer.Length > MaxBytes)
            {
                request.BodyReader.AdvanceTo(result.Buffer.End);
                throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
            }
            if (result.IsCompleted)
                return result.Buffer;
            request.BodyReader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    /// <summary>A client that hangs up, or frames its chunks wrongly, is at fault itself: the server lets such errors out as any other.</summary>
    private static async ValueTask<ReadResult> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await request.BodyReader.ReadAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is OverflowException or (IOException and not BadHttpRequestException))
        {
            throw new BadHttpRequestException("The body cannot be read.", exception);
        }
    }
}
