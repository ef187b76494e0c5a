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
        validator.RuleFor(request => request.AfterId)
            .Must((request, after) => after.IsSet || request.BeforeId.IsSet)
            .WithError(ErrorCodes.Required, "Either after_id or before_id must be given.");
        validator.RuleFor(request => request.BeforeId)
            .Must((request, before) => before.IsSet || request.AfterId.IsSet)
            .WithError(ErrorCodes.Required, "Either after_id or before_id must be given.")
            .Must((request, before) => !before.IsSet || !request.AfterId.IsSet)
            .WithError(ErrorCodes.Conflicting, "Must not be given together with after_id.");
        validator.RuleFor(request => request.AfterId)
            .Must((request, after) => !after.IsSet || !request.BeforeId.IsSet)
            .WithError(ErrorCodes.Conflicting, "Must not be given together with before_id.");
    }
}
