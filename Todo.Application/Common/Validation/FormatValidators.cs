using FluentValidation;
using FluentValidation.Validators;

namespace Todo.Application.Common.Validation;

/// <summary>A rule that a text has a format; as FluentValidation's own interfaces, it tells tools what the rule demands.</summary>
public interface IFormatValidator : IPropertyValidator
{
    /// <summary>The name of the format in JSON Schema.</summary>
    string Format { get; }
}

/// <summary>A rule that a text is an id.</summary>
public interface IIdValidator : IPropertyValidator;

/// <summary>A rule that a list of texts has limits.</summary>
public interface IItemsValidator : IPropertyValidator
{
    /// <summary>The largest number of items.</summary>
    int MaxCount { get; }

    /// <summary>The longest item, in UTF-16 units.</summary>
    int MaxLength { get; }
}

/// <inheritdoc cref="IFormatValidator"/>
internal sealed class FormatValidator<T>(string format, Func<string, bool> isValid) : PropertyValidator<T, string?>, IFormatValidator
{
    public override string Name => nameof(FormatValidator<T>);

    public string Format => format;

    public override bool IsValid(ValidationContext<T> context, string? value) => value is null || isValid(value);
}

/// <inheritdoc cref="IIdValidator"/>
internal sealed class IdValidator<T>(Func<string, bool> isId) : PropertyValidator<T, string?>, IIdValidator
{
    public override string Name => nameof(IdValidator<T>);

    public override bool IsValid(ValidationContext<T> context, string? value) => value is null || isId(value);
}

/// <inheritdoc cref="IItemsValidator"/>
internal sealed class ItemsValidator<T>(int maxCount, int maxLength) : PropertyValidator<T, IReadOnlyList<string>?>, IItemsValidator
{
    public override string Name => nameof(ItemsValidator<T>);

    public int MaxCount => maxCount;

    public int MaxLength => maxLength;

    public override bool IsValid(ValidationContext<T> context, IReadOnlyList<string>? value) => value is null || value.Count <= maxCount;
}
