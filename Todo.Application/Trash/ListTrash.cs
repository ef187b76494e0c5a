using AutoMapper;
using FluentValidation;
using MediatR;
using Todo.Application.Common;
using Todo.Application.Common.Validation;
using Todo.Application.Todos;

namespace Todo.Application.Trash;

/// <summary>A page of the signed-in user's trash, the last deleted first.</summary>
public sealed record ListTrash(int? Limit, string? After, bool? IncludeTotal) : IRequest<Result<TrashPage>>;

/// <summary>A page of the trash.</summary>
/// <param name="Items">The todos of the page.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
/// <param name="Total">How many todos all pages have together, if the request asks for it.</param>
public sealed record TrashPage(IReadOnlyList<TrashedTodoResponse> Items, string? Next, long? Total);

internal sealed class ListTrashValidator : AbstractValidator<ListTrash>
{
    public ListTrashValidator()
    {
        RuleFor(request => request.Limit).InclusiveBetween(1, ListTodos.MaxLimit)
            .WithError(ErrorCodes.OutOfRange, $"Must be between 1 and {ListTodos.MaxLimit}.");
        RuleFor(request => request.After)
            .Must(after => after is null || TodoCursor.TryDecode(after, TodoSort.ByDeletion, out _))
            .WithError(ErrorCodes.Malformed, "Must be a cursor of the trash.");
    }
}

internal sealed class ListTrashHandler(ITrashRepository trash, ICurrentUser current, IMapper mapper)
    : IRequestHandler<ListTrash, Result<TrashPage>>
{
    public async Task<Result<TrashPage>> Handle(ListTrash request, CancellationToken cancellationToken)
    {
        TodoPosition? after = request.After is { } cursor && TodoCursor.TryDecode(cursor, TodoSort.ByDeletion, out var position) ? position : null;
        var found = await trash.ListAsync(current.Id, after, request.Limit ?? ListTodos.DefaultLimit, cancellationToken);
        var next = found.HasMore
            ? TodoCursor.Encode(TodoSort.ByDeletion, TodoSort.ByDeletion.PositionOf(found.Items[^1]))
            : null;
        long? total = request.IncludeTotal is true ? await trash.CountAsync(current.Id, cancellationToken) : null;
        return new TrashPage(found.Items.Select(mapper.Map<TrashedTodoResponse>).ToArray(), next, total);
    }
}
