using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using Todo.Application.Keys;

namespace Todo.Infrastructure.Keys;

/// <summary>Makes signing keys of PEM files and of a shared secret, and refuses weak ones.</summary>
internal static class SigningKeyReader
{
    private const int MinRsaBits = 2048;
    private const string P256 = "1.2.840.10045.3.1.7";

    /// <summary>Reads a private key in PEM; throws <see cref="InvalidKeyException"/> saying what is wrong with it.</summary>
    public static SigningKey ReadFile(string path)
    {
        using var reader = new StreamReader(new MemoryStream(SigningKeyFile.Read(path)));
        return ReadPem(reader.ReadToEnd());
    }

    /// <summary>A shared secret, for HS256.</summary>
    public static SigningKey FromSecret(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        // A name that tells instances with the same secret the same, and tells nobody the secret.
        var id = Base64UrlEncoder.Encode(HMACSHA256.HashData(bytes, "kid"u8));
        return new(id, SecurityAlgorithms.HmacSha256, new SymmetricSecurityKey(bytes) { KeyId = id }, null, bytes);
    }

    /// <summary>A new EC P-256 key in PEM.</summary>
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
            // PKCS #8 does not tell in its label what it holds.
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
            throw new InvalidKeyException("it is no private key in PEM", exception);
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

/// <summary>A key file that cannot be used; the message says why, as the end of a sentence.</summary>
internal sealed class InvalidKeyException(string message, Exception? inner = null) : Exception(message, inner);
