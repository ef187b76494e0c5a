namespace Todo.Application.Keys;

/// <summary>The public part of the signing keys.</summary>
public interface ISigningKeys
{
    /// <summary>The issuer of the tokens, an absolute URL.</summary>
    string Issuer { get; }

    /// <summary>The keys that verify tokens; none if a shared secret signs them.</summary>
    IReadOnlyList<PublicKey> PublicKeys { get; }

    /// <summary>The algorithm that signs new tokens (RFC 7518, section 3.1).</summary>
    string Algorithm { get; }
}
