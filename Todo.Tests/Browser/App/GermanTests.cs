using Microsoft.Playwright;
using Todo.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Todo.Tests.Browser.App;

/// <summary>The page in the other language.</summary>
internal sealed class GermanTests : PageTest
{
    [Test]
    public async Task The_page_follows_the_language_of_the_browser()
    {
        var person = await Server.SignUpAsync();
        await person.PatchAsync("/api/users/me", new { time_zone = "Europe/Berlin" });
        await person.AddListAsync("Zuhause");
        var device = await NewDeviceAsync(options: new() { Locale = "de-AT" });
        device.Expect("status of 401");
        var tab = await device.OpenAsync();
        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("lang", "de");

        await tab.Textbox("E-Mail").FillAsync(person.Email);
        await tab.Textbox("Passwort").FillAsync("nicht mein Passwort");
        await tab.Button("Anmelden").ClickAsync();
        await Expect(tab.Alert).ToHaveTextAsync("Die Adresse, das Passwort oder der Code ist falsch.");
        await tab.Textbox("Passwort").FillAsync(person.Password);
        await tab.Button("Anmelden").ClickAsync();
        await Expect(tab.Heading).ToHaveTextAsync("Eingang");
        await Expect(tab.Link("Zuhause")).ToBeVisibleAsync();
        await tab.Textbox("Aufgabe hinzufügen").FillAsync("Miete zahlen morgen 18 Uhr #Zuhause !hoch jeden Monat");
        await Looks.AssertFineAsync(tab, "german");
        await tab.Textbox("Aufgabe hinzufügen").PressAsync("Enter");
        await tab.Link("Demnächst").ClickAsync();
        await Expect(tab.Todo("Miete zahlen")).ToContainTextAsync("18:00");
        await Expect(tab.Todo("Miete zahlen")).ToContainTextAsync("Jeden Monat");

        Assert.That(async () => (await person.QueryAsync()).Select(todo => (todo.Text("content"), todo.Text("due_date"), todo.Text("due_time"), todo.Text("priority"))),
            Is.EqualTo(new[] { ("Miete zahlen", Household.Day(1), "18:00", "high") }).After(60_000, 50));
    }

    [TestCase("account")]
    [TestCase("trash")]
    public async Task Screens_with_longer_words_still_fit(string screen)
    {
        var person = await Server.SignUpAsync();
        await person.RemoveAsync(await person.AddAsync("Fahrrad reparieren"));
        var device = await NewDeviceAsync(options: new() { Locale = "de-DE" });
        var tab = await device.OpenAsync("#/" + screen);
        await tab.Textbox("E-Mail").FillAsync(person.Email);
        await tab.Textbox("Passwort").FillAsync(person.Password);
        await tab.Button("Anmelden").ClickAsync();
        await Expect(tab.Button("Konto")).ToBeVisibleAsync();
        await Expect(tab.Main.GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();

        await Looks.AssertFineAsync(tab, "german-" + screen);
    }
}
