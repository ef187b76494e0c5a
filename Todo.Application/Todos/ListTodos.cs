using AutoMapper;
using FluentValidation;
using MediatR;
using Todo.Application.Common;
using Todo.Application.Common.Validation;

namespace Todo.Application.Todos;

/// <summary>A page of the signed-in user's todos.</summary>
public sealed record ListTodos(int? Limit, string? After, string? Sort, bool? IncludeTotal, TodoQuery Query) : IRequest<Result<TodoPage>>
{
    public const int MaxLimit = 500;
    public const int DefaultLimit = 100;

    /// <summary>The order asked for; by id when none is.</summary>
    internal TodoSort Order => Sort is null ? TodoSort.ById : TodoSort.Parse(Sort) ?? TodoSort.ById;
}

/// <summary>A page of a list.</summary>
/// <param name="Items">The todos of the page.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
/// <param name="Total">How many todos all pages have together, if that was asked for.</param>
public sealed record TodoPage(IReadOnlyList<TodoResponse> Items, string? Next, long? Total);

internal sealed class ListTodosValidator : AbstractValidator<ListTodos>
{
    public ListTodosValidator()
    {
        RuleFor(request => request.Limit).InclusiveBetween(1, ListTodos.MaxLimit)
            .WithError(ErrorCodes.OutOfRange, $"Must be between 1 and {ListTodos.MaxLimit}.");
        RuleFor(request => request.Sort).OneOf(TodoSort.Names);
        RuleFor(request => request.After)
            .Must((request, after) => after is null || TodoCursor.TryDecode(after, request.Order, out _))
            .WithError(ErrorCodes.Malformed, "Must be a cursor of a list with this sort.");
        this.Query();
    }
}

internal sealed class ListTodosHandler(ITodoRepository todos, UserClock userClock, ICurrentUser current, IMapper mapper)
    : IRequestHandler<ListTodos, Result<TodoPage>>
{
    public async Task<Result<TodoPage>> Handle(ListTodos request, CancellationToken cancellationToken)
    {
        var limit = request.Limit ?? ListTodos.DefaultLimit;
        var now = request.Query.DependsOnNow ? await userClock.NowAsync(current.Id, cancellationToken) : default;
        var filter = request.Query.ToFilter(now);
        TodoPosition? after = request.After is { } cursor && TodoCursor.TryDecode(cursor, request.Order, out var position)
            ? position
            : null;

        var found = filter.IsEmpty
            ? new TodoSlice([], false)
            : await todos.ListAsync(current.Id, filter, request.Order, after, limit, cancellationToken);
        var items = mapper.Map<TodoResponse[]>(found.Items);

        var next = found.HasMore ? TodoCursor.Encode(request.Order, request.Order.PositionOf(found.Items[^1])) : null;
        long? total = request.IncludeTotal is not true ? null
            : filter.IsEmpty ? 0
            : await todos.CountAsync(current.Id, filter, cancellationToken);
        return new TodoPage(items, next, total);
    }
}
