using System.Globalization;
using Todo.Domain.Recurrence;

namespace Todo.Tests.Domain;

/// <summary>Short forms for the tests of recurrence rules.</summary>
internal static class RecurrenceTestRules
{
    public static RecurrenceRule Rule(string text)
    {
        Assert.That(RecurrenceRule.TryParse(text, out var rule, out var error), $"{text}: {error?.Message}");
        return rule!;
    }

    public static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly[] Dates(string texts) => [.. texts.Split(' ').Select(Date)];
}
