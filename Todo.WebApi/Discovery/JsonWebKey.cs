using System.Buffers.Text;
using System.Text.Json.Serialization;
using Todo.Application.Keys;

namespace Todo.WebApi.Discovery;

/// <summary>A public key (RFC 7517).</summary>
/// <param name="Kty" example="EC">The family: <c>EC</c> or <c>RSA</c>.</param>
/// <param name="Kid" example="oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U">The RFC 7638 thumbprint, named in the header of the tokens.</param>
/// <param name="Use" example="sig">Always <c>sig</c>.</param>
/// <param name="Alg" example="ES256">The only algorithm to accept with this key.</param>
/// <param name="Crv" example="P-256">The curve of an EC key.</param>
/// <param name="X" example="MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4">The x coordinate of an EC key.</param>
/// <param name="Y" example="4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM">The y coordinate of an EC key.</param>
/// <param name="N">The modulus of an RSA key.</param>
/// <param name="E">The exponent of an RSA key.</param>
public sealed record JsonWebKey(
    string Kty,
    string Kid,
    string Use,
    string Alg,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Crv = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? X = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Y = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? N = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? E = null)
{
    internal static JsonWebKey Of(PublicKey key) => key switch
    {
        EllipticCurveKey ec => new("EC", ec.Id, "sig", ec.Algorithm, EllipticCurveKey.Curve, Base64Url.EncodeToString(ec.X), Base64Url.EncodeToString(ec.Y)),
        RsaKey rsa => new("RSA", rsa.Id, "sig", rsa.Algorithm, N: Base64Url.EncodeToString(rsa.Modulus), E: Base64Url.EncodeToString(rsa.Exponent)),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "There is no JSON Web Key for such a key."),
    };
}

/// <summary>A set of public keys (RFC 7517, section 5).</summary>
/// <param name="Keys">The keys; empty if a shared secret signs the tokens.</param>
public sealed record JsonWebKeySet(IReadOnlyList<JsonWebKey> Keys)
{
    internal static JsonWebKeySet Of(SigningKeysDescription description) => new([.. description.PublicKeys.Select(JsonWebKey.Of)]);
}
