using AutoMapper;
using MediatR;
using Todo.Application.Common;

namespace Todo.Application.Users;

/// <summary>The signed-in user.</summary>
public sealed record GetCurrentUser : IRequest<Result<UserResponse>>;

internal sealed class GetCurrentUserHandler(IUserRepository users, ICurrentUser current, IMapper mapper)
    : IRequestHandler<GetCurrentUser, Result<UserResponse>>
{
    public async Task<Result<UserResponse>> Handle(GetCurrentUser request, CancellationToken cancellationToken) =>
        await users.FindAsync(current.Id, cancellationToken) is { } user ? mapper.Map<UserResponse>(user) : UserFailures.Gone;
}
