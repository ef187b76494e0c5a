using Microsoft.Playwright;
using Todo.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Todo.Tests.Browser.App;

/// <summary>Tokens that expire, and sessions that end.</summary>
internal sealed class SessionTests : PageTest
{
    [Test]
    public async Task An_expired_access_token_is_refreshed_once_for_all_tabs()
    {
        Server = await TodoServer.StartAsync(MailBox.Settings);
        var person = await Server.SignUpAsync();
        var device = await NewDeviceAsync();
        device.Expect("status of 401");
        var first = await SignInAsync(person, device: device);
        var second = await device.OpenAsync("#/account");
        var third = await device.OpenAsync("#/today");
        await Expect(second.Section("Sessions").GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();
        await Expect(third.Heading).ToHaveTextAsync("Today");
        var before = Refreshes(device);

        Server.Clock.Advance(TimeSpan.FromMinutes(21));
        await Task.WhenAll(
            first.AddAsync("After the expiry"),
            second.Button("Save profile").ClickAsync(),
            third.Link("Trash").ClickAsync());

        await first.ExpectAsync("After the expiry");
        await Expect(third.Main).ToContainTextAsync("The trash is empty.");
        await Expect(second.Page.GetByText("Saved", new() { Exact = true })).ToBeAttachedAsync();
        Assert.That(async () => (await (await person.SignInAsync()).QueryAsync()).Length, Is.EqualTo(1).After(60_000, 50));
        Assert.That(Refreshes(device) - before, Is.EqualTo(1), string.Join('\n', device.Requests));
    }

    [Test]
    public async Task A_session_that_is_ended_elsewhere_leads_to_the_sign_in_and_loses_nothing()
    {
        var person = await Server.SignUpAsync();
        var device = await NewDeviceAsync();
        device.Expect("status of 401");
        var tab = await SignInAsync(person, device: device);
        var other = await device.OpenAsync("#/today");
        await Expect(other.Heading).ToHaveTextAsync("Today");
        await tab.AddAsync("Saved before");
        Assert.That(async () => (await person.QueryAsync()).Length, Is.EqualTo(1).After(60_000, 50));

        await person.DeleteAsync("/api/users/me/sessions");

        await Expect(tab.Main).ToContainTextAsync("You have been signed out. Sign in again to continue.");
        await Expect(other.Main).ToContainTextAsync("You have been signed out. Sign in again to continue.");
        await Looks.AssertFineAsync(tab, "out-expired");
        await tab.SignInAsync(person.Email, person.Password);
        await tab.ExpectAsync("Saved before");
        await Expect(other.Heading).ToHaveTextAsync("Today");
    }

    private static int Refreshes(Device device) => device.Requests.Count(request => request == "POST /api/login/access_token");
}
