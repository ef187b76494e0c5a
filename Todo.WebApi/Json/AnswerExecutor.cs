using System.Text.Json;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Todo.Application.Changes;
using Todo.Application.Export;
using Todo.Application.Todos;
using Todo.Application.Webhooks;

namespace Todo.WebApi.Json;

/// <summary>
/// Writes answers as JSON and ignores the Accept header, which the framework's executor would evaluate. An answer goes into the buffer of
/// the response in one go, unless it can be large: then it pauses until the client has read what is buffered, so that a slow reader holds
/// little memory. Preparing to pause takes time, so only large answers do it.
/// </summary>
internal sealed class AnswerExecutor : IActionResultExecutor<ObjectResult>
{
    private const string ContentType = "application/json; charset=utf-8";

    /// <summary>The characters of text in a page from which it is large.</summary>
    private const int LargeText = 64 * 1024;

    private static readonly JsonSerializerOptions Options = ResponseJson.SerializerOptions;
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = Options.Encoder, SkipValidation = true };

    public Task ExecuteAsync(ActionContext context, ObjectResult result)
    {
        // Sets the status code, and Location.
        result.OnFormatting(context);
        context.HttpContext.Response.ContentType = ContentType;
        return WriteAsync(context.HttpContext, result.Value!);
    }

    internal static Task WriteAsync(HttpContext context, object answer) =>
        answer is UserExport export ? WriteExportAsync(context, export)
        : IsLarge(answer) ? WriteLargeAsync(context, answer)
        : WriteSmallAsync(context, answer);

    private static bool IsLarge(object answer) => answer switch
    {
        TodoResponse[] page => LengthOf(page) > LargeText,
        ChangesResponse or DeliveryResponse[] => true,
        _ => false,
    };

    private static int LengthOf(TodoResponse[] page)
    {
        var length = 0;
        foreach (var todo in page)
            length += todo.Content.Length + (todo.Notes?.Length ?? 0);
        return length;
    }

    private static async Task WriteSmallAsync(HttpContext context, object answer)
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

    /// <summary>
    /// The work is done, so the deadline is met: from here on, the server only requires a minimum rate. Without a client, what is
    /// written goes nowhere.
    /// </summary>
    private static Task WriteLargeAsync(HttpContext context, object answer)
    {
        context.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        return JsonSerializer.SerializeAsync(context.Response.BodyWriter, answer, Options.GetTypeInfo(answer.GetType()), CancellationToken.None);
    }

    /// <summary>
    /// Reads the export from the database while writing it. The status is sent first: after a failed read, the answer must break off, not
    /// continue with a problem.
    /// </summary>
    private static async Task WriteExportAsync(HttpContext context, UserExport export)
    {
        await context.Response.StartAsync(context.RequestAborted);
        await JsonSerializer.SerializeAsync(context.Response.BodyWriter, export, Options.GetTypeInfo(typeof(UserExport)), context.RequestAborted);
    }
}
