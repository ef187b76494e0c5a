using AutoMapper;
using FluentValidation;
using MediatR;
using Todo.Application.Common;
using Todo.Application.Common.Validation;
using Todo.Domain;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>The signed-in user moves a todo within its list and parent: directly after a todo or before one, first or last.</summary>
/// <param name="Id">The todo that moves.</param>
/// <param name="AfterId">The todo to move it after; null: first.</param>
/// <param name="BeforeId">The todo to move it before; null: last.</param>
/// <param name="Condition">The versions that the client is willing to change.</param>
public sealed record MoveTodo(long Id, Optional<long?> AfterId, Optional<long?> BeforeId, VersionCondition? Condition)
    : IRequest<Result<TodoResponse>>, IMoveRequest;

internal sealed class MoveTodoValidator : AbstractValidator<MoveTodo>
{
    public MoveTodoValidator() => this.OneDestination();
}

internal sealed class MoveTodoHandler(
    ITodoRepository todos, TodoEditor editor, TodoOrder order, IUnitOfWork unitOfWork, IMapper mapper, TimeProvider clock)
    : IRequestHandler<MoveTodo, Result<TodoResponse>>
{
    public Task<Result<TodoResponse>> Handle(MoveTodo request, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<Result<TodoResponse>>(
            async ct =>
            {
                var found = await editor.FindAsync(request.Id, request.Condition, ct);
                if (!found.TryGetValue(out var todo, out var failure))
                    return failure;
                var destination = await DestinationAsync(todo, request, ct);
                if (!destination.TryGetValue(out var position, out failure))
                    return failure;
                todo.Reorder(position, clock.Now());
                await todos.SaveAsync(todo, ct);
                await todos.ClearPristineAsync(todo.ParentId, todo.UserId, ct);
                return mapper.Map<TodoResponse>(todo);
            },
            cancellationToken);

    /// <summary>The position to which the todo moves.</summary>
    private async Task<Result<long>> DestinationAsync(TodoItem todo, MoveTodo request, CancellationToken cancellationToken)
    {
        var isAfter = request.AfterId.IsSet;
        if ((isAfter ? request.AfterId : request.BeforeId).Value is not { } anchorId)
            return await PositionAsync(todo, isAfter, isAfter ? TodoOrder.Start : TodoOrder.End, cancellationToken);
        var member = isAfter ? nameof(request.AfterId) : nameof(request.BeforeId);
        var found = await todos.FindForChangeAsync(anchorId, todo.UserId, cancellationToken);
        if (!found.TryGetValue(out var anchor, out var failure))
            return failure.Kind == FailureKind.NotFound ? TodoFailures.Unknown(member) : failure;
        if (anchor.Id == todo.Id || anchor.Place != todo.Place)
            return TodoFailures.Broken(new(member, RuleCodes.OtherPlace, "Must be another todo of the same list and parent."));
        return await PositionAsync(todo, isAfter, new(anchor.Position, anchor.Id), cancellationToken);
    }

    private Task<long> PositionAsync(TodoItem todo, bool isAfter, TodoPosition anchor, CancellationToken cancellationToken) => isAfter
        ? order.PositionAfterAsync(todo.UserId, todo.Place, anchor, todo, cancellationToken)
        : order.PositionBeforeAsync(todo.UserId, todo.Place, anchor, todo, cancellationToken);
}
