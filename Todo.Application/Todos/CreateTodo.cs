using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Domain;

namespace Todo.Application.Todos;

/// <summary>A user notes something to do; a repeat with the same key gets the first answer again.</summary>
public sealed record CreateTodo(string? Content, bool? IsDone, string? IdempotencyKey) : IRequest<Result<CreatedTodo>>;

/// <summary>The new todo, or the one that an earlier request with the same key made.</summary>
public sealed record CreatedTodo(TodoResponse Todo, bool IsReplay);

/// <summary>A todo to be added.</summary>
public sealed record NewTodo(long UserId, string Content, bool IsDone, DateTimeOffset Now);

/// <summary>A todo as it was added now, or by an earlier request with the same key.</summary>
public sealed record AddedTodo(Domain.Todos.TodoItem Todo, bool IsReplay);

internal sealed class CreateTodoValidator : AbstractValidator<CreateTodo>
{
    public CreateTodoValidator()
    {
        RuleFor(request => request.Content).Content();
        RuleFor(request => request.IdempotencyKey)
            .Length(1, Todos.IdempotencyKey.MaxLength).WithMessage($"Must have 1 to {Todos.IdempotencyKey.MaxLength} characters.")
            .Matches(Todos.IdempotencyKey.VisibleAscii()).WithMessage("Must have visible ASCII characters only.");
    }
}

internal sealed class CreateTodoHandler(
    ITodoRepository todos, ICurrentUser current, IMapper mapper, TimeProvider clock, IOptions<LimitsOptions> limits)
    : IRequestHandler<CreateTodo, Result<CreatedTodo>>
{
    public async Task<Result<CreatedTodo>> Handle(CreateTodo request, CancellationToken cancellationToken)
    {
        var todo = new NewTodo(current.Id, request.Content!, request.IsDone ?? false, clock.Now());
        var key = request.IdempotencyKey is { } value ? IdempotencyKey.For(value, todo.Content, todo.IsDone) : null;
        var added = await todos.AddAsync(todo, key, limits.Value.TodosPerUser, cancellationToken);
        return added.Map(outcome => new CreatedTodo(mapper.Map<TodoResponse>(outcome.Todo), outcome.IsReplay));
    }
}
