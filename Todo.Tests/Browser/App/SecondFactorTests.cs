using Microsoft.Playwright;
using Todo.Tests.SecondFactors;
using static Microsoft.Playwright.Assertions;

namespace Todo.Tests.Browser.App;

/// <summary>The second factor in the settings of the account.</summary>
internal sealed class SecondFactorTests : PageTest
{
    [Test]
    public async Task The_second_factor_is_switched_on_by_a_QR_code_and_off_again()
    {
        var device = await NewDeviceAsync();
        device.Expect("status of 422");
        var person = await Server.SignUpAsync();
        var tab = await SignInAsync(person, "#/account", device);
        var section = tab.Section("Second factor");

        await section.GetByText("Turn on").First.ClickAsync();
        await section.GetByLabel("Current password").FillAsync(person.Password);
        await section.GetByRole(AriaRole.Button, new() { Name = "Turn on" }).ClickAsync();
        await Expect(section.GetByRole(AriaRole.Img, new() { Name = "QR code with the secret key" })).ToBeVisibleAsync();
        await Expect(section.GetByLabel("Code", new() { Exact = true })).ToBeFocusedAsync();
        await Looks.AssertFineAsync(tab, "account-qr");
        await ScrollToAsync(section, "account-qr-section");
        var phone = new Authenticator(await section.GetByLabel("Secret key", new() { Exact = true }).InputValueAsync(), Server.Clock);
        await section.GetByLabel("Code", new() { Exact = true }).FillAsync(phone.WrongCode);
        await tab.Button("Confirm").ClickAsync();
        await Expect(section.GetByLabel("Code", new() { Exact = true })).ToHaveAccessibleDescriptionAsync("This code is wrong, or was already used.");
        await section.GetByLabel("Code", new() { Exact = true }).FillAsync(phone.Code(-1));
        await tab.Button("Confirm").ClickAsync();

        await Expect(section.Locator(".codes code")).ToHaveCountAsync(10);
        await Expect(section.GetByText("On", new() { Exact = true })).ToBeVisibleAsync();
        await Looks.AssertFineAsync(tab, "account-codes");
        await ScrollToAsync(section, "account-codes-section");
        await tab.Button("I have stored them").ClickAsync();
        await section.GetByText("Turn off").First.ClickAsync();
        var off = section.GetByRole(AriaRole.Group).Filter(new() { Has = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Turn off" }) });
        await off.GetByLabel("Current password").FillAsync(person.Password);
        await off.GetByLabel("Code", new() { Exact = true }).FillAsync(phone.Code());
        await off.GetByRole(AriaRole.Button, new() { Name = "Turn off" }).ClickAsync();
        await Expect(section.GetByText("Off", new() { Exact = true })).ToBeVisibleAsync();
    }

    private static async Task ScrollToAsync(ILocator section, string name)
    {
        await section.ScrollIntoViewIfNeededAsync();
        await section.PhotographAsync($"page-{name}");
    }
}
