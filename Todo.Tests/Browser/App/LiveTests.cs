using Todo.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Todo.Tests.Browser.App;

/// <summary>Changes from another tab or device appear by themselves, and what is being typed stays.</summary>
internal sealed class LiveTests : PageTest
{
    [Test]
    public async Task Two_tabs_show_the_same_also_after_the_first_is_closed()
    {
        var person = await Server.SignUpAsync();
        var device = await NewDeviceAsync();
        var first = await SignInAsync(person, device: device);
        var second = await device.OpenAsync("#/inbox");
        await Expect(second.Entry).ToBeVisibleAsync();

        await first.AddAsync("From the first");
        await second.ExpectAsync("From the first");
        await second.AddAsync("From the second");
        await first.ExpectAsync("From the first", "From the second");
        Assert.That(async () => (await person.QueryAsync()).Length, Is.EqualTo(2).After(60_000, 50));
        await first.Page.CloseAsync();
        await person.AddAsync("From elsewhere");
        await second.ExpectAsync("From the first", "From the second", "From elsewhere");
        await second.AddAsync("From the one that is left");

        Assert.That(async () => (await person.QueryAsync()).Length, Is.EqualTo(4).After(60_000, 50));
    }

    [Test]
    public async Task Two_devices_show_the_same()
    {
        var (person, phone) = await SignUpAsync();
        var laptop = await SignInAsync(person);

        await phone.AddAsync("Buy milk");
        await laptop.ExpectAsync("Buy milk");
        await laptop.Checkbox("Buy milk").ClickAsync();
        await Expect(phone.Contents).ToHaveCountAsync(0);
        await Expect(phone.Button("Completed (1)")).ToBeVisibleAsync();
        await laptop.Button("Delete Buy milk").ClickAsync();
        await Expect(phone.Button("Completed (1)")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task What_is_being_typed_stays_when_changes_arrive()
    {
        var (person, tab) = await SignUpAsync();
        await tab.Entry.PressSequentiallyAsync("Half a th");
        await person.AddAsync("From elsewhere");
        await tab.ExpectAsync("From elsewhere");
        await tab.Entry.PressSequentiallyAsync("ought");

        await Expect(tab.Entry).ToHaveValueAsync("Half a thought");
        await Expect(tab.Entry).ToBeFocusedAsync();
    }

    [Test]
    public async Task Members_that_are_not_being_edited_follow_the_changes_of_elsewhere()
    {
        var (person, tab) = await SignUpAsync();
        var id = await person.AddAsync("Bake bread");
        await tab.Button("Edit Bake bread").ClickAsync();
        await tab.Textbox("Notes").FillAsync("Mine");

        await person.ChangeAsync(id, new { content = "Bake rye bread" });
        await Expect(tab.Textbox("Content")).ToHaveValueAsync("Bake rye bread");
        await Expect(tab.Textbox("Notes")).ToHaveValueAsync("Mine");
        await tab.Button("Save").ClickAsync();

        await tab.ExpectAsync("Bake rye bread");
        Assert.That(async () => (await person.ReadAsync(id)).Text("notes"), Is.EqualTo("Mine").After(60_000, 50));
        Assert.That((await person.ReadAsync(id)).Text("content"), Is.EqualTo("Bake rye bread"));
    }

    [Test]
    public async Task A_todo_that_is_deleted_elsewhere_while_it_is_open_says_so()
    {
        var (person, tab) = await SignUpAsync();
        var id = await person.AddAsync("Bake bread");
        await tab.Button("Edit Bake bread").ClickAsync();
        await Expect(tab.Textbox("Content")).ToHaveValueAsync("Bake bread");

        await person.RemoveAsync(id);

        await Expect(tab.Main).ToContainTextAsync("This todo does not exist, or it was deleted.");
    }
}
