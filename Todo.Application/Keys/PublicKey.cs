namespace Todo.Application.Keys;

/// <summary>A public key that verifies access tokens.</summary>
/// <param name="Id">The <c>kid</c> of the tokens that this key verifies.</param>
/// <param name="Algorithm">The only algorithm to accept with this key (RFC 7518, section 3.1).</param>
public abstract record PublicKey(string Id, string Algorithm);

/// <summary>An elliptic curve key: a point on P-256.</summary>
public sealed record EllipticCurveKey(string Id, string Algorithm, byte[] X, byte[] Y) : PublicKey(Id, Algorithm)
{
    /// <summary>The only supported curve.</summary>
    public const string Curve = "P-256";
}

/// <summary>An RSA key: the modulus and the exponent, both big-endian.</summary>
public sealed record RsaKey(string Id, string Algorithm, byte[] Modulus, byte[] Exponent) : PublicKey(Id, Algorithm);
