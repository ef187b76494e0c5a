using FluentValidation.Validators;

namespace Todo.Application.Common.Validation;

/// <summary>A rule that a text is one of a few; as FluentValidation's own interfaces, it tells tools what the rule demands.</summary>
public interface IOneOfValidator : IPropertyValidator
{
    /// <summary>The texts that are good.</summary>
    IReadOnlyCollection<string> Values { get; }
}
