using System.Runtime.CompilerServices;
using AutoMapper;
using MediatR;
using Todo.Application.Common;
using Todo.Application.Lists;
using Todo.Application.Sessions;
using Todo.Application.Todos;
using Todo.Application.Trash;
using Todo.Application.Users;
using Todo.Domain;

namespace Todo.Application.Export;

/// <summary>Exports the account of the signed-in user, its active sessions, lists and todos; without credentials, webhooks and linked identities.</summary>
public sealed record ExportUser : IRequest<Result<UserExport>>;

/// <summary>The account of a user, with what the user keeps in it.</summary>
/// <param name="ExportedAt" example="2026-11-21T08:00:00.000000Z">The time when the export began.</param>
/// <param name="User">The user.</param>
/// <param name="Sessions">The active sessions.</param>
/// <param name="Lists">The lists, in their order.</param>
/// <param name="Todos">All todos outside the trash, by id.</param>
/// <param name="Trash">The todos in the trash, the last deleted first.</param>
public sealed record UserExport(
    DateTimeOffset ExportedAt,
    UserResponse User,
    IReadOnlyList<SessionResponse> Sessions,
    IReadOnlyList<ListResponse> Lists,
    IAsyncEnumerable<TodoResponse> Todos,
    IAsyncEnumerable<TrashedTodoResponse> Trash);

internal sealed class ExportUserHandler(
    IUserRepository users, ISessionRepository sessions, IListRepository lists, ITodoRepository todos, ITrashRepository trash,
    ICurrentUser current, IMapper mapper, TimeProvider clock)
    : IRequestHandler<ExportUser, Result<UserExport>>
{
    private const int PageSize = 200;

    public async Task<Result<UserExport>> Handle(ExportUser request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        if (await users.FindAsync(current.Id, cancellationToken) is not { } user)
            return UserFailures.Gone;
        var active = await sessions.ListActiveAsync(user.Id, now, cancellationToken);
        return new UserExport(
            now,
            mapper.Map<UserResponse>(user),
            [.. active.Select(session => SessionResponse.From(session, current.SessionId, mapper))],
            [.. (await lists.ListAsync(user.Id, cancellationToken)).Select(mapper.Map<ListResponse>)],
            PagesOf<TodoResponse>(
                TodoSort.ById, (after, ct) => todos.ListAsync(user.Id, TodoFilter.All, TodoSort.ById, after, PageSize, ct), cancellationToken),
            PagesOf<TrashedTodoResponse>(
                TodoSort.ByDeletion, (after, ct) => trash.ListAsync(user.Id, after, PageSize, ct), cancellationToken));
    }

    private async IAsyncEnumerable<T> PagesOf<T>(
        TodoSort sort,
        Func<TodoPosition?, CancellationToken, ValueTask<TodoSlice>> list,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        TodoPosition? after = null;
        while (true)
        {
            var page = await list(after, cancellationToken);
            foreach (var todo in page.Items)
                yield return mapper.Map<T>(todo);
            if (!page.HasMore)
                yield break;
            after = sort.PositionOf(page.Items[^1]);
        }
    }
}
