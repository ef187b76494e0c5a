using FluentValidation;
using MediatR;
using Todo.Application.Common;
using Todo.Domain;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>The signed-in user replaces the content of a todo; members left out stay as they are.</summary>
public sealed record UpdateTodo(long Id, Optional<string> Content, Optional<bool> IsDone, VersionCondition? Condition)
    : IRequest<Result<TodoResponse>>;

internal sealed class UpdateTodoValidator : AbstractValidator<UpdateTodo>
{
    public UpdateTodoValidator() =>
        RuleFor(request => request.Content.Value).Content().OverridePropertyName(nameof(UpdateTodo.Content));
}

internal sealed class UpdateTodoHandler(TodoEditor editor) : IRequestHandler<UpdateTodo, Result<TodoResponse>>
{
    public Task<Result<TodoResponse>> Handle(UpdateTodo request, CancellationToken cancellationToken) =>
        editor.ChangeAsync(request.Id, new TodoChange(request.Content, request.IsDone), request.Condition, cancellationToken);
}
