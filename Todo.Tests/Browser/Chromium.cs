using Microsoft.Playwright;
using Todo.Tests.Harness;

namespace Todo.Tests.Browser;

/// <summary>The installed Chromium, headless. If it is missing, the test is skipped; on CI, the test fails.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    /// <summary>In milliseconds, and generous for a busy machine.</summary>
    private const float Patience = 60_000;

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome.exe"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    public static async Task<Chromium> LaunchAsync()
    {
        var path = Find();
        if (path is null)
            Skip.ForWantOf("chromium");
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        return new(
            playwright,
            await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox"], Timeout = Patience }));
    }

    public async Task<IPage> NewPageAsync()
    {
        var page = await _browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 1000 } });
        page.SetDefaultTimeout(Patience);
        return page;
    }

    /// <summary>A browser with storage of its own, which shares nothing with the others.</summary>
    public async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options)
    {
        var context = await _browser.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static string? Find() =>
    (
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        from name in Names
        select Path.Combine(folder, name)
    ).FirstOrDefault(File.Exists);
}
