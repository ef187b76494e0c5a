using System.ComponentModel.DataAnnotations;
using System.Text;

namespace Todo.Infrastructure.Keys;

/// <summary>Settings of the access tokens and their keys; section <c>Jwt</c>.</summary>
public sealed class JwtOptions : IValidatableObject
{
    public const string Section = "Jwt";

    private const int MinSigningKeyBytes = 32;

    /// <summary>The <c>iss</c> of the tokens, and the base of the URLs in the metadata documents.</summary>
    [Required]
    public string Issuer { get; set; } = "http://localhost:8000";

    /// <summary>The <c>aud</c> of the tokens.</summary>
    [Required]
    public string Audience { get; set; } = "todo";

    /// <summary>The lifetime of an access token in minutes.</summary>
    [Range(1, 1440)]
    public int AccessTokenMinutes { get; set; } = 20;

    /// <summary>A shared secret of at least 32 bytes, for HS256 instead of a key pair.</summary>
    public string? SigningKey { get; set; }

    /// <summary>A folder of PEM files (EC P-256, or RSA of 2048 bits or more), for ES256 or RS256.</summary>
    public string? KeysPath { get; set; }

    public TimeSpan AccessTokenLifetime => TimeSpan.FromMinutes(AccessTokenMinutes);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(Issuer, UriKind.Absolute, out var issuer) || issuer.Scheme is not ("http" or "https"))
            yield return new ValidationResult("must be an absolute http or https address", [nameof(Issuer)]);
        if (SigningKey is not null && Encoding.UTF8.GetByteCount(SigningKey) < MinSigningKeyBytes)
            yield return new ValidationResult($"must have at least {MinSigningKeyBytes} bytes in UTF-8", [nameof(SigningKey)]);
        if (SigningKey is not null && KeysPath is not null)
            yield return new ValidationResult("must not be set together with Jwt:KeysPath", [nameof(SigningKey)]);
        if (KeysPath is not null && string.IsNullOrWhiteSpace(KeysPath))
            yield return new ValidationResult("must name a folder", [nameof(KeysPath)]);
    }
}
