using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Todo.Tests.Harness;

/// <summary>A response, read to its end.</summary>
internal sealed record Reply(HttpStatusCode Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, string Text)
{
    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? MediaType => ContentHeaders.ContentType?.MediaType;

    public long Id => Json.GetProperty("id").GetInt64();

    public string Detail => Json.GetProperty("detail").GetString()!;

    /// <summary>The members in a validation error.</summary>
    public string[] ErrorMembers => [.. Json.GetProperty("errors").EnumerateObject().Select(error => error.Name)];

    /// <summary>Returns the error codes of a member.</summary>
    public string[] CodesOf(string member) =>
        [.. Json.GetProperty("codes").GetProperty(member).EnumerateArray().Select(code => code.GetString()!)];

    public string? ETag => Headers.ETag?.ToString();

    /// <summary>Returns a header of the response or its content; null if it is missing.</summary>
    public string? Header(string name) =>
        Headers.TryGetValues(name, out var values) || ContentHeaders.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    public static async Task<Reply> OfAsync(HttpResponseMessage response)
    {
        using (response)
        {
            // A stream of events does not end.
            var text = response.Content.Headers.ContentType?.MediaType == "text/event-stream" ? string.Empty : await response.Content.ReadAsStringAsync();
            return new(response.StatusCode, response.Headers, response.Content.Headers, text);
        }
    }
}
