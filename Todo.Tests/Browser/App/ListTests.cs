using Microsoft.Playwright;
using Todo.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Todo.Tests.Browser.App;

/// <summary>Lists and labels.</summary>
internal sealed class ListTests : PageTest
{
    [Test]
    public async Task A_list_is_made_renamed_and_moved()
    {
        var (person, tab) = await SignUpAsync();
        await person.AddListAsync("Home");
        await Expect(tab.Link("Home")).ToBeVisibleAsync();

        await tab.Button("New list").ClickAsync();
        await Expect(tab.Textbox("List name")).ToBeFocusedAsync();
        await tab.Textbox("List name").FillAsync("Wrok");
        await tab.Textbox("List name").PressAsync("Enter");
        await Expect(tab.Heading).ToHaveTextAsync("Wrok");
        await tab.Button("Rename list").ClickAsync();
        await Expect(tab.Textbox("List name")).ToBeFocusedAsync();
        await Looks.AssertFineAsync(tab, "list-rename");
        await tab.Textbox("List name").FillAsync("Work");
        await tab.Textbox("List name").PressAsync("Enter");
        await Expect(tab.Heading).ToHaveTextAsync("Work");
        await Expect(tab.Button("Rename list")).ToBeFocusedAsync();
        await tab.Button("Move list up").ClickAsync();

        await Expect(Lists(tab)).ToHaveTextAsync(["Work", "Home"]);
        await tab.AddAsync("Answer Bob");
        Assert.That(async () => (await person.GetAsync("/api/lists")).Json.EnumerateArray().Select(list => (list.Text("name"), list.Number("open_count"))),
            Is.EqualTo(new (string?, long?)[] { ("Inbox", 0), ("Work", 1), ("Home", 0) }).After(60_000, 50));
        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("#/lists/[0-9]+$"), new() { Timeout = 60_000 });
    }

    [Test]
    public async Task A_deleted_list_comes_back_with_its_todos_by_Undo()
    {
        var person = await Server.SignUpAsync();
        var work = await person.AddListAsync("Work");
        await person.AddAsync(new { content = "Answer Bob", list_id = work });
        var tab = await SignInAsync(person, $"#/lists/{work}");
        await tab.ExpectAsync("Answer Bob");

        await tab.Button("Delete list").ClickAsync();
        await Expect(tab.Heading).ToHaveTextAsync("Inbox");
        await Expect(Lists(tab)).ToHaveCountAsync(0);
        await tab.Button("Undo").ClickAsync();

        await tab.Link("Work").ClickAsync();
        await tab.ExpectAsync("Answer Bob");
        Assert.That(async () => (await person.QueryAsync()).Count(todo => todo.Number("list_id") > work), Is.EqualTo(1).After(60_000, 50));
    }

    [Test]
    public async Task A_label_is_renamed_and_removed_from_all_todos()
    {
        var person = await Server.SignUpAsync();
        await person.AddAsync(new { content = "Write to Ann", labels = new[] { "mail" } });
        await person.AddAsync(new { content = "Write to Bob", labels = new[] { "mail", "home" } });
        var tab = await SignInAsync(person, "#/labels/mail");

        await tab.Button("Rename label").ClickAsync();
        await tab.Textbox("Label name").FillAsync("letters");
        await tab.Button("Rename").ClickAsync();
        await Expect(tab.Heading).ToHaveTextAsync("letters");
        await tab.ExpectAsync("Write to Ann", "Write to Bob");
        AssertLabels(person, "home", "letters");
        await tab.Button("Delete label").ClickAsync();

        await Expect(tab.Status.GetByText("Label deleted: letters")).ToBeVisibleAsync();
        AssertLabels(person, "home");
        await tab.Button("Undo").ClickAsync();
        AssertLabels(person, "home", "letters");
    }

    [Test]
    public async Task The_lists_are_behind_a_button_on_a_small_screen()
    {
        var household = await Household.CreateAsync(Server);
        var tab = await SignInAsync(household.Person);
        await tab.Page.SetViewportSizeAsync(320, 640);
        await Expect(tab.Link("Home")).ToBeHiddenAsync();

        await tab.Button("More").ClickAsync();
        await tab.PhotographAsync("nav-narrow");
        await tab.Link("Home").ClickAsync();

        await Expect(tab.Heading).ToHaveTextAsync("Home");
        await Expect(tab.Link("Home")).ToBeHiddenAsync();
    }

    private static ILocator Lists(Tab tab) => tab.Page.GetByRole(AriaRole.List, new() { Name = "Lists" }).Locator(".text");

    private static void AssertLabels(TodoClient person, params string[] names) => Assert.That(
        async () => (await person.GetAsync("/api/labels")).Json.EnumerateArray().Select(label => label.Text("name")), Is.EqualTo(names).After(60_000, 50), "labels");
}
