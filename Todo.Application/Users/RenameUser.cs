using AutoMapper;
using FluentValidation;
using MediatR;
using Todo.Application.Common;
using Todo.Domain;

namespace Todo.Application.Users;

/// <summary>Renames the signed-in user.</summary>
public sealed record RenameUser(string? Name) : IRequest<Result<UserResponse>>;

internal sealed class RenameUserValidator : AbstractValidator<RenameUser>
{
    public RenameUserValidator() => RuleFor(request => request.Name).Name();
}

internal sealed class RenameUserHandler(
    IUserRepository users, IUnitOfWork unitOfWork, ICurrentUser current, IMapper mapper, TimeProvider clock)
    : IRequestHandler<RenameUser, Result<UserResponse>>
{
    public Task<Result<UserResponse>> Handle(RenameUser request, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<Result<UserResponse>>(
            async ct =>
            {
                if (await users.FindForChangeAsync(current.Id, ct) is not { } user)
                    return UserFailures.Gone;
                user.Change(request.Name!, default, clock.Now());
                return mapper.Map<UserResponse>(user);
            },
            cancellationToken);
}
