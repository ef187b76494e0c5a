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
            if (result.IsCanceled)
            {
                request.BodyReader.AdvanceTo(result.Buffer.Start);
                cancellationToken.ThrowIfCancellationRequested();
                continue;
            }
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
        var reader = request.BodyReader;
        try
        {
            if (reader.TryRead(out var result))
                return result;
            // Not with the token: a read that it cancels stays pending for Kestrel, which then logs an error when it reads the rest of the body.
            await using (cancellationToken.UnsafeRegister(static reader => ((PipeReader)reader!).CancelPendingRead(), reader))
                return await reader.ReadAsync(CancellationToken.None);
        }
        catch (OverflowException exception)
        {
            throw Unreadable(exception);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            // There is no client any more. Otherwise, Kestrel would try to read the rest of the body, and log that it cannot.
            request.HttpContext.Abort();
            throw Unreadable(exception);
        }
    }

    private static BadHttpRequestException Unreadable(Exception exception) => new("The body cannot be read.", exception);
}
