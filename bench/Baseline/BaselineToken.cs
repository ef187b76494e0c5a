using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Todo.Bench.Baseline;

/// <summary>Whose session it is.</summary>
internal sealed record BaselineSession(long Id, long UserId);

/// <summary>A session's number with a MAC: the least that nobody can forge.</summary>
internal static class BaselineToken
{
    private const string Prefix = "Bearer ";

    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    public static string Create(BaselineSession session)
    {
        var text = $"{session.Id}.{session.UserId}";
        return $"{text}.{Base64Url.EncodeToString(HMACSHA256.HashData(Key, Encoding.ASCII.GetBytes(text)))}";
    }

    public static BaselineSession? Read(string authorization)
    {
        if (!authorization.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var token = authorization.AsSpan(Prefix.Length);
        var dot = token.IndexOf('.');
        var end = token.LastIndexOf('.');
        if (end <= dot)
            return null;
        Span<byte> text = stackalloc byte[64];
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Key, text[..Encoding.ASCII.GetBytes(token[..end], text)], expected);
        return Base64Url.TryDecodeFromChars(token[(end + 1)..], mac, out _) && CryptographicOperations.FixedTimeEquals(mac, expected)
            ? new(long.Parse(token[..dot], CultureInfo.InvariantCulture), long.Parse(token[(dot + 1)..end], CultureInfo.InvariantCulture))
            : null;
    }
}
