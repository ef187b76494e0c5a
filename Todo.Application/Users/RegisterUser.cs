using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;
using Todo.Application.Common.Validation;
using Todo.Application.Lists;
using Todo.Application.Mails;
using Todo.Domain;
using Todo.Domain.Mails;
using Todo.Domain.Users;

namespace Todo.Application.Users;

/// <summary>Registers a user.</summary>
public sealed record RegisterUser(string? Name, string? Email, string? Password, string? TimeZone = null) : IRequest<Result<UserResponse>>
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(RegisterUser);
}

internal sealed class RegisterUserValidator : AbstractValidator<RegisterUser>
{
    public RegisterUserValidator(ICommonPasswords common)
    {
        RuleFor(request => request.Name).Name();
        RuleFor(request => request.Email).Email();
        RuleFor(request => request.Password).NewPassword(common)
            .Must((request, password) => password is null || request.Email is null || !UserRules.IsEmail(password, request.Email))
            .WithError(ErrorCodes.PasswordIsEmail, "Must not be the email address.");
        RuleFor(request => request.TimeZone).TimeZone();
    }
}

internal sealed class RegisterUserHandler(
    IUserRepository users,
    IListRepository lists,
    MailTokens mailTokens,
    IUnitOfWork unitOfWork,
    IPasswordHasher hasher,
    IMapper mapper,
    TimeProvider clock,
    MailSignal mails,
    ILogger<RegisterUser> logger)
    : IRequestHandler<RegisterUser, Result<UserResponse>>
{
    public async Task<Result<UserResponse>> Handle(RegisterUser request, CancellationToken cancellationToken)
    {
        if (await users.FindByEmailAsync(EmailAddress.Normalize(request.Email!), cancellationToken) is not null)
            return UserFailures.EmailTaken;

        var hashed = await hasher.HashAsync(request.Password!, cancellationToken);
        if (!hashed.TryGetValue(out var hash, out var failure))
            return failure;
        var registered = await unitOfWork.ExecuteAsync<Result<UserResponse>>(
            async ct =>
            {
                var user = User.Register(request.Name!, request.Email!, hash, request.TimeZone ?? TimeZones.Default, clock.Now());
                if (!await users.TryAddAsync(user, ct))
                    return UserFailures.EmailTaken;
                await lists.AddInboxAsync(user.Id, ct);
                await mailTokens.SendAsync(MailKind.Verification, user, user.Email, ct);
                return mapper.Map<UserResponse>(user);
            },
            cancellationToken);
        if (!registered.TryGetValue(out var response, out _))
            return registered;
        mails.Wake();
        Audit.UserRegistered(logger, response.Id);
        return registered;
    }
}
