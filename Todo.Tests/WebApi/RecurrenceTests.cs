using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Completing a todo that recurs creates the next one.</summary>
internal sealed class RecurrenceTests
{
    private static TodoServer _server = null!;

    private TodoClient _ada = null!;

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        _server = await TodoServer.StartAsync();
        // A Wednesday.
        _server.Clock.StopAt(new(2031, 1, 15, 12, 0, 0, TimeSpan.Zero));
    }

    [OneTimeTearDown]
    public static async Task StopAsync() => await _server.DisposeAsync();

    [SetUp]
    public async Task SignUpAsync() => _ada = await _server.SignUpAsync();

    [TestCase("FREQ=WEEKLY", "2031-01-20", "2031-01-27", TestName = "Due_in_the_future_is_followed_by_the_next_of_the_series")]
    [TestCase("FREQ=DAILY", "2031-01-15", "2031-01-16", TestName = "Due_today_is_followed_by_tomorrow")]
    [TestCase("FREQ=DAILY", "2031-01-14", "2031-01-15", TestName = "Due_yesterday_is_followed_by_today")]
    [TestCase("FREQ=DAILY", "2031-01-01", "2031-01-15", TestName = "Dates_before_today_are_passed_over")]
    [TestCase("FREQ=WEEKLY", "2030-12-30", "2031-01-20", TestName = "Weeks_before_today_are_passed_over")]
    [TestCase("FREQ=MONTHLY;BYMONTHDAY=31;RSCALE=GREGORIAN;SKIP=BACKWARD", "2031-01-31", "2031-02-28", TestName = "A_31st_becomes_the_last_of_the_month")]
    [TestCase("FREQ=YEARLY", "2028-02-29", "2032-02-29", TestName = "A_leap_day_recurs_in_leap_years")]
    [TestCase("FREQ=WEEKLY;BYDAY=MO", "2031-01-22", "2031-01-27", TestName = "A_first_date_outside_the_rule_counts")]
    public async Task Completing_creates_the_next(string recurrence, string due, string next)
    {
        var todo = await _ada.AddAsync(new { content = "x", due_date = due, recurrence });

        Assert.That(await CompleteForNextAsync(todo.Id()), Is.EqualTo(next));
    }

    [TestCase("FREQ=DAILY", "2031-02-20", "2031-01-16")]
    [TestCase("FREQ=DAILY;INTERVAL=3", "2030-12-01", "2031-01-18")]
    [TestCase("FREQ=WEEKLY;BYDAY=WE", "2031-01-08", "2031-01-22")]
    [TestCase("FREQ=WEEKLY;BYDAY=TH", "2031-01-08", "2031-01-16")]
    [TestCase("FREQ=MONTHLY", "2030-12-31", "2031-02-15")]
    public async Task From_completion_the_rule_counts_from_today(string recurrence, string due, string next)
    {
        var todo = await _ada.AddAsync(new { content = "x", due_date = due, recurrence, recurrence_from = "completion" });

        Assert.That(await CompleteForNextAsync(todo.Id()), Is.EqualTo(next));
    }

    [Test]
    public async Task The_next_has_the_members_of_the_completed_one_and_the_place_after_it()
    {
        var list = await _ada.AddListAsync();
        var todo = await _ada.AddAsync(new
        {
            content = "Water",
            notes = "all of them",
            priority = "high",
            labels = new[] { "Home", "b" },
            list_id = list,
            due_date = "2031-01-20",
            due_time = "07:30",
            recurrence = "INTERVAL=2;FREQ=WEEKLY",
        });
        var after = (await _ada.AddAsync(new { content = "after", list_id = list })).Id();

        var done = await _ada.CompleteAsync(todo.Id());

        Assert.That((done.IsDone(), done.Text("due_date"), done.Text("recurrence")), Is.EqualTo((true, "2031-01-20", "INTERVAL=2;FREQ=WEEKLY")));
        var next = await _ada.ReadAsync(done.Number("next_id")!.Value);
        foreach (var member in new[] { "content", "notes", "priority", "labels", "list_id", "parent_id", "due_time", "recurrence", "recurrence_from" })
            Assert.That(next.GetProperty(member).GetRawText(), Is.EqualTo(todo.GetProperty(member).GetRawText()), member);
        Assert.That((next.IsDone(), next.Text("due_date"), next.Number("next_id"), next.Text("completed_at")), Is.EqualTo((false, "2031-02-03", (long?)null, (string?)null)));
        Assert.That(await _ada.OrderAsync($"&list_id={list}"), Is.EqualTo(new[] { todo.Id(), next.Id(), after }));
    }

    [Test]
    public async Task The_next_has_the_subtasks_open_with_their_dates_and_in_their_order()
    {
        var todo = await _ada.AddAsync(new { content = "Party", due_date = "2031-01-20", recurrence = "FREQ=DAILY" });
        var one = await _ada.AddAsync(new { content = "Cake", parent_id = todo.Id(), due_date = "2031-01-19", due_time = "10:00", labels = new[] { "shop" }, priority = "low" });
        var two = await _ada.AddAsync(new { content = "Wine", parent_id = todo.Id(), is_done = true, notes = "red" });
        await _ada.MoveAsync(two.Id(), new { before_id = one.Id() });

        var next = (await _ada.CompleteAsync(todo.Id())).Number("next_id");

        var copies = await _ada.QueryAsync($"&sort=position&parent_id={next}");
        Assert.That(
            copies.Select(copy => (copy.Text("content"), copy.IsDone(), copy.Text("due_date"), copy.Text("due_time"), copy.Text("priority"), copy.Text("notes"))),
            Is.EqualTo(new[] { ("Wine", false, (string?)null, (string?)null, "none", "red"), ("Cake", false, "2031-01-19", "10:00", "low", "") }));
        Assert.That(copies[1].Labels(), Is.EqualTo(["shop"]));
        Assert.That((await _ada.ReadAsync(one.Id())).IsDone(), Is.True, "the original was completed with its parent");
    }

    [Test]
    public async Task The_other_members_of_the_request_come_first()
    {
        var list = await _ada.AddListAsync();
        var there = (await _ada.AddAsync(new { content = "there", list_id = list })).Id();
        var id = (await _ada.AddAsync(new { content = "x", due_date = "2031-01-20", recurrence = "FREQ=DAILY" })).Id();

        var done = await _ada.ChangeAsync(id, new { is_done = true, content = "y", due_date = "2031-03-01", recurrence = "FREQ=WEEKLY", list_id = list });

        var next = await _ada.ReadAsync(done.Number("next_id")!.Value);
        Assert.That((next.Text("content"), next.Text("due_date"), next.Number("list_id")), Is.EqualTo(("y", "2031-03-08", list)));
        Assert.That(await _ada.OrderAsync($"&list_id={list}"), Is.EqualTo(new[] { there, id, next.Id() }));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task The_next_comes_directly_after_even_where_the_gap_is_used_up(bool isBulk)
    {
        var ids = await _ada.AddManyAsync(5);
        foreach (var id in ids)
            await _ada.ChangeAsync(id, new { due_date = "2031-01-20", recurrence = "FREQ=DAILY" });
        // Two take turns after the second until nothing fits between it and the nearer one.
        for (var i = 0; await GapAsync(ids[1], ids[2 + ((i + 1) % 2)]) != 1; i++)
            await _ada.MoveAsync(ids[2 + (i % 2)], new { after_id = ids[1] });
        var before = await _ada.OrderAsync();

        if (isBulk)
            await _ada.PatchAsync("/api/todos", new { is_done = true });
        else
            await _ada.CompleteAsync(ids[1]);

        var expected = new List<long>();
        foreach (var id in before)
            expected.AddRange(new[] { id, (await _ada.ReadAsync(id)).Number("next_id") }.OfType<long>());
        Assert.That(await _ada.OrderAsync(), Is.EqualTo(expected));
    }

    [TestCase("FREQ=DAILY;COUNT=3", "due")]
    [TestCase("FREQ=DAILY;COUNT=3", "completion")]
    [TestCase("FREQ=DAILY;UNTIL=20310117", "due")]
    [TestCase("FREQ=DAILY;UNTIL=20310116", "completion")]
    public async Task A_series_ends(string recurrence, string from)
    {
        var id = (await _ada.AddAsync(new { content = "x", due_date = "2031-01-15", recurrence, recurrence_from = from })).Id();
        var dates = new List<string?>();
        for (long? next = id; next is not null && dates.Count < 10; next = (await _ada.CompleteAsync(next.Value)).Number("next_id"))
            dates.Add((await _ada.ReadAsync(next.Value)).Text("due_date"));

        Assert.That(dates, Is.EqualTo(from == "due" ? ["2031-01-15", "2031-01-16", "2031-01-17"]
            : recurrence.Contains("COUNT", StringComparison.Ordinal) ? ["2031-01-15", "2031-01-16", "2031-01-16"] : dates));
        if (from == "completion" && recurrence.Contains("UNTIL", StringComparison.Ordinal))
            Assert.That(dates, Has.All.LessThanOrEqualTo("2031-01-16"));
    }

    [Test]
    public async Task Today_is_the_date_where_the_user_is()
    {
        foreach (var (zone, due, next) in new[]
        {
            // At noon UTC it is two o'clock of the 16th on Kiritimati, and one o'clock of the 15th in Pago Pago.
            ("Pacific/Kiritimati", "2031-01-10", "2031-01-16"),
            ("Pacific/Pago_Pago", "2031-01-10", "2031-01-15"),
        })
        {
            var ben = await _server.SignUpAsync();
            Assert.That((await ben.PatchAsync("/api/users/me", new { time_zone = zone })).Status, Is.EqualTo(HttpStatusCode.OK));
            var bySeries = await ben.AddAsync(new { content = "x", due_date = due, recurrence = "FREQ=DAILY" });
            var byCompletion = await ben.AddAsync(new { content = "x", due_date = due, recurrence = "FREQ=DAILY", recurrence_from = "completion" });

            Assert.That(await NextDateAsync(ben, bySeries.Id()), Is.EqualTo(next), zone);
            Assert.That(await NextDateAsync(ben, byCompletion.Id()), Is.EqualTo(DateOnly.Parse(next, null).AddDays(1).ToString("yyyy-MM-dd", null)), zone);
        }
    }

    [Test]
    public async Task Created_as_done_a_todo_has_no_next_before_it_is_completed()
    {
        var todo = await _ada.AddAsync(new { content = "x", is_done = true, due_date = "2031-01-20", recurrence = "FREQ=DAILY" });

        Assert.That(todo.Number("next_id"), Is.Null);
        Assert.That(await _ada.QueryAsync(), Has.Length.EqualTo(1));
        Assert.That((await _ada.ChangeAsync(todo.Id(), new { is_done = true })).Number("next_id"), Is.Null, "it is done already");
        await _ada.ReopenAsync(todo.Id());
        Assert.That(await CompleteForNextAsync(todo.Id()), Is.EqualTo("2031-01-21"));
    }

    private static async Task<string?> NextDateAsync(TodoClient client, long id) =>
        (await client.CompleteAsync(id)).Number("next_id") is { } next ? (await client.ReadAsync(next)).Text("due_date") : null;

    private Task<string?> CompleteForNextAsync(long id) => NextDateAsync(_ada, id);

    private async Task<long?> GapAsync(long one, long other) =>
        (await _ada.ReadAsync(other)).Number("position") - (await _ada.ReadAsync(one)).Number("position");
}
