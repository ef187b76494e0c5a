using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using Todo.Application.Keys;

namespace Todo.Infrastructure.Keys;

/// <summary>Reads signing keys from PEM files or from a shared secret, and rejects weak keys.</summary>
internal static class SigningKeyReader
{
    private const int MinRsaBits = 2048;
    private const string P256 = "1.2.840.10045.3.1.7";

    /// <summary>Reads a private key in PEM format.</summary>
    /// <exception cref="InvalidKeyException">The key cannot be used; the message says why.</exception>
    public static SigningKey ReadFile(string path)
    {
        using var reader = new StreamReader(new MemoryStream(SigningKeyFile.Read(path)));
        return ReadPem(reader.ReadToEnd());
    }

    /// <summary>Creates an HS256 key from a shared secret.</summary>
    public static SigningKey FromSecret(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        // The id is the same on all instances with this secret, and does not reveal it.
        var id = Base64UrlEncoder.Encode(HMACSHA256.HashData(bytes, "kid"u8));
        return new(id, SecurityAlgorithms.HmacSha256, new SymmetricSecurityKey(bytes) { KeyId = id }, null, bytes);
    }

    /// <summary>Creates an EC P-256 key in PEM format.</summary>
    public static string CreatePem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }

    private static SigningKey ReadPem(string pem)
    {
        if (pem.Contains("RSA PRIVATE KEY", StringComparison.Ordinal))
            return FromRsa(Import(RSA.Create(), pem));
        if (pem.Contains("EC PRIVATE KEY", StringComparison.Ordinal))
            return FromEcdsa(Import(ECDsa.Create(), pem));
        try
        {
            return FromEcdsa(Import(ECDsa.Create(), pem));
        }
        catch (InvalidKeyException exception) when (exception.InnerException is not null)
        {
            // The label of PKCS #8 does not include the key's type.
            return FromRsa(Import(RSA.Create(), pem));
        }
    }

    private static T Import<T>(T key, string pem)
        where T : AsymmetricAlgorithm
    {
        try
        {
            key.ImportFromPem(pem);
            return key;
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new InvalidKeyException("it is not a private key in PEM format", exception);
        }
    }

    private static SigningKey FromEcdsa(ECDsa key)
    {
        var parameters = ExportPrivate(() => key.ExportParameters(includePrivateParameters: true));
        if (parameters.Curve is not { IsNamed: true, Oid.Value: P256 })
            throw new InvalidKeyException("its curve is not P-256");
        var jwk = new JsonWebKey
        {
            Kty = "EC",
            Crv = EllipticCurveKey.Curve,
            X = Base64UrlEncoder.Encode(parameters.Q.X),
            Y = Base64UrlEncoder.Encode(parameters.Q.Y),
        };
        var id = Base64UrlEncoder.Encode(jwk.ComputeJwkThumbprint());
        var publicKey = new EllipticCurveKey(id, SecurityAlgorithms.EcdsaSha256, parameters.Q.X!, parameters.Q.Y!);
        return new(id, SecurityAlgorithms.EcdsaSha256, new ECDsaSecurityKey(key) { KeyId = id }, publicKey, parameters.D!);
    }

    private static SigningKey FromRsa(RSA key)
    {
        var parameters = ExportPrivate(() => key.ExportParameters(includePrivateParameters: true));
        if (key.KeySize < MinRsaBits)
            throw new InvalidKeyException($"it has {key.KeySize} bits, fewer than {MinRsaBits}");
        var jwk = new JsonWebKey
        {
            Kty = "RSA",
            N = Base64UrlEncoder.Encode(parameters.Modulus),
            E = Base64UrlEncoder.Encode(parameters.Exponent),
        };
        var id = Base64UrlEncoder.Encode(jwk.ComputeJwkThumbprint());
        var publicKey = new RsaKey(id, SecurityAlgorithms.RsaSha256, parameters.Modulus!, parameters.Exponent!);
        return new(id, SecurityAlgorithms.RsaSha256, new RsaSecurityKey(key) { KeyId = id }, publicKey, parameters.D!);
    }

    private static T ExportPrivate<T>(Func<T> export)
    {
        try
        {
            return export();
        }
        catch (CryptographicException exception)
        {
            throw new InvalidKeyException("it has no private part", exception);
        }
    }
}

/// <summary>Thrown when a key file cannot be used; the message gives the reason, as the end of a sentence.</summary>
internal sealed class InvalidKeyException(string message, Exception? inner = null) : Exception(message, inner);
