using FluentValidation;
using MediatR;
using Todo.Application.Common;
using Todo.Domain;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>A merge patch (RFC 7396): the members that are there change, those left out stay as they are.</summary>
public sealed record PatchTodo(long Id, Optional<string> Content, Optional<bool> IsDone, VersionCondition? Condition)
    : IRequest<Result<TodoResponse>>;

internal sealed class PatchTodoValidator : AbstractValidator<PatchTodo>
{
    public PatchTodoValidator() =>
        RuleFor(request => request.Content.Value).OptionalContent().OverridePropertyName(nameof(PatchTodo.Content));
}

internal sealed class PatchTodoHandler(TodoEditor editor) : IRequestHandler<PatchTodo, Result<TodoResponse>>
{
    public Task<Result<TodoResponse>> Handle(PatchTodo request, CancellationToken cancellationToken) =>
        editor.ChangeAsync(request.Id, new TodoChange(request.Content, request.IsDone), request.Condition, cancellationToken);
}
