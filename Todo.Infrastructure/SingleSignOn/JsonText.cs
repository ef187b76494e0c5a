using System.Text.Json;

namespace Todo.Infrastructure.SingleSignOn;

/// <summary>Reads texts of JSON that anyone may have written.</summary>
internal static class JsonText
{
    /// <summary>Returns the member's text; null if it is missing, of another type, or not well formed.</summary>
    public static string? TextOf(this JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.Text() : null;

    /// <summary>Returns the text; null if it is of another type, or not well formed.</summary>
    public static string? Text(this JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // An escape is half of a surrogate pair.
            return null;
        }
    }
}
