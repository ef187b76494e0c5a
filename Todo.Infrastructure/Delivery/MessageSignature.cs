using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Todo.Infrastructure.Delivery;

/// <summary>The signature of Standard Webhooks 1.0: HMAC-SHA256 of the id, the time and the body.</summary>
internal static class MessageSignature
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    private const string Version = "v1,";

    /// <summary>Returns the headers of a message.</summary>
    /// <param name="id">The id of the message.</param>
    /// <param name="at">When it is sent.</param>
    /// <param name="body">The body exactly as it is sent.</param>
    /// <param name="secrets">The secrets, each of which signs.</param>
    public static (string Name, string Value)[] HeadersOf(string id, DateTimeOffset at, byte[] body, IEnumerable<byte[]> secrets)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{id}.{timestamp}."), .. body];
        var signatures = secrets.Select(secret => Version + Convert.ToBase64String(HMACSHA256.HashData(secret, signed)));
        return [(IdHeader, id), (TimestampHeader, timestamp), (SignatureHeader, string.Join(' ', signatures))];
    }
}
