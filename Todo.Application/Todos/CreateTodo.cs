using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Application.Idempotency;
using Todo.Domain;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>The signed-in user adds a todo, with defaults for the members that are left out.</summary>
public sealed record CreateTodo(TodoMembers Members, IdempotencyKey? IdempotencyKey = null) : ICreateRequest<TodoResponse>, ITodoMembersRequest;

internal sealed class CreateTodoValidator : AbstractValidator<CreateTodo>
{
    public CreateTodoValidator()
    {
        this.RequiredContent();
        this.OtherMembers();
        this.IdempotencyKey<CreateTodo, TodoResponse>();
    }
}

internal sealed class CreateTodoHandler(
    ITodoRepository todos, TodoPlacement placement, IUnitOfWork unitOfWork, ICurrentUser current, IMapper mapper, TimeProvider clock,
    IOptions<LimitsOptions> limits)
    : IRequestHandler<CreateTodo, Result<Created<TodoResponse>>>
{
    public async Task<Result<Created<TodoResponse>>> Handle(CreateTodo request, CancellationToken cancellationToken)
    {
        var created = await unitOfWork.ExecuteAsync(ct => CreateAsync(request.Members.ToChange(), ct), cancellationToken);
        return created.Map(todo => new Created<TodoResponse>(mapper.Map<TodoResponse>(todo)));
    }

    private async Task<Result<TodoItem>> CreateAsync(TodoChange members, CancellationToken cancellationToken)
    {
        var userId = current.Id;
        var placed = await placement.ForNewAsync(userId, members, cancellationToken);
        if (!placed.TryGetValue(out var place, out var failure))
            return failure;
        if (TodoItem.Create(userId, place, members, clock.Now(), out var todo) is { } violation)
            return TodoFailures.Broken(violation);
        if (await todos.ReserveAsync(userId, 1, limits.Value.TodosPerUser, cancellationToken) is { } tooMany)
            return tooMany;
        if (place.IsUnlisted)
            todo.PutIntoInbox(await todos.GetInboxIdAsync(userId, cancellationToken));
        await todos.AddAsync(todo, cancellationToken);
        await todos.ClearPristineAsync(place.ParentId, userId, cancellationToken);
        return todo;
    }
}
