using Microsoft.Playwright;

namespace Todo.Bench.Page;

/// <summary>What the browser itself measures.</summary>
internal static class PageProbe
{
    /// <summary>Opens the page, and returns the milliseconds from the request to the first text.</summary>
    public static async Task<double> FirstContentAsync(IPage page, int slowDown)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = slowDown });
        await page.GotoAsync("/app/#/inbox");
        var first = await page.EvaluateAsync<double>(
            """
            () => new Promise((resolve) => new PerformanceObserver((list) => {
              for (const { name, startTime } of list.getEntries()) if (name === 'first-contentful-paint') resolve(startTime);
            }).observe({ type: 'paint', buffered: true }))
            """);
        await session.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 1 });
        return first;
    }

    /// <summary>Returns the bytes of all files that the page has loaded, as they came over the network.</summary>
    public static Task<double> WeightAsync(IPage page) => page.EvaluateAsync<double>(
        """
        () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
          .filter(({ name }) => new URL(name).pathname.startsWith('/app/')).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
        """);

    /// <summary>Scrolls from the top to the bottom once all todos are there, and returns the milliseconds of the longest task; 0 if each was short.</summary>
    public static async Task<double> LongestTaskWhileScrollingAsync(IPage page, int todos)
    {
        await page.WaitForFunctionAsync("(count) => document.querySelectorAll('.todo').length === count", todos);
        await page.EvaluateAsync(
            """
            () => {
              globalThis.longest = 0;
              new PerformanceObserver((list) => {
                for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration);
              }).observe({ type: 'longtask' });
            }
            """);
        await page.Mouse.MoveAsync(600, 400);
        while (await page.EvaluateAsync<bool>("() => scrollY + innerHeight < document.documentElement.scrollHeight - 1"))
            await page.Mouse.WheelAsync(0, 900);
        return await page.EvaluateAsync<double>("() => new Promise((resolve) => setTimeout(() => resolve(globalThis.longest), 500))");
    }
}
