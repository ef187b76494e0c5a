using FluentValidation.Validators;

namespace Todo.Application.Common.Validation;

/// <summary>A rule that restricts a text to a set of values. Like FluentValidation's own interfaces, it exposes the rule to tools.</summary>
public interface IOneOfValidator : IPropertyValidator
{
    /// <summary>The accepted values.</summary>
    IReadOnlyCollection<string> Values { get; }
}
