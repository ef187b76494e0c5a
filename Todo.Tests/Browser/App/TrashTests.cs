using Microsoft.Playwright;
using Todo.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Todo.Tests.Browser.App;

/// <summary>What was deleted.</summary>
internal sealed class TrashTests : PageTest
{
    [Test]
    public async Task A_deleted_todo_is_restored_to_its_place()
    {
        var (_, tab) = await SignUpAsync();
        await tab.AddAsync("Buy milk");
        await tab.AddAsync("Bake bread");
        await tab.Button("Delete Buy milk").ClickAsync();
        await tab.Link("Trash").ClickAsync();

        await tab.Button("Restore Buy milk").ClickAsync();

        await Expect(tab.Status.GetByText("Restored: Buy milk")).ToBeVisibleAsync();
        await Expect(tab.Main).ToContainTextAsync("The trash is empty.");
        await tab.Link("Inbox").ClickAsync();
        await tab.ExpectAsync("Buy milk", "Bake bread");
    }

    [Test]
    public async Task The_trash_is_emptied_only_after_a_question()
    {
        var (person, tab) = await SignUpAsync();
        foreach (var content in (string[])["Buy milk", "Bake bread", "Call Grandma"])
            await person.RemoveAsync(await person.AddAsync(content));
        await tab.Link("Trash").ClickAsync();
        await Expect(tab.Contents).ToHaveTextAsync(["Call Grandma", "Bake bread", "Buy milk"]);

        await tab.Button("Remove Bake bread forever").ClickAsync();
        await Expect(tab.Contents).ToHaveTextAsync(["Call Grandma", "Buy milk"]);
        await tab.Button("Empty trash").ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Empty trash" })).ToBeVisibleAsync();
        await Looks.AssertFineAsync(tab, "trash-question");
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(tab.Button("Empty trash")).ToBeFocusedAsync();
        await Expect(tab.Contents).ToHaveCountAsync(2);
        await tab.Button("Empty trash").ClickAsync();
        await tab.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Empty trash" }).ClickAsync();

        await Expect(tab.Main).ToContainTextAsync("The trash is empty.");
        Assert.That((await person.GetAsync("/api/trash")).Json.GetArrayLength(), Is.Zero);
    }
}
