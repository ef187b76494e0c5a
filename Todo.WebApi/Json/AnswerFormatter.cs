using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Formatters;
using Todo.Application.Export;

namespace Todo.WebApi.Json;

/// <summary>
/// Writes an answer into the buffer of the response in one go: a page is bounded. The framework's formatter prepares to pause after every
/// member of every item, which only an export needs.
/// </summary>
internal sealed class AnswerFormatter : TextOutputFormatter
{
    private static readonly JsonSerializerOptions Options = ResponseJson.SerializerOptions;
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = Options.Encoder, SkipValidation = true };

    private readonly SystemTextJsonOutputFormatter _pausing = new(Options);

    public AnswerFormatter()
    {
        foreach (var mediaType in _pausing.SupportedMediaTypes)
            SupportedMediaTypes.Add(mediaType);
        foreach (var encoding in _pausing.SupportedEncodings)
            SupportedEncodings.Add(encoding);
    }

    public override Task WriteResponseBodyAsync(OutputFormatterWriteContext context, Encoding selectedEncoding) =>
        context.Object is null or UserExport || selectedEncoding.CodePage != Encoding.UTF8.CodePage
            ? _pausing.WriteResponseBodyAsync(context, selectedEncoding)
            : WriteAsync(context.HttpContext, context.Object);

    private static async Task WriteAsync(HttpContext context, object answer)
    {
        var body = context.Response.BodyWriter;
        using (var writer = new Utf8JsonWriter(body, WriterOptions))
            JsonSerializer.Serialize(writer, answer, Options.GetTypeInfo(answer.GetType()));
        try
        {
            await body.FlushAsync(context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // No client is left to read the answer.
        }
    }
}
