using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Todo.WebApi.Http;

namespace Todo.WebApi.Binding;

/// <summary>The form of a request to an OAuth endpoint.</summary>
internal static class OAuthForm
{
    /// <summary>The media types of a form: as OAuth asks for it, and as some HTTP libraries send forms.</summary>
    public static readonly IReadOnlyList<string> MediaTypes = ["application/x-www-form-urlencoded", "multipart/form-data"];

    /// <summary>Whether the body is said to be such a form, in UTF-8.</summary>
    public static bool IsForm(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && MediaTypes.Any(known => type.MediaType.Equals(known, StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <summary>Null when the form is malformed; the framework keeps what it has read for the next who asks.</summary>
    public static async Task<IFormCollection?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // The framework parses a form while it reads it: it is read before, as other bodies are.
        if (request.HttpContext.Features.Get<IFormFeature>()?.Form is null)
            request.BodyReader.AdvanceTo((await RequestBody.PeekAsync(request, cancellationToken)).Start);
        try
        {
            return await request.ReadFormAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            // Of no form, or of a multipart form without an end.
            return null;
        }
    }
}
