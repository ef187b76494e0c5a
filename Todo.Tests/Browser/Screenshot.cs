using Microsoft.Playwright;

namespace Todo.Tests.Browser;

/// <summary>Screenshots for manual review, saved if TODO_SCREENSHOTS names a folder.</summary>
internal static class Screenshot
{
    public static Task PhotographAsync(this IPage page, string name) => SaveAsync(name, path => page.ScreenshotAsync(new() { Path = path, FullPage = true }));

    public static Task PhotographAsync(this ILocator part, string name) => SaveAsync(name, path => part.ScreenshotAsync(new() { Path = path }));

    private static Task SaveAsync(string name, Func<string, Task> save) =>
        Environment.GetEnvironmentVariable("TODO_SCREENSHOTS") is { Length: > 0 } folder ? save(Path.Combine(folder, $"{name}.png")) : Task.CompletedTask;
}
