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
                if (!destination.TryGetValue(out var after, out failure))
                    return failure;
                todo.Reorder(await order.PositionAfterAsync(todo.UserId, todo.Place, after, todo, ct), clock.Now());
                await todos.SaveAsync(todo, ct);
                await todos.ClearPristineAsync(todo.ParentId, todo.UserId, ct);
                return mapper.Map<TodoResponse>(todo);
            },
            cancellationToken);

    /// <summary>The position after which the todo moves.</summary>
    private async Task<Result<TodoPosition>> DestinationAsync(TodoItem todo, MoveTodo request, CancellationToken cancellationToken)
    {
        var isAfter = request.AfterId.IsSet;
        if ((isAfter ? request.AfterId : request.BeforeId).Value is not { } anchorId)
            return isAfter ? TodoOrder.Start : await order.BeforeAsync(todo.UserId, todo.Place, TodoOrder.End, todo, cancellationToken);
        var member = isAfter ? nameof(request.AfterId) : nameof(request.BeforeId);
        var found = await todos.FindForChangeAsync(anchorId, todo.UserId, cancellationToken);
        if (!found.TryGetValue(out var anchor, out var failure))
            return failure.Kind == FailureKind.NotFound ? TodoFailures.Unknown(member) : failure;
        if (anchor.Id == todo.Id || anchor.Place != todo.Place)
            return TodoFailures.Broken(new(member, RuleCodes.OtherPlace, "Must be another todo of the same list and parent."));
        var position = new TodoPosition(anchor.Position, anchor.Id);
        return isAfter ? position : await order.BeforeAsync(todo.UserId, todo.Place, position, todo, cancellationToken);
    }
}
