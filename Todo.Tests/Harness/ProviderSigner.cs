using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Todo.Tests.Harness;

/// <summary>A key pair with which a provider signs ID tokens.</summary>
internal sealed class ProviderSigner : IDisposable
{
    private readonly AsymmetricAlgorithm _key;

    /// <param name="id">The <c>kid</c>.</param>
    /// <param name="algorithm">RS256, PS256 or ES256.</param>
    /// <param name="bits">The size of an RSA key.</param>
    public ProviderSigner(string id, string algorithm = "ES256", int bits = 2048)
    {
        (Id, Algorithm) = (id, algorithm);
        _key = algorithm == "ES256" ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : RSA.Create(bits);
    }

    public string Id { get; }

    public string Algorithm { get; }

    /// <summary>The public key as secrets that a verifier might mistake it for.</summary>
    public byte[][] AsSecrets => _key switch
    {
        ECDsa ec => [Encoding.ASCII.GetBytes(ec.ExportSubjectPublicKeyInfoPem()), ec.ExportSubjectPublicKeyInfo(), ec.ExportParameters(false).Q.X!],
        RSA rsa => [Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem()), rsa.ExportSubjectPublicKeyInfo(), rsa.ExportParameters(false).Modulus!],
        _ => [],
    };

    /// <summary>Returns the public key as a JSON Web Key (RFC 7517).</summary>
    public JsonObject ToJwk()
    {
        var jwk = new JsonObject { ["kid"] = Id, ["use"] = "sig" };
        if (_key is ECDsa ec)
        {
            var point = ec.ExportParameters(false).Q;
            (jwk["kty"], jwk["crv"]) = ("EC", "P-256");
            (jwk["x"], jwk["y"]) = (Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
        }
        else
        {
            var parameters = ((RSA)_key).ExportParameters(false);
            (jwk["kty"], jwk["n"], jwk["e"]) = ("RSA", Base64Url.EncodeToString(parameters.Modulus), Base64Url.EncodeToString(parameters.Exponent));
        }
        return jwk;
    }

    /// <summary>Signs a token whose header names this key.</summary>
    public string Sign(JsonObject payload) => Sign(new JsonObject { ["alg"] = Algorithm, ["kid"] = Id, ["typ"] = "JWT" }, payload.ToJsonString());

    /// <summary>Signs a token with any header and payload.</summary>
    public string Sign(JsonObject header, string payload) => Sign(header.ToJsonString(), payload);

    /// <summary>Signs a token with any header and payload.</summary>
    public string Sign(string header, string payload)
    {
        var signed = $"{Encode(header)}.{Encode(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(SignBytes(Encoding.ASCII.GetBytes(signed)))}";
    }

    public void Dispose() => _key.Dispose();

    private byte[] SignBytes(byte[] data) => _key switch
    {
        RSA rsa => rsa.SignData(data, HashAlgorithmName.SHA256, Algorithm == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1),
        _ => ((ECDsa)_key).SignData(data, HashAlgorithmName.SHA256),
    };

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
