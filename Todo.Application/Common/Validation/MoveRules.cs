using FluentValidation;
using Todo.Domain;

namespace Todo.Application.Common.Validation;

/// <summary>A request that moves something within an order.</summary>
public interface IMoveRequest
{
    /// <summary>What to move it after; null: to the start.</summary>
    Optional<long?> AfterId { get; }

    /// <summary>What to move it before; null: to the end.</summary>
    Optional<long?> BeforeId { get; }
}

internal static class MoveRules
{
    /// <summary>Exactly one of the two destinations.</summary>
    public static void OneDestination<T>(this AbstractValidator<T> validator)
        where T : IMoveRequest
    {
        validator.RuleFor(request => request.AfterId).Either(request => request.BeforeId, "before_id");
        validator.RuleFor(request => request.BeforeId).Either(request => request.AfterId, "after_id");
    }

    private static void Either<T>(this IRuleBuilder<T, Optional<long?>> rule, Func<T, Optional<long?>> other, string otherName) => rule
        .Must((request, id, context) => id.IsSet || other(request).IsSet || context.IsPartial())
        .WithError(ErrorCodes.Required, "Either after_id or before_id must be given.")
        .Must((request, id) => !id.IsSet || !other(request).IsSet)
        .WithError(ErrorCodes.Conflicting, $"Must not be given together with {otherName}.");
}
