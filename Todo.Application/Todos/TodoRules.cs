using FluentValidation;
using Todo.Application.Common.Validation;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>What the content of a todo must be.</summary>
internal static class TodoRules
{
    public static IRuleBuilderOptions<T, string?> Content<T>(this IRuleBuilderInitial<T, string?> rule) =>
        rule.RequiredText(TodoItem.MaxContentLength);

    /// <summary>Content that may be left out.</summary>
    public static IRuleBuilderOptions<T, string?> OptionalContent<T>(this IRuleBuilderInitial<T, string?> rule) =>
        rule.OptionalText(TodoItem.MaxContentLength);
}
