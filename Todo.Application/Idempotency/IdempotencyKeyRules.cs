using FluentValidation;

namespace Todo.Application.Idempotency;

/// <summary>What an idempotency key must be.</summary>
internal static class IdempotencyKeyRules
{
    public static void IdempotencyKey<T, TAnswer>(this AbstractValidator<T> validator)
        where T : ICreateRequest<TAnswer>
        where TAnswer : class =>
        validator.RuleFor(request => request.IdempotencyKey == null ? null : request.IdempotencyKey.Value)
            .Length(1, Idempotency.IdempotencyKey.MaxLength).WithMessage($"Must have 1 to {Idempotency.IdempotencyKey.MaxLength} characters.")
            .Matches(Idempotency.IdempotencyKey.VisibleAscii()).WithMessage("Must have visible ASCII characters only.")
            .OverridePropertyName(nameof(ICreateRequest<TAnswer>.IdempotencyKey));
}
