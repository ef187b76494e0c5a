using System.Globalization;
using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust.Modeling;

/// <summary>A todo of the model.</summary>
internal sealed class ModelTodo
{
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>Negative until the server has told the id.</summary>
    public long Id { get; set; }

    public long ListId { get; set; }

    public long? ParentId { get; set; }

    public string Content { get; set; } = "";

    public string Notes { get; set; } = "";

    public string Priority { get; set; } = "none";

    public string[] Labels { get; set; } = [];

    public DateOnly? DueDate { get; set; }

    public string? DueTime { get; set; }

    public ModelRule? Rule { get; set; }

    public string RecurrenceFrom { get; set; } = "due";

    public DateOnly SeriesStart { get; set; }

    public DateOnly SeriesUsed { get; set; }

    public bool IsDone { get; set; }

    public long? NextId { get; set; }

    public bool IsPristine { get; set; }

    public bool IsInTrash { get; set; }

    public bool WentWithParent { get; set; }

    /// <summary>Whether the request makes a new version of it.</summary>
    public bool IsTouched { get; set; }

    public ModelTodo Clone() => (ModelTodo)MemberwiseClone();

    public void Touch() => (IsTouched, IsPristine) = (true, false);

    /// <summary>Sets the members that a request names, apart from its place.</summary>
    /// <returns>False if they break a rule.</returns>
    public bool Set(IReadOnlyDictionary<string, object?> members)
    {
        Content = (string)members.GetValueOrDefault("content", Content)!;
        Notes = (string)members.GetValueOrDefault("notes", Notes)!;
        Priority = (string)members.GetValueOrDefault("priority", Priority)!;
        Labels = (string[])members.GetValueOrDefault("labels", Labels)!;
        IsDone = (bool)members.GetValueOrDefault("is_done", IsDone)!;
        var hadDate = DueDate is not null;
        if (members.TryGetValue("due_date", out var date))
            DueDate = date is null ? null : DateOnly.ParseExact((string)date, DateFormat, CultureInfo.InvariantCulture);
        RecurrenceFrom = (string)members.GetValueOrDefault("recurrence_from", RecurrenceFrom)!;
        var (time, rule) = (members.GetValueOrDefault("due_time"), members.GetValueOrDefault("recurrence"));
        if (DueDate is null)
        {
            (DueTime, Rule, RecurrenceFrom) = (null, null, hadDate ? "due" : RecurrenceFrom);
            return time is null && rule is null;
        }
        if (members.ContainsKey("due_time"))
            DueTime = (string?)time;
        if (members.ContainsKey("recurrence") && (string?)rule != Rule?.Text)
            (Rule, SeriesStart, SeriesUsed) = (rule is null ? null : ModelRule.Of((string)rule), DueDate.Value, DueDate.Value);
        return Rule is null || ParentId is null;
    }

    /// <summary>The todo that follows this one; null without one.</summary>
    public ModelTodo? Next(DateOnly today)
    {
        if (Rule is null || NextId is not null)
            return null;
        var next = Copy();
        if (RecurrenceFrom == "completion")
        {
            if (Rule.Count == 1)
                return null;
            next.Rule = Rule.WithOneLess();
            next.DueDate = next.SeriesStart = today.AddDays(Rule.Step);
        }
        else
        {
            var after = new[] { DueDate!.Value, SeriesUsed, today.AddDays(-1) }.Max();
            if (Rule.Next(SeriesStart, after) is not { } date)
                return null;
            next.DueDate = date;
        }
        next.SeriesUsed = next.DueDate.Value;
        return next;
    }

    /// <summary>An open todo with the same members.</summary>
    public ModelTodo Copy()
    {
        var copy = Clone();
        (copy.IsDone, copy.IsPristine, copy.NextId, copy.IsTouched) = (false, true, null, true);
        return copy;
    }

    public void AssertSame(JsonElement todo, string where)
    {
        Assert.That(
            (todo.Id(), todo.Number("list_id"), todo.Number("parent_id"), todo.Text("content"), todo.Text("notes"), todo.Text("priority"), todo.IsDone()),
            Is.EqualTo((Id, ListId, ParentId, Content, Notes, Priority, IsDone)), where);
        Assert.That(
            (todo.Text("due_date"), todo.Text("due_time"), todo.Text("recurrence"), todo.Text("recurrence_from"), todo.Number("next_id"), todo.Text("completed_at") is null),
            Is.EqualTo((DueDate?.ToString(DateFormat, CultureInfo.InvariantCulture), DueTime, Rule?.Text, RecurrenceFrom, NextId, !IsDone)), $"{where}: {Id}");
        Assert.That(todo.Labels(), Is.EqualTo(Labels), where);
    }
}
