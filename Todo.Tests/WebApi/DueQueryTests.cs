using System.Globalization;
using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>What is overdue, due today and upcoming, to the minute, where the user is.</summary>
internal sealed class DueQueryTests
{
    [TestCase("UTC", "2031-01-15T12:29:59.999999Z", TestName = "Just_before_a_minute")]
    [TestCase("UTC", "2031-01-15T12:30:00.000000Z", TestName = "At_a_minute")]
    [TestCase("UTC", "2031-01-15T12:30:00.000001Z", TestName = "Just_after_a_minute")]
    [TestCase("UTC", "2031-01-15T23:59:59.999999Z", TestName = "Just_before_midnight")]
    [TestCase("UTC", "2031-01-16T00:00:00.000000Z", TestName = "At_midnight")]
    [TestCase("UTC", "2031-01-16T00:00:00.000001Z", TestName = "Just_after_midnight")]
    [TestCase("Pacific/Kiritimati", "2031-01-15T09:59:59.999999Z", TestName = "Just_before_midnight_on_Kiritimati")]
    [TestCase("Pacific/Kiritimati", "2031-01-15T10:00:00.000001Z", TestName = "Just_after_midnight_on_Kiritimati")]
    [TestCase("Pacific/Pago_Pago", "2031-01-16T10:59:59.999999Z", TestName = "Just_before_midnight_in_Pago_Pago")]
    [TestCase("Pacific/Pago_Pago", "2031-01-16T11:00:00.000000Z", TestName = "At_midnight_in_Pago_Pago")]
    [TestCase("Asia/Kathmandu", "2031-01-15T06:45:00.000001Z", TestName = "Just_after_half_past_twelve_in_Kathmandu")]
    [TestCase("America/New_York", "2031-03-09T06:59:59.999999Z", TestName = "Just_before_clocks_go_forward_in_New_York")]
    [TestCase("America/New_York", "2031-03-09T07:00:00.000000Z", TestName = "When_clocks_go_forward_in_New_York")]
    [TestCase("Europe/Berlin", "2031-10-26T00:30:00.000000Z", TestName = "The_first_half_past_two_of_two_in_Berlin")]
    [TestCase("Europe/Berlin", "2031-10-26T01:30:00.000000Z", TestName = "The_second_half_past_two_of_two_in_Berlin")]
    public async Task A_todo_is_overdue_once_its_time_has_passed_and_due_today_on_its_date(string zone, string instant)
    {
        await using var server = await TodoServer.StartAsync();
        var utc = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
        server.Clock.StopAt(utc);
        var ada = await server.SignUpAsync();
        Assert.That((await ada.PatchAsync("/api/users/me", new { time_zone = zone })).Status, Is.EqualTo(HttpStatusCode.OK));
        var now = TimeZoneInfo.ConvertTime(utc, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime;
        foreach (var day in new[] { -1, 0, 1 })
        {
            var date = now.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await ada.AddAsync(new { content = "x", due_date = date });
            await ada.AddAsync(new { content = "x", due_date = date, is_done = true });
            foreach (var minutes in new[] { -1, 0, 1 })
                await ada.AddAsync(new { content = "x", due_date = date, due_time = now.AddMinutes(minutes).ToString("HH:mm", CultureInfo.InvariantCulture) });
            await ada.AddAsync(new { content = "x", due_date = date, due_time = "00:00" });
            await ada.AddAsync(new { content = "x", due_date = date, due_time = "23:59" });
        }
        await ada.AddAsync();
        var all = await ada.QueryAsync();

        using (Assert.EnterMultipleScope())
        {
            foreach (var due in new[] { "overdue", "today", "upcoming" })
            {
                var expected = QueryModel.Find(all, new Dictionary<string, string> { ["due"] = due }, now);
                Assert.That((await ada.QueryAsync("&due=" + due)).Select(todo => todo.Id()), Is.EqualTo(expected), due);
                Assert.That(expected, Is.Not.Empty, due);
            }
        }
    }

    [Test]
    public async Task Two_users_at_the_same_instant_have_different_todays()
    {
        await using var server = await TodoServer.StartAsync();
        server.Clock.StopAt(new(2031, 1, 15, 10, 30, 0, TimeSpan.Zero));
        foreach (var (zone, today) in new[] { ("Pacific/Kiritimati", "2031-01-16"), ("UTC", "2031-01-15"), ("Pacific/Pago_Pago", "2031-01-14") })
        {
            var ada = await server.SignUpAsync();
            await ada.PatchAsync("/api/users/me", new { time_zone = zone });
            foreach (var date in new[] { "2031-01-13", "2031-01-14", "2031-01-15", "2031-01-16", "2031-01-17" })
                await ada.AddAsync(new { content = "x", due_date = date });

            Assert.That((await ada.QueryAsync("&due=today")).Single().Text("due_date"), Is.EqualTo(today), zone);
        }
    }

    [Test]
    public async Task Bounds_are_inclusive()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        await ada.AddAsync(new { content = "early", due_date = "2031-01-15", due_time = "00:00" });
        await ada.AddAsync(new { content = "late", due_date = "2031-01-15", due_time = "23:59" });
        await ada.AddAsync(new { content = "day", due_date = "2031-01-15" });
        await ada.AddAsync(new { content = "before", due_date = "2031-01-14" });
        await ada.AddAsync(new { content = "after", due_date = "2031-01-16" });

        Assert.That(await ContentsAsync(ada, "&due_from=2031-01-15&due_to=2031-01-15"), Is.EqualTo(["early", "late", "day"]));
        Assert.That(await ContentsAsync(ada, "&due_to=2031-01-14"), Is.EqualTo(["before"]));
        Assert.That(await ContentsAsync(ada, "&due_from=2031-01-16"), Is.EqualTo(["after"]));
        Assert.That(await ContentsAsync(ada, "&due_from=2031-01-16&due_to=2031-01-14"), Is.Empty);
        Assert.That(await ContentsAsync(ada, "&due=none&due_from=2031-01-01"), Is.Empty);

        var at = (await ada.AddAsync(new { content = "done", is_done = true })).GetProperty("completed_at").GetDateTimeOffset();
        foreach (var (offset, from, to) in new[] { (-1, 1, 0), (0, 1, 1), (1, 0, 1) })
        {
            var instant = at.AddMicroseconds(offset);
            foreach (var text in new[] { instant.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", null), instant.ToOffset(TimeSpan.FromHours(-5)).ToString("yyyy-MM-ddTHH:mm:ss.ffffffzzz", null) })
            {
                Assert.That(await ContentsAsync(ada, "&completed_from=" + Uri.EscapeDataString(text)), Has.Length.EqualTo(from), $"from {text}");
                Assert.That(await ContentsAsync(ada, "&completed_to=" + Uri.EscapeDataString(text)), Has.Length.EqualTo(to), $"to {text}");
            }
        }
    }

    private static async Task<string?[]> ContentsAsync(TodoClient client, string query) =>
        [.. (await client.QueryAsync(query)).Select(todo => todo.Text("content"))];
}
