using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace Todo.WebApi.Http;

/// <summary>Reads request bodies of at most 64 KiB, with Content-Length or chunked.</summary>
internal static class RequestBody
{
    public const long MaxBytes = 64 * 1024;

    /// <summary>Kestrel's limit for chunked bodies, which counts the framing too; PeekAsync counts the body itself.</summary>
    private const long MaxFramedBytes = 1024 * 1024;

    /// <summary>Reads the body to its end without consuming it: the next reader gets the same bytes.</summary>
    /// <exception cref="BadHttpRequestException">The body is too large, or cannot be read.</exception>
    public static async ValueTask<ReadOnlySequence<byte>> PeekAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // Kestrel checks a declared length itself, before the body is read.
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

    /// <summary>Disconnects and malformed chunks are client errors, but Kestrel throws them as ordinary exceptions.</summary>
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
