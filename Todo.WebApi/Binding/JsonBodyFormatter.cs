using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.Net.Http.Headers;
using Todo.Application.Common;
using Todo.Application.Common.Validation;
using Todo.WebApi.Http;

namespace Todo.WebApi.Binding;

/// <summary>
/// Reads JSON bodies more strictly than the framework's formatter: it tells what is no JSON (400) from JSON of another shape
/// (422), refuses duplicate members (RFC 8259, section 4, leaves those open), and finds all members of a wrong type at once.
/// </summary>
internal sealed class JsonBodyFormatter : IInputFormatter
{
    public const string Json = "application/json";

    /// <summary>RFC 7396.</summary>
    public const string MergePatch = "application/merge-patch+json";

    private const string Body = "body";

    private static readonly MemberError Null = new(ErrorCodes.NullNotAllowed, "Must be an object, not null.");
    private static readonly MemberError NoObject = new(ErrorCodes.WrongType, "Must be an object.");
    private static readonly MemberError UnpairedSurrogate = new(ErrorCodes.InvalidCharacters, "Must not contain unpaired surrogates.");

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly string[] JsonOnly = [Json];
    private static readonly string[] JsonOrMergePatch = [Json, MergePatch];

    /// <summary>The media types that a body may have.</summary>
    public static IReadOnlyList<string> MediaTypesOf(string method) => HttpMethods.IsPatch(method) ? JsonOrMergePatch : JsonOnly;

    public bool CanRead(InputFormatterContext context)
    {
        var request = context.HttpContext.Request;
        if (string.IsNullOrEmpty(request.ContentType))
            return !HasBody(context.HttpContext);
        return MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && MediaTypesOf(request.Method).Any(known => type.MediaType.Equals(known, StringComparison.OrdinalIgnoreCase))
            && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
    }

    public async Task<InputFormatterResult> ReadAsync(InputFormatterContext context)
    {
        var request = context.HttpContext.Request;
        var bytes = await RequestBody.PeekAsync(request, context.HttpContext.RequestAborted);
        var failure = TryRead(context.HttpContext, bytes, JsonBodyReader.Of(context.ModelType), out var body);
        request.BodyReader.AdvanceTo(bytes.End);
        if (failure is null)
            return await InputFormatterResult.SuccessAsync(body!);
        context.HttpContext.Features.Set(failure);
        context.ModelState.AddModelError(Body, failure.Detail);
        return await InputFormatterResult.FailureAsync();
    }

    private static bool HasBody(HttpContext context) =>
        context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? false;

    private static Failure? TryRead(HttpContext context, ReadOnlySequence<byte> bytes, JsonBodyReader reader, out object? body)
    {
        body = null;
        if (bytes.IsEmpty)
            return Failure.Malformed("The body is empty.");
        // The reader checks only what is looked at, and takes what is no UTF-8 for unpaired surrogates.
        if (!Utf8.IsValid(bytes.IsSingleSegment ? bytes.FirstSpan : bytes.ToArray()))
            return Failure.Malformed("The body is not UTF-8.");
        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return Failure.Invalid(Body, document.RootElement.ValueKind == JsonValueKind.Null ? Null : NoObject);
            body = reader.Read(document.RootElement, (member, error) => MemberErrors.Add(context, member, error));
            if (IdempotencyKeys.IsGiven(context.Request))
                IdempotencyKeys.Remember(context, JsonFingerprint.Of(document.RootElement));
            return null;
        }
        catch (JsonException)
        {
            return Failure.Malformed("The body is not well-formed JSON: it must be one value, without comments and duplicate members.");
        }
        catch (InvalidOperationException)
        {
            return Failure.Invalid(Body, UnpairedSurrogate);
        }
    }
}
