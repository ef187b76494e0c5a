using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Todo.Domain.Recurrence;

/// <summary>
/// When a todo comes again: a recurrence rule of RFC 5545, on dates, with <c>SKIP</c> of RFC 7529. Rules are equal if they say the same,
/// in whatever order.
/// </summary>
public sealed class RecurrenceRule : IEquatable<RecurrenceRule>
{
    /// <summary>The longest rule, in UTF-16 units.</summary>
    public const int MaxLength = 200;

    private readonly RecurrenceParts _parts;

    private RecurrenceRule(string text, RecurrenceParts parts)
    {
        Text = text;
        _parts = parts;
    }

    /// <summary>Exactly as sent.</summary>
    public string Text { get; }

    /// <summary>How many occurrences there are, the first one included; null if the rule does not say.</summary>
    public int? Count => _parts.Count;

    /// <summary>Reads a rule. One that is not supported, contradicts itself or never comes is refused with the part at fault.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out RecurrenceRule? rule, [NotNullWhen(false)] out RecurrenceError? error)
    {
        (var parts, error) = RecurrenceParser.Parse(text);
        rule = parts is null ? null : new(text, parts);
        return rule is not null;
    }

    /// <summary>
    /// Why the rule makes no sense with this first occurrence; null if it does. That the calendar ends before the rule comes again is
    /// no error: the series just ends.
    /// </summary>
    public RecurrenceError? CheckStart(DateOnly start) => Contradiction.From(_parts, start);

    /// <summary>The same rule with another <see cref="Count"/>, and everything else as sent.</summary>
    /// <exception cref="InvalidOperationException">The rule has no count.</exception>
    public RecurrenceRule WithCount(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (Count is null)
            throw new InvalidOperationException("The rule has no count.");
        const string prefix = PartName.Count + "=";
        var texts = Text.Split(';')
            .Select(part => part.StartsWith(prefix, StringComparison.Ordinal) ? prefix + count.ToString(CultureInfo.InvariantCulture) : part);
        return new(string.Join(';', texts), _parts with { Count = count });
    }

    /// <summary>
    /// The dates of the series, computed as they are asked for: <paramref name="start"/>, even if the rule does not give it, and after it
    /// what the rule gives, up to its count, its last date or the end of the calendar.
    /// </summary>
    public IEnumerable<DateOnly> Occurrences(DateOnly start) =>
        Expansion.DatesAfter(_parts, start, start).Prepend(start).Take(Count ?? int.MaxValue);

    /// <summary>
    /// The dates of the series that begins at <paramref name="start"/> that are after <paramref name="after"/>. Without a count, the
    /// distance between the two costs nothing.
    /// </summary>
    public IEnumerable<DateOnly> OccurrencesAfter(DateOnly start, DateOnly after) => Count is null && after >= start
        ? Expansion.DatesAfter(_parts, start, after)
        : Occurrences(start).SkipWhile(date => date <= after);

    /// <summary>The first date of the series that is after <paramref name="after"/>; null if there is none left.</summary>
    public DateOnly? Next(DateOnly start, DateOnly after)
    {
        foreach (var date in OccurrencesAfter(start, after))
            return date;
        return null;
    }

    public bool Equals(RecurrenceRule? other) => other is not null && _parts == other._parts;

    public override bool Equals(object? obj) => Equals(obj as RecurrenceRule);

    public override int GetHashCode() => _parts.GetHashCode();

    public static bool operator ==(RecurrenceRule? left, RecurrenceRule? right) => Equals(left, right);

    public static bool operator !=(RecurrenceRule? left, RecurrenceRule? right) => !Equals(left, right);

    public override string ToString() => Text;
}
