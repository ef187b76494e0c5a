using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Todo.Tests.Browser.App;

/// <summary>The page by the keyboard alone.</summary>
internal sealed class KeyboardTests : PageTest
{
    [Test]
    public async Task A_day_goes_by_without_a_pointer()
    {
        var person = await Server.SignUpAsync();
        var tab = await (await NewDeviceAsync()).OpenAsync();
        await Expect(tab.Textbox("Email")).ToBeVisibleAsync();

        await TabToAsync(tab, tab.Textbox("Email"));
        await tab.Page.Keyboard.TypeAsync(person.Email);
        await TabToAsync(tab, tab.Textbox("Password"));
        await tab.Page.Keyboard.TypeAsync(person.Password);
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Entry).ToBeVisibleAsync();
        await TabToAsync(tab, tab.Entry);
        await tab.Page.Keyboard.TypeAsync("Buy milk");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Keyboard.TypeAsync("Bake bread");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.ExpectAsync("Buy milk", "Bake bread");
        await TabToAsync(tab, tab.Checkbox("Buy milk"));
        await tab.Page.Keyboard.PressAsync("Space");
        await Expect(tab.Checkbox("Buy milk")).ToBeCheckedAsync();
        await TabToAsync(tab, tab.Button("Edit Bake bread"));
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Textbox("Content")).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("End");
        await tab.Page.Keyboard.TypeAsync(" with rye");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Button("Edit Bake bread with rye")).ToBeFocusedAsync();
        await TabToAsync(tab, tab.Button("Delete Bake bread with rye"));
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.ExpectAsync();
        await TabToAsync(tab, tab.Button("Undo"));
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.ExpectAsync("Bake bread with rye");
        await TabToAsync(tab, tab.Button("Account"));
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(tab.Button("Account")).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await TabToAsync(tab, tab.Button("Sign out"));
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Heading).ToHaveTextAsync("Sign in");
    }

    [Test]
    public async Task Every_stop_shows_that_it_has_the_focus()
    {
        var household = await Household.CreateAsync(Server);
        var tab = await SignInAsync(household.Person, $"#/lists/{household.Home}");
        await tab.ExpectAsync("Pay rent", "Water the plants");
        await tab.Page.EvaluateAsync("() => document.activeElement.blur()");
        List<string> stops = [];

        string stop;
        do
        {
            await tab.Page.Keyboard.PressAsync("Tab");
            stop = await tab.Page.EvaluateAsync<string>(
                """
                () => {
                  const element = document.activeElement;
                  if (element === document.body) return '';
                  const { top, bottom } = element.getBoundingClientRect();
                  const isSeen = bottom > 0 && top < innerHeight && getComputedStyle(element).opacity !== '0'
                    && [element, element.closest('.quick-line')].some((one) => one && (getComputedStyle(one).outlineStyle !== 'none' || getComputedStyle(one).boxShadow !== 'none'));
                  return `${isSeen ? '' : 'unseen: '}${element.ariaLabel ?? element.textContent.trim() ?? ''}`;
                }
                """);
            stops.Add(stop);
        }
        while (stop.Length > 0 && stops.Count < 60);

        Assert.That(stops.Where(one => one.StartsWith("unseen", StringComparison.Ordinal)), Is.Empty);
        Assert.That(stops, Has.Count.GreaterThan(15).And.Count.LessThan(60));
        Assert.That(stops[0], Is.EqualTo("Skip to content"));
    }

    [Test]
    public async Task The_first_stop_leads_past_the_navigation()
    {
        var (_, tab) = await SignUpAsync();
        await tab.Page.EvaluateAsync("() => document.activeElement.blur()");

        await tab.Page.Keyboard.PressAsync("Tab");
        await Expect(tab.Link("Skip to content")).ToBeFocusedAsync();
        await tab.PhotographAsync("skip");
        await tab.Page.Keyboard.PressAsync("Enter");

        await Expect(tab.Main).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Tab");
        await Expect(tab.Entry).ToBeFocusedAsync();
        Assert.That(tab.Page.Url, Does.EndWith("#/inbox"));
    }

    [Test]
    public async Task A_new_screen_and_a_deletion_leave_the_focus_where_the_person_goes_on()
    {
        var (_, tab) = await SignUpAsync();
        foreach (var content in (string[])["One", "Two"])
            await tab.AddAsync(content);

        await tab.Button("Delete One").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Button("Delete Two")).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Heading).ToBeFocusedAsync();
        await tab.Link("Trash").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Heading).ToHaveTextAsync("Trash");
        await Expect(tab.Heading).ToBeFocusedAsync();
        await Expect(tab.Button("Restore Two")).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("Tab");
        await tab.Page.Keyboard.PressAsync("Tab");
        await Expect(tab.Button("Restore Two")).ToBeFocusedAsync();
    }

    /// <summary>Presses the Tab key until the control has the focus, as often as a person would.</summary>
    private static async Task TabToAsync(Tab tab, ILocator control)
    {
        await Expect(control).ToBeAttachedAsync();
        for (var stops = 0; stops < 60; stops++)
        {
            await tab.Page.Keyboard.PressAsync("Tab");
            if (await control.EvaluateAsync<bool>("(element) => element === document.activeElement"))
                return;
        }
        Assert.Fail($"No stop of the Tab key is {control}.");
    }
}
