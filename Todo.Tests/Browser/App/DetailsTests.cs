using Todo.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Todo.Tests.Browser.App;

/// <summary>A todo with all of its members.</summary>
internal sealed class DetailsTests : PageTest
{
    [Test]
    public async Task All_members_are_changed_and_saved_together()
    {
        var (person, tab) = await SignUpAsync();
        var work = await person.AddListAsync("Work");
        await tab.AddAsync("Bake bread");

        await tab.Button("Edit Bake bread").ClickAsync();
        await tab.Textbox("Content").FillAsync("Bake rye bread");
        await tab.Textbox("Notes").FillAsync("500 g of flour");
        await tab.Field("Date").FillAsync("2030-01-31");
        await tab.Field("Time").FillAsync("18:30");
        await tab.Field("Repeat").SelectOptionAsync("Monthly");
        await tab.Field("On").SelectOptionAsync("The last day of the month");
        await Expect(tab.Main.Locator(".next-dates")).ToHaveTextAsync("Every month on the last day. Next: February 28, 2030; March 31, 2030; April 30, 2030.");
        await tab.Field("Priority").SelectOptionAsync("High");
        await tab.Field("List").SelectOptionAsync("Work");
        await tab.Field("Labels").FillAsync("kitchen");
        await tab.Field("Labels").PressAsync("Enter");
        await Looks.AssertFineAsync(tab, "todo-edited");
        await tab.Button("Save").ClickAsync();

        await Expect(tab.Heading).ToHaveTextAsync("Inbox");
        Assert.That(async () => (await person.QueryAsync()).Single().Text("content"), Is.EqualTo("Bake rye bread").After(60_000, 50));
        var saved = (await person.QueryAsync()).Single();
        Assert.That(
            (saved.Text("notes"), saved.Text("due_date"), saved.Text("due_time"), saved.Text("priority"), saved.Number("list_id"), saved.Labels().Single()),
            Is.EqualTo(("500 g of flour", "2030-01-31", "18:30", "high", work, "kitchen")));
        Assert.That(saved.Text("recurrence"), Does.Contain("FREQ=MONTHLY").And.Contain("BYMONTHDAY=-1"));
    }

    [Test]
    public async Task Subtasks_are_added_completed_and_counted()
    {
        var (person, tab) = await SignUpAsync();
        await tab.AddAsync("Bake bread");
        await tab.Button("Edit Bake bread").ClickAsync();

        foreach (var content in (string[])["Buy flour", "Feed the sourdough"])
        {
            await tab.Textbox("Add a subtask").FillAsync(content);
            await tab.Textbox("Add a subtask").PressAsync("Enter");
            await Expect(tab.Checkbox(content)).ToBeVisibleAsync();
        }
        await tab.Checkbox("Buy flour").ClickAsync();
        await Looks.AssertFineAsync(tab, "todo-subtasks");
        await tab.Button("Back").ClickAsync();
        await Expect(tab.Todo("Bake bread")).ToContainTextAsync("1/2");

        await tab.Checkbox("Bake bread").ClickAsync();
        Assert.That(async () => (await person.QueryAsync()).Select(todo => todo.IsDone()), Is.All.True.After(60_000, 50), "the subtasks go with their parent");
    }

    [Test]
    public async Task What_is_typed_and_not_saved_is_there_when_the_person_comes_back()
    {
        var (person, tab) = await SignUpAsync();
        await tab.AddAsync("Bake bread");
        await tab.Button("Edit Bake bread").ClickAsync();

        await tab.Textbox("Notes").FillAsync("Half a th");
        await tab.Link("Today").ClickAsync();
        await tab.Page.GoBackAsync();
        await Expect(tab.Textbox("Notes")).ToHaveValueAsync("Half a th");
        await Expect(tab.Main.GetByText("Not saved yet")).ToBeVisibleAsync();
        await tab.Button("Cancel").ClickAsync();

        await tab.ExpectAsync("Bake bread");
        Assert.That((await person.QueryAsync()).Single().Text("notes"), Is.Empty);
    }

    [Test]
    public async Task A_todo_without_content_is_not_saved()
    {
        var (_, tab) = await SignUpAsync();
        await tab.AddAsync("Bake bread");
        await tab.Button("Edit Bake bread").ClickAsync();

        await tab.Textbox("Content").FillAsync(" ");
        await tab.Button("Save").ClickAsync();

        await Expect(tab.Textbox("Content")).ToBeFocusedAsync();
        await Expect(tab.Textbox("Content")).ToHaveAccessibleDescriptionAsync("Fill this in.");
        await tab.Button("Cancel").ClickAsync();
    }

    [Test]
    public async Task A_todo_is_completed_and_deleted_from_its_details()
    {
        var (person, tab) = await SignUpAsync();
        await tab.AddAsync("Bake bread");
        await tab.Button("Edit Bake bread").ClickAsync();

        await tab.Checkbox("Done").ClickAsync();
        await Expect(tab.Status.GetByText("Completed: Bake bread")).ToBeVisibleAsync();
        await Expect(tab.Main.GetByText("Completed", new() { Exact = false })).ToBeVisibleAsync();
        await tab.Button("Delete").ClickAsync();

        await Expect(tab.Heading).ToHaveTextAsync("Inbox");
        await Expect(tab.Status.GetByText("Deleted: Bake bread")).ToBeVisibleAsync();
        Assert.That(async () => (await person.GetAsync("/api/trash")).Json.GetArrayLength(), Is.EqualTo(1).After(60_000, 50));
    }
}
