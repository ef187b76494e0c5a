using FluentValidation;
using Todo.Application.Common.Validation;
using Todo.Domain.Recurrence;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>A request that sets members of a todo.</summary>
public interface ITodoMembersRequest
{
    TodoMembers Members { get; }
}

/// <summary>Validation rules for the members of todos.</summary>
internal static class TodoRules
{
    /// <summary>Content that must be given.</summary>
    public static void RequiredContent<T>(this AbstractValidator<T> validator)
        where T : ITodoMembersRequest =>
        validator.RuleFor(request => request.Members.Content.Value)
            .RequiredText(TodoItem.MaxContentLength).OverridePropertyName(nameof(TodoMembers.Content));

    /// <summary>Content that may be left out.</summary>
    public static void OptionalContent<T>(this AbstractValidator<T> validator)
        where T : ITodoMembersRequest =>
        validator.RuleFor(request => request.Members.Content.Value)
            .OptionalText(TodoItem.MaxContentLength).OverridePropertyName(nameof(TodoMembers.Content));

    /// <summary>All members but the content.</summary>
    public static void OtherMembers<T>(this AbstractValidator<T> validator)
        where T : ITodoMembersRequest
    {
        validator.RuleFor(request => request.Members.Notes.Value)
            .AtMost(TodoItem.MaxNotesLength).WellFormed().OverridePropertyName(nameof(TodoMembers.Notes));
        validator.RuleFor(request => request.Members.Priority.Value)
            .OneOf(TodoNames.Priorities.Keys).OverridePropertyName(nameof(TodoMembers.Priority));
        validator.RuleFor(request => request.Members.Labels.Value).Labels().OverridePropertyName(nameof(TodoMembers.Labels));
        validator.RuleFor(request => request.Members.DueDate.Value)
            .Cascade(CascadeMode.Stop).Date().OverridePropertyName(nameof(TodoMembers.DueDate));
        validator.RuleFor(request => request.Members.DueTime.Value).Time().OverridePropertyName(nameof(TodoMembers.DueTime));
        validator.RuleFor(request => request.Members.Recurrence.Value).Recurrence().OverridePropertyName(nameof(TodoMembers.Recurrence));
        validator.RuleFor(request => request.Members.RecurrenceFrom.Value)
            .OneOf(TodoNames.RecurrenceFroms.Keys).OverridePropertyName(nameof(TodoMembers.RecurrenceFrom));
    }

    /// <summary>The name of a label.</summary>
    public static IRuleBuilderOptions<T, string?> Label<T>(this IRuleBuilderInitial<T, string?> rule) => rule
        .RequiredText(LabelSet.MaxLength)
        // The rules before leave this fault alone.
        .Must(name => name is null || LabelSet.IsLabel(name))
        .WithError(ErrorCodes.InvalidCharacters, "Must not contain control characters.");

    private static IRuleBuilderOptions<T, IReadOnlyList<string>?> Labels<T>(this IRuleBuilderInitial<T, IReadOnlyList<string>?> rule) => rule
        .Cascade(CascadeMode.Stop)
        .SetValidator(new ItemsValidator<T>(LabelSet.MaxCount, LabelSet.MaxLength))
        .WithError(ErrorCodes.TooMany, $"Must have at most {LabelSet.MaxCount} labels.")
        .Must(names => !Have(names, LabelFault.TooLong))
        .WithError(ErrorCodes.TooLong, $"Each label must have at most {LabelSet.MaxLength} characters.")
        .Must(names => !Have(names, LabelFault.Blank))
        .WithError(ErrorCodes.Blank, "No label must be blank.")
        .Must(names => !Have(names, LabelFault.InvalidCharacters))
        .WithError(ErrorCodes.InvalidCharacters, "Labels must not contain control characters or unpaired surrogates.")
        .Must(names => names is null || LabelSet.AreDistinct(names))
        .WithError(ErrorCodes.Duplicate, "Two labels are the same, without regard to case.");

    private static bool Have(IReadOnlyList<string>? names, LabelFault fault) => names is not null && names.Any(name => LabelSet.FaultOf(name) == fault);

    private static IRuleBuilderOptions<T, string?> Recurrence<T>(this IRuleBuilderInitial<T, string?> rule) => rule
        .Cascade(CascadeMode.Stop)
        .AtMost(RecurrenceRule.MaxLength)
        .Must(text => ErrorOf(text) is null)
        .WithErrorCode(ErrorCodes.InvalidRecurrence)
        .WithMessage((_, text) => ErrorOf(text)?.Message ?? "Must be a recurrence rule.");

    private static RecurrenceError? ErrorOf(string? text) =>
        text is null || RecurrenceRule.TryParse(text, out _, out var error) ? null : error;
}
