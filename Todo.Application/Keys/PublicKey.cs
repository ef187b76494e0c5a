namespace Todo.Application.Keys;

/// <summary>A key that verifies access tokens.</summary>
/// <param name="Id">Names the key in the tokens that it verifies.</param>
/// <param name="Algorithm">The only algorithm to accept with this key (RFC 7518, section 3.1).</param>
public abstract record PublicKey(string Id, string Algorithm);

/// <summary>A point on the curve P-256.</summary>
public sealed record EllipticCurveKey(string Id, string Algorithm, byte[] X, byte[] Y) : PublicKey(Id, Algorithm)
{
    /// <summary>The only curve.</summary>
    public const string Curve = "P-256";
}

/// <summary>A modulus and an exponent, both big-endian.</summary>
public sealed record RsaKey(string Id, string Algorithm, byte[] Modulus, byte[] Exponent) : PublicKey(Id, Algorithm);
