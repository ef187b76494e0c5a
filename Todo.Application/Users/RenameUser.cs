using FluentValidation;
using MediatR;
using Todo.Application.Common;

namespace Todo.Application.Users;

/// <summary>Renames the signed-in user.</summary>
public sealed record RenameUser(string? Name) : IRequest<Result<UserResponse>>;

internal sealed class RenameUserValidator : AbstractValidator<RenameUser>
{
    public RenameUserValidator() => RuleFor(request => request.Name).Name();
}

internal sealed class RenameUserHandler(UserEditor editor) : IRequestHandler<RenameUser, Result<UserResponse>>
{
    public Task<Result<UserResponse>> Handle(RenameUser request, CancellationToken cancellationToken) =>
        editor.ChangeAsync(request.Name!, default, cancellationToken);
}
