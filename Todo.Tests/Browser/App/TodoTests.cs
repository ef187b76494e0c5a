using Microsoft.Playwright;
using Todo.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Todo.Tests.Browser.App;

/// <summary>What a person does with todos in a list.</summary>
internal sealed class TodoTests : PageTest
{
    [Test]
    public async Task A_completed_todo_stays_in_its_place_until_undone_or_left()
    {
        var (person, tab) = await SignUpAsync();
        await tab.AddAsync("Buy milk");
        await tab.AddAsync("Bake bread");

        await tab.Checkbox("Buy milk").ClickAsync();
        await Expect(tab.Status.GetByText("Completed: Buy milk")).ToBeVisibleAsync();
        await Looks.AssertFineAsync(tab, "inbox-completed");
        await tab.ExpectAsync("Buy milk", "Bake bread");
        AssertDone(person, "Buy milk");
        await tab.Button("Undo").ClickAsync();
        await Expect(tab.Checkbox("Buy milk")).Not.ToBeCheckedAsync();
        AssertDone(person);

        await tab.Checkbox("Bake bread").ClickAsync();
        await tab.Link("Today").ClickAsync();
        await tab.Link("Inbox").ClickAsync();
        await tab.ExpectAsync("Buy milk");
        await tab.Button("Completed (1)").ClickAsync();
        await tab.Checkbox("Bake bread").ClickAsync();
        await tab.ExpectAsync("Buy milk", "Bake bread");
        AssertDone(person);
    }

    [Test]
    public async Task A_deleted_todo_comes_back_to_its_place_by_Undo_or_by_the_keyboard()
    {
        var (person, tab) = await SignUpAsync();
        await tab.AddAsync("Buy milk");
        await tab.AddAsync("Bake bread");
        await tab.AddAsync("Call Grandma");

        await tab.Button("Delete Bake bread").ClickAsync();
        await tab.ExpectAsync("Buy milk", "Call Grandma");
        await tab.Button("Undo").ClickAsync();
        await tab.ExpectAsync("Buy milk", "Bake bread", "Call Grandma");

        await tab.Button("Delete Buy milk").ClickAsync();
        await tab.ExpectAsync("Bake bread", "Call Grandma");
        await tab.Page.Keyboard.PressAsync("Control+z");
        await tab.ExpectAsync("Buy milk", "Bake bread", "Call Grandma");
        Assert.That(async () => (await person.QueryAsync("&sort=position")).Select(todo => todo.Text("content")),
            Is.EqualTo(new[] { "Buy milk", "Bake bread", "Call Grandma" }).After(60_000, 50));
        Assert.That((await person.GetAsync("/api/trash")).Json.GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task A_recurring_todo_makes_room_for_its_next_one_and_takes_it_back()
    {
        var person = await Server.SignUpAsync();
        await person.AddAsync(new { content = "Water the plants", due_date = Household.Day(0), recurrence = "FREQ=DAILY;INTERVAL=3" });
        var tab = await SignInAsync(person);

        await tab.Checkbox("Water the plants").ClickAsync();

        await Expect(tab.Todo("Water the plants")).ToContainTextAsync("Every 3 days");
        await Expect(tab.Checkbox("Water the plants")).Not.ToBeCheckedAsync();
        Assert.That((await person.QueryAsync("&is_done=false")).Select(todo => todo.Text("due_date")), Is.EqualTo(new[] { Household.Day(3) }));
        await tab.Button("Undo").ClickAsync();
        await tab.ExpectAsync("Water the plants");
        await Expect(tab.Todo("Water the plants")).ToContainTextAsync("Today");
        Assert.That(async () => (await person.QueryAsync()).Select(todo => (todo.Text("due_date"), todo.IsDone())),
            Is.EqualTo(new[] { (Household.Day(0), false) }).After(60_000, 50));
    }

    [Test]
    public async Task Everything_overdue_moves_to_today_at_once()
    {
        var person = await Server.SignUpAsync();
        await person.AddAsync(new { content = "Answer the tax office", due_date = Household.Day(-4) });
        await person.AddAsync(new { content = "Water the plants", due_date = Household.Day(-2) });
        var tab = await SignInAsync(person, "#/today");
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Overdue" })).ToBeVisibleAsync();

        await tab.Button("Move all to today").ClickAsync();

        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Overdue" })).ToHaveCountAsync(0);
        await Expect(tab.Contents).ToHaveCountAsync(2);
        Assert.That(async () => (await person.QueryAsync()).Select(todo => todo.Text("due_date")), Is.All.EqualTo(Household.Day(0)).After(60_000, 50));
    }

    [Test]
    public async Task Search_finds_contents_and_notes_while_typing_and_Back_leads_back()
    {
        var person = await Server.SignUpAsync();
        await person.AddAsync(new { content = "Bake bread", notes = "Rye flour" });
        await person.AddAsync("Buy rye");
        await person.AddAsync("Call Grandma");
        var tab = await SignInAsync(person, "#/today");

        await tab.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search" }).PressSequentiallyAsync("RYE");

        await Expect(tab.Contents).ToHaveCountAsync(2);
        await Expect(tab.Page.Locator("[aria-live=polite]", new() { HasText = "2 results" })).ToBeAttachedAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await tab.Page.GoBackAsync();
        await Expect(tab.Heading).ToHaveTextAsync("Today");
        await Expect(tab.Page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("");
    }

    private static void AssertDone(TodoClient person, params string[] contents) => Assert.That(
        async () => (await person.QueryAsync("&is_done=true")).Select(todo => todo.Text("content")), Is.EqualTo(contents).After(60_000, 50), "completed on the server");
}
