using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Todo.Application.Common;

namespace Todo.Infrastructure.Secrets;

/// <summary>
/// AES-256-GCM (docs/decisions/0018). The format: a version, the id of the key, a random nonce, the encrypted secret, the tag. Version,
/// key id and purpose are authenticated too.
/// </summary>
internal sealed class SecretProtector(SecretKeyRing keys) : ISecretProtector
{
    private const byte Version = 1;
    private const int IdAt = 1;
    private const int NonceAt = IdAt + sizeof(uint);
    private const int NonceSize = 12;
    private const int TextAt = NonceAt + NonceSize;
    private const int TagSize = 16;

    public void EnsureKey() => _ = keys.Current;

    public byte[] Protect(ReadOnlySpan<byte> plain, string purpose)
    {
        var key = keys.Current;
        var result = new byte[TextAt + plain.Length + TagSize];
        result[0] = Version;
        BinaryPrimitives.WriteUInt32BigEndian(result.AsSpan(IdAt), key.Id);
        var nonce = result.AsSpan(NonceAt, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key.Key, TagSize);
        aes.Encrypt(nonce, plain, result.AsSpan(TextAt, plain.Length), result.AsSpan(TextAt + plain.Length), Context(result, purpose));
        return result;
    }

    public byte[] Unprotect(ReadOnlySpan<byte> protectedSecret, string purpose)
    {
        if (protectedSecret.Length < TextAt + TagSize || protectedSecret[0] != Version)
            throw new SecretKeyException("A secret has an unknown format.");
        var key = keys.Find(BinaryPrimitives.ReadUInt32BigEndian(protectedSecret[IdAt..]));
        var plain = new byte[protectedSecret.Length - TextAt - TagSize];
        using var aes = new AesGcm(key.Key, TagSize);
        try
        {
            aes.Decrypt(
                protectedSecret.Slice(NonceAt, NonceSize), protectedSecret.Slice(TextAt, plain.Length), protectedSecret[^TagSize..], plain,
                Context(protectedSecret, purpose));
        }
        catch (AuthenticationTagMismatchException exception)
        {
            throw new SecretKeyException("A secret was changed, or encrypted for another purpose.", exception);
        }
        return plain;
    }

    private static byte[] Context(ReadOnlySpan<byte> protectedSecret, string purpose) =>
        [.. protectedSecret[..NonceAt], .. Encoding.UTF8.GetBytes(purpose)];
}
