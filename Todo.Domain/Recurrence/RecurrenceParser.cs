namespace Todo.Domain.Recurrence;

/// <summary>Reads the text of one rule, part by part.</summary>
internal sealed class RecurrenceParser
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private RecurrenceParts _parts = new();

    /// <summary>What the text says, or null and why it is refused.</summary>
    public static (RecurrenceParts? Parts, RecurrenceError? Error) Parse(string text)
    {
        if (text.Length is 0 or > RecurrenceRule.MaxLength)
            return (null, WholeRule($"The rule must have 1 to {RecurrenceRule.MaxLength} characters."));
        var parser = new RecurrenceParser();
        var error = parser.ReadAll(text);
        return error is null ? (parser._parts, null) : (null, error);
    }

    private RecurrenceError? ReadAll(string text)
    {
        foreach (var part in text.Split(';'))
        {
            if (Read(part) is { } error)
                return error;
        }
        if (!_names.Contains(PartName.Frequency))
            return new(PartName.Frequency, $"{PartName.Frequency} is required.");
        if (_names.Contains(PartName.Skip) && !_names.Contains(PartName.Calendar))
            return new(PartName.Skip, $"{PartName.Skip} requires {PartName.Calendar}=GREGORIAN.");
        return Contradiction.In(_parts);
    }

    private RecurrenceError? Read(string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            return WholeRule("The rule must consist of parts of the form NAME=value, with one semicolon between two parts.");
        var name = part[..equals];
        if (!PartReader.ByName.TryGetValue(name, out var reader))
            return Unknown(name);
        if (!_names.Add(name))
            return new(name, $"{name} must not be given twice.");
        if (reader.Read(_parts, part[(equals + 1)..]) is not { } parts)
            return new(name, $"{name} must be {reader.Expected}.");
        _parts = parts;
        return null;
    }

    private static RecurrenceError Unknown(string name)
    {
        if (name.StartsWith("RRULE:", StringComparison.OrdinalIgnoreCase))
            return WholeRule("The rule must not have the prefix RRULE.");
        if (PartReader.ByName.ContainsKey(name.ToUpperInvariant()))
            return new(name.ToUpperInvariant(), $"{name.ToUpperInvariant()} must be in upper case.");
        return name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? new(name, $"{name} is not supported.")
            : WholeRule("The rule has a part whose name is not one of RFC 5545.");
    }

    private static RecurrenceError WholeRule(string message) => new(RecurrenceError.WholeRule, message);
}
