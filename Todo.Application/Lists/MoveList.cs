using FluentValidation;
using MediatR;
using Todo.Application.Common;
using Todo.Application.Common.Validation;
using Todo.Domain;
using Todo.Domain.Lists;

namespace Todo.Application.Lists;

/// <summary>The signed-in user moves a list: directly after another or before one, first or last.</summary>
/// <param name="Id">The list that moves.</param>
/// <param name="AfterId">The list to move it after; null: first.</param>
/// <param name="BeforeId">The list to move it before; null: last.</param>
/// <param name="Condition">The versions that the client is willing to change.</param>
public sealed record MoveList(long Id, Optional<long?> AfterId, Optional<long?> BeforeId, VersionCondition? Condition)
    : IRequest<Result<ListResponse>>, IMoveRequest;

internal sealed class MoveListValidator : AbstractValidator<MoveList>
{
    public MoveListValidator() => this.OneDestination();
}

internal sealed class MoveListHandler(ListEditor editor, IListRepository lists, IChangeNumbers numbers, TimeProvider clock)
    : IRequestHandler<MoveList, Result<ListResponse>>
{
    public Task<Result<ListResponse>> Handle(MoveList request, CancellationToken cancellationToken) =>
        editor.ChangeAsync(request.Id, request.Condition, (list, ct) => MoveAsync(list, request, ct), cancellationToken);

    private async Task<Failure?> MoveAsync(TodoList list, MoveList request, CancellationToken cancellationToken)
    {
        var others = (await lists.ListForChangeAsync(list.UserId, cancellationToken)).Where(other => other.Id != list.Id).ToList();
        if (IndexOf(others, request) is not { } index)
            return UnknownAnchor(list, request);
        var end = Ordering.Last(await numbers.NumberAsync(list.UserId, cancellationToken) + 1);
        var low = index == 0 ? Ordering.Unplaced : others[index - 1].Position;
        var high = index == others.Count ? end : others[index].Position;
        if (Ordering.Between(low, high) is not { } position)
        {
            position = Ordering.Spread(Ordering.Unplaced, end, index, others.Count + 1);
            await SpreadAsync(others, index, end, cancellationToken);
        }
        list.Reorder(position, clock.Now());
        await lists.SaveAsync(list, cancellationToken);
        return null;
    }

    /// <summary>The number of lists before the destination; null if the request names no other list of the user.</summary>
    private static int? IndexOf(List<TodoList> others, MoveList request)
    {
        var isAfter = request.AfterId.IsSet;
        if ((isAfter ? request.AfterId : request.BeforeId).Value is not { } anchorId)
            return isAfter ? 0 : others.Count;
        var anchor = others.FindIndex(other => other.Id == anchorId);
        return anchor < 0 ? null : isAfter ? anchor + 1 : anchor;
    }

    private static Failure UnknownAnchor(TodoList list, MoveList request)
    {
        var (member, anchor) = request.AfterId.IsSet ? (nameof(request.AfterId), request.AfterId) : (nameof(request.BeforeId), request.BeforeId);
        return anchor.Value == list.Id
            ? ListFailures.IsItself(member)
            : ListFailures.Unknown(member);
    }

    /// <summary>Gives all lists new positions, with a place for the one that moves: there are few of them.</summary>
    private async Task SpreadAsync(List<TodoList> others, int index, long end, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        for (var i = 0; i < others.Count; i++)
        {
            others[i].Reorder(Ordering.Spread(Ordering.Unplaced, end, i < index ? i : i + 1, others.Count + 1), now);
            await lists.SaveAsync(others[i], cancellationToken);
        }
    }
}
