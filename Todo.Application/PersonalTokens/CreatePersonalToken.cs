using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;
using Todo.Application.Common.Validation;
using Todo.Application.Idempotency;
using Todo.Application.Users;
using Todo.Domain;
using Todo.Domain.PersonalTokens;

namespace Todo.Application.PersonalTokens;

/// <summary>The signed-in user creates a token for a script. The token itself is in the first answer alone.</summary>
public sealed record CreatePersonalToken(
    Optional<string> Name, Optional<IReadOnlyList<string>> Scopes, Optional<long> ExpiresInDays, IdempotencyKey? IdempotencyKey = null)
    : ICreateRequest<PersonalTokenResponse>
{
    public const int MaxDays = 365;
    public const int DefaultDays = 90;
}

internal sealed class CreatePersonalTokenValidator : AbstractValidator<CreatePersonalToken>
{
    public CreatePersonalTokenValidator()
    {
        RuleFor(request => request.Name.Value).RequiredText(PersonalToken.MaxNameLength).OverridePropertyName(nameof(CreatePersonalToken.Name));
        RuleFor(request => request.Scopes.Value).Cascade(CascadeMode.Stop).Required()
            .Must(names => names is not { Count: 0 }).WithError(ErrorCodes.Empty, "Must have at least one scope.")
            .SetValidator(new SubsetValidator<CreatePersonalToken>(TokenScopeNames.All))
            .WithError(ErrorCodes.UnknownValue, $"Each scope must be one of {string.Join(", ", TokenScopeNames.All)}.")
            .Must(names => names is null || names.Distinct().Count() == names.Count)
            .WithError(ErrorCodes.Duplicate, "Must not have a scope twice.")
            .OverridePropertyName(nameof(CreatePersonalToken.Scopes));
        RuleFor(request => request.ExpiresInDays.Or(CreatePersonalToken.DefaultDays)).InclusiveBetween(1, CreatePersonalToken.MaxDays)
            .WithError(ErrorCodes.OutOfRange, $"Must be between 1 and {CreatePersonalToken.MaxDays}.")
            .OverridePropertyName(nameof(CreatePersonalToken.ExpiresInDays));
        this.IdempotencyKey<CreatePersonalToken, PersonalTokenResponse>();
    }
}

internal sealed class CreatePersonalTokenHandler(
    CurrentUserLock userLock, IPersonalTokenRepository tokens, IUnitOfWork unitOfWork, IMapper mapper, TimeProvider clock)
    : IRequestHandler<CreatePersonalToken, Result<Created<PersonalTokenResponse>>>
{
    public Task<Result<Created<PersonalTokenResponse>>> Handle(CreatePersonalToken request, CancellationToken cancellationToken)
    {
        var text = PersonalTokenText.Create();
        return unitOfWork.ExecuteAsync<Result<Created<PersonalTokenResponse>>>(
            async ct =>
            {
                var taken = await userLock.TakeAsync(ct);
                if (!taken.TryGetValue(out var user, out var failure))
                    return failure;
                var now = clock.Now();
                if (await tokens.CountValidAsync(user.Id, now, ct) >= PersonalToken.MaxPerUser)
                    return PersonalTokenFailures.TooMany;
                var token = PersonalToken.Create(
                    user.Id, request.Name.Value, TokenScopeNames.Parse(request.Scopes.Value), PersonalTokenText.Hash(text),
                    text[^PersonalToken.HintLength..], now, now.AddDays(request.ExpiresInDays.Or(CreatePersonalToken.DefaultDays)));
                await tokens.AddAsync(token, ct);
                return new Created<PersonalTokenResponse>(mapper.Map<PersonalTokenResponse>(token)) { Secret = text };
            },
            cancellationToken);
    }
}

/// <summary>Records new tokens in the audit trail, without replays.</summary>
internal sealed class PersonalTokenAudit(ICurrentUser current, ILogger<CreatePersonalToken> logger)
    : IPipelineBehavior<CreatePersonalToken, Result<Created<PersonalTokenResponse>>>
{
    public async Task<Result<Created<PersonalTokenResponse>>> Handle(
        CreatePersonalToken request, CancellationToken cancellationToken, RequestHandlerDelegate<Result<Created<PersonalTokenResponse>>> next)
    {
        var result = await next();
        if (result.TryGetValue(out var created, out _) && !created.IsReplay)
            Audit.PersonalTokenCreated(logger, current.Id, created.Value.Id);
        return result;
    }
}
