using AutoMapper;
using MediatR;
using Todo.Application.Common;
using Todo.Application.Sessions;
using Todo.Application.Todos;
using Todo.Application.Users;
using Todo.Domain;

namespace Todo.Application.Export;

/// <summary>Exports everything stored about the signed-in user except the password hash.</summary>
public sealed record ExportUser : IRequest<Result<UserExport>>;

/// <summary>Everything stored about a user.</summary>
/// <param name="ExportedAt" example="2026-11-21T08:00:00.000000Z">The time when the export began.</param>
/// <param name="User">The user.</param>
/// <param name="Sessions">The active sessions.</param>
/// <param name="Todos">All todos, by id.</param>
public sealed record UserExport(
    DateTimeOffset ExportedAt, UserResponse User, IReadOnlyList<SessionResponse> Sessions, IAsyncEnumerable<TodoResponse> Todos);

internal sealed class ExportUserHandler(
    IUserRepository users, ISessionRepository sessions, ITodoRepository todos, ICurrentUser current, IMapper mapper, TimeProvider clock)
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
            TodosOf(user.Id, cancellationToken));
    }

    private async IAsyncEnumerable<TodoResponse> TodosOf(
        long userId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        TodoPosition? after = null;
        while (true)
        {
            var page = await todos.ListAsync(userId, TodoFilter.All, TodoSort.ById, after, PageSize, cancellationToken);
            foreach (var todo in page.Items)
                yield return mapper.Map<TodoResponse>(todo);
            if (!page.HasMore)
                yield break;
            after = TodoSort.ById.PositionOf(page.Items[^1]);
        }
    }
}
