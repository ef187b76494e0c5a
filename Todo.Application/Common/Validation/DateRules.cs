using System.Globalization;
using System.Text.RegularExpressions;
using FluentValidation;
using Todo.Domain.Todos;

namespace Todo.Application.Common.Validation;

/// <summary>Rules for dates and times on the user's clock, and how they are written.</summary>
internal static partial class DateRules
{
    private const string DateFormat = "yyyy-MM-dd";
    private const string TimeFormat = "HH:mm";
    private const string TimePattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$";
    private const string TimeMessage = "Must be a time from 00:00 to 23:59, such as 18:30.";

    /// <summary>A date (RFC 3339, full-date) that a todo can be due; or left out.</summary>
    public static IRuleBuilderOptions<T, string?> Date<T>(this IRuleBuilder<T, string?> rule) => rule
        .SetValidator(new FormatValidator<T>("date", text => ParseDate(text) is not null))
        .WithError(ErrorCodes.Malformed, "Must be a date, such as 2026-12-24.")
        .Must(text => ParseDate(text) is not { } date || date >= DueDate.First)
        .WithError(ErrorCodes.OutOfRange, "Must be 1970-01-01 or later.");

    /// <summary>A time of 24 hours; or left out.</summary>
    public static IRuleBuilderOptions<T, string?> Time<T>(this IRuleBuilderInitial<T, string?> rule) => rule
        .Cascade(CascadeMode.Stop)
        .Matches(TimePattern).WithError(ErrorCodes.Malformed, TimeMessage)
        // The pattern, which the OpenAPI document shows, allows a line break at the end.
        .Must(text => text is null || ParseTime(text) is not null).WithError(ErrorCodes.Malformed, TimeMessage);

    /// <summary>Null if the text is null or no date.</summary>
    public static DateOnly? ParseDate(string? text) =>
        DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>Null if the text is null or no time.</summary>
    public static TimeOnly? ParseTime(string? text) =>
        TimeOnly.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>An instant (RFC 3339, date-time); or left out.</summary>
    public static IRuleBuilderOptions<T, string?> Instant<T>(this IRuleBuilder<T, string?> rule) => rule
        .SetValidator(new FormatValidator<T>("date-time", text => ParseInstant(text) is not null))
        .WithError(ErrorCodes.Malformed, "Must be a date and time with an offset, such as 2026-12-24T18:30:00Z.");

    /// <summary>Null if the text is null or no instant. Fractions of a second are exact to the microsecond.</summary>
    public static DateTimeOffset? ParseInstant(string? text) =>
        text is not null && InstantForm().Match(text) is { Success: true } match
        && DateTimeOffset.TryParse(
            match.Result("$1$2$3"), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : null;

    /// <summary>Six digits of the fraction count; there may be more.</summary>
    [GeneratedRegex(
        "^([0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2})([.][0-9]{1,6})?(?:(?<=[.][0-9]{6})[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})\\z")]
    private static partial Regex InstantForm();
}
