using FluentValidation;
using MediatR;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;

namespace Todo.Application.Users;

/// <summary>Deletes the signed-in user with all todos and sessions.</summary>
public sealed record DeleteUser(string? Password) : IRequest<Result<Unit>>;

internal sealed class DeleteUserValidator : AbstractValidator<DeleteUser>
{
    public DeleteUserValidator() => RuleFor(request => request.Password).CurrentPassword();
}

internal sealed class DeleteUserHandler(
    CurrentPasswordCheck check, IUserRepository users, IUnitOfWork unitOfWork, ILogger<DeleteUser> logger)
    : IRequestHandler<DeleteUser, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(DeleteUser request, CancellationToken cancellationToken)
    {
        var verified = await check.VerifyAsync(request.Password!, nameof(request.Password), cancellationToken);
        if (!verified.TryGetValue(out var known, out var failure))
            return failure;

        var deleted = await unitOfWork.ExecuteAsync<Result<Unit>>(
            async ct =>
            {
                if (await users.FindForChangeAsync(known.Id, ct) is not { } user)
                    return UserFailures.Gone;
                if (!user.HasPasswordOf(known))
                    return UserFailures.WrongPassword(nameof(request.Password));
                return await users.DeleteAsync(user.Id, user.PasswordHash, ct) ? Unit.Value : UserFailures.Gone;
            },
            cancellationToken);
        if (deleted.Failure is null)
            Audit.UserDeleted(logger, known.Id);
        return deleted;
    }
}
