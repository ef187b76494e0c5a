using System.Globalization;
using static Microsoft.Playwright.Assertions;

namespace Todo.Tests.Browser.App;

/// <summary>What the page costs to load.</summary>
internal sealed class WeightTests : PageTest
{
    private const int Most = 120_000;

    [Test]
    public async Task The_whole_page_is_less_than_120_KB()
    {
        var person = await Server.SignUpAsync();
        var tab = await SignInAsync(person, "#/account");
        await Expect(tab.Heading).ToHaveTextAsync("Settings");

        var sizes = await tab.Page.EvaluateAsync<string[]>(
            """
            () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
              .filter(({ name }) => name.startsWith(document.baseURI.split('#')[0])).map(({ name, encodedBodySize }) => `${encodedBodySize} ${name}`)
            """);

        Assert.That(sizes, Has.Length.GreaterThan(50), "each module is a file");
        var all = sizes.Sum(size => int.Parse(size.Split(' ')[0], CultureInfo.InvariantCulture));
        await TestContext.Out.WriteLineAsync($"{all} bytes in {sizes.Length} files");
        Assert.That(all, Is.InRange(40_000, Most), string.Join('\n', sizes));
    }

    [Test]
    public async Task The_start_loads_all_modules_at_once_and_none_in_vain()
    {
        var (_, tab) = await SignUpAsync();

        var (loaded, announced) = (await ModulesAsync(tab, "performance.getEntriesByType('resource').map(({ name }) => name)"),
            await ModulesAsync(tab, "[...document.querySelectorAll('link[rel=modulepreload], script')].map((element) => element.href || element.src)"));

        Assert.That(loaded, Is.EquivalentTo(announced), "index.html announces each module that is imported at the start: a chain of imports is slow");
    }

    [TestCase(1_000, "splash logo late", TestName = "On a slow device, the logo is drawn before the todos")]
    [TestCase(-60_000, "splash logo", TestName = "On a fast device, the logo does not flash up")]
    public async Task The_logo_is_drawn_when_the_start_takes_long(int milliseconds, string classes)
    {
        var device = await NewDeviceAsync();
        await device.Context.AddInitScriptAsync($"{{ const now = performance.now.bind(performance); performance.now = () => now() + {milliseconds}; }}");

        var tab = await device.OpenAsync();

        await Expect(tab.Textbox("Email")).ToBeVisibleAsync();
        await Expect(tab.Page.Locator(".splash")).ToHaveAttributeAsync("class", classes);
        await Expect(tab.Page.Locator(".splash")).ToBeHiddenAsync();
    }

    private static async Task<string[]> ModulesAsync(Tab tab, string addresses) =>
        [.. (await tab.Page.EvaluateAsync<string[]>(addresses)).Where(address => address.EndsWith(".js", StringComparison.Ordinal)).Distinct()];
}
