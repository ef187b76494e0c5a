namespace Todo.Application.Common;

/// <summary>Encrypts secrets that the database keeps, under a key outside of it.</summary>
public interface ISecretProtector
{
    /// <param name="plain">The secret.</param>
    /// <param name="purpose">What the secret is for: only a caller with the same purpose can read it.</param>
    byte[] Protect(ReadOnlySpan<byte> plain, string purpose);

    /// <summary>Makes sure that there is a key, at the start of a server that cannot do without.</summary>
    /// <exception cref="SecretKeyException">There is no usable key.</exception>
    void EnsureKey();

    /// <summary>The secret that <see cref="Protect"/> encrypted for the same purpose.</summary>
    byte[] Unprotect(ReadOnlySpan<byte> protectedSecret, string purpose);
}
