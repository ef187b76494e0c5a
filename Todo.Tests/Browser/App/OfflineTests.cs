using Microsoft.Playwright;
using Todo.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Todo.Tests.Browser.App;

/// <summary>Without a network: the page opens, changes wait in order, and a conflict is shown.</summary>
internal sealed class OfflineTests : PageTest
{
    [Test]
    public async Task The_page_opens_without_a_network_and_sends_what_was_done_in_order_later()
    {
        var person = await Server.SignUpAsync();
        await person.AddAsync("Buy milk");
        var (device, tab) = await StartAsync(person);
        await tab.ExpectAsync("Buy milk");

        await device.Context.SetOfflineAsync(true);
        await tab.Page.ReloadAsync();
        await tab.ExpectAsync("Buy milk");
        await tab.Checkbox("Buy milk").ClickAsync();
        await tab.AddAsync("First");
        await tab.AddAsync("Second");
        await tab.Button("Edit First").ClickAsync();
        await tab.Textbox("Notes").FillAsync("Without a network");
        await tab.Button("Save").ClickAsync();
        await Expect(tab.Page.GetByText("Offline – 4 changes wait")).ToBeVisibleAsync();
        await Looks.AssertFineAsync(tab, "inbox-offline");
        await tab.Page.CloseAsync();
        var later = await device.OpenAsync("#/inbox");
        await later.ExpectAsync("First", "Second");
        await Expect(later.Page.GetByText("Offline – 4 changes wait")).ToBeVisibleAsync();
        await device.Context.SetOfflineAsync(false);

        await Expect(later.Status.GetByText("Online again: 4 changes have been saved")).ToBeVisibleAsync();
        await later.ExpectAsync("First", "Second");
        var saved = await person.QueryAsync();
        Assert.That(saved.Select(todo => (todo.Text("content"), todo.IsDone(), todo.Text("notes"))), Is.EqualTo(new[]
        {
            ("Buy milk", true, ""), ("First", false, "Without a network"), ("Second", false, ""),
        }));
    }

    [TestCase("Keep mine", "Mine")]
    [TestCase("Keep the other", "Theirs")]
    public async Task Two_changes_of_the_same_are_shown_and_the_person_decides(string choice, string kept)
    {
        var person = await Server.SignUpAsync();
        var id = await person.AddAsync("Bake bread");
        var (device, tab) = await StartAsync(person);
        await tab.Button("Edit Bake bread").ClickAsync();
        await device.Context.SetOfflineAsync(true);
        await tab.Textbox("Content").FillAsync("Mine");
        await tab.Button("Save").ClickAsync();
        await tab.ExpectAsync("Mine");
        await person.ChangeAsync(id, new { content = "Theirs" });

        await device.Context.SetOfflineAsync(false);

        var dialog = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Changed in two places" });
        await Expect(dialog).ToContainTextAsync("Mine");
        await Expect(dialog).ToContainTextAsync("Theirs");
        await Looks.AssertFineAsync(tab, "conflict");
        await dialog.GetByRole(AriaRole.Button, new() { Name = choice }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await tab.ExpectAsync(kept);
        Assert.That(async () => (await person.ReadAsync(id)).Text("content"), Is.EqualTo(kept).After(60_000, 50));
    }

    [Test]
    public async Task A_change_of_what_was_deleted_elsewhere_is_not_swallowed()
    {
        var person = await Server.SignUpAsync();
        var id = await person.AddAsync("Bake bread");
        var (device, tab) = await StartAsync(person);
        device.Expect("status of 404");
        await tab.Button("Edit Bake bread").ClickAsync();
        await device.Context.SetOfflineAsync(true);
        await tab.Textbox("Notes").FillAsync("Rye");
        await tab.Button("Save").ClickAsync();
        await person.RemoveAsync(id);

        await device.Context.SetOfflineAsync(false);

        var dialog = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Deleted elsewhere" });
        await Expect(dialog).ToContainTextAsync("Bake bread");
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Button("1 conflict").ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync();
        await tab.ExpectAsync("Bake bread");
        Assert.That(async () => await person.StatusAsync(id), Is.EqualTo(System.Net.HttpStatusCode.OK).After(60_000, 50));
        Assert.That(async () => (await person.ReadAsync(id)).Text("notes"), Is.EqualTo("Rye").After(60_000, 50));
    }

    [Test]
    public async Task Signing_out_asks_first_while_changes_wait()
    {
        var person = await Server.SignUpAsync();
        var (device, tab) = await StartAsync(person);
        await device.Context.SetOfflineAsync(true);
        await tab.AddAsync("Not saved");
        await tab.Button("Account").ClickAsync();

        await tab.Button("Sign out").ClickAsync();

        var dialog = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Sign out" });
        await Expect(dialog).ToContainTextAsync("1 change has not been saved on the server yet.");
        await Looks.AssertFineAsync(tab, "sign-out-question");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await device.Context.SetOfflineAsync(false);
        Assert.That(async () => (await person.QueryAsync()).Length, Is.EqualTo(1).After(60_000, 50));
    }

    /// <summary>Signs in on a device whose service worker has everything.</summary>
    private async Task<(Device Device, Tab Tab)> StartAsync(TodoClient person)
    {
        var device = await NewDeviceAsync(hasWorker: true);
        var tab = await SignInAsync(person, device: device);
        await tab.Page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => null)");
        await device.Following;
        return (device, tab);
    }
}
