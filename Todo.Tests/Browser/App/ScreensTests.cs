using Microsoft.Playwright;

namespace Todo.Tests.Browser.App;

/// <summary>Each screen in each look: nothing that axe-core finds, nothing wider than the window, and a screenshot for manual review.</summary>
internal sealed class ScreensTests : PageTest
{
    private static readonly Lazy<Task<Household>> Shared = new(() => Household.CreateAsync(AppBrowser.Server));

    [TestCase("inbox", "Inbox")]
    [TestCase("today", "Today")]
    [TestCase("upcoming", "Upcoming")]
    [TestCase("lists/{home}", "Home")]
    [TestCase("labels/money", "money")]
    [TestCase("search?q=the", "“the”")]
    [TestCase("search?q=nothing-like-this", "“nothing-like-this”")]
    [TestCase("trash", "Trash")]
    [TestCase("todos/{rent}", "Todo: Pay rent")]
    [TestCase("todos/{bread}", "Todo: Bake bread")]
    [TestCase("todos/9007199254740000", "Not found")]
    [TestCase("account", "Settings")]
    public async Task A_screen_is_fine(string screen, string heading)
    {
        var household = await Shared.Value;
        var address = screen.Replace("{home}", $"{household.Home}").Replace("{rent}", $"{household.Rent}").Replace("{bread}", $"{household.Bread}");
        var tab = await SignInAsync(household.Person, "#/" + address);
        await Assertions.Expect(tab.Heading).ToHaveTextAsync(heading);
        await Assertions.Expect(tab.Link("Books")).ToBeAttachedAsync();

        await Looks.AssertFineAsync(tab, screen.Split('?')[0].Trim('{', '}').Replace("/{", "-").Replace('/', '-') + (screen.Contains("nothing") ? "-none" : ""));
    }

    [TestCase("inbox")]
    [TestCase("today")]
    [TestCase("upcoming")]
    [TestCase("search")]
    [TestCase("trash")]
    public async Task An_empty_screen_says_what_to_do(string screen)
    {
        var (_, tab) = await SignUpAsync("#/" + screen);
        await Assertions.Expect(tab.Main.Locator(".empty")).ToBeVisibleAsync();

        await Looks.AssertFineAsync(tab, screen + "-empty");
    }

    [TestCase("", "Sign in")]
    [TestCase("register", "Create account")]
    [TestCase("forgot", "Forgot your password?")]
    [TestCase("reset?token=x", "Set password")]
    public async Task A_screen_before_the_sign_in_is_fine(string screen, string heading)
    {
        var tab = await (await NewDeviceAsync()).OpenAsync("#/" + screen);
        await Assertions.Expect(tab.Heading).ToHaveTextAsync(heading);

        await Looks.AssertFineAsync(tab, "out-" + (screen.Length == 0 ? "sign-in" : screen.Split('?')[0]));
    }
}
