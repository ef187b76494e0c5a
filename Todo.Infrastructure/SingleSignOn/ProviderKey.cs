using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Todo.Infrastructure.SingleSignOn;

/// <summary>A key of a provider.</summary>
/// <param name="Key">The key itself.</param>
/// <param name="Algorithms">The only algorithms (RFC 7518, section 3.1) accepted with this key.</param>
internal sealed record ProviderKey(SecurityKey Key, string[] Algorithms)
{
    private const int MinRsaBits = 2048;
    private const int MaxRsaBits = 16_384;
    private const int P256Bytes = 32;

    /// <summary>Returns the keys that sign ID tokens, by their ids. Leaves out what is too weak, of another kind, or for another purpose.</summary>
    public static Dictionary<string, ProviderKey> Read(JsonWebKeySet set)
    {
        var keys = new Dictionary<string, ProviderKey>(StringComparer.Ordinal);
        foreach (var jwk in set.Keys.Where(jwk => !string.IsNullOrEmpty(jwk.Kid) && Signs(jwk)))
        {
            if (Read(jwk) is { } key)
                keys.TryAdd(jwk.Kid, key);
        }
        return keys;
    }

    private static bool Signs(JsonWebKey jwk) =>
        (string.IsNullOrEmpty(jwk.Use) || jwk.Use == JsonWebKeyUseNames.Sig) && (jwk.KeyOps.Count == 0 || jwk.KeyOps.Contains("verify"));

    private static ProviderKey? Read(JsonWebKey jwk)
    {
        try
        {
            return jwk.Kty switch
            {
                JsonWebAlgorithmsKeyTypes.RSA => ReadRsa(jwk),
                JsonWebAlgorithmsKeyTypes.EllipticCurve => ReadEcdsa(jwk),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or CryptographicException)
        {
            return null;
        }
    }

    private static ProviderKey? ReadRsa(JsonWebKey jwk)
    {
        var modulus = Base64UrlEncoder.DecodeBytes(jwk.N).AsSpan().TrimStart((byte)0).ToArray();
        var bits = modulus.Length == 0 ? 0 : (8 * modulus.Length) - byte.LeadingZeroCount(modulus[0]);
        return bits is >= MinRsaBits and <= MaxRsaBits
            ? Create(
                new RsaSecurityKey(new RSAParameters { Modulus = modulus, Exponent = Base64UrlEncoder.DecodeBytes(jwk.E) }),
                jwk,
                SecurityAlgorithms.RsaSha256,
                SecurityAlgorithms.RsaSsaPssSha256)
            : null;
    }

    private static ProviderKey? ReadEcdsa(JsonWebKey jwk)
    {
        var point = new ECPoint { X = Base64UrlEncoder.DecodeBytes(jwk.X), Y = Base64UrlEncoder.DecodeBytes(jwk.Y) };
        if (jwk.Crv != JsonWebKeyECTypes.P256 || point.X.Length != P256Bytes || point.Y.Length != P256Bytes)
            return null;
        var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
        return Create(new ECDsaSecurityKey(key), jwk, SecurityAlgorithms.EcdsaSha256);
    }

    private static ProviderKey? Create(SecurityKey key, JsonWebKey jwk, params string[] algorithms)
    {
        key.KeyId = jwk.Kid;
        if (string.IsNullOrEmpty(jwk.Alg))
            return new(key, algorithms);
        return algorithms.Contains(jwk.Alg) ? new(key, [jwk.Alg]) : null;
    }
}
