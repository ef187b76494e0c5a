using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Todo.Domain.Mails;
using Todo.Tests.Harness;
using Todo.Tests.SecondFactors;
using static Microsoft.Playwright.Assertions;

namespace Todo.Tests.Browser.App;

/// <summary>The way in and out.</summary>
internal sealed class SignInTests : PageTest
{
    [Test]
    public async Task Somebody_registers_and_is_signed_in_with_the_time_zone_of_the_device()
    {
        var email = TodoClient.NewEmail();
        var tab = await (await NewDeviceAsync()).OpenAsync();

        await tab.Link("Create account").ClickAsync();
        await tab.Textbox("Name").FillAsync("Ada Lovelace");
        await tab.Textbox("Email").FillAsync(email);
        await tab.Textbox("Password").FillAsync(TodoClient.GoodPassword);
        await tab.Button("Create account").ClickAsync();

        await Expect(tab.Entry).ToBeVisibleAsync();
        await Expect(tab.Heading).ToHaveTextAsync("Inbox");
        var person = Server.Anonymous();
        person.Take(await person.FormAsync("/api/login/access_token", ("username", email), ("password", TodoClient.GoodPassword)));
        var user = (await person.GetAsync("/api/users/me")).Json;
        Assert.That((user.Text("name"), user.Text("time_zone")), Is.EqualTo(("Ada Lovelace", "Europe/Berlin")));
    }

    [Test]
    public async Task A_refused_registration_says_what_is_wrong_with_which_field()
    {
        var taken = await Server.SignUpAsync();
        var device = await NewDeviceAsync();
        device.Expect("status of 422");
        device.Expect("status of 409");
        var tab = await device.OpenAsync("#/register");

        await tab.Textbox("Name").FillAsync("Ada");
        await tab.Textbox("Email").FillAsync(taken.Email);
        await tab.Textbox("Password").FillAsync("password");
        await tab.Button("Create account").ClickAsync();
        await Expect(tab.Textbox("Password")).ToHaveAccessibleDescriptionAsync(new Regex("^This password is too easy to guess."));
        await Expect(tab.Textbox("Password")).ToBeFocusedAsync();
        await Looks.AssertFineAsync(tab, "out-register-refused");

        await tab.Textbox("Password").FillAsync(TodoClient.GoodPassword);
        await tab.Button("Create account").ClickAsync();
        await Expect(tab.Alert).ToHaveTextAsync("There is already an account with this address.");
    }

    [Test]
    public async Task A_wrong_password_is_refused_without_a_word_about_which_part_is_wrong()
    {
        var person = await Server.SignUpAsync();
        var device = await NewDeviceAsync();
        device.Expect("status of 401");
        var tab = await device.OpenAsync();

        await tab.SignInAsync(person.Email, "not my password");

        await Expect(tab.Alert).ToHaveTextAsync("The address, the password or the code is wrong.");
        await tab.SignInAsync(person.Email, person.Password);
        await Expect(tab.Entry).ToBeVisibleAsync();
    }

    [Test]
    public async Task The_second_factor_is_asked_for_after_the_password()
    {
        var person = await Server.SignUpAsync();
        var phone = await Authenticator.EnableAsync(person, Server);
        var device = await NewDeviceAsync();
        device.Expect("status of 401");
        var tab = await device.OpenAsync();

        await tab.SignInAsync(person.Email, person.Password);
        await Expect(tab.Textbox("Code")).ToBeFocusedAsync();
        await Looks.AssertFineAsync(tab, "out-code");
        await tab.Textbox("Code").FillAsync(phone.WrongCode);
        await tab.Button("Sign in").ClickAsync();
        await Expect(tab.Alert).ToBeVisibleAsync();
        await tab.Textbox("Code").FillAsync(phone.RecoveryCodes[0]);
        await tab.Textbox("Code").PressAsync("Enter");

        await Expect(tab.Entry).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_forgotten_password_is_replaced_by_the_link_in_the_mail()
    {
        var person = await Server.SignUpAsync();
        var tab = await (await NewDeviceAsync()).OpenAsync();

        await tab.Link("Forgot your password").ClickAsync();
        await tab.Textbox("Email").FillAsync(person.Email);
        await tab.Button("Send link").ClickAsync();
        await Expect(tab.Status).ToContainTextAsync("a mail with a link is on its way");
        await tab.GoToAsync("#/reset?token=" + await MailBox.TokenAsync(Server, person.Email, MailKind.PasswordReset));
        await tab.Textbox("New password").FillAsync(ClientMails.NewPassword);
        await tab.Button("Set password").ClickAsync();

        await Expect(tab.Status).ToContainTextAsync("Your password has been set.");
        Assert.That(tab.Page.Url, Does.Not.Contain("token"), "The token has left the address.");
        await tab.Link("Back to sign-in").ClickAsync();
        await tab.SignInAsync(person.Email, ClientMails.NewPassword);
        await Expect(tab.Entry).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_link_that_has_expired_leads_to_a_new_one()
    {
        var device = await NewDeviceAsync();
        device.Expect("status of 422");
        var tab = await device.OpenAsync("#/reset?token=expired");

        await tab.Textbox("New password").FillAsync(ClientMails.NewPassword);
        await tab.Button("Set password").ClickAsync();
        await Expect(tab.Alert).ToHaveTextAsync("This link has expired or was already used.");
        await Looks.AssertFineAsync(tab, "out-reset-expired");
        await tab.Link("Request a new link").ClickAsync();

        await Expect(tab.Heading).ToHaveTextAsync("Forgot your password?");
    }

    [Test]
    public async Task The_link_of_the_registration_verifies_the_address_on_opening()
    {
        var person = await Server.SignUpAsync();

        var tab = await (await NewDeviceAsync()).OpenAsync("#/verify?token=" + await MailBox.TokenAsync(Server, person.Email, MailKind.Verification));

        await Expect(tab.Status).ToHaveTextAsync("Your address is verified.");
        await Looks.AssertFineAsync(tab, "out-verified");
        Assert.That(await person.IsVerifiedAsync(), Is.True);
        Assert.That(tab.Page.Url, Does.Not.Contain("token"));
    }

    [Test]
    public async Task Signing_out_leaves_nothing_on_the_device_and_ends_the_session_in_all_tabs()
    {
        var person = await Server.SignUpAsync();
        await person.AddAsync("Secret plans");
        var device = await NewDeviceAsync();
        var tab = await SignInAsync(person, device: device);
        var other = await device.OpenAsync("#/today");
        await Expect(other.Heading).ToHaveTextAsync("Today");

        await tab.Button("Account").ClickAsync();
        await tab.Button("Sign out").ClickAsync();

        await Expect(tab.Heading).ToHaveTextAsync("Sign in");
        await Expect(other.Heading).ToHaveTextAsync("Sign in");
        Assert.That(async () => await StoredAsync(tab.Page), Is.EqualTo("todo-session {\"revoke\":[]} 0 0").After(60_000, 50), "databases, local and session storage");
        Assert.That((await person.GetAsync("/api/users/me/sessions")).Json.GetArrayLength(), Is.EqualTo(1), "the test's own");
    }

    private static Task<string> StoredAsync(IPage page) => page.EvaluateAsync<string>(
        """
        async () => {
          const names = (await indexedDB.databases()).map(({ name }) => name).join();
          const database = await new Promise((resolve) => { indexedDB.open('todo-session').onsuccess = (event) => resolve(event.target.result); });
          const store = database.transaction('kv').objectStore('kv');
          const read = (what) => new Promise((resolve) => { store[what]().onsuccess = (event) => resolve(event.target.result); });
          const [keys, values] = await Promise.all([read('getAllKeys'), read('getAll')]);
          database.close();
          return `${names} ${JSON.stringify(Object.fromEntries(keys.map((key, i) => [key, values[i]])))} ${localStorage.length} ${sessionStorage.length}`;
        }
        """);
}
