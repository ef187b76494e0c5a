using Todo.Application.Keys;

namespace Todo.WebApi.Discovery;

/// <summary>The metadata of the server (RFC 8414, section 2; OpenID Connect Discovery 1.0, section 3).</summary>
/// <remarks>Without <c>response_types_supported</c>: there is no authorization endpoint.</remarks>
/// <param name="Issuer" example="http://localhost:8000">The <c>iss</c> of the access tokens.</param>
/// <param name="TokenEndpoint" example="http://localhost:8000/api/login/access_token">The address to sign in and refresh.</param>
/// <param name="RevocationEndpoint" example="http://localhost:8000/api/login/revoke">The address to sign out.</param>
/// <param name="JwksUri" example="http://localhost:8000/.well-known/jwks.json">The address of the public keys.</param>
/// <param name="GrantTypesSupported" example='["password", "refresh_token"]'>The grants of the token endpoint.</param>
/// <param name="TokenEndpointAuthMethodsSupported" example='["none"]'>Clients do not authenticate.</param>
/// <param name="RevocationEndpointAuthMethodsSupported" example='["none"]'>Clients do not authenticate.</param>
/// <param name="SubjectTypesSupported" example='["public"]'>The <c>sub</c> is the same for all clients.</param>
/// <param name="IdTokenSigningAlgValuesSupported" example='["ES256"]'>The algorithm of the tokens.</param>
public sealed record ServerMetadata(
    string Issuer,
    string TokenEndpoint,
    string RevocationEndpoint,
    string JwksUri,
    IReadOnlyList<string> GrantTypesSupported,
    IReadOnlyList<string> TokenEndpointAuthMethodsSupported,
    IReadOnlyList<string> RevocationEndpointAuthMethodsSupported,
    IReadOnlyList<string> SubjectTypesSupported,
    IReadOnlyList<string> IdTokenSigningAlgValuesSupported)
{
    private static readonly string[] Grants = [GrantTypes.Password, GrantTypes.RefreshToken];

    internal static ServerMetadata Of(SigningKeysDescription description)
    {
        var root = description.Issuer.TrimEnd('/');
        return new(
            description.Issuer,
            root + Endpoints.Token,
            root + Endpoints.Revocation,
            $"{root}{Endpoints.WellKnown}/{Endpoints.JsonWebKeys}",
            description.HasProviders ? [.. Grants, GrantTypes.JwtBearer] : Grants,
            ["none"],
            ["none"],
            ["public"],
            [description.Algorithm]);
    }
}
