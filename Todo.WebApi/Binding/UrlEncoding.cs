using System.Net;
using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;

namespace Todo.WebApi.Binding;

/// <summary>Checks the escapes of a URL. Those that are not valid UTF-8 stay in the text that the framework decodes, as if they were meant literally.</summary>
internal static class UrlEncoding
{
    /// <summary>Whether the values of a query parameter are UTF-8 (RFC 3986, section 2.5).</summary>
    public static bool IsUtf8(HttpRequest request, string name)
    {
        foreach (var pair in new QueryStringEnumerable(request.QueryString.Value))
        {
            if (pair.DecodeName().Span.Equals(name, StringComparison.OrdinalIgnoreCase) && !IsUtf8(pair.EncodedValue.ToString()))
                return false;
        }
        return true;
    }

    /// <summary>Whether a text in which + is a space is UTF-8, once decoded.</summary>
    public static bool IsUtf8(string encoded)
    {
        var bytes = Encoding.UTF8.GetBytes(encoded);
        return Utf8.IsValid(WebUtility.UrlDecodeToBytes(bytes, 0, bytes.Length));
    }
}
