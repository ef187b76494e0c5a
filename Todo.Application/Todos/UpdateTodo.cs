using FluentValidation;
using MediatR;
using Todo.Application.Common;

namespace Todo.Application.Todos;

/// <summary>The signed-in user replaces the content of a todo; other members that are left out stay as they are.</summary>
public sealed record UpdateTodo(long Id, TodoMembers Members, VersionCondition? Condition) : IRequest<Result<TodoResponse>>, ITodoMembersRequest;

internal sealed class UpdateTodoValidator : AbstractValidator<UpdateTodo>
{
    public UpdateTodoValidator()
    {
        this.RequiredContent();
        this.OtherMembers();
    }
}

internal sealed class UpdateTodoHandler(TodoEditor editor) : IRequestHandler<UpdateTodo, Result<TodoResponse>>
{
    public Task<Result<TodoResponse>> Handle(UpdateTodo request, CancellationToken cancellationToken) =>
        editor.ChangeAsync(request.Id, request.Members.ToChange(), request.Condition, cancellationToken);
}
