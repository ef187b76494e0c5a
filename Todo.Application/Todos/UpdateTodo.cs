using AutoMapper;
using FluentValidation;
using MediatR;
using Todo.Application.Common;
using Todo.Domain;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>A user replaces the content of a todo; whether it is done stays as it is when left out.</summary>
public sealed record UpdateTodo(long Id, string? Content, bool? IsDone, VersionCondition? Condition) : IRequest<Result<TodoResponse>>;

internal sealed class UpdateTodoValidator : AbstractValidator<UpdateTodo>
{
    public UpdateTodoValidator() => RuleFor(request => request.Content).Content();
}

internal sealed class UpdateTodoHandler(ITodoRepository todos, ICurrentUser current, IMapper mapper, TimeProvider clock)
    : IRequestHandler<UpdateTodo, Result<TodoResponse>>
{
    public async Task<Result<TodoResponse>> Handle(UpdateTodo request, CancellationToken cancellationToken)
    {
        var change = new TodoChange(request.Content, request.IsDone);
        var changed = await todos.ChangeAsync(request.Id, current.Id, change, request.Condition, clock.Now(), cancellationToken);
        return changed.Map(mapper.Map<TodoResponse>);
    }
}
