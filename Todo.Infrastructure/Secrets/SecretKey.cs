using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Todo.Infrastructure.Secrets;

/// <summary>A key of AES-256 that encrypts secrets.</summary>
/// <param name="Id">Names the key in what it encrypts, and does not reveal it.</param>
/// <param name="Key">The key itself.</param>
internal sealed record SecretKey(uint Id, byte[] Key)
{
    /// <summary>The length of a key.</summary>
    public const int Size = 32;

    public static SecretKey Of(byte[] key)
    {
        Span<byte> id = stackalloc byte[sizeof(uint)];
        HKDF.Expand(HashAlgorithmName.SHA256, key, id, "todo secrets id"u8);
        return new(BinaryPrimitives.ReadUInt32BigEndian(id), key);
    }

    /// <summary>Derives a key from the secret that signs access tokens.</summary>
    public static SecretKey DerivedFrom(byte[] signingSecret) =>
        Of(HKDF.DeriveKey(HashAlgorithmName.SHA256, signingSecret, Size, info: "todo secrets"u8.ToArray()));
}
