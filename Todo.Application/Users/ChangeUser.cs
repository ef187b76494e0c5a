using FluentValidation;
using MediatR;
using Todo.Application.Common;
using Todo.Domain;

namespace Todo.Application.Users;

/// <summary>A merge patch (RFC 7396) of the signed-in user: the members that are given change, those left out stay as they are.</summary>
public sealed record ChangeUser(Optional<string> Name, Optional<string> TimeZone) : IRequest<Result<UserResponse>>;

internal sealed class ChangeUserValidator : AbstractValidator<ChangeUser>
{
    public ChangeUserValidator()
    {
        RuleFor(request => request.Name.Value).OptionalName().OverridePropertyName(nameof(ChangeUser.Name));
        RuleFor(request => request.TimeZone.Value).TimeZone().OverridePropertyName(nameof(ChangeUser.TimeZone));
    }
}

internal sealed class ChangeUserHandler(UserEditor editor) : IRequestHandler<ChangeUser, Result<UserResponse>>
{
    public Task<Result<UserResponse>> Handle(ChangeUser request, CancellationToken cancellationToken) =>
        editor.ChangeAsync(request.Name, request.TimeZone, cancellationToken);
}
