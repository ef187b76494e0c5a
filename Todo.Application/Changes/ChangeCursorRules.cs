using FluentValidation;
using Todo.Application.Common;
using Todo.Application.Common.Validation;

namespace Todo.Application.Changes;

internal static class ChangeCursorRules
{
    /// <summary>The cursor of an earlier answer to the same user, if there is one.</summary>
    public static void ChangeCursor<T>(this IRuleBuilder<T, string?> rule, ICurrentUser current) =>
        rule.Must(text => text is null || Changes.ChangeCursor.TryParse(text, current.Id, out _))
            .WithError(ErrorCodes.Malformed, "Must be a cursor of your changes.");
}
