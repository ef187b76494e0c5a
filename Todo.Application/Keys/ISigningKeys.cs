
namespace Todo.Application.Keys;

/// <summary>What others may know of the signing keys.</summary>
public interface ISigningKeys
{
    /// <summary>The <c>iss</c> of the tokens: an absolute address.</summary>
    string Issuer { get; }

    /// <summary>The public keys; none when tokens are signed with a shared secret.</summary>
    IReadOnlyList<JsonWebKeyResponse> PublicKeys { get; }

    /// <summary>The algorithm that new tokens are signed with (RFC 7518, section 3.1).</summary>
    string Algorithm { get; }
}
