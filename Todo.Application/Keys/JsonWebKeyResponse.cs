using System.Text.Json.Serialization;

namespace Todo.Application.Keys;

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
public sealed record JsonWebKeyResponse(
    string Kty,
    string Kid,
    string Use,
    string Alg,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Crv,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? X,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Y,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? N,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? E);
