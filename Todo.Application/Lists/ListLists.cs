using AutoMapper;
using MediatR;
using Todo.Application.Common;

namespace Todo.Application.Lists;

/// <summary>All lists of the signed-in user, in their order.</summary>
public sealed record ListLists : IRequest<Result<CountedListResponse[]>>;

internal sealed class ListListsHandler(IListRepository lists, ICurrentUser current, IMapper mapper)
    : IRequestHandler<ListLists, Result<CountedListResponse[]>>
{
    public async Task<Result<CountedListResponse[]>> Handle(ListLists request, CancellationToken cancellationToken)
    {
        var found = await lists.ListAsync(current.Id, cancellationToken);
        // Every user has an inbox, so no lists means that the account was deleted in the meantime.
        if (found.Count == 0)
            return Failure.InvalidToken;
        var counts = await lists.CountOpenAsync(current.Id, cancellationToken);
        return found.Select(list => mapper.Map<CountedListResponse>(list) with { OpenCount = counts.GetValueOrDefault(list.Id) }).ToArray();
    }
}
