using FluentValidation;
using Todo.Application.Common.Validation;

namespace Todo.Application.Idempotency;

/// <summary>Validation rules for idempotency keys.</summary>
internal static class IdempotencyKeyRules
{
    public static void IdempotencyKey<T, TAnswer>(this AbstractValidator<T> validator)
        where T : ICreateRequest<TAnswer>
        where TAnswer : class =>
        validator.RuleFor(request => request.IdempotencyKey == null ? null : request.IdempotencyKey.Value)
            .AtLeast(1).AtMost(Idempotency.IdempotencyKey.MaxLength)
            .Matches(Idempotency.IdempotencyKey.VisibleAscii())
            .WithError(ErrorCodes.InvalidCharacters, "Must have visible ASCII characters only.")
            .OverridePropertyName(nameof(ICreateRequest<TAnswer>.IdempotencyKey));
}
