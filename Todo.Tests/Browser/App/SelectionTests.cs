using Microsoft.Playwright;
using Todo.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Todo.Tests.Browser.App;

/// <summary>Several todos at once.</summary>
internal sealed class SelectionTests : PageTest
{
    [Test]
    public async Task Selected_todos_are_completed_together_and_reopened_by_one_Undo()
    {
        var (person, tab) = await StartAsync();

        await tab.Button("Select").ClickAsync();
        await Looks.AssertFineAsync(tab, "inbox-selecting");
        await tab.Button("Select One").ClickAsync();
        await tab.Button("Select Three").ClickAsync();
        await Expect(Bar(tab)).ToContainTextAsync("2 selected");
        await Looks.AssertFineAsync(tab, "inbox-selected");
        await Bar(tab).GetByRole(AriaRole.Button, new() { Name = "Complete" }).ClickAsync();

        await Expect(tab.Status.GetByText("2 todos completed")).ToBeVisibleAsync();
        Assert.That(async () => await DoneAsync(person), Is.EqualTo(new[] { "One", "Three" }).After(60_000, 50));
        await tab.Button("Undo").ClickAsync();
        await Expect(tab.Checkbox("Three")).Not.ToBeCheckedAsync();
        Assert.That(async () => await DoneAsync(person), Is.Empty.After(60_000, 50));
    }

    [Test]
    public async Task A_range_that_is_selected_with_Shift_moves_to_another_list()
    {
        var (person, tab) = await StartAsync();
        await person.AddListAsync("Work");

        await tab.Button("Select").ClickAsync();
        await tab.Button("Select Two").ClickAsync();
        await tab.Button("Select Four").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(Bar(tab)).ToContainTextAsync("3 selected");
        await Bar(tab).GetByRole(AriaRole.Combobox, new() { Name = "Move to" }).SelectOptionAsync("Work");

        await tab.ExpectAsync("One");
        await tab.Link("Work").ClickAsync();
        await tab.ExpectAsync("Two", "Three", "Four");
        await tab.Button("Undo").ClickAsync();
        await Expect(tab.Contents).ToHaveCountAsync(0);
        await tab.Link("Inbox").ClickAsync();
        await Expect(tab.Contents).ToHaveCountAsync(4);
    }

    [Test]
    public async Task All_are_selected_and_deleted_and_Escape_ends_the_selection()
    {
        var (person, tab) = await StartAsync();

        await tab.Todo("Two").Locator(".content").ClickAsync(new() { Modifiers = [KeyboardModifier.Control] });
        await Expect(Bar(tab)).ToContainTextAsync("1 selected");
        await tab.Button("Select Two").PressAsync("Escape");
        await Expect(Bar(tab)).ToHaveCountAsync(0);
        await tab.Button("Select").ClickAsync();
        await tab.Button("Select all").ClickAsync();
        await Bar(tab).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();

        await Expect(tab.Status.GetByText("4 todos deleted")).ToBeVisibleAsync();
        await Expect(tab.Contents).ToHaveCountAsync(0);
        Assert.That(async () => (await person.GetAsync("/api/trash")).Json.GetArrayLength(), Is.EqualTo(4).After(60_000, 50));
    }

    private static ILocator Bar(Tab tab) => tab.Page.GetByRole(AriaRole.Group, new() { Name = "Selected todos" });

    private static async Task<IEnumerable<string?>> DoneAsync(TodoClient person) =>
        (await person.QueryAsync("&is_done=true")).Select(todo => todo.Text("content"));

    private async Task<(TodoClient Person, Tab Tab)> StartAsync()
    {
        var person = await Server.SignUpAsync();
        await person.AddListAsync("A list whose name is much longer than a telephone is wide, so that the choice of a list would be as well");
        foreach (var content in (string[])["One", "Two", "Three", "Four"])
            await person.AddAsync(content);
        var tab = await SignInAsync(person);
        await tab.ExpectAsync("One", "Two", "Three", "Four");
        return (person, tab);
    }
}
