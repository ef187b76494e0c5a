namespace Todo.Tests.Trust.Modeling;

/// <summary>A rule that recurs every few days; enough for the model, since the rules have tests of their own.</summary>
internal sealed record ModelRule(string Text, int Step, int? Count)
{
    private const string CountPart = ";COUNT=";

    public static readonly string[] Texts = ["FREQ=DAILY", "FREQ=WEEKLY", "FREQ=DAILY;INTERVAL=3", "FREQ=DAILY;COUNT=3", "FREQ=WEEKLY;COUNT=2"];

    public static ModelRule Of(string text)
    {
        var step = text.StartsWith("FREQ=WEEKLY", StringComparison.Ordinal) ? 7 : text.Contains("INTERVAL=3", StringComparison.Ordinal) ? 3 : 1;
        return new(text, step, text.Contains(CountPart, StringComparison.Ordinal) ? text[^1] - '0' : null);
    }

    public ModelRule WithOneLess() => Count is null ? this : Of(Text.Replace($"{CountPart}{Count}", $"{CountPart}{Count - 1}", StringComparison.Ordinal));

    /// <summary>The first date after one; null if none is left.</summary>
    public DateOnly? Next(DateOnly start, DateOnly after)
    {
        var index = after < start ? 0 : ((after.DayNumber - start.DayNumber) / Step) + 1;
        return index < (Count ?? int.MaxValue) ? start.AddDays(index * Step) : null;
    }
}
