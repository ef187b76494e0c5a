using AutoMapper;
using Todo.Application.Common;
using Todo.Domain.Lists;

namespace Todo.Application.Lists;

/// <summary>Changes one list of the signed-in user.</summary>
internal sealed class ListEditor(IListRepository lists, IUnitOfWork unitOfWork, ICurrentUser current, IMapper mapper)
{
    /// <param name="id">The list.</param>
    /// <param name="condition">The versions that the client is willing to change.</param>
    /// <param name="change">Changes the list and saves it; or fails.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<Result<ListResponse>> ChangeAsync(
        long id, VersionCondition? condition, Func<TodoList, CancellationToken, Task<Failure?>> change, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<Result<ListResponse>>(
            async ct =>
            {
                var found = await lists.FindForChangeAsync(id, current.Id, ct);
                if (!found.TryGetValue(out var list, out var failure))
                    return failure;
                if (condition?.Allows(list.UpdatedAt) is false)
                    return ListFailures.Stale;
                return await change(list, ct) is { } refused ? refused : mapper.Map<ListResponse>(list);
            },
            cancellationToken);
}
