using FluentValidation;
using MediatR;
using Todo.Application.Common;

namespace Todo.Application.Todos;

/// <summary>A merge patch (RFC 7396): the members that are given change, those left out stay as they are.</summary>
public sealed record PatchTodo(long Id, TodoMembers Members, VersionCondition? Condition) : IRequest<Result<TodoResponse>>, ITodoMembersRequest;

internal sealed class PatchTodoValidator : AbstractValidator<PatchTodo>
{
    public PatchTodoValidator()
    {
        this.OptionalContent();
        this.OtherMembers();
    }
}

internal sealed class PatchTodoHandler(TodoEditor editor) : IRequestHandler<PatchTodo, Result<TodoResponse>>
{
    public Task<Result<TodoResponse>> Handle(PatchTodo request, CancellationToken cancellationToken) =>
        editor.ChangeAsync(request.Id, request.Members.ToChange(), request.Condition, cancellationToken);
}
