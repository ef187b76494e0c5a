using MediatR;
using Todo.Application.Common;

namespace Todo.Application.Keys;

/// <summary>Returns the information that other services need to verify access tokens.</summary>
public sealed record DescribeSigningKeys : IRequest<Result<SigningKeysDescription>>;

/// <summary>The public part of the signing keys.</summary>
/// <param name="Issuer">The issuer of the tokens, an absolute URL.</param>
/// <param name="Algorithm">The algorithm that signs new tokens (RFC 7518, section 3.1).</param>
/// <param name="PublicKeys">The keys that verify tokens; none if a shared secret signs them.</param>
public sealed record SigningKeysDescription(string Issuer, string Algorithm, IReadOnlyList<PublicKey> PublicKeys);

internal sealed class DescribeSigningKeysHandler(ISigningKeys keys) : IRequestHandler<DescribeSigningKeys, Result<SigningKeysDescription>>
{
    public Task<Result<SigningKeysDescription>> Handle(DescribeSigningKeys request, CancellationToken cancellationToken) =>
        Task.FromResult<Result<SigningKeysDescription>>(new SigningKeysDescription(keys.Issuer, keys.Algorithm, keys.PublicKeys));
}
