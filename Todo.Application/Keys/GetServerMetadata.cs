using MediatR;
using Todo.Application.Common;

namespace Todo.Application.Keys;

/// <summary>Where the endpoints are and what they can do.</summary>
public sealed record GetServerMetadata : IRequest<Result<ServerMetadataResponse>>;

/// <summary>The metadata of the server (RFC 8414, section 2; OpenID Connect Discovery 1.0, section 3).</summary>
/// <param name="Issuer" example="http://localhost:8000">The <c>iss</c> of the tokens.</param>
/// <param name="TokenEndpoint" example="http://localhost:8000/api/login/access_token">Where to sign in and refresh.</param>
/// <param name="RevocationEndpoint" example="http://localhost:8000/api/login/revoke">Where to sign out.</param>
/// <param name="JwksUri" example="http://localhost:8000/.well-known/jwks.json">Where the public keys are.</param>
/// <param name="GrantTypesSupported" example='["password", "refresh_token"]'>The grants of the token endpoint.</param>
/// <param name="ResponseTypesSupported" example="[]">None: there is no authorization endpoint.</param>
/// <param name="TokenEndpointAuthMethodsSupported" example='["none"]'>Clients do not authenticate.</param>
/// <param name="RevocationEndpointAuthMethodsSupported" example='["none"]'>Clients do not authenticate.</param>
/// <param name="SubjectTypesSupported" example='["public"]'>The <c>sub</c> is the same for all clients.</param>
/// <param name="IdTokenSigningAlgValuesSupported" example='["ES256"]'>The algorithm of the tokens.</param>
public sealed record ServerMetadataResponse(
    string Issuer,
    string TokenEndpoint,
    string RevocationEndpoint,
    string JwksUri,
    IReadOnlyList<string> GrantTypesSupported,
    IReadOnlyList<string> ResponseTypesSupported,
    IReadOnlyList<string> TokenEndpointAuthMethodsSupported,
    IReadOnlyList<string> RevocationEndpointAuthMethodsSupported,
    IReadOnlyList<string> SubjectTypesSupported,
    IReadOnlyList<string> IdTokenSigningAlgValuesSupported);

internal sealed class GetServerMetadataHandler(ISigningKeys keys) : IRequestHandler<GetServerMetadata, Result<ServerMetadataResponse>>
{
    public Task<Result<ServerMetadataResponse>> Handle(GetServerMetadata request, CancellationToken cancellationToken)
    {
        var root = keys.Issuer.TrimEnd('/');
        return Task.FromResult<Result<ServerMetadataResponse>>(new ServerMetadataResponse(
            keys.Issuer,
            root + "/api/login/access_token",
            root + "/api/login/revoke",
            root + "/.well-known/jwks.json",
            ["password", "refresh_token"],
            [],
            ["none"],
            ["none"],
            ["public"],
            [keys.Algorithm]));
    }
}
