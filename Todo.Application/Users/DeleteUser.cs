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
        if (!verified.TryGetValue(out var user, out var failure))
            return failure;

        if (!await unitOfWork.ExecuteAsync(ct => users.DeleteAsync(user.Id, user.PasswordHash, ct), cancellationToken))
            return UserFailures.WrongPassword(nameof(request.Password));
        Audit.UserDeleted(logger, user.Id);
        return Unit.Value;
    }
}
