using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Todo.Domain.Sessions;

namespace Todo.Application.SignIn;

/// <summary>
/// A refresh token as the client holds it, opaque to the client: the session's id, 256 random bits, and a MAC of both with the session's
/// key. Only its SHA-256 hash is stored. The MAC identifies a used token even after its row was deleted (docs/decisions/0014).
/// </summary>
internal static class RefreshTokenText
{
    private const int IdBytes = sizeof(long);
    private const int RandomBytes = 32;
    private const int SignedBytes = IdBytes + RandomBytes;
    private const int Bytes = SignedBytes + SHA256.HashSizeInBytes;

    public static string Create(long sessionId, ReadOnlySpan<byte> key)
    {
        var token = new byte[Bytes];
        BinaryPrimitives.WriteInt64BigEndian(token, sessionId);
        RandomNumberGenerator.Fill(token.AsSpan(IdBytes, RandomBytes));
        HMACSHA256.HashData(key, token.AsSpan(0, SignedBytes), token.AsSpan(SignedBytes));
        return Base64Url.EncodeToString(token);
    }

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>Returns the id of the session in the token; null if the token has another format, such as that of earlier versions.</summary>
    public static long? SessionIdOf(string token) => Decode(token) is { } bytes ? BinaryPrimitives.ReadInt64BigEndian(bytes) : null;

    /// <summary>Returns whether the token is genuine: issued for <paramref name="session"/>.</summary>
    public static bool IsGenuine(string token, Session session)
    {
        if (session.TokenKey is not { } key || Decode(token) is not { } bytes || BinaryPrimitives.ReadInt64BigEndian(bytes) != session.Id)
            return false;
        var mac = HMACSHA256.HashData(key, bytes.AsSpan(0, SignedBytes));
        return CryptographicOperations.FixedTimeEquals(mac, bytes.AsSpan(SignedBytes));
    }

    private static byte[]? Decode(string token)
    {
        // A multiple of three bytes, so that each token has exactly one Base64 encoding.
        var bytes = new byte[Bytes];
        return token.Length == Base64Url.GetEncodedLength(Bytes)
            && Base64Url.IsValid(token)
            && Base64Url.TryDecodeFromChars(token, bytes, out var written)
            && written == Bytes
            ? bytes
            : null;
    }
}
