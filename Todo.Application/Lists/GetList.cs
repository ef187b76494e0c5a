using AutoMapper;
using MediatR;
using Todo.Application.Common;

namespace Todo.Application.Lists;

/// <summary>One list of the signed-in user.</summary>
public sealed record GetList(long Id) : IRequest<Result<ListResponse>>;

internal sealed class GetListHandler(IListRepository lists, ICurrentUser current, IMapper mapper)
    : IRequestHandler<GetList, Result<ListResponse>>
{
    public async Task<Result<ListResponse>> Handle(GetList request, CancellationToken cancellationToken)
    {
        var found = await lists.FindAsync(request.Id, current.Id, cancellationToken);
        return found.Map(mapper.Map<ListResponse>);
    }
}
