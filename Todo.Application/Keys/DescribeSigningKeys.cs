using MediatR;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Application.SingleSignOn;

namespace Todo.Application.Keys;

/// <summary>Returns the information that other services need to verify access tokens.</summary>
public sealed record DescribeSigningKeys : IRequest<Result<SigningKeysDescription>>;

/// <summary>The public part of the signing keys.</summary>
/// <param name="Issuer">The issuer of the tokens, an absolute URL.</param>
/// <param name="Algorithm">The algorithm that signs new tokens (RFC 7518, section 3.1).</param>
/// <param name="PublicKeys">The keys that verify tokens; none if a shared secret signs them.</param>
/// <param name="HasProviders">Whether users can get tokens through an OpenID provider.</param>
public sealed record SigningKeysDescription(string Issuer, string Algorithm, IReadOnlyList<PublicKey> PublicKeys, bool HasProviders);

internal sealed class DescribeSigningKeysHandler(ISigningKeys keys, IOptions<SingleSignOnOptions> options)
    : IRequestHandler<DescribeSigningKeys, Result<SigningKeysDescription>>
{
    public Task<Result<SigningKeysDescription>> Handle(DescribeSigningKeys request, CancellationToken cancellationToken) =>
        Task.FromResult<Result<SigningKeysDescription>>(
            new SigningKeysDescription(keys.Issuer, keys.Algorithm, keys.PublicKeys, options.Value.Providers.Length > 0));
}
