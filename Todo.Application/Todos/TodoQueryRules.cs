using FluentValidation;
using Todo.Application.Common;
using Todo.Application.Common.Validation;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>Validation rules for the conditions of a query.</summary>
internal static class TodoQueryRules
{
    public static void Query(this AbstractValidator<ListTodos> validator)
    {
        validator.RuleFor(request => request.Query.Q)
            .AtLeast(1).AtMost(TodoQuery.MaxSearchLength).WellFormed().OverridePropertyName(nameof(TodoQuery.Q));
        validator.RuleFor(request => request.Query.ListId)
            .SetValidator(new IdValidator<ListTodos>(text => IdOf(text) is not null))
            .WithError(ErrorCodes.Malformed, "Must be an id.").OverridePropertyName(nameof(TodoQuery.ListId));
        validator.RuleFor(request => request.Query.ParentId)
            .Must(text => text is null or TodoQuery.NoParent || IdOf(text) is not null)
            .WithError(ErrorCodes.Malformed, "Must be an id, or none.").OverridePropertyName(nameof(TodoQuery.ParentId));
        validator.RuleFor(request => request.Query.Label)
            .AtLeast(1).AtMost(LabelSet.MaxLength).WellFormed().OverridePropertyName(nameof(TodoQuery.Label));
        validator.RuleFor(request => request.Query.Priority)
            .OneOf(TodoNames.Priorities.Keys).OverridePropertyName(nameof(TodoQuery.Priority));
        validator.RuleFor(request => request.Query.Due).OneOf(TodoQuery.Dues).OverridePropertyName(nameof(TodoQuery.Due));
        validator.RuleFor(request => request.Query.DueFrom).Date().OverridePropertyName(nameof(TodoQuery.DueFrom));
        validator.RuleFor(request => request.Query.DueTo).Date().OverridePropertyName(nameof(TodoQuery.DueTo));
        validator.RuleFor(request => request.Query.CompletedFrom).Instant().OverridePropertyName(nameof(TodoQuery.CompletedFrom));
        validator.RuleFor(request => request.Query.CompletedTo).Instant().OverridePropertyName(nameof(TodoQuery.CompletedTo));
    }

    /// <summary>Null if the text is no id.</summary>
    public static long? IdOf(string? text) => IdText.TryParse(text, out var id) ? id : null;
}
