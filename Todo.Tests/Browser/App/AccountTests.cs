using System.Text.Json;
using Microsoft.Playwright;
using Todo.Domain.Mails;
using Todo.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Todo.Tests.Browser.App;

/// <summary>The settings of the account.</summary>
internal sealed class AccountTests : PageTest
{
    [Test]
    public async Task Name_and_time_zone_are_changed()
    {
        var (person, tab) = await SignUpAsync();
        await tab.Button("Account").ClickAsync();
        await tab.PhotographAsync("account-menu");
        await tab.Link("Settings").ClickAsync();

        await tab.Textbox("Name").FillAsync("Ada Lovelace");
        await tab.Field("Time zone").SelectOptionAsync("Asia/Tokyo");
        await tab.Button("Use the time zone of this device: Europe/Berlin").ClickAsync();
        await tab.Button("Save profile").ClickAsync();

        await Expect(tab.Page.GetByText("Saved", new() { Exact = true })).ToBeAttachedAsync();
        var user = (await person.GetAsync("/api/users/me")).Json;
        Assert.That((user.Text("name"), user.Text("time_zone")), Is.EqualTo(("Ada Lovelace", "Europe/Berlin")));
        await tab.Button("Account").ClickAsync();
        await Expect(tab.Page.GetByText("Ada Lovelace")).ToBeVisibleAsync();
    }

    [Test]
    public async Task The_address_is_verified_and_changed_by_mail()
    {
        var (person, tab) = await SignUpAsync("#/account");
        var address = tab.Section("Address");
        await Expect(address).ToContainTextAsync("Not verified");
        await MailBox.VerifyAsync(Server, person);
        await tab.Page.ReloadAsync();
        await Expect(address.GetByText("Verified", new() { Exact = true })).ToBeVisibleAsync();

        var email = TodoClient.NewEmail();
        await address.GetByText("Change address").First.ClickAsync();
        await address.GetByLabel("New address").FillAsync(email);
        await address.GetByLabel("Current password").FillAsync(person.Password);
        await address.GetByRole(AriaRole.Button, new() { Name = "Change address" }).ClickAsync();

        await Expect(tab.Status.GetByText($"A mail with a link is on its way to {email}.")).ToBeVisibleAsync();
        await tab.GoToAsync("#/verify?token=" + await MailBox.TokenAsync(Server, email, MailKind.EmailChange));
        await Expect(tab.Status).ToHaveTextAsync("Your address is verified.");
        await tab.Link("Continue").ClickAsync();
        await Expect(tab.Heading).ToHaveTextAsync("Inbox");
        Assert.That(await person.EmailAsync(), Is.EqualTo(email));
    }

    [Test]
    public async Task The_password_is_changed_which_ends_the_other_sessions_only()
    {
        var device = await NewDeviceAsync();
        device.Expect("status of 422");
        var person = await Server.SignUpAsync();
        var tab = await SignInAsync(person, "#/account", device);
        var section = tab.Section("Password");

        await section.GetByLabel("Current password").FillAsync("not my password");
        await section.GetByLabel("New password").FillAsync(ClientMails.NewPassword);
        await tab.Button("Change password").ClickAsync();
        await Expect(section.GetByLabel("Current password")).ToHaveAccessibleDescriptionAsync("This password is wrong.");
        await section.GetByLabel("Current password").FillAsync(person.Password);
        await tab.Button("Change password").ClickAsync();

        await Expect(tab.Status.GetByText("Your password has been changed.")).ToBeVisibleAsync();
        Assert.That((await person.GetAsync("/api/users/me")).Status, Is.EqualTo(System.Net.HttpStatusCode.Unauthorized), "the other session");
        await tab.Link("Inbox").ClickAsync();
        await tab.AddAsync("Still signed in");
    }

    [Test]
    public async Task Other_sessions_are_listed_and_ended()
    {
        var person = await Server.SignUpAsync();
        var tab = await SignInAsync(person, "#/account");
        var phone = await NewDeviceAsync(options: new() { UserAgent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1" });
        phone.Expect("status of 401");
        await SignInAsync(person, device: phone);
        await tab.Page.ReloadAsync();
        var items = tab.Section("Sessions").GetByRole(AriaRole.Listitem);
        await Expect(items).ToHaveCountAsync(3);
        await Expect(items.First).ToContainTextAsync("This one");

        await tab.Button("End Safari, iPhone").ClickAsync();
        await Expect(items).ToHaveCountAsync(2);
        await tab.Button("End all others").ClickAsync();

        await Expect(items).ToHaveCountAsync(1);
        Assert.That((await person.GetAsync("/api/users/me")).Status, Is.EqualTo(System.Net.HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_token_for_scripts_is_made_shown_once_and_revoked()
    {
        var (person, tab) = await SignUpAsync("#/account");
        var section = tab.Section("Access tokens");

        await section.GetByText("New token").ClickAsync();
        await section.GetByLabel("Token name").FillAsync("Backup script");
        await section.GetByLabel("It can").SelectOptionAsync("read and write");
        await tab.Button("Create token").ClickAsync();
        await Expect(section.GetByLabel("Token", new() { Exact = true })).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^todo_pat_"));
        var token = await section.GetByLabel("Token", new() { Exact = true }).InputValueAsync();
        await Looks.AssertFineAsync(tab, "account-token");

        await person.With(token).AddAsync("By the script");
        await tab.Button("Revoke Backup script").ClickAsync();
        await Expect(section.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(0);
        Assert.That((await person.With(token).GetAsync("/api/todos")).Status, Is.EqualTo(System.Net.HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_webhook_is_made_tested_paused_and_deleted()
    {
        await using var receiver = await Receiver.StartAsync();
        var (person, tab) = await SignUpAsync("#/account");
        var section = tab.Section("Webhooks");

        await section.GetByText("New webhook").ClickAsync();
        await section.GetByLabel("URL").FillAsync(receiver.Url);
        await section.GetByLabel("list.deleted").UncheckAsync();
        await tab.Button("Create webhook").ClickAsync();
        await Expect(section.GetByLabel("Signing secret")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^whsec_"));
        await tab.Button($"Send a test: {receiver.Url}").ClickAsync();
        var message = (await receiver.WaitForAsync(1)).Single();
        Assert.That(JsonDocument.Parse(message.Body).RootElement.Text("type"), Is.EqualTo("ping"));
        Assert.That(async () => (await person.GetAsync($"/api/webhooks/{await WebhookAsync(person)}/deliveries")).Json[0].Text("state"),
            Is.EqualTo("delivered").After(60_000, 50));
        await tab.Button("Refresh").ClickAsync();
        await Expect(section.GetByText("Delivered", new() { Exact = true })).ToBeVisibleAsync();
        await Looks.AssertFineAsync(tab, "account-webhook");
        await tab.Button($"Pause: {receiver.Url}").ClickAsync();
        await Expect(section.GetByText("Inactive", new() { Exact = true })).ToBeVisibleAsync();
        Assert.That((await person.GetAsync("/api/webhooks")).Json[0].GetProperty("events").GetArrayLength(), Is.EqualTo(6));
        await tab.Button($"Delete: {receiver.Url}").ClickAsync();

        await Expect(section.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(0);
        Assert.That((await person.GetAsync("/api/webhooks")).Json.GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task Everything_is_exported_to_a_file()
    {
        var (person, tab) = await SignUpAsync("#/account");
        await person.AddAsync("Buy milk");

        var download = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Button("Export").ClickAsync());

        Assert.That(download.SuggestedFilename, Does.Match(@"^todo-\d{4}-\d\d-\d\d\.json$"));
        using var exported = JsonDocument.Parse(await File.ReadAllTextAsync((await download.PathAsync())!));
        Assert.That(exported.RootElement.GetProperty("todos")[0].Text("content"), Is.EqualTo("Buy milk"));
    }

    [Test]
    public async Task The_account_is_deleted_with_the_password()
    {
        var device = await NewDeviceAsync();
        device.Expect("status of 422");
        device.Expect("status of 401");
        var person = await Server.SignUpAsync();
        var tab = await SignInAsync(person, "#/account", device);
        var section = tab.Section("Your data");

        await section.GetByText("Delete account", new() { Exact = true }).ClickAsync();
        await section.GetByLabel("Current password").FillAsync("not my password");
        await tab.Button("Delete account forever").ClickAsync();
        await Expect(section.GetByLabel("Current password")).ToHaveAccessibleDescriptionAsync("This password is wrong.");
        await Looks.AssertFineAsync(tab, "account-delete");
        await section.GetByLabel("Current password").FillAsync(person.Password);
        await tab.Button("Delete account forever").ClickAsync();

        await Expect(tab.Heading).ToHaveTextAsync("Sign in");
        await tab.SignInAsync(person.Email, person.Password);
        await Expect(tab.Alert).ToBeVisibleAsync();
    }

    private static async Task<long> WebhookAsync(TodoClient person) => (await person.GetAsync("/api/webhooks")).Json[0].Id();
}
