using Todo.Domain;
using Todo.Domain.Todos;
using Todo.Tests.Harness;
using static Todo.Tests.Domain.RecurrenceTestRules;

namespace Todo.Tests.Domain;

/// <summary>Due dates and recurrences of a todo, and what a change makes of them.</summary>
[DatabaseIndependent]
internal sealed class TodoScheduleTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch.AddDays(1);
    private static readonly DateOnly Sunday = Date("2026-11-29");
    private static readonly TimeOnly Morning = new(8, 30);

    [Test]
    public void A_time_without_a_date_breaks_a_rule()
    {
        Assert.That(ViolationOf(new() { DueTime = Morning }), Is.EqualTo((nameof(TodoChange.DueTime), RuleCodes.NeedsDueDate)));
        Assert.That(ViolationOf(new() { DueTime = Morning, DueDate = null }), Is.EqualTo((nameof(TodoChange.DueTime), RuleCodes.NeedsDueDate)));
        Assert.That(ViolationOf(new() { DueTime = null }), Is.Null);
    }

    [Test]
    public void A_recurrence_without_a_date_breaks_a_rule()
    {
        Assert.That(ViolationOf(new() { Recurrence = Rule("FREQ=DAILY") }), Is.EqualTo((nameof(TodoChange.Recurrence), RuleCodes.NeedsDueDate)));
        Assert.That(ViolationOf(new() { Recurrence = null }), Is.Null);
    }

    [Test]
    public void A_recurrence_that_never_comes_after_the_date_breaks_a_rule() => Assert.That(
        ViolationOf(new() { DueDate = Sunday, Recurrence = Rule("FREQ=DAILY;UNTIL=20261128") }),
        Is.EqualTo((nameof(TodoChange.Recurrence), RuleCodes.NeverOccurs)));

    [Test]
    public void Taking_the_date_away_takes_time_and_recurrence_along()
    {
        var todo = Recurring(RecurrenceFrom.Completion);

        Assert.That(Apply(todo, new() { DueDate = null }), Is.Null);

        Assert.That(
            (todo.Due, todo.Recurrence, todo.RecurrenceFrom, todo.SeriesStart, todo.SeriesUsed),
            Is.EqualTo(((DueDate?)null, (string?)null, RecurrenceFrom.Due, (DateOnly?)null, (DateOnly?)null)));
    }

    [Test]
    public void Taking_the_date_away_and_naming_time_or_recurrence_breaks_a_rule()
    {
        Assert.That(
            Apply(Recurring(), new() { DueDate = null, DueTime = Morning }), Is.EqualTo((nameof(TodoChange.DueTime), RuleCodes.NeedsDueDate)));
        Assert.That(
            Apply(Recurring(), new() { DueDate = null, Recurrence = Rule("FREQ=DAILY") }),
            Is.EqualTo((nameof(TodoChange.Recurrence), RuleCodes.NeedsDueDate)));
        Assert.That(Apply(Recurring(), new() { DueDate = null, DueTime = null, Recurrence = null }), Is.Null);
    }

    [Test]
    public void Another_date_keeps_time_and_series()
    {
        var todo = Recurring();

        Apply(todo, new() { DueDate = Sunday.AddDays(3) });

        Assert.That((todo.Due, todo.SeriesStart, todo.Recurrence), Is.EqualTo(((DueDate?)new DueDate(Sunday.AddDays(3), Morning), (DateOnly?)Sunday, "FREQ=WEEKLY")));
    }

    [Test]
    public void Taking_the_time_away_keeps_the_rest()
    {
        var todo = Recurring();

        Apply(todo, new() { DueTime = null });

        Assert.That((todo.Due, todo.Recurrence), Is.EqualTo(((DueDate?)new DueDate(Sunday, null), "FREQ=WEEKLY")));
    }

    [Test]
    public void Taking_the_recurrence_away_keeps_date_time_and_what_the_next_follows_from()
    {
        var todo = Recurring(RecurrenceFrom.Completion);

        Apply(todo, new() { Recurrence = null });

        Assert.That(
            (todo.Due, todo.Recurrence, todo.RecurrenceFrom),
            Is.EqualTo(((DueDate?)new DueDate(Sunday, Morning), (string?)null, RecurrenceFrom.Completion)));
    }

    [TestCase("FREQ=WEEKLY", "2026-11-29")]
    [TestCase("INTERVAL=1;FREQ=WEEKLY", "2026-11-29", Description = "An equal rule is not given anew")]
    [TestCase("FREQ=DAILY", "2026-12-02")]
    public void Another_rule_begins_a_series_with_the_date_that_it_is_given_with(string rule, string start)
    {
        var todo = Recurring();

        Apply(todo, new() { DueDate = Sunday.AddDays(3), Recurrence = Rule(rule) });

        Assert.That((todo.Recurrence, todo.SeriesStart), Is.EqualTo((rule, (DateOnly?)Date(start))));
    }

    [Test]
    public void A_subtask_has_no_recurrence()
    {
        var members = new TodoChange { Content = "x", DueDate = Sunday, Recurrence = Rule("FREQ=DAILY") };

        var violation = TodoItem.Create(7, new TodoPlace(1, 2), members, Start, out _);

        Assert.That((violation?.Members.Single(), violation?.Code), Is.EqualTo((nameof(TodoChange.Recurrence), RuleCodes.IsSubtask)));
    }

    [Test]
    public void A_todo_that_recurs_becomes_no_subtask_unless_the_change_takes_the_recurrence_away()
    {
        var violation = Recurring().Apply(new() { ParentId = 2 }, new TodoPlace(1, 2), Start);
        var allowed = Recurring().Apply(new() { ParentId = 2, Recurrence = null }, new TodoPlace(1, 2), Start);

        Assert.That((violation?.Members.Single(), violation?.Code), Is.EqualTo((nameof(TodoChange.ParentId), RuleCodes.IsSubtask)));
        Assert.That(allowed, Is.Null);
    }

    [Test]
    public void A_subtask_can_have_a_date_and_a_time()
    {
        var todo = SomeTodo.With(new() { Content = "x", DueDate = Sunday, DueTime = Morning }, Start, parentId: 2);

        Assert.That((todo.Due, todo.ParentId), Is.EqualTo(((DueDate?)new DueDate(Sunday, Morning), (long?)2)));
    }

    private static TodoItem Recurring(RecurrenceFrom from = RecurrenceFrom.Due) => SomeTodo.With(
        new() { Content = "x", DueDate = Sunday, DueTime = Morning, Recurrence = Rule("FREQ=WEEKLY"), RecurrenceFrom = from }, Start);

    private static (string, string)? ViolationOf(TodoChange members) =>
        TodoItem.Create(7, new TodoPlace(1), members with { Content = "x" }, Start, out _) is { } violation ? (violation.Members.Single(), violation.Code) : null;

    private static (string, string)? Apply(TodoItem todo, TodoChange change) =>
        todo.Apply(change, todo.Place, Start) is { } violation ? (violation.Members.Single(), violation.Code) : null;
}
