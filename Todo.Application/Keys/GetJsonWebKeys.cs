using MediatR;
using Todo.Application.Common;

namespace Todo.Application.Keys;

/// <summary>The public keys that access tokens are verified with.</summary>
public sealed record GetJsonWebKeys : IRequest<Result<JsonWebKeySetResponse>>;

/// <summary>A set of public keys (RFC 7517, section 5).</summary>
/// <param name="Keys">The keys; empty when tokens are signed with a shared secret.</param>
public sealed record JsonWebKeySetResponse(IReadOnlyList<JsonWebKeyResponse> Keys);

internal sealed class GetJsonWebKeysHandler(ISigningKeys keys) : IRequestHandler<GetJsonWebKeys, Result<JsonWebKeySetResponse>>
{
    public Task<Result<JsonWebKeySetResponse>> Handle(GetJsonWebKeys request, CancellationToken cancellationToken) =>
        Task.FromResult<Result<JsonWebKeySetResponse>>(new JsonWebKeySetResponse(keys.PublicKeys));
}
