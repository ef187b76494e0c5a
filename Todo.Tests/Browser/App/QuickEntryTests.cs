using Microsoft.Playwright;
using Todo.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Todo.Tests.Browser.App;

/// <summary>Adding a todo by one line in natural words.</summary>
internal sealed class QuickEntryTests : PageTest
{
    [Test]
    public async Task A_line_is_shown_as_chips_before_it_is_saved_with_all_of_them()
    {
        var (person, tab) = await SignUpAsync();
        await person.PatchAsync("/api/users/me", new { time_zone = "Europe/Berlin" });
        var home = await person.AddListAsync("Home");
        await Expect(tab.Link("Home")).ToBeVisibleAsync();

        await tab.Entry.FillAsync("Pay rent tomorrow 9:00 #home !high every month");

        await Expect(Chips(tab)).ToHaveTextAsync(["Tomorrow, keep as text", "9:00 AM, keep as text", "Home, keep as text", "High, keep as text", "Every month, keep as text"],
            new() { IgnoreCase = true });
        await Looks.AssertFineAsync(tab, "inbox-chips");
        await tab.Entry.PressAsync("Enter");
        await Expect(tab.Entry).ToHaveValueAsync("");
        await Expect(Chips(tab)).ToHaveCountAsync(0);
        await tab.Link("Home").ClickAsync();
        await tab.ExpectAsync("Pay rent");
        var saved = await SavedAsync(person, "Pay rent");
        Assert.That(
            (saved.Text("due_date"), saved.Text("due_time"), saved.Text("priority"), saved.Number("list_id"), saved.Text("recurrence")),
            Is.EqualTo((Household.Day(1), "09:00", "high", home, saved.Text("recurrence"))));
        Assert.That(saved.Text("recurrence"), Does.Contain("FREQ=MONTHLY"));
    }

    [Test]
    public async Task A_list_that_does_not_exist_yet_is_made_for_the_todo()
    {
        var (person, tab) = await SignUpAsync();

        await tab.Entry.FillAsync("Saw the shelf #workshop @tools");
        await Expect(Chips(tab)).ToHaveTextAsync(["New list: workshop, keep as text", "tools, keep as text"], new() { IgnoreCase = true });
        await tab.Entry.PressAsync("Enter");

        await tab.Link("workshop").ClickAsync();
        await tab.ExpectAsync("Saw the shelf");
        var saved = await SavedAsync(person, "Saw the shelf");
        var list = (await person.GetAsync($"/api/lists/{saved.Number("list_id")}")).Json;
        Assert.That(list.Text("name"), Is.EqualTo("workshop"));
        Assert.That(saved.Labels(), Is.EqualTo(new[] { "tools" }));
    }

    [Test]
    public async Task A_chip_that_was_not_meant_becomes_text_again()
    {
        var (person, tab) = await SignUpAsync();

        await tab.Entry.FillAsync("Watch the film Tomorrow !low");
        await Chips(tab).Filter(new() { HasText = "Tomorrow" }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(Chips(tab)).ToHaveCountAsync(1);
        await Expect(tab.Entry).ToBeFocusedAsync();
        await tab.Entry.PressAsync("Enter");

        await tab.ExpectAsync("Watch the film Tomorrow");
        var saved = await SavedAsync(person, "Watch the film Tomorrow");
        Assert.That((saved.Text("due_date"), saved.Text("priority")), Is.EqualTo(((string?)null, "low")));
    }

    [TestCase("today", 0, null)]
    [TestCase("upcoming", 1, null)]
    [TestCase("labels/mail", null, "mail")]
    public async Task What_is_added_on_a_screen_is_shown_there(string screen, int? day, string? label)
    {
        var person = await Server.SignUpAsync();
        await person.PatchAsync("/api/users/me", new { time_zone = "Europe/Berlin" });
        await person.AddAsync(new { content = "Write to Bob", labels = new[] { "mail" } });
        var tab = await SignInAsync(person, "#/" + screen);

        await tab.AddAsync("Write to Ann");

        var saved = await SavedAsync(person, "Write to Ann");
        Assert.That(saved.Text("due_date"), Is.EqualTo(day is null ? null : Household.Day(day.Value)));
        Assert.That(saved.Labels(), Is.EqualTo(label is null ? [] : new[] { label }));
    }

    private static ILocator Chips(Tab tab) => tab.Page.GetByRole(AriaRole.List, new() { Name = "Understood" }).GetByRole(AriaRole.Listitem);

    private static async Task<System.Text.Json.JsonElement> SavedAsync(TodoClient person, string content)
    {
        Assert.That(async () => (await person.QueryAsync()).Select(todo => todo.Text("content")), Does.Contain(content).After(60_000, 50));
        return (await person.QueryAsync()).Single(todo => todo.Text("content") == content);
    }
}
