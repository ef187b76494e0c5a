using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Application.Idempotency;
using Todo.Domain;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>The signed-in user adds a todo; it is not done unless the request says otherwise.</summary>
public sealed record CreateTodo(Optional<string> Content, Optional<bool> IsDone, IdempotencyKey? IdempotencyKey = null)
    : ICreateRequest<TodoResponse>;

internal sealed class CreateTodoValidator : AbstractValidator<CreateTodo>
{
    public CreateTodoValidator()
    {
        RuleFor(request => request.Content.Value).Content().OverridePropertyName(nameof(CreateTodo.Content));
        this.IdempotencyKey<CreateTodo, TodoResponse>();
    }
}

internal sealed class CreateTodoHandler(
    ITodoRepository todos, IUnitOfWork unitOfWork, ICurrentUser current, IMapper mapper, TimeProvider clock, IOptions<LimitsOptions> limits)
    : IRequestHandler<CreateTodo, Result<Created<TodoResponse>>>
{
    public Task<Result<Created<TodoResponse>>> Handle(CreateTodo request, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                var todo = TodoItem.Create(current.Id, request.Content.Value, request.IsDone.Or(false), clock.Now());
                var added = await todos.AddAsync(todo, limits.Value.TodosPerUser, ct);
                return added.Map(_ => new Created<TodoResponse>(mapper.Map<TodoResponse>(todo)));
            },
            cancellationToken);
}
