using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Todo.Domain.Sessions;

namespace Todo.Application.SignIn;

/// <summary>
/// What a client holds as a refresh token, opaque to it: the id of the session, 256 random bits, and a MAC of both under the key of the
/// session. Only its SHA-256 hash is stored. By the MAC, a used token is recognized even after its row was deleted (docs/decisions/0014).
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

    /// <summary>The session that the token names; null for one of another form, such as those of earlier versions.</summary>
    public static long? SessionIdOf(string token) => Decode(token) is { } bytes ? BinaryPrimitives.ReadInt64BigEndian(bytes) : null;

    /// <summary>Whether this program has issued the token for the session.</summary>
    public static bool IsGenuine(string token, Session session)
    {
        if (session.TokenKey is not { } key || Decode(token) is not { } bytes || BinaryPrimitives.ReadInt64BigEndian(bytes) != session.Id)
            return false;
        var mac = HMACSHA256.HashData(key, bytes.AsSpan(0, SignedBytes));
        return CryptographicOperations.FixedTimeEquals(mac, bytes.AsSpan(SignedBytes));
    }

    private static byte[]? Decode(string token)
    {
        // A multiple of three bytes: of each token there is only one spelling.
        var bytes = new byte[Bytes];
        return token.Length == Base64Url.GetEncodedLength(Bytes)
            && Base64Url.IsValid(token)
            && Base64Url.TryDecodeFromChars(token, bytes, out var written)
            && written == Bytes
            ? bytes
            : null;
    }
}
