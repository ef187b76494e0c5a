using AutoMapper;
using MediatR;
using Todo.Application.Common;

namespace Todo.Application.PersonalTokens;

/// <summary>The personal tokens of the signed-in user by id, also those that have expired lately.</summary>
public sealed record ListPersonalTokens : IRequest<Result<PersonalTokenResponse[]>>;

internal sealed class ListPersonalTokensHandler(IPersonalTokenRepository tokens, ICurrentUser current, IMapper mapper)
    : IRequestHandler<ListPersonalTokens, Result<PersonalTokenResponse[]>>
{
    public async Task<Result<PersonalTokenResponse[]>> Handle(ListPersonalTokens request, CancellationToken cancellationToken) =>
        (await tokens.ListAsync(current.Id, cancellationToken)).Select(mapper.Map<PersonalTokenResponse>).ToArray();
}
