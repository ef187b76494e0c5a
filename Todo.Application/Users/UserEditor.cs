using AutoMapper;
using Todo.Application.Common;
using Todo.Domain;

namespace Todo.Application.Users;

/// <summary>Changes the signed-in user.</summary>
internal sealed class UserEditor(IUserRepository users, IUnitOfWork unitOfWork, ICurrentUser current, IMapper mapper, TimeProvider clock)
{
    public Task<Result<UserResponse>> ChangeAsync(Optional<string> name, Optional<string> timeZone, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<Result<UserResponse>>(
            async ct =>
            {
                if (await users.FindForChangeAsync(current.Id, ct) is not { } user)
                    return UserFailures.Gone;
                user.Change(name, timeZone, clock.Now());
                return mapper.Map<UserResponse>(user);
            },
            cancellationToken);
}
