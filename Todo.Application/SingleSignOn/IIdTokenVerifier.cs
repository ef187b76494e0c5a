namespace Todo.Application.SingleSignOn;

/// <summary>The claims of a genuine ID token (OpenID Connect Core 1.0, section 2).</summary>
/// <param name="Provider">The name of the provider in the settings.</param>
/// <param name="Issuer">The provider (<c>iss</c>).</param>
/// <param name="Subject">The user's id with the provider (<c>sub</c>).</param>
/// <param name="Nonce">The nonce of the sign-in.</param>
/// <param name="Email">The address (<c>email</c>), if the token has one.</param>
/// <param name="IsEmailVerified">Whether the provider has verified the address: <c>email_verified</c> is the JSON value true.</param>
/// <param name="Name">The name to display (<c>name</c>), if the token has one.</param>
public sealed record IdTokenClaims(
    string Provider, string Issuer, string Subject, string Nonce, string? Email, bool IsEmailVerified, string? Name)
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(IdTokenClaims);
}

/// <summary>The outcome of a verification: claims, a fault, or, as long as the provider's keys are unknown, the time to wait.</summary>
/// <param name="Provider">The name of the provider in the settings; null if the token names none of them.</param>
/// <param name="Claims">The claims of a genuine token.</param>
/// <param name="Fault">Why the token is refused.</param>
/// <param name="RetryAfter">How long to wait for the provider's keys.</param>
public sealed record IdTokenVerification(string? Provider, IdTokenClaims? Claims, AssertionFault? Fault, TimeSpan? RetryAfter);

/// <summary>Verifies the ID tokens of the configured providers.</summary>
public interface IIdTokenVerifier
{
    /// <summary>Verifies everything but whether the nonce was used before.</summary>
    Task<IdTokenVerification> VerifyAsync(string token, CancellationToken cancellationToken);
}
