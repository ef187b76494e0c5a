using System.Globalization;
using Todo.Application.Common;
using Todo.Application.Common.Validation;

namespace Todo.WebApi.Binding;

/// <summary>Parses the text of a query parameter or a header into one type; each value has exactly one form.</summary>
internal abstract class ParameterParser
{
    private static readonly Dictionary<Type, ParameterParser> Parsers = new()
    {
        [typeof(string)] = new TextParser(),
        [typeof(bool?)] = new BooleanParser(),
        [typeof(int?)] = new NumberParser(),
    };

    /// <exception cref="NotSupportedException">No parameter has this type so far.</exception>
    public static ParameterParser Of(Type type) => Parsers.GetValueOrDefault(type)
        ?? throw new NotSupportedException($"{type} is not a type that query parameters and headers can have.");

    /// <summary>The error of the text; null if it has a value.</summary>
    public abstract MemberError? Parse(string text, out object? value);

    private sealed class TextParser : ParameterParser
    {
        public override MemberError? Parse(string text, out object? value)
        {
            value = text;
            return null;
        }
    }

    private sealed class BooleanParser : ParameterParser
    {
        private static readonly MemberError Error = new(ErrorCodes.Malformed, "Must be true or false.");

        public override MemberError? Parse(string text, out object? value)
        {
            value = text == "true";
            return text is "true" or "false" ? null : Error;
        }
    }

    private sealed class NumberParser : ParameterParser
    {
        private static readonly MemberError Error = new(
            ErrorCodes.Malformed, $"Must be a whole number, at most {int.MaxValue}, without a plus sign or leading zeros.");

        public override MemberError? Parse(string text, out object? value)
        {
            // The framework passes over NULs at the end.
            var isNumber = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && text is not (['+', ..] or ['0', _, ..] or ['-', '0', ..] or [.., '\0']);
            value = number;
            return isNumber ? null : Error;
        }
    }
}
