using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Todo.Application.SignIn;

/// <summary>A refresh token: 256 random bits, of which only the SHA-256 hash is stored.</summary>
internal static class OpaqueToken
{
    private const int Bytes = 32;

    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
