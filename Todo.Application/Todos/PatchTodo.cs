using AutoMapper;
using FluentValidation;
using MediatR;
using Todo.Application.Common;
using Todo.Domain;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>A merge patch (RFC 7396): the members that are there change, those left out stay; none may be removed.</summary>
public sealed record PatchTodo(long Id, string? Content, bool? IsDone, VersionCondition? Condition) : IRequest<Result<TodoResponse>>;

internal sealed class PatchTodoValidator : AbstractValidator<PatchTodo>
{
    public PatchTodoValidator() => RuleFor(request => request.Content).OptionalContent();
}

internal sealed class PatchTodoHandler(ITodoRepository todos, ICurrentUser current, IMapper mapper, TimeProvider clock)
    : IRequestHandler<PatchTodo, Result<TodoResponse>>
{
    public async Task<Result<TodoResponse>> Handle(PatchTodo request, CancellationToken cancellationToken)
    {
        var change = new TodoChange(request.Content, request.IsDone);
        var changed = await todos.ChangeAsync(request.Id, current.Id, change, request.Condition, clock.Now(), cancellationToken);
        return changed.Map(mapper.Map<TodoResponse>);
    }
}
