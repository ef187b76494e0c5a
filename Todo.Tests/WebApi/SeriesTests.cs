using System.Net;
using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>The series that a recurring todo belongs to, when dates and rules are changed by hand.</summary>
internal sealed class SeriesTests
{
    private static TodoServer _server = null!;

    private TodoClient _ada = null!;

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        _server = await TodoServer.StartAsync();
        _server.Clock.StopAt(new(2031, 1, 15, 12, 0, 0, TimeSpan.Zero));
    }

    [OneTimeTearDown]
    public static async Task StopAsync() => await _server.DisposeAsync();

    [SetUp]
    public async Task SignUpAsync() => _ada = await _server.SignUpAsync();

    [Test]
    public async Task Moving_the_date_of_one_occurrence_does_not_move_the_series()
    {
        var id = await AddAsync("2031-01-20", "FREQ=WEEKLY");
        await _ada.ChangeAsync(id, new { due_date = "2031-01-23" });

        Assert.That((await NextAsync(id)).Text("due_date"), Is.EqualTo("2031-01-27"));
    }

    [Test]
    public async Task A_date_moved_forward_is_not_used_twice()
    {
        var id = await AddAsync("2031-01-20", "FREQ=WEEKLY");
        await _ada.ChangeAsync(id, new { due_date = "2031-02-04" });

        Assert.That((await NextAsync(id)).Text("due_date"), Is.EqualTo("2031-02-10"), "after the old date");
    }

    [Test]
    public async Task A_date_moved_back_skips_every_date_used()
    {
        var id = await AddAsync("2031-01-20", "FREQ=WEEKLY");
        var next = await NextAsync(id);
        await _ada.ChangeAsync(next.Id(), new { due_date = "2031-01-19" });

        Assert.That((await NextAsync(next.Id())).Text("due_date"), Is.EqualTo("2031-02-03"), "the 20th and the 27th were used");
    }

    [Test]
    public async Task A_date_moved_forward_and_completed_stays_used_when_it_moves_back()
    {
        var id = await AddAsync("2031-01-20", "FREQ=DAILY");
        await _ada.ChangeAsync(id, new { due_date = "2031-01-25" });
        var next = await NextAsync(id);
        Assert.That(next.Text("due_date"), Is.EqualTo("2031-01-26"));
        await _ada.ChangeAsync(next.Id(), new { due_date = "2031-01-21" });

        Assert.That((await NextAsync(next.Id())).Text("due_date"), Is.EqualTo("2031-01-27"));
    }

    [TestCase("FREQ=WEEKLY;INTERVAL=2")]
    [TestCase("INTERVAL=2;FREQ=WEEKLY")]
    public async Task A_rule_equal_to_the_present_one_is_not_given_anew(string equal)
    {
        var id = await AddAsync("2031-01-20", "FREQ=WEEKLY;INTERVAL=2");

        await _ada.ChangeAsync(id, new { due_date = "2031-01-23", recurrence = equal });

        Assert.That((await NextAsync(id)).Text("due_date"), Is.EqualTo("2031-02-03"), "the series still starts on the 20th");
    }

    [Test]
    public async Task Another_rule_starts_a_series_at_the_due_date()
    {
        var id = await AddAsync("2031-01-20", "FREQ=WEEKLY");
        await _ada.ChangeAsync(id, new { due_date = "2031-01-23" });

        await _ada.ChangeAsync(id, new { recurrence = "FREQ=WEEKLY;INTERVAL=2" });

        Assert.That((await NextAsync(id)).Text("due_date"), Is.EqualTo("2031-02-06"));
    }

    [Test]
    public async Task A_rule_taken_away_and_given_again_starts_a_series()
    {
        var id = await AddAsync("2031-01-20", "FREQ=WEEKLY");
        await _ada.ChangeAsync(id, new { due_date = "2031-01-23", recurrence = (string?)null });

        await _ada.ChangeAsync(id, new { recurrence = "FREQ=WEEKLY" });

        Assert.That((await NextAsync(id)).Text("due_date"), Is.EqualTo("2031-01-30"));
    }

    [Test]
    public async Task The_count_goes_on_where_dates_are_skipped_and_moved()
    {
        var id = await AddAsync("2031-01-10", "FREQ=DAILY;COUNT=7");
        var next = await NextAsync(id);
        Assert.That(next.Text("due_date"), Is.EqualTo("2031-01-15"), "the sixth");
        var last = await NextAsync(next.Id());
        Assert.That((last.Text("due_date"), last.Text("recurrence")), Is.EqualTo(("2031-01-16", "FREQ=DAILY;COUNT=7")));

        Assert.That((await _ada.CompleteAsync(last.Id())).Number("next_id"), Is.Null);
    }

    [Test]
    public async Task From_completion_the_rule_counts_one_less()
    {
        var todo = await _ada.AddAsync(new { content = "x", due_date = "2031-01-10", recurrence = "FREQ=DAILY;COUNT=3", recurrence_from = "completion" });

        var next = await NextAsync(todo.Id());

        Assert.That(next.Text("recurrence"), Does.Contain("COUNT=2"));
        Assert.That((await _ada.ReadAsync(todo.Id())).Text("recurrence"), Is.EqualTo("FREQ=DAILY;COUNT=3"));
    }

    [TestCase("FREQ=DAILY;UNTIL=20310101", "2031-01-20", "UNTIL")]
    [TestCase("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2031-01-20", "BYMONTHDAY")]
    [TestCase("FREQ=DAILY;SKIP=OMIT", "2031-01-20", "SKIP")]
    [TestCase("FREQ=WEEKLY;BYDAY=1MO", "2031-01-20", "BYDAY")]
    [TestCase("FREQ=DAILY;BYHOUR=5", "2031-01-20", "BYHOUR")]
    public async Task A_rule_that_never_comes_or_is_not_supported_names_the_part(string recurrence, string due, string part)
    {
        var reply = await _ada.PostAsync("/api/todos", new { content = "x", due_date = due, recurrence });

        reply.AssertInvalid("recurrence");
        Assert.That(reply.Json.GetProperty("errors").GetProperty("recurrence")[0].GetString(), Does.Contain(part));
    }

    [Test]
    public async Task Occurrences_are_the_dates_of_the_series_after_the_due_date()
    {
        var id = await AddAsync("2030-12-30", "FREQ=WEEKLY");

        Assert.That(await DatesAsync(id, "?limit=3"), Is.EqualTo(["2031-01-06", "2031-01-13", "2031-01-20"]), "past ones too");
        Assert.That(await DatesAsync(id), Has.Length.EqualTo(10));
        Assert.That(await DatesAsync(id, "?limit=100"), Has.Length.EqualTo(100).And.Ordered.Ascending);
        await _ada.ChangeAsync(id, new { due_date = "2031-01-14" });
        Assert.That(await DatesAsync(id, "?limit=1"), Is.EqualTo(["2031-01-20"]));
        await _ada.ChangeAsync(id, new { recurrence = "FREQ=DAILY;COUNT=3" });
        Assert.That(await DatesAsync(id), Is.EqualTo(["2031-01-15", "2031-01-16"]));
        await _ada.ChangeAsync(id, new { recurrence = (string?)null });
        Assert.That(await DatesAsync(id), Is.Empty);
    }

    [TestCase("0", "out_of_range")]
    [TestCase("101", "out_of_range")]
    [TestCase("ten", "malformed")]
    [TestCase("", "empty")]
    public async Task Occurrences_have_a_limit_from_1_to_100(string limit, string code)
    {
        var id = await AddAsync("2031-01-20", "FREQ=DAILY");

        var reply = await _ada.GetAsync($"/api/todos/{id}/occurrences?limit={limit}");

        reply.AssertInvalid("limit");
        Assert.That(reply.CodesOf("limit"), Is.EqualTo([code]));
    }

    [Test]
    public async Task Occurrences_of_another_users_todo_are_not_found()
    {
        var id = await AddAsync("2031-01-20", "FREQ=DAILY");
        var eve = await _server.SignUpAsync();

        (await eve.GetAsync($"/api/todos/{id}/occurrences")).AssertProblem(HttpStatusCode.NotFound, "Todo not found");
        await _ada.RemoveAsync(id);
        (await _ada.GetAsync($"/api/todos/{id}/occurrences")).AssertProblem(HttpStatusCode.NotFound, "Todo not found");
    }

    private async Task<long> AddAsync(string due, string recurrence) => (await _ada.AddAsync(new { content = "x", due_date = due, recurrence })).Id();

    private async Task<JsonElement> NextAsync(long id) => await _ada.ReadAsync((await _ada.CompleteAsync(id)).Number("next_id")!.Value);

    private async Task<string[]> DatesAsync(long id, string query = "")
    {
        var reply = await _ada.GetAsync($"/api/todos/{id}/occurrences{query}");
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
        return [.. reply.Json.EnumerateArray().Select(date => date.GetString()!)];
    }
}
