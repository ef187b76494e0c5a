using Todo.Tests.Harness;

namespace Todo.Tests.Browser.App;

/// <summary>Somebody whose lists and todos show everything that the page can show.</summary>
internal sealed record Household(TodoClient Person, long Home, long Rent, long Bread)
{
    /// <summary>The day in the time zone of the person.</summary>
    public static DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(AppBrowser.Server.Clock.GetUtcNow(), Zone).DateTime);

    private static TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static async Task<Household> CreateAsync(TodoServer server)
    {
        var person = await server.SignUpAsync();
        await person.PatchAsync("/api/users/me", new { name = "Ada Lovelace", time_zone = "Europe/Berlin" });
        var home = await person.AddListAsync("Home");
        var work = await person.AddListAsync("Work");
        await person.AddListAsync("Books to read this winter, or next");
        var rent = (await person.AddAsync(new
        {
            content = "Pay rent",
            list_id = home,
            priority = "high",
            labels = new[] { "money" },
            due_date = Day(0),
            due_time = "23:59",
            recurrence = "FREQ=MONTHLY",
            notes = "The account number has changed:\nsee the letter of October.",
        })).Id();
        await person.AddAsync(new { content = "Answer the tax office", priority = "high", due_date = Day(-2), list_id = work, labels = new[] { "money", "mail" } });
        await person.AddAsync(new { content = "Water the plants", due_date = Day(0), list_id = home, recurrence = "FREQ=DAILY;INTERVAL=3", recurrence_from = "completion" });
        await person.AddAsync(new { content = "Book a table for six", due_date = Day(1), due_time = "19:30", priority = "medium" });
        await person.AddAsync(new { content = "Prepare the talk about how we moved the whole archive to the new building without losing a single box", due_date = Day(4), list_id = work });
        var bread = (await person.AddAsync(new { content = "Bake bread", notes = "Rye, 500 g", priority = "low" })).Id();
        await person.AddAsync(new { content = "Feed the sourdough", parent_id = bread });
        await person.CompleteAsync((await person.AddAsync(new { content = "Buy flour", parent_id = bread })).Id());
        await person.AddAsync("Call Grandma");
        await person.AddAsync("https://example.com/an/address/that/is/much/too/long/for/a/telephone/and-has-no-place-to-break-at-all-in-it-whatsoever");
        await person.CompleteAsync(await person.AddAsync("Return the library books"));
        await person.RemoveAsync(await person.AddAsync("Repair the old bicycle"));
        await person.RemoveAsync(await person.AddAsync("Learn the ukulele"));
        return new(person, home, rent, bread);
    }

    /// <summary>A day before or after today, as the API writes it.</summary>
    public static string Day(int offset) => Today.AddDays(offset).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
