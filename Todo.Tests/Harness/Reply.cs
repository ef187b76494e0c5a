using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Todo.Tests.Harness;

/// <summary>An answer, read to its end.</summary>
internal sealed record Reply(HttpStatusCode Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, string Text)
{
    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? MediaType => ContentHeaders.ContentType?.MediaType;

    public long Id => Json.GetProperty("id").GetInt64();

    public string Detail => Json.GetProperty("detail").GetString()!;

    /// <summary>The members that a validation error names.</summary>
    public string[] ErrorMembers => [.. Json.GetProperty("errors").EnumerateObject().Select(error => error.Name)];

    /// <summary>The stable words for the errors of a member.</summary>
    public string[] CodesOf(string member) =>
        [.. Json.GetProperty("codes").GetProperty(member).EnumerateArray().Select(code => code.GetString()!)];

    public string? ETag => Headers.ETag?.ToString();

    /// <summary>A header of the answer or of its body; null when it is not there.</summary>
    public string? Header(string name) =>
        Headers.TryGetValues(name, out var values) || ContentHeaders.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    public static async Task<Reply> OfAsync(HttpResponseMessage response)
    {
        using (response)
            return new(response.StatusCode, response.Headers, response.Content.Headers, await response.Content.ReadAsStringAsync());
    }
}
