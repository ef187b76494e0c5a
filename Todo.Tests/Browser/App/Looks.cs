using Microsoft.Playwright;

namespace Todo.Tests.Browser.App;

/// <summary>A screen in light and dark, and on a screen of 320 px, which is also what a zoom of 400 % leaves of 1,280 px.</summary>
internal static class Looks
{
    private static readonly (string Name, ColorScheme Scheme, int Width, int Height)[] All =
    [
        ("light", ColorScheme.Light, 1280, 900),
        ("dark", ColorScheme.Dark, 1280, 900),
        ("narrow", ColorScheme.Light, 320, 640),
    ];

    /// <summary>Asserts in each look that axe-core finds nothing and that nothing must be scrolled sideways.</summary>
    public static async Task AssertFineAsync(Tab tab, string name)
    {
        await Axe.LoadAsync(tab.Page);
        using (Assert.EnterMultipleScope())
        {
            foreach (var (look, scheme, width, height) in All)
            {
                await tab.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await tab.Page.SetViewportSizeAsync(width, height);
                await tab.Page.EvaluateAsync("() => scrollTo(0, 0)");
                await tab.PhotographAsync($"{name}-{look}");
                Assert.That(await Axe.CheckAsync(tab.Page), Is.Empty, look);
                Assert.That(await TooWideAsync(tab.Page), Is.Empty, $"{look}: wider than the window");
            }
        }
        await tab.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await tab.Page.SetViewportSizeAsync(1280, 900);
    }

    /// <summary>Returns the elements because of which the page scrolls sideways.</summary>
    private static Task<string[]> TooWideAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => {
          const { scrollWidth, clientWidth } = document.documentElement;
          if (scrollWidth <= clientWidth) return [];
          const wide = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5);
          return [`${scrollWidth - clientWidth} px`, ...wide.map((element) => `<${element.localName} class="${element.getAttribute('class') ?? ''}">`)];
        }
        """);
}
